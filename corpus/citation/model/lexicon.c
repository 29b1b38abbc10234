#include "corpus/citation/model/lexicon.h"

#include <string.h>

static guint32 word_at(const guint8 *bytes, gsize at)
{
  guint32 value;
  memcpy(&value, bytes + at, sizeof value);
  return GUINT32_FROM_LE(value);
}

gboolean hash_rows_read(HashRows *table, const guint8 *bytes, gsize length, gsize *at)
{
  if (*at % 4 != 0 || *at > length || length - *at < 16)
    return FALSE;
  gsize bits = word_at(bytes, *at), count = word_at(bytes, *at + 4), width = word_at(bytes, *at + 8);
  if (bits < 1 || bits > 20 || count > (1u << 24) || width > 64)
    return FALSE;
  gsize offsets = *at + 16;
  gsize keys = offsets + (((gsize)1 << bits) + 1) * 4;
  gsize rows = keys + (count * 2 + 3) / 4 * 4;
  gsize end = rows + (count * width + 3) / 4 * 4;
  if (end > length)
    return FALSE;
  *table = (HashRows){.bits = (guint)bits,
                      .count = (guint)count,
                      .width = (guint)width,
                      .offsets = (const guint32 *)(const void *)(bytes + offsets),
                      .keys = (const guint16 *)(const void *)(bytes + keys),
                      .rows = bytes + rows};
  *at = end;
  guint32 last = 0;
  for (gsize i = 0; i <= (gsize)1 << bits; i++) {
    guint32 offset = GUINT32_FROM_LE(table->offsets[i]);
    if (offset < last || offset > count)
      return FALSE;
    last = offset;
  }
  return last == count;
}

static gboolean forgotten(guint32 hash, guint32 forget)
{
  if (forget == 0)
    return FALSE;
  guint32 h = (hash ^ forget) * 0x9E3779B1u;
  return (h >> 16) % 3 == 0;
}

static void mark_phrase(Token *tokens, guint first, guint last, guint8 bits)
{
  for (guint i = first; i <= last; i++) {
    tokens[i].phrase = bits;
    tokens[i].phrase_place = first == last ? 4 : i == first ? 1 : i == last ? 3 : 2;
  }
}

/* The last token of the longest phrase that starts at i; i - 1 in *last for none. Points are passed over, as
 * in "J. Exp. Psychol.", and so is "&". */
static guint8 longest_phrase(const Lexicon *lexicon, const Token *tokens, guint n, guint i, guint *last)
{
  guint32 hash = 0;
  guint8 found = 0;
  guint words = 0;
  for (guint k = i; k < n && words < PHRASE_WORDS_MAX; k++) {
    if (tokens[k].shape == SHAPE_PUNCTUATION + '.' || tokens[k].shape == SHAPE_PUNCTUATION + '&' ||
        tokens[k].shape == SHAPE_PUNCTUATION + '-')
      continue;
    if (tokens[k].shape >= SHAPE_DOI)
      break;
    words++;
    if (tokens[k].cue == CUE_AND && words > 1)
      continue;
    hash = phrase_hash(hash, tokens[k].word);
    const guint8 *row = hash_rows_find(&lexicon->phrases, hash);
    if (row == NULL)
      break;
    if (*row & ~PHRASE_GOES_ON) {
      found = *row & (guint8)~PHRASE_GOES_ON;
      *last = k;
    }
    if (!(*row & PHRASE_GOES_ON))
      break;
  }
  return found;
}

void lexicon_mark(const Lexicon *lexicon, Token *tokens, guint n, guint32 forget)
{
  for (guint i = 0; i < n; i++) {
    if (tokens[i].shape >= SHAPE_DIGIT_1)
      continue;
    const guint8 *row =
        forgotten(tokens[i].word, forget) ? NULL : hash_rows_find(&lexicon->words, tokens[i].word);
    tokens[i].lexicon = row == NULL ? 0 : *row;
  }
  for (guint i = 0; i < n;) {
    guint last = i;
    guint8 found = 0;
    if (tokens[i].shape < SHAPE_DIGIT_1)
      found = longest_phrase(lexicon, tokens, n, i, &last);
    if (found != 0 && !forgotten(tokens[i].word * 31 + last - i, forget))
      mark_phrase(tokens, i, last, found);
    i = found != 0 ? last + 1 : i + 1;
  }
}
