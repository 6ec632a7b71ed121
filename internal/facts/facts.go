// Package facts is plain data: what a Compose project and its Dockerfiles
// show, and what follows from it. The scan fills it, rules and reports read
// it. Nothing here judges or computes.
//
// Everything that a project could have written is an untrusted.Text. Values
// of variables, commands and labels are never kept in an exported JSON field:
// they stay in Hidden.
package facts

import (
	"cmp"
	"slices"

	"advisor/internal/untrusted"
)

// Hidden is a value that rules may look at and no output may show.
type Hidden struct{ value string }

// Hide wraps a value.
func Hide(v string) Hidden { return Hidden{v} }

// HideAll wraps values, such as the words of a command.
func HideAll(values []string) []Hidden {
	var out []Hidden
	for _, v := range values {
		out = append(out, Hide(v))
	}
	return out
}

// Reveal gives the value to a rule. Never print it.
func (h Hidden) Reveal() string { return h.value }

// Or gives the value to whoever judges it, or the text as it is shown where
// nothing is hidden behind it.
func (h Hidden) Or(shown untrusted.Text) string {
	if h.value != "" {
		return h.value
	}
	return string(shown)
}

// String never shows the value.
func (h Hidden) String() string { return "(hidden)" }

// GoString never shows the value.
func (h Hidden) GoString() string { return "(hidden)" }

// MarshalJSON never shows the value.
func (h Hidden) MarshalJSON() ([]byte, error) { return []byte(`"(hidden)"`), nil }

// Project is one Compose project as docker compose would see it, all profiles
// included. Slices are sorted by name unless said otherwise.
type Project struct {
	Name untrusted.Text `json:"project"`
	// Title is what people call it where Name says nothing, such as docker or app: the
	// folder of the repository; empty: Name.
	Title untrusted.Text `json:"title,omitempty"`
	Files []File         `json:"files"`
	// Services are all services, those of inactive profiles too.
	Services []Service `json:"services"`
	// ServicesAt is the line that the list of services begins with.
	ServicesAt untrusted.Place `json:"-"`
	// Orchestrated is the number of services that count for the decision
	// (Service.Orchestrated).
	Orchestrated int        `json:"orchestrated_services"`
	Profiles     []Profile  `json:"profiles"`
	Networks     []Network  `json:"networks"`
	Volumes      []Volume   `json:"volumes"`
	Secrets      []Resource `json:"secrets"`
	Configs      []Resource `json:"configs"`
	// Data is what keeps data that must survive: each volume or folder once.
	Data []Data `json:"data"`
	// LongestChain is the longest chain of depends_on, first the dependent.
	LongestChain []untrusted.Text `json:"longest_dependency_chain"`
	// Environments are the sets of files and profiles that were found, each
	// merged, the judged one first; none where there is no other. Drift is how
	// the others differ from it.
	Environments []Environment `json:"environments"`
	Drift        []Drift       `json:"drift"`
	// Choice is which set of files the facts are of; the report has it beside
	// them.
	Choice Choice `json:"-"`
	// Dir is the absolute folder that places start from, where it is another one
	// than was asked about; empty: it is that one.
	Dir string `json:"-"`
	// Tools are linters and scanners that the repository already runs, and CI
	// systems it is built with.
	Tools []Tool `json:"tools"`
	// Attributes are all attribute paths in use, in file order; for rules and
	// the portability table.
	Attributes []Attribute `json:"-"`
	// Problems are the mistakes in the files, in file order; the report has them
	// beside the facts.
	Problems []Problem `json:"-"`
	// Unset are variables that the files use and that nothing gives a value:
	// no .env, no default. Each name stands once, at its first place.
	Unset []Unset `json:"unset_variables"`
	// Shadowed are Compose files beside the ones read that docker compose
	// passes over by default (compose.yml beside compose.yaml).
	Shadowed []Use `json:"shadowed_files"`
	// FileVariables are the variables set in the .env and env_file files of the
	// project, with hidden values; in file order.
	FileVariables []Variable `json:"-"`
}

