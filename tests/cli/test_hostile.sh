# What others make: file names that write to the terminal, folders that may not be written to, readers that go
# away, two writers, a locale without characters.
. "${0%/*}/lib.sh"
kb=$work/kb
escape=$(printf '\033')

# File names: nothing of them reaches the terminal as a command, and JSON stays JSON.
mkdir in
cp "$papers/choir-2011.txt" "in/$(printf 'a\nb\033[31mc.txt')"
cp "$papers/hives-2016.xml" "in/$(printf 'latin-\351.xml')"
: >"in/$(printf 'bad\033]0;x\007.txt')"
run 1 "$ADDUCE_INDEX" --kb "$kb" in
! grep -q "$escape" out err || fault "an escape sequence came through"
run 1 "$ADDUCE_INDEX" --kb "$kb" --format json --diagnostics json in
fits index
jq . err >/dev/null || fault "the diagnostics are no JSON"
run 0 "$ADDUCE" --kb "$kb" papers --format json
fits papers
json '.papers | length == 2'
run 0 "$ADDUCE" --kb "$kb" show ellingsen2011
! grep -q "$escape" out || fault "an escape sequence came through"
run 1 "$ADDUCE" --kb "$kb" ask "$(printf 'zork\033[31m \351')"
! grep -q "$escape" out err || fault "an escape sequence came through"

# A knowledge base that may not be written to.
chmod -R a-w,a+rX "$kb"
run 0 unprivileged "$ADDUCE" --kb "$kb" ask "who founded the Harbour Choirs?"
out_has "Astrid Nygaard"
run 0 unprivileged "$ADDUCE" --kb "$kb" status
run 3 unprivileged "$ADDUCE_INDEX" --kb "$kb" "$papers"
chmod -R u+w "$kb"
# One that may not be read.
chmod 000 "$kb"
run 3 unprivileged "$ADDUCE" --kb "$kb" papers
chmod 755 "$kb"
# A file in its place; rubbish in its place.
echo x >file
run 3 "$ADDUCE" --kb file papers
mkdir rubbish
echo "not a database, but long enough to be looked at as one" >rubbish/base.sqlite
run 3 "$ADDUCE" --kb rubbish papers

# A file that may not be read costs one message.
mkdir in2
cp "$papers/choir-2011.txt" in2/
cp "$papers/hives-2016.xml" in2/
chmod 000 in2/choir-2011.txt
mkdir kb2
chmod 777 kb2
run 1 unprivileged "$ADDUCE_INDEX" --kb kb2 --format json in2
json '.index | .added == 1 and .failed == 1'
err_has "choir-2011.txt: error: unreadable"
chmod 644 in2/choir-2011.txt

# A reader that goes away is no error; a full disk is one.
"$ADDUCE" --kb "$kb" papers 2>err | :
[ ! -s err ] || fault "a closed pipe was reported"
"$ADDUCE_INDEX" parse --format json "$papers/choir-2011.txt" 2>err | head -c 10 >/dev/null
[ ! -s err ] || fault "a closed pipe was reported"
if [ -w /dev/full ]; then
  "$ADDUCE" --kb "$kb" papers >/dev/full 2>err
  [ $? -eq 1 ] || fault "a full disk is not reported with 1"
  err_has "can't write"
  : >err
fi
"$ADDUCE" --kb "$kb" papers >&- 2>err
[ $? -le 1 ] || fault "a closed standard output"

# A locale without characters: arguments and output are UTF-8 all the same.
run 0 env LC_ALL=C "$ADDUCE" --kb "$kb" papers
out_has "Inês"
run 1 env LC_ALL=C "$ADDUCE" --kb "$kb" ask "Führt Singen zu Glück?" --format json
fits ask
json '.query == "Führt Singen zu Glück?"'
mkdir "dé"
cp "$papers/hives-2016.xml" "dé/"
run 0 env LC_ALL=C "$ADDUCE_INDEX" --kb "ké" "dé"
run 0 env LC_ALL=C "$ADDUCE" --kb "ké" papers

finish
