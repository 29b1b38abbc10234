# adduce-index parse: JSON and tree of each format, and what is no paper.
. "${0%/*}/lib.sh"

for file in "$papers"/*; do
  run 0 "$ADDUCE_INDEX" parse --format json "$file"
  fits parse
  json '.papers | length == 1'
  run 0 "$ADDUCE_INDEX" parse "$file"
  out_has "paper 1 full"
done
run 0 "$ADDUCE_INDEX" parse --format json "$papers/choir-2011.txt"
json '.papers[0] | .title == "Singing Together: Community Choirs and Loneliness in Later Life" and .year == 2011'
json '.papers[0].doi == "10.5555/jis.2011.045"'
json '[.papers[0].authors[].family] == ["Ellingsen", "Wolski"]'
json '[.papers[0].references[].year] == [1980, 1999, 2005]'
json '[.papers[0].citations[] | select(.match == "missing") | .text] | sort == ["Brandt, 1991", "Okoro, 2009"]'
json '.papers[0] as $p | $p.citations | all(.text as $t | ($p.text | .[0:0]) == "" and ($t | length) > 0)'
run 0 "$ADDUCE_INDEX" parse --format json "$papers/hives-2016.xml"
json '.papers[0] | .doi == "10.5555/ual.2016.7" and .authors[0].family == "Duarte" and (.authors[0].given | test("Inês"))'
json '[.papers[0].citations[] | .references] == [[1],[2],[2]]'

run 0 sh -c "\"$ADDUCE_INDEX\" parse - <\"$papers/choir-2011.txt\""
out_has "paper 1 full"

: >empty.txt
run 1 "$ADDUCE_INDEX" parse empty.txt
err_has "empty.txt: error: empty"
out_empty
run 1 "$ADDUCE_INDEX" parse .
err_has directory
mkfifo pipe
run 1 "$ADDUCE_INDEX" parse pipe
err_has special-file
run 1 "$ADDUCE_INDEX" parse /dev/null
err_has special-file
run 1 "$ADDUCE_INDEX" parse nowhere.txt
err_has "nowhere.txt"
cp "$papers/choir-2011.txt" secret.txt
chmod 000 secret.txt
run 1 unprivileged "$ADDUCE_INDEX" parse secret.txt
err_has "secret.txt: error: unreadable"
printf '%%PDF-1.4\n%%%%EOF\n' >a.pdf
run 1 "$ADDUCE_INDEX" parse a.pdf
err_has "a.pdf: error: unsupported"
err_has pdftotext
printf '{\n  "title": "data"\n}\n' >a.json
run 1 "$ADDUCE_INDEX" parse a.json
err_has "a.json: error: unsupported"

finish
