#include "ontology/evidence/stance_order.h"

#include <string.h>

#define REACH 9 /* words that a relation reaches to each side */

/* Side of the claim each word of the sentence belongs to, with its weight. */
typedef struct {
  ClaimSide side;
  double weight;
} Place;

static Place *find_places(const Claim *claim, const LexemeList *sentence)
{
  Place *places = g_new0(Place, sentence->items->len + 1);
  g_autoptr(GHashTable) sides = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (guint i = 0; i < claim->core->len; i++) {
    ClaimWord *word = &g_array_index(claim->core, ClaimWord, i);
    ClaimWord *other = g_hash_table_lookup(sides, &word->lexeme->hash);
    if (!other)
      g_hash_table_insert(sides, (gpointer)&word->lexeme->hash, word);
    else if (other->side != word->side)
      g_hash_table_insert(sides, (gpointer)&word->lexeme->hash, NULL); /* on both sides: tells nothing */
  }
  for (guint i = 0; i < sentence->items->len; i++) {
    const ClaimWord *word = g_hash_table_lookup(sides, &lexeme_at(sentence, i)->hash);
    if (word && word->side != SIDE_NONE && word->side != SIDE_RELATION)
      places[i] = (Place){word->side, word->weight};
  }
  return places;
}

static gboolean ends_reach(const Lexeme *lexeme)
{
  return lexeme->kind == LEXEME_SIGN && strchr(";.", lexeme->text[0]) != NULL;
}

/* Weight of subject and object words within reach before or after i. */
static void weigh(const Place *places, const LexemeList *sentence, guint i, int step, double *subject,
                  double *object)
{
  *subject = *object = 0;
  for (guint k = 1; k <= REACH; k++) {
    gint64 at = (gint64)i + step * (gint64)k;
    if (at < 0 || at >= sentence->items->len || ends_reach(lexeme_at(sentence, (guint)at)))
      break;
    double near = 1.0 - 0.5 * k / REACH;
    if (places[at].side == SIDE_SUBJECT)
      *subject = MAX(*subject, near * places[at].weight);
    if (places[at].side == SIDE_OBJECT)
      *object = MAX(*object, near * places[at].weight);
  }
}

static gboolean denied_near(const LexemeList *sentence, guint i)
{
  for (guint k = i > 5 ? i - 5 : 0; k < i; k++)
    if (lexeme_denies(lexeme_at(sentence, k)) || strcmp(lexeme_at(sentence, k)->stem, "fail") == 0)
      return TRUE;
  return FALSE;
}

static double first_order(const Place *places, guint n)
{
  gint64 subject = -1, object = -1;
  for (guint i = 0; i < n; i++) {
    if (places[i].side == SIDE_SUBJECT && subject < 0)
      subject = i;
    if (places[i].side == SIDE_OBJECT && object < 0)
      object = i;
  }
  if (subject < 0 || object < 0)
    return 0;
  return subject < object ? 0.1 : -0.1;
}

SentenceOrder stance_order(const Claim *claim, const LexemeList *sentence)
{
  SentenceOrder order = {0};
  g_autofree Place *places = find_places(claim, sentence);
  guint n = sentence->items->len;
  for (guint i = 0; i < n; i++) {
    const Lexeme *lexeme = lexeme_at(sentence, i);
    if (lexeme->kind != LEXEME_WORD)
      continue;
    for (guint k = i > 2 ? i - 2 : 0; lexeme_removes(lexeme) && k < n && k <= i + 3; k++)
      order.removed |= places[k].side == SIDE_SUBJECT;
    if (!(lexeme->cues & CUE_RELATION))
      continue;
    double subject_before, object_before, subject_after, object_after;
    weigh(places, sentence, i, -1, &subject_before, &object_before);
    weigh(places, sentence, i, 1, &subject_after, &object_after);
    double actor = subject_before - object_before, acted = object_after - subject_after;
    int turn = lexeme_is_passive(sentence, i) ? -1 : 1;
    order.order += turn * (actor + acted);
    double object = MAX(object_before, object_after);
    int direction = lexeme_direction(lexeme);
    if (object > 0 && denied_near(sentence, i))
      order.denied = TRUE;
    order.up += direction > 0 ? object : 0;
    order.down += direction < 0 ? object : 0;
  }
  double first = first_order(places, n);
  /* A sum that comes out as nothing but rounding is nothing. */
  if (order.order < 1e-9 && order.order > -1e-9)
    order.order = first;
  return order;
}
