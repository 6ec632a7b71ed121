# shellcheck shell=bash
# Gets the program for run.sh: built from the checkout that this file is in, or
# a release of the action's repository, checked against its list of hashes.

# program DIR: gets it and prints its path; what a run needs is below DIR. What it
# does is said on standard error.
program() {
  local dir=$1/release
  if [ -n "${INPUT_VERSION:-}" ]; then
    mkdir -p "$dir" && download "$dir" "$INPUT_VERSION" >&2 || return
  else
    # The same for every step of a job, so that Go links it once.
    dir=$(dirname "$1")/advisor-built
    build "$dir" >&2 || return
  fi
  printf '%s\n' "$dir/advisor$(suffix)"
}

suffix() { [ "$(system)" != windows ] || echo .exe; }

system() {
  case ${RUNNER_OS:-$(uname -s)} in
    Windows | MINGW* | MSYS*) echo windows ;;
    macOS | Darwin) echo darwin ;;
    *) echo linux ;;
  esac
}

machine() {
  case ${RUNNER_ARCH:-$(uname -m)} in
    ARM64 | arm64 | aarch64) echo arm64 ;;
    *) echo amd64 ;;
  esac
}

# build DIR: with Go, which fetches the version that go.mod asks for. Settings of
# the workflow for Go are for its own code, not for this. The runner downloads an
# action without its history, so the build is told which release or commit it is.
build() {
  if ! command -v go >/dev/null; then
    echo 'advisor: no Go on this runner; add a step with actions/setup-go, or give the input version'
    return 1
  fi
  local ref=${ACTION_REF:-}
  [[ $ref =~ ^[0-9A-Za-z._/-]+$ ]] || ref=
  (
    cd "$(dirname "${BASH_SOURCE[0]}")/.." || return
    export GOFLAGS='' GOWORK=off CGO_ENABLED=0
    [ -z "$ref" ] || GOFLAGS=-ldflags=-X=$(go list -m)/internal/build.stamp=$ref
    go build -trimpath -o "$1/advisor$(suffix)" ./cmd/advisor
  )
}

# download DIR VERSION: the archive for this machine.
download() {
  if ! [[ $2 =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
    echo "advisor: the input version is a release such as v1.2.3, not \"${2//[^0-9A-Za-z.-]/?}\""
    return 1
  fi
  local archive base
  archive=advisor_${2#v}_$(system)_$(machine).tar.gz
  [ "$(system)" != windows ] || archive=${archive%.tar.gz}.zip
  base=${GITHUB_SERVER_URL:-https://github.com}/$ACTION_REPOSITORY/releases/download/$2
  (
    cd "$1" || return
    for file in "$archive" SHA256SUMS; do
      curl --fail --silent --show-error --location --retry 3 --output "$file" "$base/$file" || return
    done
    grep -F "  $archive" SHA256SUMS >wanted || { echo "advisor: SHA256SUMS has no $archive"; return 1; }
    if command -v sha256sum >/dev/null; then sha256sum --check wanted; else shasum -a 256 --check wanted; fi || return
    case $archive in
      *.zip) unzip -q -j "$archive" "${archive%.zip}/advisor.exe" ;;
      *) tar -xzf "$archive" --strip-components=1 "${archive%.tar.gz}/advisor" ;;
    esac
  )
}
