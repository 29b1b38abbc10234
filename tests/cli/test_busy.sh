# Two writers at once: the second waits, then says that the base is busy and exits with 75. A reader is never
# kept waiting. A signal stops a writer at its last commit.
. "${0%/*}/lib.sh"
kb=$work/kb
run 0 "$ADDUCE_INDEX" --kb "$kb" "$papers/choir-2011.txt"
"${ADDUCE_HOLD_LOCK:?}" "$kb/base.sqlite" locked &
holder=$!
trap 'kill $holder 2>/dev/null; rm -rf "$work"' EXIT
n=0
while [ ! -e locked ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
run 75 "$ADDUCE_INDEX" --kb "$kb" --wait 1 "$papers"
err_has "another adduce-index is writing"
run 75 "$ADDUCE_INDEX" --kb "$kb" remove --wait 0 ellingsen2011
run 0 "$ADDUCE" --kb "$kb" ask "who founded the Harbour Choirs?"
kill $holder
wait $holder 2>/dev/null
run 0 "$ADDUCE_INDEX" --kb "$kb" "$papers"
finish
