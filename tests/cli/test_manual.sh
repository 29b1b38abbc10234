# The manual pages: well-formed, and every command and option of the programs is in them.
. "${0%/*}/lib.sh"
for program in "$ADDUCE" "$ADDUCE_INDEX"; do
  page=$ADDUCE_SOURCE_DIR/docs/$(basename "$program").1
  [ -r "$page" ] || fault "no manual page $page"
  "$program" --help >help
  sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' help >commands
  [ -s commands ] || fault "no commands in the help of $program"
  while read -r command; do
    grep -qE "^\.(It )?Cm $command( |$)" "$page" || fault "$page lacks the command $command"
    "$program" "$command" --help
  done <commands >>help
  sed -n 's/^  \(-., \)\{0,1\}--\([a-z-]*\).*/\2/p' help | sort -u >options
  while read -r option; do
    grep -qE "Fl -$option( |$)" "$page" || fault "$page lacks the option --$option"
  done <options
done
if command -v mandoc >/dev/null; then
  for page in "$ADDUCE_SOURCE_DIR"/docs/*.[1-9]; do
    mandoc -Tlint -W warning "$page" >out 2>&1 || fault "mandoc finds faults in $page"
  done
fi
finish