// Called is what people call the project; empty: it has no name.
func (p Project) Called() untrusted.Text { return cmp.Or(p.Title, p.Name) }

// Running is the project without the services of inactive profiles, which
// docker compose would not start: they count in no number and no judgement.
func (p Project) Running() Project {
	if slices.ContainsFunc(p.Services, func(s Service) bool { return s.Inactive }) {
		p.Services = slices.DeleteFunc(slices.Clone(p.Services), func(s Service) bool { return s.Inactive })
	}
	return p
}

// Inactive are the services of inactive profiles.
func (p Project) Inactive() []Service {
	return slices.DeleteFunc(slices.Clone(p.Services), func(s Service) bool { return !s.Inactive })
}

// Unset is a variable without a value.
type Unset struct {
	Name untrusted.Text `json:"name"`
	// Required: written as ${NAME:?} or ${NAME?}, so docker compose rejects to
	// start without it.
	Required bool `json:"required"`
	// Example is the file with examples of variables that has the name, such as
	// .env.example; empty: none has.
	Example untrusted.Text  `json:"example,omitempty"`
	Place   untrusted.Place `json:"place"`
}

// File is one file that was read.
type File struct {
	Path   untrusted.Text `json:"path"` // relative to the project directory
	SHA256 string         `json:"sha256"`
	Kind   string         `json:"kind"` // compose, override, include, extends, dockerfile, dotenv, environment, package, config
}

// Role is what a service is for.
type Role string

// The roles of a service.
const (
	RoleApplication Role = "application"
	RoleWebEdge     Role = "web-edge" // reverse proxy, load balancer, TLS end
	RoleDatabase    Role = "database"
	RoleCache       Role = "cache"
	RoleQueue       Role = "queue"
	RoleWorker      Role = "worker"
	RoleScheduler   Role = "scheduler"  // starts work at fixed times
	RoleJob         Role = "job"        // runs once and ends
	RoleMonitoring  Role = "monitoring" // metrics, logs, traces
	RoleBackup      Role = "backup"     // copies data away
	// RoleCertificates gets and renews certificates for the web edge.
	RoleCertificates Role = "certificate-helper"
	// RoleOperations is a console for those who run it: a browser of databases or
	// queues, what updates or shows containers. No user of the application needs it.
	RoleOperations  Role = "operations-helper"
	RoleDevelopment Role = "development-helper"
	RoleFrontend    Role = "frontend-build" // only builds or serves static files
)

// RoleInWords says what a role is.
type RoleInWords struct {
	Role  Role
	About string
}

// Roles are all roles of a service, in the order in which they are listed.
func Roles() []RoleInWords {
	return []RoleInWords{
		{RoleApplication, "A long-running program that users or other services call."},
		{RoleWorker, "Takes jobs in the background and answers no requests."},
		{RoleScheduler, "Starts work at fixed times."},
		{RoleWebEdge, "Meets the network first: a reverse proxy, a load balancer or the end of TLS."},
		{RoleDatabase, "Keeps the data of the application."},
		{RoleCache, "Keeps copies that can be made again."},
		{RoleQueue, "Passes messages or jobs between services."},
		{RoleMonitoring, "Collects or shows metrics, logs or traces."},
		{RoleFrontend, "Builds or serves static files, which a CDN or a static server can do in production."},
		{RoleJob, "Runs once and ends, such as a migration."},
		{RoleBackup, "Copies data to another place."},
		{RoleCertificates, "Gets and renews certificates for the web edge."},
		{RoleOperations, "A console for the people who run the system, such as a database browser; no user needs it."},
		{RoleDevelopment, "Helps developers only, such as a mail catcher."},
	}
}

// Orchestrated reports whether services of the role count for the decision: it is
// no frontend build, no helper, no backup and no job that runs once.
func (r Role) Orchestrated() bool {
	switch r {
	case RoleFrontend, RoleJob, RoleBackup, RoleCertificates:
		return false
	default:
		return !r.Helper()
	}
}

