# Concepts, mentions, assertions: from a vocabulary and a paper to what the commands say. Paper and vocabulary are invented.
. "${0%/*}/lib.sh"
mkdir papers
cat >papers/hives.txt <<'EOF'
What keeps bees alive

A. Keeper

Introduction

HIVE was founded in 1920 by Ada Byrne. Drone brood removal reduces winter loss (Roe, 2001). A mite treatment may increase honey yield.

References

Roe, J. (2001). Drones and winter loss. Bee Journal, 3(2), 10-20.
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
json '[.organisation.founded_in[].value] == ["1920"]'
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
"$ADDUCE_INDEX" --kb kb vocabulary --suggest "$vocabulary" --least 1 --format json >out || fault "nothing is suggested as JSON"
fits suggest
json '[.suggestions[] | .papers >= 1 and .papers <= .count] | all and length > 0'
json '[.suggestions[] | select(.kind != "term") | .context] | all(. != null)'
run 2 "$ADDUCE_INDEX" --kb kb vocabulary --suggest "$vocabulary" --like nothing-like-this

# Zones and schemes; keys that are nobody's; the text says what the JSON does.
run 0 "$ADDUCE" --kb kb mentions "$key" --zone all --format json
fits mentions
json '[.mentions[].zone] | index("references") != null'
run 0 "$ADDUCE" --kb kb mentions "$key" --zone references --format json
fits mentions
json '[.mentions[].zone] | unique == ["references"]'
run 0 "$ADDUCE" --kb kb mentions "$key" --scheme body --format json
fits mentions
json '[.mentions[].text] == ["HIVE"]'
run 0 "$ADDUCE" --kb kb mentions "$key" --scheme body
out_has HIVE
out_lacks "honey yield"
run 1 "$ADDUCE" --kb kb mentions "$key" --zone footnote --format json
fits mentions
json '.mentions == []'
run 0 "$ADDUCE" --kb kb assertions "$key"
out_has "founded by"
run 0 "$ADDUCE" --kb kb concepts winter
out_has "winter-loss"
for command in mentions assertions; do
  run 1 "$ADDUCE" --kb kb $command "${key}x"
  err_has "$key"
done
run 1 "$ADDUCE" --kb kb organisation "winter loss"
run 1 "$ADDUCE" --kb kb concept "wintr loss" --format json
out_empty
err_has "winter loss"
run 1 "$ADDUCE" --kb kb organisation hiev
err_has "'hive'"

# What to read: the paper held, then the work that the sentence on it cites.
run 0 "$ADDUCE" --kb kb concept "winter loss" --readings --format json
fits readings
json '.counts == {"papers": 1, "works": 1}'
json '[.readings[] | [.key, .held]] | sort == ([["'"$key"'", true], ["roe2001", false]] | sort)'
json '[.readings[].quote] | unique == ["Drone brood removal reduces winter loss (Roe, 2001)."]'
json '.readings[0].section == "Introduction"'
run 0 "$ADDUCE" --kb kb concept "winter loss" --readings --limit 1 --format json
fits readings
json '(.readings | length == 1) and .counts.works == 1'
run 0 "$ADDUCE" --kb kb concept "winter loss" --readings
out_has roe2001
out_has "Drone brood removal reduces winter loss"
run 2 "$ADDUCE" --kb kb concept "winter loss" --limit 3
run 2 "$ADDUCE" --kb kb concept "winter loss" --readings --limit -1

# Reviews come first, whatever their names: a review and a trial, each cited once by the same words.
mkdir order
cat >order/a.txt <<'TXT'
Bees in winter

B. Warden

Introduction

A first study of winter loss found little (Abel, 2005). A later work on winter loss found much (Zorn, 2001).

References

Abel, J. (2005). Winter loss after brood removal: a randomized controlled trial. Bee Journal, 3(2), 10-20.

