# Concepts, mentions, assertions: from a vocabulary and a paper to what the commands say. Paper and vocabulary are invented.
. "${0%/*}/lib.sh"
mkdir papers
cat >papers/hives.txt <<'EOF'
What keeps bees alive

A. Keeper

Introduction

HIVE was founded in 1920 by Ada Byrne. Drone brood removal reduces winter loss (Roe, 2001). A mite treatment may increase honey yield.

References

Roe, J. (2001). Drones and mites. Bee Journal, 3(2), 10-20.
EOF
vocabulary=$ADDUCE_SOURCE_DIR/tests/ontology/data/bees.ttl
"$ADDUCE_INDEX" --kb kb --vocabulary "$vocabulary" papers >/dev/null 2>&1 || fault "indexing failed"
key=$("$ADDUCE" --kb kb papers | sed -n '1s/ .*//p')
"$ADDUCE" --kb kb mentions "$key" >out || fault "no mentions"
for text in HIVE "winter loss" "mite treatment" "honey yield"; do
  grep -q "$text" out || fault "mentions lack $text"
done
"$ADDUCE" --kb kb assertions "$key" --format json >out || fault "no assertions"
grep -q '"subject":"drone-removal","relation":"reduces","object":"winter-loss","direction":"down","benefit":"benefit"' out || fault "the effect isn't asserted"
grep -q '"cites":\["roe2001"\]' out || fault "the effect lacks its citation"
grep -q '"object":"honey-yield","direction":"up","benefit":"benefit","negated":false,"hedged":true' out || fault "the hedge is lost"
fits assertions
"$ADDUCE" --kb kb mentions "$key" --format json >out || fault "no mentions"
fits mentions
run 2 "$ADDUCE" --kb kb mentions "$key" --zone margin
err_has margin
run 0 "$ADDUCE" --kb kb concepts --format json
fits concepts
run 0 "$ADDUCE" --kb kb concept "winter mortality" --format json
fits concept
json '.concept.counts.down == 1'
run 0 "$ADDUCE" --kb kb organisation hive --format json
fits organisation
json '[.organisation["founded in"][].value] == ["1920"]'
"$ADDUCE" --kb kb organisation hive >out || fault "no organisation"
grep -q "founded in: 1920" out || fault "no year"
grep -q "founded by: Ada Byrne" out || fault "no founder"
grep -q "derived from: not stated" out || fault "silence isn't said"
"$ADDUCE" --kb kb concept "winter mortality" | grep -q "winter loss" || fault "a concept isn't found by its other label"
"$ADDUCE" --kb kb concepts nothing-like-this >out && fault "concepts found where there are none"
"$ADDUCE" --kb kb concept "no such thing" >out 2>&1 && fault "an unknown concept was found"
"$ADDUCE_INDEX" vocabulary --check "$vocabulary" >out 2>&1 || fault "a sound vocabulary has faults"
printf '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<urn:a> a skos:Concept .\n' >bad.ttl
"$ADDUCE_INDEX" vocabulary --check bad.ttl >out 2>&1 && fault "a bad vocabulary passes"
grep -q "bad.ttl:2: error: orphan" out || fault "an orphan isn't reported with its line"
printf 'a b' >broken.ttl
"$ADDUCE_INDEX" vocabulary --check broken.ttl >out 2>&1 && fault "broken Turtle passes"
"$ADDUCE_INDEX" --kb kb vocabulary --suggest "$vocabulary" --least 1 >out || fault "nothing is suggested"
finish