// Helper reports whether a role is one that no user of the application needs.
func (r Role) Helper() bool { return r == RoleDevelopment || r == RoleOperations }

// Service is one service after all merging.
type Service struct {
	Name     untrusted.Text  `json:"name"`
	Place    untrusted.Place `json:"place"`
	Role     Role            `json:"role"`
	RoleSure bool            `json:"role_sure"` // false: a guess, say so
	RoleWhy  untrusted.Text  `json:"role_why"`
	// Product is the well-known software behind the image ("postgres",
	// "redis"), empty when it is not known.
	Product string `json:"product"`
	// Stateful: keeps data that must survive the container.
	Stateful bool `json:"stateful"`
	// Store: a database, queue, search engine or other store that the project
	// runs itself, or a cache that keeps its data; what the question about
	// stateful services counts.
	Store bool `json:"store"`
	// Inactive: only in profiles that are not active.
	Inactive bool             `json:"inactive"`
	Profiles []untrusted.Text `json:"profiles"`

	Image      *Image      `json:"image"` // nil: built without a name
	Build      *Build      `json:"build"` // nil: pulled
	Dockerfile *Dockerfile `json:"dockerfile"`

	// Replicas is how many containers are asked for (deploy.replicas or
	// scale); 1 when nothing is said. Mode is deploy.mode, empty by default.
	Replicas int    `json:"replicas"`
	Mode     string `json:"mode"`
	// Job: written under jobs, so that nothing keeps it running. Schedule are the
	// cron expressions that start it, in file order; without one it is started by
	// hand.
	Job      bool             `json:"-"`
	Schedule []untrusted.Text `json:"schedule,omitempty"`

	DependsOn   []Dependency   `json:"depends_on"`
	Mounts      []Mount        `json:"mounts"`
	Ports       []Port         `json:"ports"`
	Networks    []Use          `json:"networks"`
	NetworkMode untrusted.Text `json:"network_mode"`
	Secrets     []Use          `json:"secrets"`
	Configs     []Use          `json:"configs"`
	Health      *Health        `json:"healthcheck"` // nil: none in the Compose file
	Restart     string         `json:"restart"`     // empty: not set, which means no
	Limits      Limits         `json:"limits"`
	// Resources are the limits and reservations of one container as numbers;
	// zero where the files set none.
	Resources Resources `json:"resources,omitzero"`
	GPUs      []Use     `json:"gpus"`
	// Devices are the devices of the host under devices, by host path.
	Devices     []Use          `json:"devices"`
	Container   untrusted.Text `json:"container_name"`
	Languages   []string       `json:"languages"`
	Logging     *Logging       `json:"logging"`
	Environment []Variable     `json:"environment"` // names; values hidden
	// Settings are the variables of Environment with their values filled in, for
	// judging.
	Settings []Variable `json:"-"`
	// Hostnames are further names under which other services reach it: container
	// name, host name, aliases.
	Hostnames []Hidden `json:"-"`
	// ConfigTargets are the paths in the container at which Configs are mounted.
	ConfigTargets []Hidden `json:"-"`
	// ImageValue is Image with all variables filled in.
	ImageValue Hidden `json:"-"`
	EnvFiles   []Use  `json:"env_files"`
	// EnvPaths are the env files as they are read, in the order of EnvFiles.
	EnvPaths    []Hidden        `json:"-"`
	Labels      []Variable      `json:"-"`
	Command     []Hidden        `json:"-"` // argv as Compose would pass it
	Entrypoint  []Hidden        `json:"-"`
	CommandForm string          `json:"-"` // "", "list", "string"
	CommandAt   untrusted.Place `json:"-"`
	// DevServer names the development server or hot-reload tool that the
	// container runs, by the command here or else by that of its Dockerfile;
	// empty: none seen. DevServerAt is where that command stands.
	DevServer   string          `json:"development_server"`
	DevServerAt untrusted.Place `json:"development_server_place"`

	// Attributes are the attribute paths of this service in use, below
	// services.NAME ("deploy.placement.constraints"), in file order. List
	// indexes are left out; each path stands once, at its first place.
	Attributes []Attribute `json:"-"`
}

