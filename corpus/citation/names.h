/* Names as a reference list prints them at the start of an entry: "Levy, L. H., & Roe, A.", "Mahdy SA, Ott
 * B", "Ali M., Shah M. R.", "J. Smith and B. Ott", "SMITH, John". A shape only, read by hand; the full
 * reading of an entry is reference_parse. */
#ifndef ADDUCE_CITATION_NAMES_H
#define ADDUCE_CITATION_NAMES_H

#include <glib.h>

typedef struct {
  guint n;           /* persons read */
  gsize end;         /* byte after the last one, in the text given */
  gboolean inverted; /* family name first */
  gboolean et_al;    /* "et al." follows */
} NameRun;

/* Reads the names at the start of text (valid UTF-8; line breaks are blanks). Looks at 1500 bytes and 40
 * names at most. families: folded keys (char *, owned by the array) of what was read are appended; may be
 * NULL. */
NameRun names_read(const char *text, gsize length, GPtrArray *families);

/* A year of publication at a byte: four digits from 1500 to 2099 with no digit beside them. 0 none. */
int year_at(const char *text, gsize length, gsize offset);
/* Offset of the first year at or after from, -1 none. Numbers inside a DOI or URL are no years. */
gssize year_find(const char *text, gsize length, gsize from);

#endif
