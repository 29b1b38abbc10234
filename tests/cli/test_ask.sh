# adduce: questions, keys, citations, in text and JSON; and the plain statement that there is no answer.
. "${0%/*}/lib.sh"
kb=$work/kb
run 0 "$ADDUCE_INDEX" --kb "$kb" "$papers"
adduce() { expected=$1; shift; run "$expected" "$ADDUCE" --kb "$kb" "$@"; }

adduce 0 ask "Who founded the Harbour Choirs, and when?" --format json
fits ask
json '.answers[0].quote == "The Harbour Choirs were founded in Bergen in 1974 by Astrid Nygaard, a retired ship'"'"'s cook (Nygaard, 1980)."'
json '.answers[0].paper | .key == "ellingsen2011" and .year == 2011 and .kind == "full"'
json '.answers[0].section == "Introduction"'
json '.answers[0].cites == [{"work":"nygaard1980","citation":"Nygaard, 1980","n":1,"raw":"Nygaard, A. (1980). Songs from the galley: A memoir. Bergen: Fjordtrykk.","match":"exact"}]'
json '.missing == []'
# What comes nearest fills the list: papers without an answer, each once, within the limit.
json '([.answers[].paper.key] - (([.answers[].paper.key]) - [.nearest[].paper.key])) == []'
json '[.nearest[].paper.key] == ["duarte2016"]'
adduce 0 ask "Who founded the Harbour Choirs, and when?" --limit 1 --format json
json '(.answers | length == 1) and .nearest == []'
# The place in the file holds the quotation (its line breaks apart).
start=$(jq '.answers[0].source.start' out)
end=$(jq '.answers[0].source.end' out)
quote=$(jq -r '.answers[0].quote' out)
printed=$(tail -c +$((start + 1)) "$papers/choir-2011.txt" | head -c $((end - start)) | tr '\n' ' ')
[ "$printed" = "$quote" ] || fault "the source bytes are: $printed"

adduce 0 ask "Who founded the Harbour Choirs, and when?"
out_has '"The Harbour Choirs were founded in Bergen in 1974 by Astrid Nygaard'
out_has "Ellingsen, Marta & Wolski, Piotr (2011). Singing Together"
out_has "Songs from the galley"
out_has nygaard1980
err_empty

# What an answer says of its evidence: whose finding, how sure, with which figures, and where.
adduce 0 ask --format json "how many members felt less lonely?"
fits ask
json '.answers[0] | .own_result == true and .hedged == false and .saying == "statement" and .stance == "describes"'
json '.answers[0].figures | map(.kind) == ["sample", "percentage"] and .[1].text == "63%"'
json '.answers[0] | .places[0].start == .start and .places[0].end == .end and .places[0].section == "Results"'
json '.understood.direction == "none" and .counts.studies >= 1'
adduce 0 ask --format json "Who founded the Harbour Choirs, and when?"
json '.answers[0] | .own_result == false and (.design | not)'
adduce 0 ask "Who founded the Harbour Choirs, and when?"
out_has "Reported from the works below"
out_has "Its source:"
adduce 0 ask "how many members felt less lonely?"
out_has "Its own result"

# Words in other spellings and forms, extra common words, the question without quotes, from standard input.
adduce 0 ask "What does research say about how many members felt less lonely?"
out_has "63%"
adduce 0 ask which randomized trials are missing
out_has "A randomised trial is missing"
run 0 sh -c "echo 'why were the hives empty?' | \"$ADDUCE\" --kb \"$kb\" ask -"
out_has "because mites had spread"
adduce 0 ask --limit 1 --explain --format json "choirs"
fits ask
json '(.answers | length == 1) and .counts.answers > 1 and (.answers[0].features.coverage > 0)'

# A sentence whose evidence is not in the list says so.
adduce 0 ask "how was loneliness measured?" --format json
json '.answers[0].cites[0] | .citation == "Brandt, 1991" and .match == "missing" and (has("work") | not)'

# No answer: says so, names what is missing, exits with 1.
adduce 1 ask "Do choirs help people with diabetes?"
out_has "don't answer this"
out_has diabetes
adduce 1 ask "Do choirs help people with diabetes?" --format json
fits ask
json '.answers == [] and .missing == ["diabetes"] and (.nearest | length > 0)'
adduce 1 ask "when did mites reach Bergen?" --format json
json '.answers == [] and (.missing | length > 0)'
adduce 1 ask "xyzzy plugh" --format json
json '.answers == [] and .nearest == [] and .missing == ["xyzzy", "plugh"]'
adduce 1 ask "what is it?"