// Orchestrated reports whether a service counts for the decision: it runs, and
// its role counts.
func (s Service) Orchestrated() bool { return !s.Inactive && s.Role.Orchestrated() }

// Attribute is an attribute path in use and where. Value is kept for scalars
// only, for rules. Items are the scalar items of a list (cap_add, security_opt,
// devices, tmpfs …), all of them, each with its own place.
type Attribute struct {
	Path  string
	Place untrusted.Place
	Value Hidden
	// Written is the value as it is written, variables as ${NAME}. It may hold
	// what a command or a label holds: show it of attributes that are words only.
	Written untrusted.Text
	Items   []Item
}

// Item is one scalar item of a list; for rules.
type Item struct {
	Value Hidden
	Place untrusted.Place
}

// Image is a parsed image reference; interpolated parts are resolved from
// defaults and .env, otherwise Unresolved is true.
type Image struct {
	Ref        untrusted.Text  `json:"ref"` // as written, with variables resolved where they could be
	Written    untrusted.Text  `json:"-"`   // as written; empty: no variable was resolved, or nobody kept it
	Registry   untrusted.Text  `json:"registry"`
	Repository untrusted.Text  `json:"repository"` // without registry and tag: library/postgres
	Tag        untrusted.Text  `json:"tag"`        // empty: none written
	Digest     untrusted.Text  `json:"digest"`
	Unresolved bool            `json:"unresolved"`
	Place      untrusted.Place `json:"place"`
}

// HiddenImage is an image that rules may look at and no output may show.
type HiddenImage struct{ image *Image }

// HideImage wraps an image.
func HideImage(img *Image) HiddenImage { return HiddenImage{img} }

// String never shows the image.
func (h HiddenImage) String() string { return "(hidden)" }

// GoString never shows the image.
func (h HiddenImage) GoString() string { return "(hidden)" }

// From is the base image, for judging; nil: scratch or unknown.
func (d Dockerfile) From() *Image {
	if d.BaseValue.image != nil {
		return d.BaseValue.image
	}
	return d.Base
}

// Build is how a service is built.
type Build struct {
	Context    untrusted.Text `json:"context"`
	Dockerfile untrusted.Text `json:"dockerfile"` // as Compose resolves it, relative to the context
	Target     untrusted.Text `json:"target"`
	Inline     bool           `json:"inline"`
	Remote     bool           `json:"remote"` // a URL: never fetched
	Args       []Variable     `json:"args"`
	// NoIgnore: the context folder could be read, and neither .dockerignore nor
	// DOCKERFILE.dockerignore is in it. False also where it could not be read.
	NoIgnore bool            `json:"no_dockerignore"`
	Place    untrusted.Place `json:"place"`
	// ContextValue, DockerfileValue and TargetValue are the same with variables
	// filled in.
	ContextValue    Hidden `json:"-"`
	DockerfileValue Hidden `json:"-"`
	TargetValue     Hidden `json:"-"`
}

// From is the folder of the host or the volume, for judging.
func (m Mount) From() string { return m.SourceValue.Or(m.Source) }

// To is the path in the container, for judging.
func (m Mount) To() string { return m.TargetValue.Or(m.Target) }

// Folder is the build context, for judging.
func (b Build) Folder() string { return b.ContextValue.Or(b.Context) }

// File is the Dockerfile, for judging.
func (b Build) File() string { return b.DockerfileValue.Or(b.Dockerfile) }

// Stage is the target, for judging.
func (b Build) Stage() string { return b.TargetValue.Or(b.Target) }

// Inside is the port or range of the container, for judging.
func (p Port) Inside() string { return p.TargetValue.Or(untrusted.Text(p.Target)) }

