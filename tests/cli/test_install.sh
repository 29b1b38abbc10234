# cmake --install puts the programs and all that they and their users need under one prefix, wherever that is.
. "${0%/*}/lib.sh"
command -v cmake >/dev/null || exit 77
run 0 cmake --install "$(dirname "$ADDUCE")" --prefix "$work/prefix"
for program in adduce adduce-index; do
  run 0 "$work/prefix/bin/$program" --version
  file=$(find prefix -path "*/man1/$program.1")
  [ -n "$file" ] && cmp -s "$file" "$ADDUCE_SOURCE_DIR/docs/$program.1" || fault "no manual page of $program"
done
data=$work/prefix/share/adduce
cmp -s "$data/schema.sql" "$ADDUCE_SOURCE_DIR/ontology/schema.sql" || fault "no schema.sql"
diff -r "$data/vocabularies" "$ADDUCE_SOURCE_DIR/ontology/vocabularies" >&2 || fault "not the same vocabularies"
for page in man5/adduce-formats.5 man7/adduce-ontology.7 man7/adduce-query.7; do
  [ -n "$(find prefix -path "*/$page")" ] || fault "no manual page $page"
done
finish
