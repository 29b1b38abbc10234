# adduce export: what two other readers find in it is what the base holds. Papers and vocabulary are invented.
. "${0%/*}/lib.sh"
vocabulary=$ADDUCE_SOURCE_DIR/tests/ontology/data/bees.ttl
ns=https://adduce.invalid/ns#
type='<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'

# reads BASE: exports it, has both programs read it, and leaves the triples in $work/triples.
reads() {
  run 0 "$ADDUCE" --kb "$1" export --output "$1.ttl"
  out_empty
  run 0 "$ADDUCE" --kb "$1" export --format turtle
  cmp -s out "$1.ttl" || fault "the file and standard output differ"
  run 0 "$ADDUCE" --kb "$1" export --format ntriples
  cp out "$1.nt"
  cp "$1.nt" triples
  lines=$(wc -l <triples)
  [ "$(sort -u triples | wc -l)" -eq "$lines" ] || fault "a statement is made twice"
  for reader in serdi rapper; do
    command -v $reader >/dev/null || continue
    if [ $reader = serdi ]; then
      serdi -i turtle -o ntriples "$1.ttl" >read.ttl 2>err || fault "serdi doesn't read the Turtle"
      serdi -i ntriples -o ntriples "$1.nt" >read.nt 2>err || fault "serdi doesn't read the N-Triples"
    else
      rapper -q -i turtle -o ntriples "$1.ttl" >read.ttl 2>err || fault "rapper doesn't read the Turtle"
      rapper -q -i ntriples -o ntriples "$1.nt" >read.nt 2>err || fault "rapper doesn't read the N-Triples"
      err_empty
    fi
    for read in read.ttl read.nt; do
      [ "$(wc -l <$read)" -eq "$lines" ] || fault "$reader finds $(wc -l <$read) statements in $read, not $lines"
    done
  done
}

# holds BASE CLASS SQL: as many things of the class as the query counts.
holds() {
  there=$(grep -cF "$type <$2> ." triples)
  wanted=$(sqlite3 -readonly "$1/base.sqlite" "$3")
  [ "$there" -eq "$wanted" ] || fault "$there of $2, not $wanted"
}

agrees() {
  reads "$1"
  holds "$1" http://www.w3.org/2004/02/skos/core#Concept "SELECT count(*) FROM concept"
  holds "$1" "${ns}Work" "SELECT count(*) FROM work"
  holds "$1" "${ns}Paper" "SELECT count(*) FROM paper"
  holds "$1" http://purl.org/spar/biro/BibliographicReference "SELECT count(*) FROM reference JOIN paper ON paper.id = paper"
  holds "$1" http://purl.org/spar/c4o/InTextReferencePointer "SELECT count(*) FROM citation JOIN paper ON paper.id = paper"
  holds "$1" http://purl.org/spar/cito/Citation "SELECT count(*) FROM citation JOIN paper ON paper.id = citation.paper
    JOIN citation_reference ON citation = citation.id JOIN reference ON reference.id = reference WHERE reference.work > 0"
  holds "$1" "${ns}Mention" "SELECT count(*) FROM mention JOIN paper ON paper.id = paper"
  holds "$1" "${ns}Assertion" "SELECT count(*) FROM assertion JOIN paper ON paper.id = paper"
}

# A base of another field.
mkdir papers
cat >papers/hives.txt <<'TXT'
What keeps bees alive

A. Keeper

Introduction

Größe 𝛼: HIVE was founded in 1920 by Ada Byrne. Drone brood removal reduces winter loss (Roe, 2001). A mite treatment may increase honey yield.

References

Roe, J. (2001). Drones and mites. Bee Journal, 3(2), 10-20.
TXT
"$ADDUCE_INDEX" --kb kb --vocabulary "$vocabulary" papers >/dev/null 2>&1 || fault "indexing failed"
agrees kb
sha=$(sha256sum papers/hives.txt | cut -d' ' -f1)
paper=https://adduce.invalid/sha256/$sha/paper/0
grep -qF "<$paper> <http://purl.org/spar/cito/cites> <https://adduce.invalid/works/roe2001> ." triples || fault "the paper doesn't cite its work"
grep -F "/assertion/" triples | grep -qF "<${ns}object> \"Ada Byrne\"" || fault "the founder isn't the object"
grep -F "<${ns}relation> <${ns}reduces>" triples | cut -d' ' -f1 >reduces
grep -F "$(cat reduces) " triples >effect
grep -qF "<${ns}subject> <https://adduce.invalid/bees/" effect || fault "the effect lacks its subject"
grep -qF "<${ns}evidence> <https://adduce.invalid/works/roe2001>" effect || fault "the effect lacks its evidence"
grep -qF "<${ns}direction> \"down\"" effect || fault "the effect lacks its direction"
grep -F "<${ns}hedged> \"true\"" triples | grep -q /assertion/ || fault "the hedge is lost"

# Places: bytes as the base has them; characters are fewer by what UTF-8 needs for the letters before: ö and ß
# one byte more each, the mathematical alpha three.
at=$(sqlite3 -readonly kb/base.sqlite "SELECT min(start) FROM mention JOIN concept ON concept.id = concept WHERE key = 'hive'")
node=$(grep -F "<${ns}startByte> \"$at\"" triples | head -1 | cut -d' ' -f1)
grep -qF "$node <http://www.w3.org/ns/oa#start> \"$((at - 5))\"" triples || fault "byte $at is not character $((at - 5))"

