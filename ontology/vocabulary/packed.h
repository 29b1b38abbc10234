/* Numbers and strings packed into one run of bytes, and read from it without trust: what a vocabulary is
 * compiled into.
 *
 * The bytes are 32-bit numbers, smallest byte first: PACKED_MAGIC, version, how many numbers follow, how many
 * bytes of strings follow them, then two of a checksum (FNV-1a, 64 bits, over numbers instead of bytes:
 * http://www.isthe.com/chongo/tech/comp/fnv/) over the version, both sizes and all that follows. Then the
 * numbers; then the strings, each once, each with a NUL at its end, filled up with NULs to a multiple of
 * four. A string is the number of its place plus one; 0 is none.
 *
 * The checksum finds damage; it proves nothing of bytes that someone made on purpose, so that whoever unpacks
 * checks each number that is an index or a count. */
#ifndef ADDUCE_VOCABULARY_PACKED_H
#define ADDUCE_VOCABULARY_PACKED_H

#include <glib.h>

typedef struct Packing Packing;

Packing *packing_new(void);
void packing_number(Packing *packing, guint32 number);
/* NULL is allowed. The string must be UTF-8. */
void packing_string(Packing *packing, const char *string);
/* NULL-terminated; NULL is as empty. */
void packing_strings(Packing *packing, char *const *strings);
/* The bytes; frees the packing. */
GBytes *packing_finish(Packing *packing, guint32 version);

/* A walk over packed bytes, which must outlive it and what it gave. */
typedef struct {
  GBytes *bytes;
  const guint32 *numbers;
  guint32 n, at;
  const char *strings; /* valid UTF-8, ends in a NUL */
  gsize size;
  gsize left;   /* bytes of strings that may still be given: one string may be named again and again */
  gboolean bad; /* something that was read can't be so; all that is read afterwards is 0 */
} Unpacking;

/* FALSE where the bytes are too short, damaged, of another version or no strings. They must lie at a multiple
 * of four. */
gboolean unpacking_start(Unpacking *unpacking, GBytes *bytes, guint32 version);
/* The next number, less than limit; else 0 and bad. */
guint32 unpacking_number(Unpacking *unpacking, guint32 limit);
/* The next number as a count of things of which each has `each` (not 0) numbers still to come. */
guint32 unpacking_count(Unpacking *unpacking, guint32 each);
/* The next string, in the bytes; NULL for none. Not to be changed. */
char *unpacking_string(Unpacking *unpacking);
/* The same where there must be one: bad, and an empty one, where there is none. */
char *unpacking_needed(Unpacking *unpacking);
/* Strings, NULL-terminated; NULL where there are none. The row is new, its strings lie in the bytes. */
char **unpacking_strings(Unpacking *unpacking);
/* TRUE where all was read and nothing was bad. */
gboolean unpacking_done(const Unpacking *unpacking);

#endif
