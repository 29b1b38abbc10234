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

# Records with abstracts are papers of their own.
cat >library.bib <<'EOF'
@article{osei2014, author = {Osei, Ama}, title = {Bread and Company}, year = {2014},
  abstract = {Bakers who ate together stayed longer. Forty shops took part.}}
@book{lund2001, author = {Lund, Per}, title = {No Summary}, year = {2001}}
EOF
run 0 "$ADDUCE_INDEX" parse --format json library.bib
fits parse
json '.papers | length == 1'
json '.papers[0] | .kind == "abstract" and .title == "Bread and Company" and .year == 2014'
run 0 "$ADDUCE_INDEX" --kb "$work/records" library.bib
run 0 "$ADDUCE" --kb "$work/records" ask --format json "How many shops took part?"
json '.answers[0] | (.quote | test("Forty shops took part[.]")) and .paper.kind == "abstract" and .role == "abstract"'
quote=$(jq -r '.answers[0].quote' out)
start=$(jq '.answers[0].source.start' out)
end=$(jq '.answers[0].source.end' out)
printed=$(tail -c +$((start + 1)) library.bib | head -c $((end - start)))
[ "$printed" = "$quote" ] || fault "the source bytes are: $printed"
run 0 "$ADDUCE" --kb "$work/records" papers --format json
json '[.. | .kind? // empty] | any(. == "abstract")'
printf 'TY  - BOOK\nTI  - No Summary\nER  - \n' >none.ris
run 1 "$ADDUCE_INDEX" parse none.ris
err_has "none.ris: error: empty"
err_has "adduce-index reference"
# More records than a file of proceedings may hold papers.
awk 'BEGIN { for (i = 1; i <= 1500; i++) printf "TY  - JOUR\nTI  - Work %d\nAB  - Group %d met.\nER  - \n", i, i }' >many.ris
run 0 "$ADDUCE_INDEX" parse --format json many.ris
json '.papers | length == 1500 and .[1499].title == "Work 1500"'

finish
