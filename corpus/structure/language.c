#include "corpus/structure/language.h"

#include <string.h>

typedef struct {
  const char *code;
  const char *words; /* between blanks */
} Language;

/* Function words that are common in one of them and rare in the others. */
static const Language languages[] = {
    {"en", " the of and in to was were with for that is by on are from this as be who which than those their "
           "have has or it not "},
    {"de", " der die das und in den von mit zu ist für auf eine des dem sich nicht ein wurde werden "},
    {"fr", " le la les des et du en une dans est pour par que sur avec au aux sont un qui "},
    {"es", " el la los las de y en una que por con del para se un es al como fue "},
    {"pt", " o a os as de e em uma que por com do da dos das para se um foi ao "},
    {"it", " il la i gli le di e in una che per con del della dei sono un è nel alla "},
    {"nl", " de het een van en in dat is op te voor met zijn werd aan niet door "}};

#define LOOK_BYTES 4000u
#define WORDS_MIN  3u

char *language_of(const char *text, Span span)
{
  guint counts[G_N_ELEMENTS(languages)] = {0};
  gsize end = MIN(span.end, span.start + LOOK_BYTES);
  char word[16];
  for (gsize i = span.start; i < end;) {
    gsize stop = i;
    while (stop < end && text[stop] != ' ' && text[stop] != '\n')
      stop++;
    gsize length = stop - i;
    if (length > 0 && length < sizeof word - 3) {
      word[0] = ' ';
      for (gsize k = 0; k < length; k++)
        word[k + 1] = g_ascii_tolower(text[i + k]);
      word[length + 1] = ' ';
      word[length + 2] = '\0';
      for (guint l = 0; l < G_N_ELEMENTS(languages); l++)
        counts[l] += strstr(languages[l].words, word) != NULL;
    }
    i = stop + 1;
  }
  guint best = 0;
  guint second = 0;
  for (guint l = 1; l < G_N_ELEMENTS(languages); l++)
    if (counts[l] > counts[best])
      best = l;
  for (guint l = 0; l < G_N_ELEMENTS(languages); l++)
    if (l != best)
      second = MAX(second, counts[l]);
  return counts[best] >= WORDS_MIN && counts[best] > second ? g_strdup(languages[best].code) : NULL;
}
