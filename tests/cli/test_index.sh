# adduce-index: adds, leaves alone, replaces, prunes, removes; one bad file costs one message.
. "${0%/*}/lib.sh"
kb=$work/kb

mkdir -p in/sub
cp "$papers/choir-2011.txt" in/
cp "$papers/hives-2016.xml" in/sub/
run 0 "$ADDUCE_INDEX" --kb "$kb" --format json in
fits index
json '.index | .added == 2 and .papers == 2 and .failed == 0 and .base.papers == 2'
json '.index.references == 5'
err_has "added in/choir-2011.txt: 1 paper"
run 0 "$ADDUCE" --kb "$kb" papers --format json
fits papers
json '[.papers[].year] == [2016, 2011]'
json '[.papers[].key] == ["duarte2016", "ellingsen2011"]'

# Again: nothing to do, whatever the way the folder is named.
run 0 "$ADDUCE_INDEX" --kb "$kb" --format json in
json '.index | .unchanged == 2 and .added == 0 and .replaced == 0 and .bytes == 0'
touch in/choir-2011.txt
run 0 "$ADDUCE_INDEX" "$work/in" --kb "$kb" --format json
json '.index | .unchanged == 2 and .added == 0 and .replaced == 0'

# Changed: replaced, and the old words are gone.
sed -i 's/Astrid Nygaard/Sigrid Nygaard/' in/choir-2011.txt
run 0 "$ADDUCE_INDEX" --kb "$kb" --format json in
json '.index | .replaced == 1 and .unchanged == 1 and .base.papers == 2'
run 0 "$ADDUCE" --kb "$kb" ask "who founded the Harbour Choirs?"
out_has "Sigrid Nygaard"
out_lacks "Astrid Nygaard,"

# Bad files: one message each, and nothing else is lost.
: >in/empty.txt
printf '%%PDF-1.4\n1 0 obj\n' >in/paper.pdf
mkfifo in/pipe
ln -s .. in/sub/loop
ln -s nowhere in/dangling
echo secret >in/.hidden.txt
run 1 "$ADDUCE_INDEX" --kb "$kb" --format json in
fits index
json '.index | .failed == 3 and .unchanged == 2 and .base.papers == 2'
err_has "in/empty.txt: error: empty"
err_has "in/paper.pdf: error: unsupported"
err_has "in/pipe: warning: special-file"
err_has "in/dangling: error: missing"
err_lacks hidden
run 1 "$ADDUCE_INDEX" --kb "$kb" --format json --diagnostics json in
json '.index.failed == 3 and .index.bytes == 0'
grep '^{' err | while read -r line; do
  echo "$line" >one
  fits diagnostic one
  [ $failed -eq 0 ] || exit 1
done || failed=1
grep -q '"code":"unsupported"' err || fault "no JSON diagnostic for the PDF"
rm in/empty.txt in/paper.pdf in/pipe in/dangling in/sub/loop in/.hidden.txt

# Gone: stays without --prune; what is gone elsewhere stays too.
mv in/sub/hives-2016.xml away.xml
run 0 "$ADDUCE_INDEX" --kb "$kb" --format json in
json '.index.base.papers == 2'
mkdir other
cp "$papers/choir-2011.txt" other/
run 0 "$ADDUCE_INDEX" --kb "$kb" --prune --format json other
json '.index.removed == 0'
run 0 "$ADDUCE_INDEX" --kb "$kb" --prune --format json in
json '.index.removed >= 1'
run 0 "$ADDUCE" --kb "$kb" papers
out_lacks duarte2016

# remove: one paper by its key; an unknown one exits with 1 and names the nearest.
run 0 "$ADDUCE_INDEX" --kb "$kb" away.xml
run 0 "$ADDUCE_INDEX" remove duarte2016 --kb "$kb" --format json
fits remove
json '.removed == 1'
run 1 "$ADDUCE" --kb "$kb" show duarte2016 --at 0
run 1 "$ADDUCE_INDEX" --kb "$kb" remove duarte2016
err_has duarte2016

# A folder that is named like a command.
mkdir parse
cp "$papers/hives-2016.xml" parse/
run 0 "$ADDUCE_INDEX" --kb "$kb" --format json ./parse
json '.index.added == 1'

finish
