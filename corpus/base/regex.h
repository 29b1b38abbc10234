/* Regular expressions over texts of others' making: PCRE2, compiled once, with limits.
 *
 * Every room may use this header. A pattern is ours, so that a fault in it is our own mistake and ends the
 * program; what it is matched against is not, so that a match that runs into a limit is simply no match. */
#ifndef ADDUCE_BASE_REGEX_H
#define ADDUCE_BASE_REGEX_H

#include "corpus/record/record.h"

#include <glib.h>

typedef struct Regex Regex;

typedef enum {
  REGEX_DEFAULT = 0,
  REGEX_CASELESS = 1 << 0,
  REGEX_MULTILINE = 1 << 1, /* ^ and $ at each line */
} RegexFlags;

/* Compiles a pattern: UTF-8, Unicode properties for \w and \d, extended layout ((?x): blanks and # comments
 * are ignored), JIT where the machine has one. Meant for g_once: the result lives as long as the program and
 * may be used from any thread. */
const Regex *regex_new(const char *pattern, RegexFlags flags);
/* For one that nobody else has; those of regex_once are kept for ever. */
void regex_free(const Regex *regex);

/* The static place where a function keeps its regex:
 *   static const Regex *year = NULL;
 *   regex_once(&year, "(?<year> (1[5-9]|20) \\d\\d)", REGEX_DEFAULT); */
const Regex *regex_once(const Regex **place, const char *pattern, RegexFlags flags);

/* Finds the first match that starts at or after `from` in text[0, end); look-behind sees what is before
 * `from`. text must be valid UTF-8, `from` on a character border. groups (n of them, may be NULL) get the
 * spans of group 0, 1, ...; a group that took no part is {G_MAXSIZE, G_MAXSIZE}. FALSE: no match, or a limit
 * was hit (LIMIT_REGEX_*). */
gboolean regex_find(const Regex *regex, const char *text, gsize end, gsize from, Span *groups, guint n);

/* The same, but the match must start exactly at `from`. */
gboolean regex_match_at(const Regex *regex, const char *text, gsize end, gsize from, Span *groups, guint n);

/* Number of a named group; ends the program when the pattern has none of that name. */
guint regex_group(const Regex *regex, const char *name);

/* TRUE for a span of a group that took part. */
static inline gboolean regex_has(Span group)
{
  return group.start != G_MAXSIZE;
}

#endif
