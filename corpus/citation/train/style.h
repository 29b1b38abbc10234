/* Citation styles as templates.
 *
 * A template is text in which
 *   {F}         stands for a field, {F|before|after} for a field with what belongs to it before and after;
 *   <...>       is printed only when every field inside it has a value;
 *   (?a~b~c)    is one of a, b, c, chosen anew for each string;
 *   ^           stands for a quotation mark, opening or closing.
 * Fields: A authors, E editors, R translators, Y year, M month, T title, C container, V volume, I issue,
 * P pages, B publisher, L place, N edition, D DOI, U address, X date of access, S series, G genre, K number
 * of another index (PMID), Q original year. */
#ifndef ADDUCE_CITATION_TRAIN_STYLE_H
#define ADDUCE_CITATION_TRAIN_STYLE_H

#include "corpus/citation/train/pool.h"

/* How a list of names is printed. */
typedef struct {
  guint8 inverted;                   /* 0 "John Smith", 1 "Smith, John" for the first only, 2 for all */
  guint8 full;                       /* given names in full where known */
  guint8 capitals;                   /* SMITH */
  const char *comma;                 /* between family and given */
  const char *point;                 /* after an initial: ".", "" */
  const char *blank;                 /* between initials: " ", "" */
  const char *between, *last, *pair; /* separators; pair: between two only */
  const char *others;                /* "et al." and what stands before it */
  guint8 most;                       /* names printed before the list is cut; 0 all */
} NameStyle;

typedef enum {
  KIND_ARTICLE,
  KIND_BOOK,
  KIND_CHAPTER,
  KIND_EDITED,
  KIND_THESIS,
  KIND_REPORT,
  KIND_CONFERENCE,
  KIND_WEB,
  KIND_NEWSPAPER,
  KIND_N
} Kind;

typedef struct {
  const char *name;
  Language language; /* of its words */
  NameStyle names;
  guint8 plain_editors;             /* editors as "J. Smith" where authors are inverted */
  const char *one_editor, *editors; /* templates round a chapter's editors: "E (Ed.)", "edited by E" */
  const char *role_one, *roles;     /* after the editors of a book that stand for authors */
  const char *templates[KIND_N];    /* NULL: the style has none */
  guint8 title_case;
} Style;

guint styles_count(void);
const Style *style_at(guint i);

#endif
