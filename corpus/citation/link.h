/* What a list holds, indexed by what a sentence prints of it: used by the rooms of citation only.
 *
 * Building is linear in the list, looking up constant but for works of one author: a hostile list in which
 * all 50,000 entries share a name is searched only CANDIDATES_MAX deep. */
#ifndef ADDUCE_CITATION_LINK_H
#define ADDUCE_CITATION_LINK_H

#include "corpus/citation/citation.h"

/* Year of a work in press, or without a year. */
#define YEAR_IN_PRESS (-1)
#define YEAR_NONE     (-2)

/* What was printed of one work. */
typedef struct {
  GPtrArray *names;  /* char*: folded keys in the order printed */
  GPtrArray *spaced; /* char*: the same with blanks between the words, for looking them up in an entry */
  char *initials;    /* of the first name, lower case letters: "tj"; NULL none */
  gboolean et_al;
  int year;    /* or YEAR_IN_PRESS, YEAR_NONE */
  char suffix; /* 'a', 0 none */
  gsize at;    /* where in the text, for papers with several lists */
} Printed;

/* Where a printed work leads. */
typedef struct {
  CitationMatch match;
  GArray *references; /* guint n; empty when missing; owned by the caller of link_names */
  double confidence;
  char *reason; /* owned */
  double rank;  /* how good, to choose among readings of the same words; 0 missing */
} Link;

typedef struct LinkIndex LinkIndex;

LinkIndex *link_index_new(const Paper *paper);
void link_index_free(LinkIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LinkIndex, link_index_free)

guint link_index_size(const LinkIndex *index);
/* Whether a number is some entry's: by printed label, else by place in the list. */
gboolean link_index_has_number(const LinkIndex *index, guint number);
/* Whether at least four in five entries print a number. */
gboolean link_index_is_numbered(const LinkIndex *index);

void link_clear(Link *link);

/* The best entry for names and year. typos: also search misspelt first names and other years. */
Link link_names(const LinkIndex *index, const Printed *printed, gboolean typos);

/* Entries by the name of a corporate author (or a title, where there is no author) whose printed words end
 * with last: appends guint positions for link_corporate. */
void link_corporate_candidates(const LinkIndex *index, const char *last, GArray *positions);
/* The words (folded, char*) of such a candidate, and how many of them the position stands for. */
const GPtrArray *link_corporate_words(const LinkIndex *index, guint position, guint *length);
Link link_corporate(const LinkIndex *index, guint position, int year, char suffix);

/* Sets references, match, confidence and reason of a numeric citation from its numbers. at: where it stands,
 * for papers with a list for each chapter. */
void link_numbers(const LinkIndex *index, Citation *citation);

/* Sets a citation from a link; takes what the link owns. */
void link_apply(Citation *citation, Link *link);

#endif
