// Package compose loads a Compose project the way docker compose sees it, for
// reading only, with file and line of every value. It never judges the
// project.
//
// # How
//
// Each file is parsed once into YAML nodes. On them, anchors, merge keys and
// variables are resolved, attributes are held against the Compose schema,
// short forms become long ones, and includes, extends, override files, !reset
// and !override are applied; every value keeps the line that it came from.
// The result fills compose-go's types. compose-go's own loader is the
// reference that the tests compare with; it is not used at run time, since it
// keeps no lines, costs ten times as much, and hangs, panics or reads foreign
// files on inputs of a few hundred bytes.
//
// # What is an error, what is a gap
//
// An error is what docker compose would refuse because the files are wrong:
// YAML, unknown keys, wrong types and values, names that are not defined,
// cycles, contradictions, files that a project includes and that are not
// there. All of them are reported at once, as Problems. What goes beyond a
// cap of this program is a LimitError.
//
// A gap is what an analysis can do without: variables without value (the text
// keeps ${NAME}; a number or truth value is left out), env files and label
// files that are not there, remote includes and extends (never fetched), a
// mistake in a service of an inactive profile. A set of files in which a
// service has neither image nor build is a part of a project: what it refers
// to may be defined elsewhere, so undefined names are gaps, too.
//
// # What is read
//
// Only regular files below the root: the git work tree around the project
// directory, or that directory alone. A -f file that the user names may lie
// elsewhere. Of env files only the .env of the project (or --env-file) and
// those of includes are read, to fill variables in. The environment of the
// process is not; ${PWD} stands for the project directory.
package compose
