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
// # What is an error, a problem, a gap
//
// An error is that nothing can be read: a file or folder that was named is not
// there, or no file is a Compose file.
//
// A problem is a mistake in a file that can be read, which docker compose would
// refuse: YAML, unknown keys, wrong types and values, names that are not
// defined, cycles, contradictions, files that a project names and that are not
// there. The smallest part that is wrong is left out (a value, an item, an
// attribute, a service, the rest of a file), and the problem says which;
// everything else is read. What only follows from a part that was left out is
// no problem of its own.
//
// A gap is what an analysis can do without, or what is not known: variables
// without value (the text keeps ${NAME}; a number or truth value is left out),
// remote includes and extends (never fetched), files outside of the root, keys
// that the schema does not know and that are no slip, mistakes in a service of
// an inactive profile, and what goes beyond a cap of this program: that part is
// left out, and the gap says the cap and how to go on.
//
// # What is read
//
// Only regular files below the root: the git work tree around the project
// directory; outside of one that directory, or with -f the nearest folder that
// holds all files. A -f file of a work tree may lie elsewhere. Of env files only the .env of the project (or --env-file) and
// those of includes are read, to fill variables in. The environment of the
// process is not; ${PWD} stands for the project directory.
package compose