# What is exported is a vocabulary: with it the same papers have the same mentions, rules and all.
run 0 "$ADDUCE_INDEX" vocabulary --check kb.ttl
"$ADDUCE_INDEX" --kb back --vocabulary kb.ttl papers >/dev/null 2>&1 || fault "what was exported isn't taken as a vocabulary"
for what in "SELECT key, iri, label, desirable, scheme FROM concept ORDER BY key" \
  "SELECT concept.key, text, language, kind FROM concept_label JOIN concept ON concept.id = concept ORDER BY 1, 2" \
  "SELECT concept.key, property, value FROM concept_fact JOIN concept ON concept.id = concept ORDER BY 1, 2, 3" \
  "SELECT key, start, stop FROM mention JOIN concept ON concept.id = concept ORDER BY 2, 1"; do
  sqlite3 -readonly kb/base.sqlite "$what" >there
  sqlite3 -readonly back/base.sqlite "$what" >back.there
  [ -s there ] || fault "nothing to compare: $what"
  cmp -s there back.there || fault "the exported vocabulary is another: $(diff there back.there | head -3)"
done
run 0 "$ADDUCE" --kb back export --format ntriples
sed 's/_:[A-Za-z0-9]*/_:/g' triples | grep -E "ns#(rule|near|notBefore|notIn|matched)>" | sort >there
[ -s there ] || fault "no rules"
sed 's/_:[A-Za-z0-9]*/_:/g' out | grep -E "ns#(rule|near|notBefore|notIn|matched)>" | sort >back.there
cmp -s there back.there || fault "the rules are others"
grep -qF "<${ns}notBefore> \"tool\"" triples || fault "the rule of a label isn't exported"
grep -qF "<${ns}matched> \"false\"" triples || fault "what isn't looked for isn't told"

# Odd titles: quotes, backslashes, control characters, letters beyond the first plane, brackets and braces; keys
# with letters outside ASCII.
mkdir odd
cat >odd/refs.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<article><front><article-meta><title-group><article-title>A "quoted" \back\slash\ 𝒳&#x1F41D; &lt;b&gt; {x} ^ `y` %zz&#x85;end\"</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Ørsted "Ø" &lt;x&gt;</surname><given-names>Å\</given-names></name></contrib></contrib-group>
<pub-date><year>2011</year></pub-date></article-meta></front>
<body><p>Bees fly (<xref ref-type="bibr" rid="r1">1</xref>).</p></body>
<back><ref-list><ref id="r1"><element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Łuk</surname><given-names>J</given-names></name></person-group><article-title>"""</article-title><source>a\u0041"""\</source><year>2001</year><volume>"1"</volume><fpage>1</fpage><pub-id pub-id-type="doi">10.1/a"b\c&lt;d</pub-id></element-citation></ref></ref-list></back></article>
XML
"$ADDUCE_INDEX" --kb oddkb odd >/dev/null 2>&1 || fault "indexing failed"
agrees oddkb
title=$(sqlite3 -readonly oddkb/base.sqlite "SELECT title FROM paper" | jq -R .)
for command in "serdi -i turtle -o ntriples" "rapper -q -i turtle -o ntriples"; do
  command -v "${command%% *}" >/dev/null || continue
  $command oddkb.ttl | grep -F '/paper/0> <http://purl.org/dc/terms/title>' | cut -d' ' -f3- | sed 's/ \.$//' |
    jq -Rr 'def hex: explode | reduce .[] as $c (0; . * 16 + (if $c > 64 then $c - 55 else $c - 48 end));
      gsub("\\\\[uU](?<h>[0-9A-F]{8}|[0-9A-F]{4})"; .h | hex | [.] | implode)' >title
  [ "$(cat title)" = "$title" ] || fault "${command%% *} reads another title: $(cat title), not $title"
done
case $title in
  '"A \"quoted\" \\back\\slash\\ 𝒳🐝 <b> {x} ^ `y` %zz'*'end\\\""') ;;
  *) fault "the title isn't the one of the file: $title" ;;
esac

# The same base, the same bytes, wherever it lies; nothing but the file is left.
cp kb.ttl before.ttl
cp -r kb moved
"$ADDUCE" --kb moved export >moved.ttl || fault "a moved base isn't exported"
cmp -s before.ttl moved.ttl || fault "the same base gives other bytes"
[ "$(find . -maxdepth 1 -name 'kb.ttl*' | wc -l)" -eq 1 ] || fault "a temporary file is left"

# A base without papers, with and without a vocabulary.
mkdir none
printf 'x' >none/x.txt
"$ADDUCE_INDEX" --kb empty --vocabulary "$vocabulary" none >/dev/null 2>&1
"$ADDUCE_INDEX" --kb empty remove none/x.txt >/dev/null 2>&1
agrees empty

# Wrong use; what can't be written; a reader that goes away.
run 2 "$ADDUCE" --kb kb export --format json
run 2 "$ADDUCE" --kb kb export one
run 2 "$ADDUCE" --kb kb export --output nowhere/base.ttl
err_has nowhere/base.ttl
run 3 "$ADDUCE" --kb nowhere export
run 0 "$ADDUCE" --kb kb export --output /dev/null
run 0 "$ADDUCE" export --help
out_has ntriples
"$ADDUCE" --kb kb export 2>err | head -1 >/dev/null
err_empty
finish
