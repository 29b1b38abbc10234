# adduce-index reference: strings in, records out; its measure against one computed by hand, and against score.py where that is at hand.
. "${0%/*}/lib.sh"

cat >list.txt <<'X'
Arden, P. Q., & Birch, L. (1997). Sharing experience in small towns: A survey of clubs. Journal of Community Health, 18(3), 201–215.

Cole, M. (2003). The helping hand in rural communities. New York: Oxford University Press.
X
run 0 "$ADDUCE_INDEX" reference list.txt
[ "$(wc -l <"$work/out")" -eq 2 ] || fault "not a record a line"
head -1 "$work/out" >one.json
fits reference one.json
[ "$(jq -r '.authors[1].family + " " + (.year|tostring) + " " + .volume + " " + .issue + " " + .pages' one.json)" = "Birch 1997 18 3 201-215" ] ||
  fault "the first record is read wrongly"
[ "$(jq -r '.readings.year | "\(.start)-\(.end)"' one.json)" = "26-33" ] || fault "the span of the year"
run 0 sh -c "\"$ADDUCE_INDEX\" reference <list.txt"
out_has '"publisher":"Oxford University Press"'
run 0 "$ADDUCE_INDEX" reference --format bibtex list.txt
out_has '@article{r1,'
out_has '  pages = {201--215}'
run 0 "$ADDUCE_INDEX" reference --format ris list.txt
out_has 'EP  - 215'
run 0 "$ADDUCE_INDEX" reference --format csl-json list.txt
out_has '"page":"201-215"'

# Eleven labelled fields, of which the second year isn't what the string prints.
cat >gold.jsonl <<'X'
{"id":"a","raw":"Arden, P. Q., & Birch, L. (1997). Sharing experience in small towns: A survey of clubs. Journal of Community Health, 18(3), 201–215.","gold":{"authors":[{"family":"Arden","given":"P. Q."},{"family":"Birch","given":"L."}],"year":"1997","title":"Sharing experience in small towns: A survey of clubs","container":"Journal of Community Health","volume":"18","issue":"3","pages":"201-15"}}
{"id":"b","raw":"Cole, M. (2003). The helping hand in rural communities. New York: Oxford University Press.","gold":{"authors":"Cole, M.","year":"2004","title":"The helping hand in rural communities","publisher":"Oxford University Press"}}
X
run 0 "$ADDUCE_INDEX" reference --evaluate gold.jsonl
out_has "micro all       0.9091  0.9091  0.9091"
out_has "macro F1                        0.9375"
out_has "year            0.5000  0.5000  0.5000       2"
out_has "core fields 0.5000"
run 0 "$ADDUCE_INDEX" reference gold.jsonl
out_has '{"id":"a","pred":{"authors":'

echo '{"id":1}' >broken.jsonl
run 1 "$ADDUCE_INDEX" reference --evaluate broken.jsonl
err_has "line 1"
run 1 "$ADDUCE_INDEX" reference nowhere.txt
err_has nowhere.txt
run 2 "$ADDUCE_INDEX" reference --evaluate gold.jsonl list.txt

sets=${ADDUCE_SHARED:-$ADDUCE_SOURCE_DIR/../shared}/data/references
if [ -f "$sets/score.py" ] && command -v python3 >/dev/null; then
  for name in excite-en jats-scielo anystyle-core; do
    head -200 "$sets/$name.jsonl" >part.jsonl
    "$ADDUCE_INDEX" reference part.jsonl >pred.jsonl || fault "reading $name"
    run 0 "$ADDUCE_INDEX" reference --evaluate part.jsonl
    python3 "$sets/score.py" part.jsonl pred.jsonl >theirs || fault "score.py on $name"
    cmp -s "$work/out" theirs || fault "other figures than score.py's on $name: $(diff "$work/out" theirs | head -5)"
  done
fi
finish
