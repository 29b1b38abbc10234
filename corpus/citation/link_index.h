/* The inside of LinkIndex, shared by link.c and link_names.c. */
#ifndef ADDUCE_CITATION_LINK_INDEX_H
#define ADDUCE_CITATION_LINK_INDEX_H

#include "corpus/citation/link.h"

enum { CANDIDATES_MAX = 100 };

typedef struct {
  guint n;
  guint list; /* which of the paper's lists, from 0 */
  int year;   /* 0 unknown */
  char suffix;
  gboolean in_press;
  GPtrArray *families; /* char*: folded keys; owned */
  char *initials;      /* of the first author; owned, may be NULL */
  gboolean et_al;      /* the printed author list is cut off */
  char *head;          /* the beginning of the entry folded, with a blank at either end; owned */
  GPtrArray *literal;  /* char*: words of the corporate author, or of the title of an entry without authors;
                          owned,  may be NULL */
} RefInfo;

typedef struct {
  guint entry;  /* index of RefInfo */
  guint length; /* words of its literal */
} CorporatePosition;

struct LinkIndex {
  GArray *entries;      /* RefInfo */
  GHashTable *by_first; /* "smith" and "smith|1997": key of the first name, with year -> GArray of guint */
  GHashTable
      *by_sound; /* "1997|po" and "1997|ell": year with beginning and end of the name -> GArray of guint */
  GHashTable *by_last;   /* last word of a literal or of its beginning -> GArray of guint positions */
  GArray *positions;     /* CorporatePosition */
  GHashTable *by_number; /* printed number -> GArray of guint index */
  GArray *list_ends;     /* gsize: where the last entry of each list begins */
  GArray *starts;        /* gsize: where each entry stands in the text */
  gboolean numbered;
};

#endif
