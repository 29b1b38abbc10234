/* What a paper prints of itself: title, authors, year, journal, DOI, keywords. */
#ifndef ADDUCE_STRUCTURE_FRONT_H
#define ADDUCE_STRUCTURE_FRONT_H

#include "corpus/structure/node.h"

/* Reads the nodes before the body, makes them NODE_FRONT with their FrontKind, and fills record. What isn't
 * printed stays unset. Cover pages of repositories become kept pieces; what they say of the paper counts. */
void front_read(Nodes *nodes, Record *record, const JoinLexicon *lexicon);

/* One line of a title page, as plain text. */
typedef enum {
  LINE_PLAIN,
  LINE_TYPE,     /* "Research Article" */
  LINE_CITATION, /* "Journal of X 2012, 44(5):550-554" */
  LINE_CITE_AS,  /* "Cite this article: ..." */
  LINE_DOI,
  LINE_DATES, /* "Received: ..." */
  LINE_KEYWORDS,
  LINE_CONTACT, /* e-mail, correspondence */
  LINE_AFFILIATION,
  LINE_COPYRIGHT,
  LINE_AUTHORS,
  LINE_MASTHEAD
} FrontLineKind;

FrontLineKind front_line_kind(const char *line);
/* Bytes of "Keywords:" at the start of a line in six languages; 0 none. */
gsize front_keywords_label(const char *line);
void front_split_keywords(const char *list, GPtrArray *keywords);

/* Reads a citation line: container, year, volume, issue, pages into what record doesn't have yet. */
gboolean front_read_citation(const char *line, Record *record);
/* The first DOI in a line, lower case, bare; NULL none. Caller frees. */
char *front_find_doi(const char *line);

/* TRUE for a line of names. has_title: a title stands before it, so that a single name is believable. */
gboolean authors_is_line(const char *line, gboolean has_title);
/* Appends the persons of an author line. letters: the lower-case letters by which affiliations are marked,
 * "abc"; may be NULL. */
void authors_read(const char *line, const char *letters, GPtrArray *authors);

#endif
