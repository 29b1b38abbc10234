# On a terminal: colours, unless NO_COLOR; a pager for what is longer than the screen. Elsewhere: neither.
. "${0%/*}/lib.sh"

if ! script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
  echo "skipped: no pseudo-terminal can be made here (no /dev/ptmx or /dev/pts)" >&2
  exit 77
fi
kb=$work/kb
escape=$(printf '\033')
command -v script >/dev/null || { echo "SKIPPED: no script(1) to make a terminal with"; exit 77; }
run 0 "$ADDUCE_INDEX" --kb "$kb" "$papers"
terminal() { # command line
  TERM=xterm SHELL=/bin/sh script -qec "stty rows 24 cols 72; $1" /dev/null >out 2>err </dev/null
}

terminal "'$ADDUCE' --kb '$kb' --no-pager ask 'who founded the Harbour Choirs?'"
grep -q "$escape\[" out || fault "no colours on a terminal"
longest=$(sed "s/$escape\[[0-9;]*m//g; s/\r//" out | awk '{ if (length($0) > n) n = length($0) } END { print n + 0 }')
[ "$longest" -le 72 ] || fault "a line of $longest columns on a terminal of 72"
terminal "NO_COLOR=1 '$ADDUCE' --kb '$kb' --no-pager ask 'who founded the Harbour Choirs?'"
! grep -q "$escape\[" out || fault "colours in spite of NO_COLOR"
out_has "Astrid Nygaard"

printf '#!/bin/sh\necho PAGED; cat\n' >pager
chmod +x pager
terminal "ADDUCE_PAGER='$work/pager' '$ADDUCE' --kb '$kb' show ellingsen2011; stty rows 200 cols 72; ADDUCE_PAGER='$work/pager' '$ADDUCE' --kb '$kb' papers"
[ "$(grep -c PAGED out)" -eq 1 ] || fault "the pager ran $(grep -c PAGED out) times, not once"
out_has "Why the old are"
terminal "ADDUCE_PAGER=/nowhere/pager '$ADDUCE' --kb '$kb' show ellingsen2011"
out_has "Why the old are"

run 0 "$ADDUCE" --kb "$kb" show ellingsen2011
! grep -q "$escape" out || fault "colours in a file"
out_lacks PAGED

terminal "'$ADDUCE_INDEX' --kb '$work/kb2' '$papers'"
grep -q "of 2 files" out || fault "no progress bar on a terminal"
finish