# Keys.
adduce 0 show ellingsen2011 --format json
fits show
json '.show.paper | (.references | length == 3) and .missing == 2'
json '[.show.paper.sections[].role] | index("results") != null'
adduce 0 show ellingsen2011
out_has "Outline"
out_has "Why the old are lonely"
adduce 0 show nygaard1980 --format json
fits show
json '.show.work | .type == "book" and .papers == [] and .citing == 1'
adduce 0 show nygaard1980
out_has "Songs from the galley"
adduce 0 ask --format json "how was loneliness measured?"
at=$(jq '.answers[0].start' out)
adduce 0 show ellingsen2011 --at "$at" --format json
fits show
json '[.show.passages[] | select(.asked)] | length == 1 and (.[0].text | test("Nordhavn Scale"))'
adduce 0 show ellingsen2011 --at "$at"
out_has "We sent a questionnaire"
adduce 1 show ellingsen2011 --at 99999999
adduce 2 show ellingsen2011 --at -1
adduce 1 show nobody1900
err_has nobody1900
adduce 0 cites ellingsen2011 --format json
fits cites
json '(.cites | length == 3) and ([.missing[].citation] | sort == ["Brandt, 1991", "Okoro, 2009"])'
adduce 0 cites ellingsen2011
out_has "not in its reference list"
adduce 0 cited-by ellingsen2011 --format json
fits cited-by
json '."cited-by" | length == 1 and .[0].paper.key == "duarte2016" and (.[0].sentence | test("^Choirs are the best known"))'
adduce 0 cited-by tanaka1999
out_has "Loneliness in later life has many causes"
adduce 1 cited-by duarte2016
adduce 0 status --format json
fits status
json '.status | .papers == 2 and .references == 5 and .missing == 2 and .index_in_step'
adduce 0 status
out_has papers
adduce 0 papers
out_has ellingsen2011

# The query language, and slips of the pen.
adduce 0 ask '"felt less lonely" section:results' --format json
fits ask
json '[.answers[].section] | unique == ["Results"]'
json '.query == "\"felt less lonely\" section:results" and .understood.terms == ["felt", "less", "lonely"]'
adduce 1 ask '"lonely less felt"'
adduce 0 ask 'bees OR choirs NOT author:ellingsen' --format json
json '[.answers[].paper.key, .nearest[].paper.key] | unique == ["duarte2016"]'
adduce 1 ask 'choirs year:1900..1950'
adduce 2 ask 'choirs AND'
err_has "AND stands between"
adduce 2 ask 'choirs year:soon'
err_has "year:2000..2015"
adduce 0 ask "How was lonelines mesured?" --format json
fits ask
json '.understood.corrections == [{"typed":"lonelines","read_as":"loneliness"},{"typed":"mesured","read_as":"measured"}]'
adduce 0 ask "was a questionnare sent?"
out_has 'Read "questionnare" as "questionnaire".'
printf '%s\n' '{"id":"q","query":"choirs AND"}' >bad.jsonl
adduce 0 ask --batch bad.jsonl --format json
err_has "taken as plain words"
json '.id == "q" and (.answers | length > 0)'

# Without WordNet it works, and says so once.
printf '%s\n' '{"id":1,"query":"who founded the choirs?"}' '{"id":2,"query":"why were the hives empty?"}' >two.jsonl
run 0 env ADDUCE_WORDNET=/nowhere "$ADDUCE" --kb "$kb" ask --batch two.jsonl --format json
[ "$(grep -c no-wordnet err)" = 1 ] || fault "said $(grep -c no-wordnet err) times that WordNet is missing"
[ "$(wc -l <out)" = 2 ] || fault "not two answers"

# One finding in three places is one answer; the trial that found nothing is said to be contrary.
mkdir "$work/care"
cat > "$work/care/olsen.txt" <<'END'
Self-Help Groups and Time in Hospital

Maria Olsen and Jon Berg

Journal of Invented Care, 12, 10-19, 2014

Abstract

We compared members of self-help groups with other patients. Self-help groups reduced hospitalization by 34% over two years.

Introduction

Little is known about mutual help in the north.

Methods

In this cohort study 240 patients were followed for two years.

Results

Participation in self-help groups reduced hospitalization by 34% over two years (p = .02). Members cooked more often than the others.

Discussion

Over two years, self-help groups reduced hospitalization by 34%.
END
cat > "$work/care/prado.txt" <<'END'
A Trial of Mutual Help

Ines Prado

Annals of Made-up Medicine, 3, 1-9, 2016

Abstract

A randomised trial with 90 patients.

Results

We found that self-help groups did not reduce hospitalization in this randomised trial.

Discussion

Self-help groups may need more time.
END
run 0 "$ADDUCE_INDEX" --kb "$work/care-kb" "$work/care"
run 0 "$ADDUCE" --kb "$work/care-kb" ask --format json "Do self-help groups reduce hospitalization?"
fits ask
json '.understood | .relation == "reduces" and .direction == "down"'
json '[.answers[] | select(.stance == "supports")] | length == 1'
json '.answers[] | select(.stance == "supports") | .own_result and .design == "cohort study" and .level == 3'
json '.answers[] | select(.stance == "supports") | [.places[].section] | sort == ["Abstract", "Discussion", "Results"]'
json '.answers[] | select(.stance == "null") | .own_result and .design == "randomised trial" and .level == 2 and .paper.key == "prado2016"'
json '.counts.studies == 2'
run 0 "$ADDUCE" --kb "$work/care-kb" ask "Do self-help groups reduce hospitalization?"
out_has "Speaks for it. Its own result; cohort study, level 3."
out_has "Contrary: no effect found."
out_has "Said too under"
# Where only one is shown it is the best; where two are shown the second is the contrary one.
run 0 "$ADDUCE" --kb "$work/care-kb" ask --format json --limit 2 "Do self-help groups reduce hospitalization?"
json '[.answers[].stance] | sort == ["null", "supports"]'

finish
