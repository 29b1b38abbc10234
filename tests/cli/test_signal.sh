# A signal stops adduce-index at its last commit; what was there before stays, and the next run goes on.
. "${0%/*}/lib.sh"
kb=$work/kb
run 0 "$ADDUCE_INDEX" --kb "$kb" "$papers/hives-2016.xml"
mkdir many
n=0
while [ $n -lt 400 ]; do
  sed "s/Harbour/Harbour$n/g" "$papers/choir-2011.txt" >"many/$n.txt"
  n=$((n + 1))
done
for signal in INT TERM; do
  # A shell without job control starts a background process with SIGINT ignored; env gives it back.
  rm -f err
  env --default-signal=INT "$ADDUCE_INDEX" --kb "$kb" many >out 2>err &
  writer=$!
  n=0
  while ! grep -q "^added many" err 2>/dev/null && [ $n -lt 200 ]; do sleep 0.05; n=$((n + 1)); done
  kill -s "$signal" $writer
  wait $writer
  code=$?
  [ $code -eq 130 ] || [ $code -eq 143 ] || fault "exit code $code after SIG$signal"
  err_has "stopped by a signal"
  run 0 "$ADDUCE" --kb "$kb" papers
  out_has duarte2016
  out_lacks ellingsen2011
done
rm -rf many/[1-9]*
run 0 "$ADDUCE_INDEX" --kb "$kb" --format json many
json '.index.added == 1 and .index.base.papers == 2'
finish
