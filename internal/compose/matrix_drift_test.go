package compose

import (
	"path"
	"strings"
)

// drift is a difference from compose-go that stays.
type drift struct {
	path string // of the attribute; "*" stands for any one name
	kind string // of difference
	what string // a part of what differs
	why  string
}

func (r drift) explains(d difference) bool {
	if r.kind != d.kind || !strings.Contains(d.what, r.what) {
		return false
	}
	return r.is(d.path)
}

// is reports whether the row is about the attribute.
func (r drift) is(attribute string) bool {
	dots := strings.NewReplacer(".", "/", "*", "x") // a star of the schema is a name like another
	ok, _ := path.Match(strings.ReplaceAll(r.path, ".", "/"), dots.Replace(attribute))
	return ok
}

// matrixRefused are attributes that both loaders always refuse.
var matrixRefused = []string{
	"secrets.*.driver", // the schema has it, compose-go's check has not
}

// matrixDrift are the differences that stay, each with its reason.
var matrixDrift = []drift{
	{"*.*.build", "model", "Source", "compose-go compares the short form of the later file with the long one of the earlier, and mounts a secret twice"},
	{"*.*.build.secrets", "model", "Source", "the same"},
	{"jobs.*.configs", "model", "Source", "the same"},
	{"jobs.*.secrets", "model", "Source", "the same"},
	{"jobs.*.env_file", "model", "Path", "the same, with a file that is read twice"},
	{"services.*.gpus", "model", "Count: -1", "extends puts a list over the text all, which compose-go replaces before it is a list"},
	{"*.*.extra_hosts.*", "model", "types.HostsList", "a host without an address is left out: it resolves to nothing"},
	{"*.*.build.extra_hosts.*", "model", "types.HostsList", "the same"},
	{"services.*.pre_start.*.extra_hosts.*", "model", "types.HostsList", "the same"},
	{"services.*.extra_hosts.*", "model", "s1", "compose-go sorts the addresses of a host"},
	{"services.*.build.extra_hosts.*", "model", "s1", "the same"},

	{"*.*.build", "laxer", "cannot override", "compose-go cannot put a list over what it has made a mapping: there is no doubt what is meant"},
	{"*.*.build.ssh", "laxer", "cannot override", "the same"},
	{"*.*.build.ulimits.*", "laxer", "invalid type string", "a number in quotes is a number here, too"},
	{"*.*.build.ulimits.*.*", "laxer", "panics", "the same: compose-go panics"},
	{"*.*.gpus", "laxer", "cannot override", "the same, with the text all"},
	{"*.*.extra_hosts", "laxer", "must be a mapping", "compose-go makes null of an empty list when it merges one, and refuses it"},
	{"*.*.extra_hosts.*", "laxer", "must be a mapping", "the same"},
	{"*.*.build.extra_hosts", "laxer", "must be a mapping", "the same"},
	{"*.*.build.extra_hosts.*", "laxer", "must be a mapping", "the same"},
	{"networks.*.ipam.config", "laxer", "must be a array", "the same"},
	{"*.*.build.additional_contexts.*", "laxer", "expected key=value", "compose-go refuses a context without a value only when it merges it"},
	{"services.*.expose.*", "laxer", "unsupported expose value", "a fraction is no port, and is left to the engine"},
	{"jobs.*.triggers", "laxer", "missing property", "our table has no anyOf: a job without a trigger is read"},
	{"secrets.*.driver", "laxer", "must declare either", "the schema has drivers of secrets, compose-go's check has not"},
	{"secrets.*.external", "laxer", "must declare either", "a secret that is external in one file only is read"},
	{"*.*.external.name", "laxer", "name and external.name conflict", "two files may name what is external, the later one counts"},
}
