#!/bin/sh
# Speed as ratios against peers in the same run on the same machine: never a test with a time in it.
# usage: bench.sh BUILD_DIR FOLDER_OF_TEXT_FILES
# Peers that are installed take part: omindex/quest (xapian-omega), recollindex/recollq (recollcmd). hyperfine measures.
set -eu
build=$1
texts=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

command -v hyperfine >/dev/null || {
  echo "bench: hyperfine is not installed (apt-get install hyperfine)" >&2
  exit 77
}

mean() { # mean seconds of a result file
  sed -n 's/^ *"mean": \([0-9.e-]*\),*/\1/p' "$1" | head -n 1
}

measure() { # measure NAME RUNS PREPARE COMMAND
  hyperfine --style none --warmup 1 --runs "$2" --prepare "$3" --export-json "$work/$1.json" --ignore-failure "$4" >/dev/null 2>&1
  printf '%-28s %9.3f s\n' "$1" "$(mean "$work/$1.json")"
}

ratio() { # ratio WHAT OURS PEER: how many times the peer's time ours is
  awk -v a="$(mean "$work/$2.json")" -v b="$(mean "$work/$3.json")" -v w="$1" 'BEGIN { printf "%-44s %6.2f\n", w, a / b }'
}

echo "texts: $(find "$texts" -type f | wc -l) files, $(du -sh "$texts" | cut -f1)"
measure adduce-index 3 "rm -rf '$work/kb'" "'$build/adduce-index' --kb '$work/kb' '$texts'"
measure adduce-index-again 5 true "'$build/adduce-index' --kb '$work/kb' '$texts'"
measure adduce-ask 20 true "'$build/adduce' --kb '$work/kb' ask 'Does the treatment reduce pain?'"
if command -v omindex >/dev/null; then
  measure omindex 3 "rm -rf '$work/om'" "omindex --db '$work/om' --url / --mime-type=txt:text/plain '$texts'"
  measure quest 20 true "quest -d '$work/om' 'Does the treatment reduce pain?'"
  ratio "index: adduce-index / omindex" adduce-index omindex
  ratio "ask: adduce / quest" adduce-ask quest
fi
if command -v recollindex >/dev/null; then
  mkdir -p "$work/rc"
  printf 'topdirs = %s\n' "$(cd "$texts" && pwd)" >"$work/rc/recoll.conf"
  measure recollindex 3 "rm -rf '$work/rc/xapiandb'" "recollindex -c '$work/rc' -z"
  measure recollq 20 true "recollq -c '$work/rc' 'treatment reduce pain'"
  ratio "index: adduce-index / recollindex" adduce-index recollindex
  ratio "ask: adduce / recollq" adduce-ask recollq
fi