Zorn, K. (2001). Winter loss: a systematic review. Bee Journal, 1(2), 30-40.
TXT
"$ADDUCE_INDEX" --kb orderkb --vocabulary "$vocabulary" order >/dev/null 2>&1 || fault "indexing failed"
run 0 "$ADDUCE" --kb orderkb concept "winter loss" --readings --format json
fits readings
json '[.readings[] | select(.held | not) | .key] == ["zorn2001", "abel2005"]'
json '[.readings[] | select(.held | not) | .design] == ["systematic review", "randomised trial"]'
json '.readings[0].quote == "A later work on winter loss found much (Zorn, 2001)."'
# Keys have capitals where their IRIs have; a concept of no scheme's first papers doesn't fill the places shown.
cat >capitals.ttl <<'TTL'
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
<urn:x:Tea> a skos:ConceptScheme .
<urn:x:C001> a skos:Concept ; skos:topConceptOf <urn:x:Tea> ; skos:prefLabel "tea" ; skos:definition "Leaves steeped in hot water." ; dct:source "Made for tests" .
TTL
mkdir tea
for name in a b; do
  { printf 'On tea in town %s\n\nX. %sbel\n\nIntroduction\n\n' $name "$(echo $name | tr ab AB)"
    for i in 1 2 3 4 5 6 7 8 9 10 11 12; do printf 'They had tea on day %s. ' $i; done
    printf '\n\nReferences\n\nRoe, J. (2001). Tea. Tea Journal, 3(2), 10-20.\n'; } >tea/$name.txt
done
run 0 "$ADDUCE_INDEX" vocabulary --check capitals.ttl
"$ADDUCE_INDEX" --kb teakb --vocabulary capitals.ttl tea >/dev/null 2>&1 || fault "indexing failed"
for name in C001 c001 Tea; do
  run 0 "$ADDUCE" --kb teakb concept $name --format json
  fits concept
  json '.concept.key == "C001"'
done
json '[.concept.places[].paper] | unique | length == 2'
json '[.concept.places[].zone] | index("references") == null'
run 1 "$ADDUCE" --kb teakb concepts '!!!'
out_has "No concept"
run 1 "$ADDUCE" --kb teakb concepts '!!!' --format json
fits concepts
run 1 "$ADDUCE" --kb teakb concept '!!!'
run 2 "$ADDUCE" --kb teakb concept tea --readings --limit 0

# A long text with very many names is gone through once, not once a name.
mkdir many
{ printf 'On tea\n\nX. Abel\n\nIntroduction\n\n'
  awk 'BEGIN { for (i = 0; i < 40000; i++) printf "They had tea on day %d. ", i }'
  printf '\n\nReferences\n\nRoe, J. (2001). Tea. Tea Journal, 3(2), 10-20.\n'; } >many/a.txt
"$ADDUCE_INDEX" --kb manykb --vocabulary capitals.ttl many >/dev/null 2>&1 || fault "indexing failed"
many=$("$ADDUCE" --kb manykb papers --format json | jq -r '.papers[0].key')
for command in "mentions $many" "concept tea" "concept tea --readings"; do
  # shellcheck disable=SC2086
  run 0 timeout 60 "$ADDUCE" --kb manykb $command --format json
done

# The sentence to read is none of a list where there is another, its mark is no part of it, and what a survey told
# by a page on the web was is not what the page is. A paper may have no authors.
mkdir list
cat >list/c.md <<'TXT'
Winters of bees

Introduction

A survey of keepers reported by the league (League, 2017) found that winter loss is high. The survey of members found that winter loss has these sides:

- 67% of all members said that winter loss hurt them badly.

- 81% of all members said that winter loss made them poor.

Discussion

People who had a winter loss in one year had another in the next.

References

League. (2017). About us. Retrieved from http://www.example.org/about
TXT
"$ADDUCE_INDEX" --kb listkb --vocabulary "$vocabulary" list >/dev/null 2>&1 || fault "indexing failed"
run 0 "$ADDUCE" --kb listkb concept "winter loss" --readings --format json
fits readings
json '[.readings[] | select(.held) | .quote] == ["People who had a winter loss in one year had another in the next."]'
json '[.readings[] | select(.held | not) | has("design")] == [false]'

finish
