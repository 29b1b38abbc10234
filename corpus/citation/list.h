/* The reference list: where it stands among the lines of a text, and where one entry ends and the next
 * begins. */
#ifndef ADDUCE_CITATION_LIST_H
#define ADDUCE_CITATION_LIST_H

#include "corpus/text/line.h"

typedef struct {
  guint heading;    /* line of the heading ("References"), G_MAXUINT where the list has none */
  guint first, end; /* lines of the list, half open */
} ListRange;

/* Lists among the lines [first, end) (a paper's): by heading, in six languages, and by what entries look
 * like. Appends ListRange in order; a paper can have several. Lines that follow a list (appendix, author
 * biographies, tables) are not in it. */
void reference_lists_find(const char *text, const GArray *lines, guint first, guint end, GArray *ranges);

typedef struct {
  GArray *spans; /* Span in the text: the lines' parts that make the entry, in order, bullet and label not
                    included */
  Span label;    /* the printed label, else the bullet; {0,0} none. A bullet before a label, and one that a
                    converter put into the middle of an entry, is in neither */
} ListEntry;

/* The entries of a list. entries: of ListEntry* with reference_entry_free. Lines that belong to none (running
 * heads, page numbers, notes to the list, subheadings) are appended to others as line numbers (guint), so
 * that nothing is lost. */
GPtrArray *reference_list_cut(const char *text, const GArray *lines, ListRange range, GArray *others);
void list_entry_free(ListEntry *entry);

#endif
