/* Words and terms: the one place where text becomes what is looked up, for index and query alike.
 *
 * A word is folded (compatibility forms and ligatures undone, accents, case, soft hyphens and possessives
 * gone: Unicode NFKD, UAX #15), British and American spelling are brought together, and it is stemmed as
 * English (Snowball). All text is stemmed so, whatever its language: a question needn't be in the language of
 * the paper. Numbers stay whole ("1,000", ".05", "2.5"); a number with its unit and a DOI are terms of their
 * own. A change here needs a new TERMS_VERSION: the index is then built anew. */
#ifndef ADDUCE_STORE_TERMS_H
#define ADDUCE_STORE_TERMS_H

#include <glib.h>

#define TERMS_VERSION 2

/* Prefixes of terms that aren't words of the text. Words have none: they begin with a small letter or digit.
 */
#define TERM_TITLE "S" /* word of the title of the paper */
#define TERM_PAPER "P" /* row id of the paper */
#define TERM_WORK  "W" /* row id of a work that the passage cites */
#define TERM_ROLE  "R" /* role of the section */
#define TERM_ZONE  "Z"
#define TERM_KIND  "K"  /* full, abstract, digest */
#define TERM_DOI   "XD" /* a DOI that the passage prints, small letters */
/* Of the document that stands for a paper as a whole, and of no passage. */
#define TERM_TOPIC         "A"  /* word of its title, abstract or keywords */
#define TERM_TOPIC_TITLE   "XT" /* word of its title */
#define TERM_TOPIC_KEYWORD "XK" /* word of its keywords */
#define TERM_TOPIC_ALL     "XA" /* each of these documents has it */

typedef enum {
  TERM_WORD,       /* counted as a word; has a position of its own */
  TERM_EXTRA,      /* another form of the words before it: "selfhelp", "10mg"; no position of its own */
  TERM_IDENTIFIER, /* a DOI, prefix included */
} TermKind;

typedef struct {
  TermKind kind;
  const char *word; /* folded, not stemmed; valid during the call */
  const char *term; /* at most LIMIT_TERM_BYTES - 8, so that a prefix fits; valid during the call */
  guint position;   /* from 1; of an extra the position of its last word */
  gsize start, end; /* in the text */
  gboolean stop;    /* a word that says nothing by itself */
} Term;

typedef void (*TermVisit)(const Term *term, gpointer data);

/* Remembers stems; belongs to one thread. */
typedef struct TermMaker TermMaker;
TermMaker *term_maker_new(void);
void term_maker_free(TermMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TermMaker, term_maker_free)

/* Calls visit for each term of a text (valid UTF-8), in order. Linear in its length. Gives the last
 * position; the first is first + 1. */
guint terms_cut(TermMaker *maker, const char *text, gsize length, guint first, TermVisit visit,
                gpointer data);

/* A text folded for comparing titles and names: words as above without stemming, stop words and spelling
 * kept, joined by one blank. New. */
char *terms_fold(const char *text, gssize length);

/* Is this folded word one that says nothing by itself? */
gboolean terms_stop_word(const char *word);

#endif
