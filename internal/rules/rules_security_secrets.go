package rules

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/rules/known"
	"advisor/internal/secret"
)

const (
	composeSecrets    = "https://docs.docker.com/compose/how-tos/use-secrets/"
	kubernetesSecrets = "https://kubernetes.io/docs/concepts/security/secrets-good-practices/"
)

// securitySecretRules are about credentials. Their details are names, never
// values.
func securitySecretRules() []Rule {
	return []Rule{
		{
			ID: "credential-in-environment", Theme: facts.Security, Severity: facts.High,
			Title: "Credential in the Compose file",
			Says:  "%s has a credential in the file, as a value or as the default of a variable.", Several: "%s have credentials in the file, as values or as defaults of variables.",
			Why:              "Everyone with access to the repository can read the credential, it stays in the history, and `docker inspect` shows it to everyone with access to the engine.",
			Remedy:           "Move the credential out of the file, change it, and pass it to the service at run time.",
			RemedyCompose:    "Use `secrets:` with a file outside the repository; many images read `NAME_FILE`. If that is not possible, use a variable that is set only on the host.",
			RemedyKubernetes: "Keep the credential in a Secret that an external store fills. Remove it before you convert the file: converters copy it into plain `env`.",
			Source:           composeSecrets, Fix: perService(fixVariables), Check: credentialInEnvironment,
		},
		{
			ID: "credential-in-connection-string", Theme: facts.Security, Severity: facts.High,
			Title: "Password in a connection string",
			Says:  "%s has a connection string that contains a password.", Several: "%s have connection strings that contain a password.",
			Why:              "Connection strings end up in logs and on error pages, and the password with them.",
			Remedy:           "Pass host, user and password separately, and the password as a secret.",
			RemedyCompose:    "Build the string in the program from a mounted secret, or take the password from a variable.",
			RemedyKubernetes: "Take the password from a Secret (`secretKeyRef`) and build the string from it.",
			Source:           composeSecrets, Fix: perService(fixVariables), Check: credentialInConnection,
		},
		{
			ID: "default-password", Theme: facts.Security, Severity: facts.High,
			Title: "Well-known password",
			Says:  "%s uses a password that attackers try first, as a value or as the default of a variable.", Several: "%s use passwords that attackers try first, as values or as defaults of variables.",
			Why:              "Scanners on the internet try such passwords within minutes, and a default applies whenever someone forgets to set the variable.",
			Remedy:           "Generate a long password for each environment, and let the start fail where it is missing.",
			RemedyCompose:    "Write `${NAME:?set NAME}` instead of a default, or use `secrets:`.",
			RemedyKubernetes: "Let the deployment pipeline create the Secret from a generator or an external store, without a default.",
			Source:           "https://owasp.org/Top10/A07_2021-Identification_and_Authentication_Failures/", Fix: perService(fixVariables), Check: defaultPassword,
		},
		{
			ID: "database-without-password", Theme: facts.Security, Severity: facts.Medium,
			Title: "Database without a password",
			Says:  "%s accepts connections without a password.", Several: "%s accept connections without a password.",
			Why:              "Whoever reaches its port, from another container or from outside where the port is published, can read and change all data.",
			Remedy:           "Set a password, and let the start fail where it is missing.",
			RemedyCompose:    "Remove the setting and pass the password through a secret or `${NAME:?set NAME}`.",
			RemedyKubernetes: "Set a password from a Secret; a NetworkPolicy alone does not replace it.",
			Source:           "https://www.postgresql.org/docs/current/auth-trust.html", Fix: perService(fixPasswordOff), Check: withoutPassword,
		},
		{
			ID: "env-file-holds-secrets", Theme: facts.Security, Severity: facts.Medium,
			Title: "Secrets in an env file",
			Says:  "%s holds secrets.", Several: "%s hold secrets.",
			Why:              "An env file is copied, committed and backed up like any other file, and the whole container can read every variable in it.",
			Remedy:           "Keep the file out of version control, and pass secrets one by one.",
			RemedyCompose:    "Add the file to .gitignore, commit an example without values, and move passwords to `secrets:`.",
			RemedyKubernetes: "Split the file into a ConfigMap and a Secret; a converter turns all of it into a ConfigMap in plain text.",
			Source:           kubernetesSecrets, Check: envFileHoldsSecrets,
		},
	}
}

func credentialInEnvironment(p facts.Project) []Hit {
	return variables(p, known.HoldsSecret)
}

func defaultPassword(p facts.Project) []Hit {
	out := variables(p, known.DefaultPassword)
	return append(out, fileVariables(p, known.DefaultPassword)...)
}

func credentialInConnection(p facts.Project) []Hit {
	return variables(p, func(v facts.Variable) bool {
		return v.Literal && !secret.Looks(string(v.Name)) && known.ConnectionSecret(v.Value.Reveal())
	})
}

// variables hits the environment variables and build arguments that a test
// holds for, by name.
func variables(p facts.Project, test func(v facts.Variable) bool) []Hit {
	return each(p, func(s facts.Service) []Hit {
		all := s.Environment
		if s.Build != nil {
			all = append(all[:len(all):len(all)], s.Build.Args...)
		}
		var out []Hit
		for _, v := range all {
			if test(v) {
				out = append(out, hit(s, v.Name, v.Place)...)
			}
		}
		return out
	})
}

func envFileHoldsSecrets(p facts.Project) []Hit {
	return fileVariables(p, known.HoldsSecret)
}

// fileVariables hits the variables of .env and env_file files that a test
// holds for, under the name of the file.
func fileVariables(p facts.Project, test func(v facts.Variable) bool) []Hit {
	var out []Hit
	for _, v := range p.FileVariables {
		v.Literal = true
		if test(v) {
			out = append(out, Hit{In: v.Place.File, Detail: v.Name, Place: v.Place})
		}
	}
	return out
}

// passwordOff are settings that switch the password of a data store off, with the
// values that do.
var passwordOff = map[string]*lazyregexp.Regexp{
	"POSTGRES_HOST_AUTH_METHOD":         lazyregexp.New(`(?i)^\s*trust`),
	"ALLOW_EMPTY_PASSWORD":              lazyregexp.New(`(?i)^(1|true|yes|on)$`),
	"MYSQL_ALLOW_EMPTY_PASSWORD":        lazyregexp.New(`.`),
	"MARIADB_ALLOW_EMPTY_PASSWORD":      lazyregexp.New(`.`),
	"MARIADB_ALLOW_EMPTY_ROOT_PASSWORD": lazyregexp.New(`.`),
}

// withoutPassword is of high severity where a port can be reached from outside
// the host.
func withoutPassword(p facts.Project) []Hit {
	out := variables(p, func(v facts.Variable) bool {
		off := passwordOff[string(v.Name)]
		return off != nil && off.MatchString(strings.TrimSpace(v.Value.Reveal()))
	})
	for _, s := range p.Services {
		if !slices.ContainsFunc(s.Ports, open) {
			continue
		}
		for i := range out {
			if out[i].Service == s.Name {
				out[i].Severity = facts.High
			}
		}
	}
	return out
}
