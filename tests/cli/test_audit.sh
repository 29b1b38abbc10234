# adduce audit: of a file alone, and of a paper of the base with what other papers print.
. "${0%/*}/lib.sh"

cat >paper.txt <<'EOF'
The keeping of garden bees

Anna Holt and Peter Brandt

Journal of Invented Studies, 12(3), 101-118, 2015

Introduction

Bees are kept in gardens by many people (Marlowe, 1991; Quill & Tern, 2001). Their number has grown, as Petrow (1987) and others say.

References

Marlowe, D. (1990). Bees of the north. Annals of Gardens, 3(1), 30-12.

Quill, F., & Tern, G. (2001). Who keeps bees? Annals of Gardens, 14(2), 77-90.
EOF
cat >other.txt <<'EOF'
A second paper about hives

Carla Jones

Journal of Invented Studies, 13(1), 1-18, 2016

Introduction

Hives are kept in gardens (Quill & Tern, 2001), and in fields too, where they stand in rows.

References

Quill, F., & Tern, G. (2001). Who keeps bees? Annals of Gardens, 15(2), 77-90.
EOF

# A file needs no base, and says what that leaves out.
run 0 "$ADDUCE" audit ./paper.txt --format json
fits audit
json '[.findings[].code] | contains(["cited-not-listed", "year-mismatch", "pages"])'
json '.findings[0].severity == "error"'
json '.left_out | length == 1'
err_has "left-out"
run 0 "$ADDUCE" audit paper.txt
out_has "Petrow (1987)"
run 0 "$ADDUCE" audit paper.txt --format markdown
out_has "| error | cited-not-listed | Petrow (1987) |"

# A key: the entry that differs from the other paper's is told.
run 0 "$ADDUCE_INDEX" --kb kb paper.txt other.txt
run 0 "$ADDUCE" --kb kb audit holt2015 --format json
fits audit
json '[.findings[] | select(.code == "volume")] | length == 1'
json 'has("left_out") | not'
err_empty

# Nothing there: exit 1; wrong key: exit 1; no base: exit 3.
printf 'No citations here, only a line of words that says nothing at all.\n' >plain.txt
run 1 "$ADDUCE" audit plain.txt
run 1 "$ADDUCE" --kb kb audit nobody1999
run 1 "$ADDUCE" audit ./absent.txt
run 3 "$ADDUCE" --kb nowhere audit holt2015
finish
