# adduce works: the list, one work with what names it, why two are two; and works.txt, which overrules.
. "${0%/*}/lib.sh"

cat >paper.txt <<'EOF'
The keeping of garden bees

Anna Holt and Peter Brandt

Journal of Invented Studies, 12(3), 101-118, 2015

Introduction

Bees are kept in gardens by many people (Quill & Tern, 2001; Marlowe, 1990a, 1990b). Their number has grown in every town.

References

Marlowe, D. (1990a). Bees of the northern heaths. Annals of Gardens, 3(1), 30-42.

Marlowe, D. (1990b). A hive for every roof of the town. Annals of Gardens, 3(4), 201-219.

Quill, F., & Tern, G. (2001). Who keeps bees in the gardens of large towns? Annals of Gardens, 14(2), 77-90.
EOF
cat >other.txt <<'EOF'
A second paper about hives

Carla Jones

Journal of Invented Studies, 13(1), 1-18, 2016

Introduction

Hives are kept in gardens (Quill & Tern, 2001), and in fields too, where they stand in rows.

References

Quill, F., & Tern, G. (2001). Who keeps bees in the gardens of large towns? Ann. Gard., 14, 77-90.
EOF
run 0 "$ADDUCE_INDEX" --kb kb paper.txt other.txt

# The list: three works cited, two held.
run 0 "$ADDUCE" --kb kb works --format json
fits works
json '.works | length == 5'
json '[.works[] | select(.papers | length == 1)] | length == 2'
run 0 "$ADDUCE" --kb kb works
out_has "quill2001"

# One work: both entries that name it, with their papers.
run 0 "$ADDUCE" --kb kb works quill2001 --format json
fits works
json '[.works[0].mentions[].paper] == ["holt2015", "jones2016"]'
json '.works[0].mentions[1].raw | test("Ann. Gard.")'
run 0 "$ADDUCE" --kb kb works quill2001
out_has "jones2016#1"

# Why: two works of one author and year differ in title and first page; two entries of one work agree.
run 0 "$ADDUCE" --kb kb works --why holt2015#1 holt2015#2 --format json
fits works
json '.why.same == false and .why.odds < 0'
json '[.why.evidence[] | select(.weight < 0) | .field] | contains(["title", "first page"])'
json '.why.rules == []'
run 0 "$ADDUCE" --kb kb works --why holt2015#3 jones2016#1 --format json
json '.why.same and .why.odds > 0'
run 0 "$ADDUCE" --kb kb works --why holt2015#1 holt2015#2
out_has "Held for two works"

# Wrong use, unknown keys.
run 2 "$ADDUCE" --kb kb works --why holt2015#1
run 2 "$ADDUCE" --kb kb works one two
run 1 "$ADDUCE" --kb kb works nobody1999
run 1 "$ADDUCE" --kb kb works --why nobody1999 quill2001
run 3 "$ADDUCE" --kb nowhere works

# Overruled: two works are one from the next start on. A line that is no rule is named and passed over.
printf '# mine\nsame holt2015#1 holt2015#2\nalike a b\n' >kb/works.txt
run 0 "$ADDUCE_INDEX" --kb kb paper.txt
err_has "works.txt:3: warning: bad-rule"
run 0 "$ADDUCE" --kb kb works --why holt2015#1 holt2015#2 --format json
fits works
json '.why.same and .why.rules == ["works.txt:2: same"]'

# It survives indexing anew: the papers changed, and the file of the user as it was.
printf '\n' >>paper.txt
run 0 "$ADDUCE_INDEX" --kb kb paper.txt
run 0 "$ADDUCE" --kb kb works --why holt2015#1 holt2015#2 --format json
json '.why.same'
grep -q '^# mine$' kb/works.txt || fault "works.txt was changed"

# From scratch, the file brought along.
mkdir new
cp kb/works.txt new/
run 0 "$ADDUCE_INDEX" --kb new paper.txt other.txt
run 0 "$ADDUCE" --kb new works --why holt2015#1 holt2015#2 --format json
json '.why.same'

# And the other way: what was made one is taken apart.
printf 'different holt2015#2 holt2015#1\n' >new/works.txt
run 0 "$ADDUCE_INDEX" --kb new paper.txt
run 0 "$ADDUCE" --kb new works --why holt2015#1 holt2015#2 --format json
json '.why.same == false and .why.rules == ["works.txt:1: different"]'
finish