// Address is the address of the host, for judging.
func (p Port) Address() string { return p.HostValue.Or(p.HostIP) }

// Variable is a name whose value is never shown.
type Variable struct {
	Name untrusted.Text `json:"name"`
	// Value is hidden; Literal tells that one is written in the file (not a
	// pass-through, not only a ${VARIABLE}).
	Value   Hidden          `json:"-"`
	Literal bool            `json:"literal"`
	Place   untrusted.Place `json:"place"`
}

// Dependency is one entry of depends_on (or links).
type Dependency struct {
	Service   untrusted.Text `json:"service"`
	Condition string         `json:"condition"` // service_started, service_healthy, service_completed_successfully
	Missing   bool           `json:"missing"`   // no such service
	// Explicit: the condition is written out, not the default of a short entry.
	Explicit bool            `json:"-"`
	Place    untrusted.Place `json:"place"`
}

// Mount is one volume or bind of a service.
type Mount struct {
	Kind     string         `json:"kind"`   // volume, anonymous, bind, tmpfs, image, npipe, cluster
	Source   untrusted.Text `json:"source"` // volume name or host path
	Target   untrusted.Text `json:"target"`
	ReadOnly bool           `json:"read_only"`
	// Volume is the named volume that stands for the folder of a bind mount; empty
	// for one that names the folder itself.
	Volume untrusted.Text `json:"volume,omitempty"`
	// Propagation is the mount propagation asked for (rshared, shared, rslave
	// …), in the short or the long form; empty: none.
	Propagation string `json:"-"`
	// Holds is what was seen in the folder of the project that a bind mount is of:
	// code, other, absent; empty: nobody could look.
	Holds string `json:"-"`
	// SourceValue and TargetValue are Source and Target with variables filled in.
	SourceValue Hidden          `json:"-"`
	TargetValue Hidden          `json:"-"`
	Place       untrusted.Place `json:"place"`
}

// Port is one published port or range.
type Port struct {
	HostIP    untrusted.Text `json:"host_ip"`   // empty: all interfaces
	Published string         `json:"published"` // empty: any free port; "8000-8010" for a range
	Target    string         `json:"target"`
	// HostValue and TargetValue are HostIP and Target with variables filled in.
	HostValue   Hidden          `json:"-"`
	TargetValue Hidden          `json:"-"`
	Protocol    string          `json:"protocol"`
	Mode        string          `json:"mode"`
	Count       int             `json:"count"` // ports in the range, at least 1
	Place       untrusted.Place `json:"place"`
}

// Use is the use of a named thing.
type Use struct {
	Name  untrusted.Text  `json:"name"`
	Place untrusted.Place `json:"place"`
}

// Health is a health check.
type Health struct {
	Form  string          `json:"form"` // cmd, shell, string, none, disabled, inherit (no test: the image's own)
	Test  []Hidden        `json:"-"`    // the words of the test, for judging
	Place untrusted.Place `json:"place"`
}

// Limits says which limits are set, and where; the zero Place means not set.
type Limits struct {
	CPU    untrusted.Place `json:"cpu"`
	Memory untrusted.Place `json:"memory"`
	PIDs   untrusted.Place `json:"pids"`
}

// Resources are limits and reservations of one container as numbers, never the
// text that they are written as. Zero: not set, or a variable without a value.
type Resources struct {
	MemoryLimit       int64 `json:"memory_limit_bytes,omitempty"`
	MemoryReservation int64 `json:"memory_reservation_bytes,omitempty"`
	// CPULimit and CPUReservation are in thousandths of a CPU.
	CPULimit       int64 `json:"cpu_limit_thousandths,omitempty"`
	CPUReservation int64 `json:"cpu_reservation_thousandths,omitempty"`
	// MemoryAt and CPUAt are where the memory and the CPUs are set: the limit,
	// else the reservation.
	MemoryAt untrusted.Place `json:"memory_place,omitzero"`
	CPUAt    untrusted.Place `json:"cpu_place,omitzero"`
}

