# adduce check: verdicts with their evidence, mirrored for a denial; the plain statement that nothing is evidence.
. "${0%/*}/lib.sh"
kb=$work/kb
run 0 "$ADDUCE_INDEX" --kb "$kb" "$papers"
adduce() { expected=$1; shift; run "$expected" "$ADDUCE" --kb "$kb" "$@"; }

adduce 0 check "Weekly singing goes with less loneliness" --format json
fits check
json '.kind == "claim" and .verdict == "supported" and (.understood.negated | not)'
json '.answers[0].quote == "Weekly singing goes with less loneliness."'
json '.answers[0].stance == "supports" and .answers[0].paper.key == "ellingsen2011"'
json '.sides.supports.studies >= 1 and .nearest == []'
# The place in the file holds the quotation (its line breaks apart).
start=$(jq '.answers[0].source.start' out)
end=$(jq '.answers[0].source.end' out)
printed=$(tail -c +$((start + 1)) "$papers/choir-2011.txt" | head -c $((end - start)) | tr '\n' ' ')
[ "$printed" = "$(jq -r '.answers[0].quote' out)" ] || fault "the source bytes are: $printed"
mv out first
adduce 0 check "Weekly singing goes with less loneliness" --format json
cmp -s out first || fault "two runs differ"

# The denial has the mirrored verdict; a question is taken for its claim.
adduce 0 check "Weekly singing does not go with less loneliness" --format json
fits check
json '.verdict == "contradicted" and .understood.negated and .answers[0].stance == "contradicts"'
adduce 0 check "Does weekly singing go with less loneliness?" --format json
json '.verdict == "supported"'

# A claim that says too much is told so.
adduce 0 check "Weekly singing always goes with less loneliness" --format json
json '.understood.overstated == "always" and (.cautions | index("overstated") != null)'
json '.verdict == "mixed" and .answers[0].stance == "supports"'
adduce 0 check "Weekly singing always goes with less loneliness"
out_has "says more than studies can show"
out_has "For it"
out_has '"Weekly singing goes with less loneliness."'
err_empty

# No evidence: not addressed, no answers, exit code 1.
adduce 1 check "Penicillin shortens pneumonia" --format json
fits check
json '.verdict == "not addressed" and .answers == [] and .sides == {} and (.missing | index("Penicillin") != null)'
adduce 1 check "Penicillin shortens pneumonia"
out_has "Not addressed"

# What the papers don't have by any name does nothing in them, whatever else does it.
adduce 1 check "Yodelling reduces loneliness" --format json
json '.verdict == "not addressed" and .answers == [] and (.missing | index("Yodelling") != null)'

# A batch gives what single calls give.
printf '%s\n' '{"id":"a","query":"Weekly singing goes with less loneliness"}' '{"id":7,"text":"Penicillin shortens pneumonia"}' >claims.jsonl
adduce 0 check --batch claims.jsonl --format json --limit 3
[ "$(wc -l <out)" -eq 2 ] || fault "not two lines"
mv out lines
head -1 lines >one
fits check one
[ "$(jq -r .id one)" = a ] || fault "the id of the first line"
tail -1 lines >two
fits check two
[ "$(jq -r .id two)" = 7 ] || fault "the id of the second line"
adduce 0 check --limit 3 --explain --format json "Weekly singing goes with less loneliness"
fits check
json '.answers[0].features.ranking > 0'

adduce 2 check
adduce 2 check ""
adduce 2 check --limit 0 "Singing helps"
adduce 2 check --batch claims.jsonl "Singing helps"
finish
