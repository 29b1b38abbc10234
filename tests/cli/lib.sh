# What the command line tests share. Each test runs in a directory of its own that goes when it ends.
# ADDUCE, ADDUCE_INDEX: the programs; ADDUCE_SOURCE_DIR: the source tree.
set -u
: "${ADDUCE:?}" "${ADDUCE_INDEX:?}" "${ADDUCE_SOURCE_DIR:?}"
papers=$ADDUCE_SOURCE_DIR/tests/cli/papers
schemas=$ADDUCE_SOURCE_DIR/docs/schema
work=$(mktemp -d "${TMPDIR:-/tmp}/adduce-cli.XXXXXX") || exit 99
chmod 755 "$work"
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 99
unset ADDUCE_KB NO_COLOR XDG_DATA_HOME PAGER ADDUCE_PAGER
HOME=$work/home
export HOME
failed=0

fault() { # what is wrong
  echo "FAILED: $*" >&2
  [ -s "$work/out" ] && sed 's/^/  out: /' "$work/out" | head -20 >&2
  [ -s "$work/err" ] && sed 's/^/  err: /' "$work/err" | head -20 >&2
  failed=1
}

# run CODE COMMAND...: runs it, output in $work/out and $work/err, and holds its exit code against CODE.
run() {
  expected=$1
  shift
  "$@" >"$work/out" 2>"$work/err" </dev/null
  code=$?
  [ $code -eq "$expected" ] || fault "exit code $code, not $expected: $*"
}

out_has() { grep -qF -e "$1" "$work/out" || fault "the output lacks: $1"; }
err_has() { grep -qF -e "$1" "$work/err" || fault "standard error lacks: $1"; }
out_lacks() { ! grep -qF -e "$1" "$work/out" || fault "the output has: $1"; }
err_lacks() { ! grep -qF -e "$1" "$work/err" || fault "standard error has: $1"; }
out_empty() { [ ! -s "$work/out" ] || fault "the output is not empty"; }
err_empty() { [ ! -s "$work/err" ] || fault "standard error is not empty"; }

# json FILTER: jq must give true for the output.
json() { [ "$(jq -r "$1" "$work/out" 2>&1)" = true ] || fault "not true: $1"; }

# fits SCHEMA [FILE]: the output (or FILE) must fit docs/schema/SCHEMA.json.
fits() {
  faults=$(jq -n -r -f "$ADDUCE_SOURCE_DIR/tests/cli/schema.jq" --slurpfile schema "$schemas/$1.json" \
    --slurpfile document "${2:-$work/out}" 2>&1)
  [ -z "$faults" ] || fault "the schema $1: $faults"
}

# unprivileged COMMAND...: as a user without rights, where the test runs as root.
unprivileged() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
  else
    "$@"
  fi
}

finish() {
  [ $failed -eq 0 ] || exit 1
  exit 0
}
