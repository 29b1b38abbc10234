/* Does the matcher's time per byte depend on the size of the vocabulary? Invented labels of invented words:
 * 1,000, 10,000 and 100,000 of them, the same text for all, in which about every twelfth word begins a label.
 * Prints MB/s; says no (exit 1) when 100,000 labels take more than twice the time of 1,000. */
#include "ontology/mention/mention.h"

#include <stdio.h>
#include <stdlib.h>

static guint32 seed = 1;

static guint32 next(guint32 n)
{
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % n;
}

static void append_word(GString *text, guint32 n)
{
  static const char *const parts[] = {"ba", "do", "ki", "lu", "me", "no", "pa", "ro", "si", "ta", "ve", "zu"};
  for (guint i = 0; i < 4; i++, n /= 12)
    g_string_append(text, parts[n % 12]);
  g_string_append_c(text, 'n');
}

static double measure(guint labels, const GString *text)
{
  g_autoptr(GString) turtle = g_string_new("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n");
  for (guint i = 0; i < labels; i++) {
    /* The first thousand labels are the same for all sizes; the text has those only. */
    seed = i + 7;
    g_string_append_printf(turtle, "<urn:x:%u> a skos:Concept ; skos:prefLabel \"", i);
    for (guint k = 0; k < 2 + i % 3; k++) {
      append_word(turtle, next(20000));
      g_string_append_c(turtle, ' ');
    }
    g_string_append(turtle, "\" .\n");
  }
  g_autoptr(GError) error = NULL;
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_text("bench", turtle->str, turtle->len, NULL, &error);
  if (vocabulary == NULL)
    g_error("%s", error->message);
  g_autoptr(Matcher) matcher = matcher_new(vocabulary);
  TextPiece piece = {{0, text->len}, ZONE_BODY};
  double best = G_MAXDOUBLE;
  guint found = 0;
  for (guint run = 0; run < 5; run++) {
    gint64 start = g_get_monotonic_time();
    g_autoptr(GArray) mentions = mentions_find(matcher, text->str, &piece, 1, MENTION_DEFAULT);
    best = MIN(best, (double)(g_get_monotonic_time() - start));
    found = mentions->len;
  }
  printf("%7u labels, %7u states: %6.1f MB/s, %u mentions\n", labels, matcher_states(matcher),
         text->len / best, found);
  return best;
}

int main(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  seed = 99;
  while (text->len < 8000000) {
    append_word(text, 20000 + next(700));
    g_string_append_c(text, ' ');
    if (next(12) == 0) {
      guint32 keep = seed, label = next(1000);
      seed = label + 7;
      for (guint k = 0; k < 2 + label % 3; k++) {
        append_word(text, next(20000));
        g_string_append_c(text, ' ');
      }
      seed = keep * 3 + 1;
    }
  }
  double small = measure(1000, text);
  measure(10000, text);
  double large = measure(100000, text);
  printf("100,000 labels take %.2f times as long as 1,000\n", large / small);
  return large <= 2 * small ? EXIT_SUCCESS : EXIT_FAILURE;
}
