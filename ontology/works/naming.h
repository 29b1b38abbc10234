/* What names a work: a reference or a paper's own front matter, made comparable. */
#ifndef ADDUCE_WORKS_NAMING_H
#define ADDUCE_WORKS_NAMING_H

#include "corpus/record/record.h"

typedef struct {
  char *sort; /* the order in which works are made: by what is said, not by where it was found; owned */
  GPtrArray *blocks; /* of char*, owned: namings that share one are compared (see block kinds) */
} Naming;

/* Kinds of blocks, by their first letter. Two namings that share one of these are the same work, unless their
 * DOIs or the rest of their records say otherwise. */
#define BLOCK_DOI   'd' /* the DOI */
#define BLOCK_TITLE 't' /* first family name, year, folded title */
#define BLOCK_PLACE 'c' /* no title: first family name, year, container, volume, first page */
#define BLOCK_LABEL 'l' /* a paper that prints nothing of itself: its inferred label */
#define BLOCK_FILE  's' /* SHA-256 of the file of a paper, named by its digest too */
#define BLOCK_TOLD  'g' /* DOI of a paper held, named by its digest too */
/* These only say which namings are worth comparing (match.h). */
#define BLOCK_NAME   'y' /* first family name and year */
#define BLOCK_WORDS  'w' /* how the title begins */
#define BLOCK_VOLUME 'v' /* volume, first page, three letters of the container */

/* label: of a paper without title, else NULL. raw: the printed string, to break ties; may be NULL. A record
 * that says too little to tell a work by has no blocks. */
Naming *naming_new(const Record *record, const char *label, const char *raw);
/* Adds what a digest says it is a digest of: a DOI; sha256:HEX of a file with one paper, or sha256:HEX#N for
 * the Nth (from 1) of several. digest_of may be NULL. */
void naming_add_digest(Naming *naming, const char *digest_of);
/* Adds the file that holds a paper, and its DOI (may be NULL), so that its digest can name it. */
void naming_add_file(Naming *naming, const char *sha256, guint position, guint papers, const char *doi);
void naming_free(Naming *naming);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Naming, naming_free)

/* The first author's family name, or the corporate author, folded without blanks; "" none. New. */
char *naming_family(const Record *record);
/* The title folded: words, blanks, nothing else; "" none. New. */
char *naming_title(const Record *record);

#endif
