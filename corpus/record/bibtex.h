/* BibTeX and BibLaTeX. Sources: Patashnik, "BibTeXing" (1988); the BibLaTeX manual, section 2.
 *
 * The reader knows @string (its values bounded by LIMIT_RECORD_FIELD_BYTES), "#", crossref (one level; an
 * entry with one is given when the file has been read), LaTeX accents, and names in all of BibTeX's forms.
 * An entry that isn't closed ends where a line begins with "@". */
#ifndef ADDUCE_RECORD_BIBTEX_H
#define ADDUCE_RECORD_BIBTEX_H

#include "corpus/record/record_io.h"

void bibtex_read(const char *text, gsize length, Diagnostics *diagnostics, RecordSink sink, gpointer data);
void bibtex_read_places(const char *text, gsize length, Diagnostics *diagnostics, RecordPlaceSink sink,
                        gpointer data);

/* One entry, ended by a newline. Caller frees. */
char *bibtex_write(const Record *record);

#endif
