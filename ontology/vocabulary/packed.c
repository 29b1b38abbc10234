#include "ontology/vocabulary/packed.h"

#include "corpus/base/limits.h"

#include <string.h>

#define PACKED_MAGIC 0x43564441u /* "ADVC" */
#define HEADER       6u
#define FNV_OFFSET   G_GUINT64_CONSTANT(0xcbf29ce484222325)
#define FNV_PRIME    G_GUINT64_CONSTANT(0x100000001b3)

struct Packing {
  GArray *numbers; /* guint32 */
  GString *strings;
  GHashTable *places; /* string -> place + 1 */
};

static guint64 sum_of(guint64 sum, const guint32 *numbers, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sum = (sum ^ numbers[i]) * FNV_PRIME;
  return sum;
}

/* ---------------------------------------------------------------- packing */

Packing *packing_new(void)
{
  Packing *packing = g_new0(Packing, 1);
  packing->numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
  packing->strings = g_string_new(NULL);
  packing->places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return packing;
}

void packing_number(Packing *packing, guint32 number)
{
  guint32 written = GUINT32_TO_LE(number);
  g_array_append_val(packing->numbers, written);
}

void packing_string(Packing *packing, const char *string)
{
  guint place = string == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(packing->places, string));
  if (string != NULL && place == 0) {
    place = (guint)packing->strings->len + 1;
    g_string_append_len(packing->strings, string, (gssize)strlen(string) + 1);
    g_hash_table_insert(packing->places, g_strdup(string), GUINT_TO_POINTER(place));
  }
  packing_number(packing, place);
}

void packing_strings(Packing *packing, char *const *strings)
{
  guint n = 0;
  while (strings != NULL && strings[n] != NULL)
    n++;
  packing_number(packing, n);
  for (guint i = 0; i < n; i++)
    packing_string(packing, strings[i]);
}

GBytes *packing_finish(Packing *packing, guint32 version)
{
  do
    g_string_append_c(packing->strings, '\0');
  while (packing->strings->len % 4 != 0);
  guint32 head[HEADER] = {GUINT32_TO_LE(PACKED_MAGIC), GUINT32_TO_LE(version),
                          GUINT32_TO_LE(packing->numbers->len),
                          GUINT32_TO_LE((guint32)packing->strings->len)};
  guint64 sum = sum_of(FNV_OFFSET, head + 1, 3);
  sum = sum_of(sum, (const guint32 *)(gconstpointer)packing->numbers->data, packing->numbers->len);
  /* Copied into numbers, for the string's bytes may lie anywhere. */
  g_array_append_vals(packing->numbers, packing->strings->str, (guint)packing->strings->len / 4);
  gsize strings = packing->strings->len / 4;
  sum = sum_of(sum, (const guint32 *)(gconstpointer)packing->numbers->data + packing->numbers->len - strings,
               strings);
  head[4] = GUINT32_TO_LE((guint32)sum);
  head[5] = GUINT32_TO_LE((guint32)(sum >> 32));
  g_array_prepend_vals(packing->numbers, head, HEADER);
  gsize length = (gsize)packing->numbers->len * 4;
  g_string_free(packing->strings, TRUE);
  g_hash_table_unref(packing->places);
  guint32 *numbers = (guint32 *)(gpointer)g_array_free(packing->numbers, FALSE);
  g_free(packing);
  return g_bytes_new_take(numbers, length);
}

/* ---------------------------------------------------------------- unpacking */

static gboolean is_ascii(const char *text, gsize n)
{
  guchar bits = 0;
  for (gsize i = 0; i < n; i++)
    bits |= (guchar)text[i];
  return bits < 0x80;
}

gboolean unpacking_start(Unpacking *unpacking, GBytes *bytes, guint32 version)
{
  memset(unpacking, 0, sizeof *unpacking);
  unpacking->bytes = bytes;
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  unpacking->bad = TRUE;
  const guint32 *head = (const guint32 *)(gconstpointer)data;
  if (length < HEADER * 4 || length % 4 != 0 || GUINT32_FROM_LE(head[0]) != PACKED_MAGIC ||
      GUINT32_FROM_LE(head[1]) != version)
    return FALSE;
  guint64 n = GUINT32_FROM_LE(head[2]), size = GUINT32_FROM_LE(head[3]);
  if (size == 0 || size % 4 != 0 || HEADER * 4 + n * 4 + size != length)
    return FALSE;
  guint64 sum = sum_of(sum_of(FNV_OFFSET, head + 1, 3), head + HEADER, length / 4 - HEADER);
  if (GUINT32_FROM_LE(head[4]) != (guint32)sum || GUINT32_FROM_LE(head[5]) != (guint32)(sum >> 32))
    return FALSE;
  unpacking->numbers = head + HEADER;
  unpacking->n = (guint32)n;
  unpacking->strings = (const char *)data + HEADER * 4 + n * 4;
  unpacking->size = size;
  unpacking->left = LIMIT_UNPACKED_BYTES;
  if (unpacking->strings[size - 1] != '\0')
    return FALSE;
  /* NULs part the strings, and UTF-8 is looked at string by string, where it isn't ASCII. */
  for (const char *at = unpacking->strings; at < unpacking->strings + size;) {
    gsize n_bytes = strlen(at);
    if (!is_ascii(at, n_bytes) && !g_utf8_validate(at, (gssize)n_bytes, NULL))
      return FALSE;
    at += n_bytes + 1;
  }
  unpacking->bad = FALSE;
  return TRUE;
}

guint32 unpacking_number(Unpacking *unpacking, guint32 limit)
{
  guint32 number = unpacking->bad || unpacking->at >= unpacking->n
                       ? G_MAXUINT32
                       : GUINT32_FROM_LE(unpacking->numbers[unpacking->at]);
  unpacking->at++;
  if (number < limit && !unpacking->bad)
    return number;
  unpacking->bad = TRUE;
  return 0;
}

guint32 unpacking_count(Unpacking *unpacking, guint32 each)
{
  guint32 count = unpacking_number(unpacking, G_MAXUINT32);
  if (!unpacking->bad && count <= (unpacking->n - unpacking->at) / each)
    return count;
  unpacking->bad = TRUE;
  return 0;
}

char *unpacking_string(Unpacking *unpacking)
{
  guint32 place = unpacking_number(unpacking, (guint32)MIN(unpacking->size, G_MAXUINT32 - 1) + 1);
  if (place == 0)
    return NULL;
  const char *string = unpacking->strings + place - 1;
  gsize length = strlen(string) + 1;
  /* A string begins where another ended. */
  if (length > unpacking->left || (place > 1 && string[-1] != '\0')) {
    unpacking->bad = TRUE;
    return NULL;
  }
  unpacking->left -= length;
  return (char *)string;
}

char *unpacking_needed(Unpacking *unpacking)
{
  char *string = unpacking_string(unpacking);
  if (string != NULL)
    return string;
  static char empty[] = "";
  unpacking->bad = TRUE;
  return empty;
}

char **unpacking_strings(Unpacking *unpacking)
{
  guint32 n = unpacking_count(unpacking, 1);
  if (n == 0)
    return NULL;
  char **strings = g_new0(char *, (gsize)n + 1);
  for (guint32 i = 0; i < n; i++)
    strings[i] = unpacking_needed(unpacking);
  return strings;
}

gboolean unpacking_done(const Unpacking *unpacking)
{
  return !unpacking->bad && unpacking->at == unpacking->n;
}
