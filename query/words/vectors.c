#include "query/words/vectors.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

/* The bytes of the table, put into the library by the assembler; ADDUCE_VECTORS is its file. */
__asm__(".section .rodata\n"
        ".balign 16\n"
        "adduce_vectors:\n"
        ".incbin \"" ADDUCE_VECTORS "\"\n"
        "adduce_vectors_end:\n"
        ".byte 0\n"
        ".text\n");
extern const guint8 adduce_vectors[], adduce_vectors_end[];

#define HEAD 16u

struct Vectors {
  guint words, dimensions;
  const guint8 *offsets;
  const char *names;
  const gint8 *numbers;
  const guint8 *ranks;
};

static guint32 number_at(const guint8 *bytes)
{
  return (guint32)bytes[0] | (guint32)bytes[1] << 8 | (guint32)bytes[2] << 16 | (guint32)bytes[3] << 24;
}

Vectors *vectors_read(const guint8 *bytes, gsize length, GError **error)
{
  const gsize mark = strlen(VECTORS_MARK);
  gboolean good = length >= HEAD && memcmp(bytes, VECTORS_MARK, mark) == 0;
  guint32 words = good ? number_at(bytes + mark) : 0;
  guint32 dimensions = good ? number_at(bytes + mark + 4) : 0;
  gsize offsets = 4 * ((gsize)words + 1);
  good = good && dimensions > 0 && dimensions <= 1000 && words > 1 && words <= G_MAXUINT16 &&
         length - HEAD >= offsets;
  gsize names = good ? number_at(bytes + HEAD + 4 * (gsize)words) : 0;
  gsize rest = good ? length - HEAD - offsets : 0;
  good = good && names <= rest && (rest - names) / (dimensions + 2) >= words;
  for (guint32 i = 0; good && i < words; i++) {
    guint32 start = number_at(bytes + HEAD + 4 * (gsize)i);
    guint32 end = number_at(bytes + HEAD + 4 * ((gsize)i + 1));
    good = start < end && end <= names && bytes[HEAD + offsets + end - 1] == 0;
  }
  if (!good) {
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a table of word vectors");
    return NULL;
  }
  Vectors *vectors = g_new(Vectors, 1);
  const guint8 *numbers = bytes + HEAD + offsets + names;
  *vectors = (Vectors){words,
                       dimensions,
                       bytes + HEAD,
                       (const char *)bytes + HEAD + offsets,
                       (const gint8 *)numbers,
                       numbers + (gsize)words * dimensions};
  return vectors;
}

void vectors_free(Vectors *vectors)
{
  g_free(vectors);
}

static gpointer read_shared(gpointer data G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;
  // cppcheck-suppress comparePointers
  Vectors *vectors = vectors_read(adduce_vectors, (gsize)(adduce_vectors_end - adduce_vectors), &error);
  if (vectors == NULL)
    g_error("%s", error->message);
  return vectors;
}

const Vectors *vectors_shared(void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once(&once, read_shared, NULL);
}

guint vectors_dimensions(const Vectors *vectors)
{
  return vectors->dimensions;
}

int vectors_find(const Vectors *vectors, const char *word)
{
  guint low = 0;
  for (guint end = vectors->words; low < end;) {
    guint middle = low + (end - low) / 2;
    int order = strcmp(vectors->names + number_at(vectors->offsets + 4 * (gsize)middle), word);
    if (order == 0)
      return (int)middle;
    if (order < 0)
      low = middle + 1;
    else
      end = middle;
  }
  return -1;
}

const gint8 *vectors_at(const Vectors *vectors, int place)
{
  g_assert(place >= 0 && (guint)place < vectors->words);
  return vectors->numbers + (gsize)place * vectors->dimensions;
}

double vectors_rarity(const Vectors *vectors, int place)
{
  g_assert(place >= 0 && (guint)place < vectors->words);
  guint rank = vectors->ranks[2 * (gsize)place] | (guint)vectors->ranks[2 * (gsize)place + 1] << 8;
  return log1p(rank) / log1p(vectors->words);
}

double vectors_cosine(const Vectors *vectors, int a, int b)
{
  const gint8 *left = vectors_at(vectors, a);
  const gint8 *right = vectors_at(vectors, b);
  gint32 both = 0;
  gint32 left_square = 0;
  gint32 right_square = 0;
  for (guint i = 0; i < vectors->dimensions; i++) {
    both += (gint32)left[i] * right[i];
    left_square += (gint32)left[i] * left[i];
    right_square += (gint32)right[i] * right[i];
  }
  if (left_square == 0 || right_square == 0)
    return 0;
  return both / sqrt((double)left_square * right_square);
}
