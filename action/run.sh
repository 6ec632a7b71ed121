#!/usr/bin/env bash
# The GitHub Action: gets the program, runs it once, and hands on what it said.
# Its inputs are variables (action.yml), its own files are below RUNNER_TEMP.
# Ends with the program's exit status.
set -euo pipefail

# Git's bash on Windows would take arguments for paths and rewrite them.
export MSYS2_ARG_CONV_EXCL='*'
# shellcheck source=program.sh
source "$(dirname "${BASH_SOURCE[0]}")/program.sh"

work=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/advisor.XXXXXX")
report=$work/report.json

# fail MESSAGE: an error of the action's own, also beside the step.
fail() {
  echo "advisor: ${1//[[:cntrl:]]/ }" | inert >&2
  echo "::error title=advisor::$(escaped "$1" | inert)"
  exit 2
}

# escaped TEXT: as the data of a workflow command.
escaped() {
  printf '%s' "$1" | tr -d '\r' | LC_ALL=C sed 's/%/%25/g' | LC_ALL=C awk 'NR > 1 { printf "%%0A" } { printf "%s", $0 }'
}

# inert: text in which the runner finds no command, wherever in a line.
inert() { LC_ALL=C sed 's/##\[/## [/g'; }

# Each input becomes one argument, joined to its flag, so that no value is taken
# for a flag.
args=()
add() { [ -z "$2" ] || args+=("$1=$2"); }
lines() {
  local flag=$1 line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [ -z "${line//[[:space:]]/}" ] || args+=("$flag$line")
  done <<<"$2"
}

case ${INPUT_COMMAND:-} in
  check | scan) args+=("$INPUT_COMMAND") ;;
  report | none | '') args+=(--ask=never) ;;
  *) fail "the input command is check, scan or report, not \"$INPUT_COMMAND\"" ;;
esac
add --answers "${INPUT_RECORD:-}"
add --model "${INPUT_MODEL:-}"
add --baseline "${INPUT_BASELINE:-}"
add --expect "${INPUT_EXPECT:-}"
add --fail-on "${INPUT_FAIL_ON:-}"
lines --output= "${INPUT_OUTPUT:-}"
lines '' "${INPUT_ARGS:-}"
# Annotations, and with them the step summary; and the report for the outputs.
args+=(--output=github=- "--output=json=$report" -- "${INPUT_DIRECTORY:-.}")

program=$(program "$work") || fail 'the program could not be built or downloaded; the log says why'
# Later steps may call it too.
echo "${program%/*}" >>"${GITHUB_PATH:-/dev/null}"

status=0
"$program" "${args[@]}" 2>"$work/messages" || status=$?
messages=$(<"$work/messages")
[ -z "$messages" ] || printf '%s\n' "$messages" | inert >&2
# A gate has annotations of its own; without a report there are none.
if [ "$status" -ge 2 ]; then
  echo "::error title=advisor::$(escaped "${messages#advisor: }" | inert)"
fi

# A scalar at the top of the report. Only words and numbers are let through.
value() { sed -nE 's/^  "'"$1"'": "?([a-z0-9.-]+)"?,?$/\1/p' "$report" | head -n 1; }
{
  echo "status=$status"
  if [ -f "$report" ]; then
    echo "report=$report"
    for key in recommendation strength score firm; do
      echo "$key=$(value "$key")"
    done
  fi
} >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$status"