// Logging is the logging section.
type Logging struct {
	Driver  untrusted.Text   `json:"driver"`
	Options []untrusted.Text `json:"options"` // names
	Place   untrusted.Place  `json:"place"`
}

// Profile is a Compose profile.
type Profile struct {
	Name     untrusted.Text   `json:"name"`
	Active   bool             `json:"active"`
	Services []untrusted.Text `json:"services"`
}

// Network is a top-level network.
type Network struct {
	Name     untrusted.Text `json:"name"`
	Driver   untrusted.Text `json:"driver"`
	External bool           `json:"external"`
	Internal bool           `json:"internal"`
	// Attachable: other containers may join, which only Swarm networks offer.
	Attachable bool            `json:"-"`
	Place      untrusted.Place `json:"place"`
}

// Volume is a top-level volume.
type Volume struct {
	Name     untrusted.Text `json:"name"`
	Driver   untrusted.Text `json:"driver"`
	External bool           `json:"external"`
	// Options: options for the driver are set, such as those of a network share.
	Options bool             `json:"-"`
	UsedBy  []untrusted.Text `json:"used_by"`
	Place   untrusted.Place  `json:"place"`
}

// Data is one place where a project keeps data that must survive.
type Data struct {
	Name untrusted.Text `json:"name"` // the volume or the folder of the host; empty: there is none
	Kind string         `json:"kind"` // volume, bind, cluster; container: it goes with the container
	// Owner is the service whose data it is: the store, else the application.
	Owner untrusted.Text `json:"owner"`
	// UsedBy are the other services that mount it.
	UsedBy []untrusted.Text `json:"used_by"`
	Place  untrusted.Place  `json:"place"`
}

// Resource is a top-level secret or config.
type Resource struct {
	Name     untrusted.Text  `json:"name"`
	Kind     string          `json:"kind"` // file, environment, content, external, driver
	External bool            `json:"external"`
	Place    untrusted.Place `json:"place"`
}

// Environment is one set of files that makes an environment.
type Environment struct {
	Name untrusted.Text `json:"name"`
	// Kind is what its name says it is for: production, staging, test,
	// development; empty: nothing, such as the files as docker compose finds them.
	Kind  string           `json:"kind"`
	Files []untrusted.Text `json:"files"`
	// Profiles are those that are active in it because of its name.
	Profiles []untrusted.Text `json:"profiles"`
	// Services are those that run in it.
	Services []untrusted.Text `json:"services"`
}

// Choice is which of the sets of files that describe environments is judged.
// The zero value: nobody knows, as in a report of an older version.
type Choice struct {
	Judged untrusted.Text   `json:"judged"` // production, staging, test, development, default, or the middle part of a file's name
	Files  []untrusted.Text `json:"files"`  // in the order in which they are merged
	// Profiles are those that are active because of the set's name.
	Profiles []untrusted.Text `json:"profiles"`
	// Why says why this set, and why these files.
	Why untrusted.Text `json:"why"`
	// Others are the other sets.
	Others []OtherSet `json:"others"`
	// NotRead are Compose files of no set: alternatives, templates, files for
	// tests or tools.
	NotRead []untrusted.Text `json:"not_read"`
	// Missing says which environment settings for many projects name and these files
	// do not describe, so that this one is judged; empty: none.
	Missing untrusted.Text `json:"missing,omitempty"`
}

// OtherSet is a set of files that is not judged.
type OtherSet struct {
	Name     untrusted.Text   `json:"name"`
	Files    []untrusted.Text `json:"files"`
	Profiles []untrusted.Text `json:"profiles"`
}

// Drift is one difference between two environments.
type Drift struct {
	Between  [2]untrusted.Text `json:"between"`
	Service  untrusted.Text    `json:"service"`
	Role     Role              `json:"role"`   // of the service
	Aspect   string            `json:"aspect"` // service, image, build, command, ports, mounts, healthcheck, limits, environment, replicas, restart, secrets
	Message  untrusted.Text    `json:"message"`
	Evidence []untrusted.Place `json:"evidence"`
}

