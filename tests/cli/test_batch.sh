# adduce ask --batch: queries from a file of JSON Lines.
. "${0%/*}/lib.sh"
kb=$work/kb
run 0 "$ADDUCE_INDEX" --kb "$kb" "$papers"
adduce() { expected=$1; shift; run "$expected" "$ADDUCE" --kb "$kb" "$@"; }

printf '%s\n' '{"id":"first","query":"Who founded the Harbour Choirs, and when?"}' '' \
  '{"id":7,"text":"  Do choirs help people with diabetes? ","metadata":{"a":[1]}}' >queries
adduce 0 ask --batch queries --format json
[ "$(wc -l <out)" -eq 2 ] || fault "not two lines"
[ "$(jq -c .id out | tr '\n' ' ')" = '"first" 7 ' ] || fault "the ids"
head -1 out >one
fits ask one
sed -n 2p out >two
fits ask two
[ "$(jq -c '.answers' two)" = '[]' ] || fault "an answer about diabetes"

# But for the id, the same bytes as a single call.
for line in one:'Who founded the Harbour Choirs, and when?':0 two:'Do choirs help people with diabetes?':1; do
  file=${line%%:*}
  rest=${line#*:}
  adduce "${rest##*:}" ask "${rest%:*}" --format json
  sed 's/"id":[^,]*,//' "$file" | cmp -s - out || fault "not as a single call: ${rest%:*}"
done

# From standard input, and as text.
run 0 sh -c "\"$ADDUCE\" --kb \"$kb\" ask --batch - --format json <queries"
[ "$(wc -l <out)" -eq 2 ] || fault "not two lines from standard input"
adduce 0 ask --batch queries
out_has "Do choirs help people with diabetes?"
out_has "The papers held don't answer this."

# Lines that are no query: each is named with its number, the others are answered.
{
  echo 'no json'
  echo '{"query":"choirs"}'
  echo '{"id":1.5,"query":"choirs"}'
  echo '{"id":1,"query":["choirs"]}'
  echo '{"id":2,"query":" "}'
  echo '["id","query"]'
  printf '{"id":3,"query":"%5000s"}\n' choirs | tr ' ' x
  head -c 5000 /dev/zero | tr '\0' '[' ; echo
  printf '{"id":4,"query":"cho\0irs"}\n'
  head -c 1100000 /dev/zero | tr '\0' ' ' ; echo
  printf '{"id":5,"query":"choirs"}'
} >mixed
adduce 2 ask --batch mixed --format json
[ "$(jq -c .id out)" = 5 ] || fault "the last line isn't answered"
for number in 1 2 3 4 5 6 7 8 9 10; do
  err_has "mixed:$number: error: "
done
err_has "mixed:7: error: limit:"
adduce 2 ask --batch mixed --format json --diagnostics json
[ "$(head -1 err | jq -r '.code')" = bad-query ] || fault "no diagnostic as JSON"

printf '{"id":1,"query":"xyzzy"}\n' >nothing
adduce 1 ask --batch nothing --format json
: >empty
adduce 1 ask --batch empty --format json
out_empty
adduce 2 ask --batch no-such-file --format json
err_has no-such-file
adduce 2 ask --batch queries choirs
adduce 2 ask
finish
