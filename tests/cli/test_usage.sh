# Usage: help, version, wrong commands and options, exit codes. No knowledge base is needed, and none is made.
. "${0%/*}/lib.sh"

for program in "$ADDUCE" "$ADDUCE_INDEX"; do
  run 0 "$program" --help
  out_has "Usage:"
  out_has "Examples:"
  err_empty
  run 0 "$program" --version
  out_has "adduce"
  [ "$(wc -l <out)" -eq 1 ] || fault "--version is not one line"
  run 2 "$program"
  out_empty
  run 2 "$program" --frobnicate
  run 2 "$program" --kb
  err_has "--kb"
done

run 0 "$ADDUCE" help ask
out_has "adduce ask"
for command in ask show cites cited-by papers status; do
  run 0 "$ADDUCE" "$command" --help
  out_has "Usage: adduce $command"
  out_has "Examples:"
done
for command in parse remove; do
  run 0 "$ADDUCE_INDEX" "$command" --help
  out_has "Usage: adduce-index $command"
done

run 2 "$ADDUCE" shwo x
err_has "the nearest is 'show'"
run 2 "$ADDUCE" frobnicate
err_has "no command 'frobnicate'"
err_lacks nearest
run 2 "$ADDUCE_INDEX" prase x
err_has "the nearest is 'parse'"

run 2 "$ADDUCE" show
err_has KEY
run 2 "$ADDUCE" show a b
run 2 "$ADDUCE" papers extra
run 2 "$ADDUCE" ask ""
run 2 "$ADDUCE" ask "   "
run 2 "$ADDUCE" ask --limit 0 x
run 2 "$ADDUCE" ask --limit many x
run 2 "$ADDUCE" ask --format xml x
err_has "text, json"
run 2 "$ADDUCE" ask "$(printf '%5000s' | tr ' ' a)"
err_has "limit"
run 2 "$ADDUCE_INDEX" parse
run 2 "$ADDUCE_INDEX" --diagnostics xml .
run 2 "$ADDUCE" --kb "" papers

# No base: 3, by whatever way it is named.
for command in "ask x" "show x" "cites x" "cited-by x" papers status; do
  # shellcheck disable=SC2086
  run 3 "$ADDUCE" --kb nowhere $command
  err_has nowhere
done
run 3 "$ADDUCE" papers --kb=nowhere
run 3 env ADDUCE_KB=nowhere "$ADDUCE" papers
err_has nowhere
run 3 env XDG_DATA_HOME="$work/data" "$ADDUCE" papers
err_has "$work/data/adduce"
run 3 "$ADDUCE_INDEX" --kb nowhere remove x
run 1 "$ADDUCE_INDEX" --kb nowhere missing-file.txt
err_has missing-file.txt
[ ! -e nowhere ] || fault "a base was made for nothing"
[ ! -e home ] || fault "something was written to the home directory"

finish