// Tool is something that the repository is set up with.
type Tool struct {
	Name  string          `json:"name"` // hadolint, trivy, kics, dclint, github-actions, gitlab-ci, …
	Kind  string          `json:"kind"` // linter, scanner, ci, gitops, kubernetes
	Place untrusted.Place `json:"place"`
}

// Dockerfile is what the final (or targeted) stage of a Dockerfile shows.
type Dockerfile struct {
	Path   untrusted.Text `json:"path"`
	Stages int            `json:"stages"`
	Final  untrusted.Text `json:"final_stage"` // its name, or its number
	Base   *Image         `json:"base"`        // of the final stage, through stages of the same file; nil: scratch or unknown
	// BaseValue is Base with all build arguments filled in.
	BaseValue HiddenImage     `json:"-"`
	BaseStage bool            `json:"base_scratch"`
	User      untrusted.Text  `json:"user"` // empty: none set, or one that is empty after its variables are filled in
	UserAt    untrusted.Place `json:"user_place"`
	// UserUnknown: USER names a variable that the file gives no value; the base
	// image may set it. Without one the container runs as root.
	UserUnknown bool `json:"-"`
	// Languages are read off the base image and the commands; their place is
	// that of the final FROM.
	Languages []string        `json:"languages"`
	CmdForm   string          `json:"cmd_form"` // exec, shell, none
	CmdAt     untrusted.Place `json:"cmd_place"`
	Healthy   bool            `json:"healthcheck"`
	// HealthyAt is the last HEALTHCHECK, NONE included; zero: none.
	HealthyAt untrusted.Place `json:"healthcheck_place"`
	// DevServer names the development server or hot-reload tool in the command
	// of the final stage; empty: none seen.
	DevServer string `json:"development_server"`
	// Static: the final stage only builds or serves static files.
	Static bool `json:"static_frontend"`
	// StaticWhy says what shows it.
	StaticWhy untrusted.Text `json:"static_why"`
	// ServerFiles are the files of the build context that are copied into the
	// configuration of a web server.
	ServerFiles []Hidden `json:"-"`
	// PassesOn: the Dockerfile itself writes a configuration that makes its web
	// server pass requests on.
	PassesOn bool `json:"-"`
	// SecretNames are ARG and ENV names that look like secrets and have a value in
	// the file that may be one; SecretArgs are such ARG names without a value.
	SecretNames []Use    `json:"secret_names"`
	SecretArgs  []Use    `json:"secret_arguments,omitempty"`
	Ports       []string `json:"exposed_ports"`
	// PortsAt is the first EXPOSE; zero: none.
	PortsAt untrusted.Place `json:"exposed_ports_place"`
	// LogsToFile reports whether the command, at cmd_place, writes its logs to a file
	// instead of standard output.
	LogsToFile bool `json:"logs_to_file"`
	// CopiesAll is the place of a COPY of the whole context; zero: none.
	CopiesAll untrusted.Place `json:"copies_all"`
	// InsecureFetch is the first instruction that switches off the checking of
	// downloads; zero: none.
	InsecureFetch untrusted.Place `json:"insecure_fetch"`
	// BuiltOnNode is a front-end build (npm run build …) of this image while the
	// final stage still is a JavaScript image: static files, or pages rendered on
	// the server; zero: none.
	BuiltOnNode untrusted.Place `json:"frontend_built_on_node"`
	// DevPackages is the first instruction of the final stage that installs
	// development packages too (npm install without --omit=dev, a
	// requirements-dev.txt …); zero: none seen.
	DevPackages untrusted.Place `json:"development_packages"`
	Command     []Hidden        `json:"-"`
	Entrypoint  []Hidden        `json:"-"`
	// Environment are the variables that ENV sets in the final image, sorted by
	// name, with hidden values.
	Environment []Variable      `json:"-"`
	Place       untrusted.Place `json:"place"` // of the final FROM
}
