/* What the finders of citations share: where they search, and what they found. Used by the rooms of citation
 * only. */
#ifndef ADDUCE_CITATION_FOUND_H
#define ADDUCE_CITATION_FOUND_H

#include "corpus/citation/citation_token.h"
#include "corpus/citation/link.h"

/* A stretch that is searched by itself: a paragraph, a caption, a table; longer ones are cut at a blank. */
typedef struct {
  Span span;
  Zone zone;
  BlockKind kind;
} Stretch;

/* The stretches of a paper in which citations stand: not its front matter, not its reference list. Caller
 * frees. */
GArray *stretches_make(const Paper *paper);

typedef struct {
  const Paper *paper;
  const char *text;
  const LinkIndex *index;
  GPtrArray *found; /* Citation*, owned; linked; groups from 1 */
  guint groups;     /* used up to now */
  gboolean strict;  /* only what links, or can't be anything else: the paper cites in another style */
} Finder;

/* A new citation at the end of finder->found, unlinked. */
Citation *finder_add(Finder *finder, Span span, CitationForm form, guint group);
void finder_init(Finder *finder, const Paper *paper, const LinkIndex *index);
void finder_clear(Finder *finder);

/* Finds the author-year citations of a stretch. tokens: of the stretch. */
void find_author_year(Finder *finder, const GArray *tokens);

/* Numbers in square brackets, or in parentheses. */
void find_bracketed(Finder *finder, Span span, char open);

/* Numbers after "ref." and "reference". */
void find_named(Finder *finder, Span span);

/* Superscript numbers of a whole paper: Unicode superscripts, "^12^", and digits glued to what stands before.
 */
void find_superscripts(Finder *finder, const GArray *stretches);

/* Superscripts that a converter set apart by a blank ("pain 1, 2. Despite"), for a paper in which nothing
 * else accounts for its list: taken only where they follow the order of the list. */
void find_superscripts_apart(Finder *finder, const GArray *stretches);

/* How a list of numbers may be printed. */
typedef enum {
  NUMBERS_PLAIN,  /* blanks anywhere, "and" */
  NUMBERS_TIGHT,  /* no blank */
  NUMBERS_SPREAD, /* "18 26 31", "5, 6" */
} NumbersForm;

/* Reads a list of numbers with ranges ("3, 5-8") at i; appends to numbers, ranges expanded, at most
 * LIMIT_CITATION_NUMBERS. Gives the end; i where there is none, or where it is none that cites (0, a range
 * that goes down, more than four digits). */
gsize numbers_read(const char *text, gsize i, gsize end, NumbersForm form, GArray *numbers);

/* Gathers all citations in one style; the caller owns the finder's content. */
void citations_gather(Finder *finder, CitationStyle style);

/* The style for a paper whose citations were gathered for each style (of CitationStyle; STYLE_NONE unused).
 */
CitationStyle style_choose(const Paper *paper, const LinkIndex *index, Finder finders[STYLE_SUPERSCRIPT + 1]);

#endif
