#include "ontology/evidence/stance_order.h"

#include <string.h>

#define REACH 9 /* words that a relation reaches to each side */

/* Side of the claim each word of the sentence belongs to, with its weight. */
typedef struct {
  ClaimSide side;
  double weight;
} Place;

static guint64 words_at(const Claim *claim, const Lexeme *lexeme)
{
  guint64 words = 0;
  for (guint k = 0; k < MIN(claim->core->len, 64) && lexeme_is_content(lexeme); k++)
    if (g_array_index(claim->core, ClaimWord, k).lexeme->hash == lexeme->hash)
      words |= G_GUINT64_CONSTANT(1) << k;
  return words;
}

/* A word on both sides tells nothing. */
static Place *find_places(const Claim *claim, const LexemeList *sentence, const guint64 *at)
{
  Place *places = g_new0(Place, sentence->items->len + 1);
  for (guint i = 0; i < sentence->items->len; i++) {
    gboolean subject = FALSE, object = FALSE;
    double weight = 0;
    for (guint64 left = at ? at[i] : words_at(claim, lexeme_at(sentence, i)); left; left &= left - 1) {
      const ClaimWord *word = &g_array_index(claim->core, ClaimWord, (guint)__builtin_ctzll(left));
      subject |= word->side == SIDE_SUBJECT;
      object |= word->side == SIDE_OBJECT;
      weight = MAX(weight, word->weight);
    }
    if (subject != object)
      places[i] = (Place){subject ? SIDE_SUBJECT : SIDE_OBJECT, weight};
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

/* 1 for the claim's subject, -1 for its object. */
static int side_at(const Place *places, guint n, gint64 i)
{
  if (i < 0 || i >= n)
    return 0;
  return places[i].side == SIDE_SUBJECT ? 1 : places[i].side == SIDE_OBJECT ? -1 : 0;
}

static int first_order(const Place *places, guint n)
{
  int first = 0;
  for (guint i = 0; i < n; i++) {
    int side = side_at(places, n, i);
    if (!first)
      first = side;
    else if (side == -first)
      return first;
  }
  return 0; /* one side, or none, is named */
}

static gboolean is_one_of(const char *word, const char *const *list)
{
  for (; *list; list++)
    if (strcmp(word, *list) == 0)
      return TRUE;
  return FALSE;
}

/* The side named in the `reach` words from i on, before any other preposition or sign; the nearest. */
static int side_after(const Place *places, const LexemeList *list, gint64 i, guint reach)
{
  guint n = list->items->len;
  for (guint k = 0; k < reach && i + k < n; k++) {
    if (side_at(places, n, i + k))
      return side_at(places, n, i + k);
    if (lexeme_at(list, (guint)(i + k))->kind == LEXEME_SIGN &&
        lexeme_at(list, (guint)(i + k))->text[0] != '-')
      return 0;
  }
  return 0;
}

/* "by X", "after X", "treated with X": X acts. */
static int preposition_order(const Place *places, const LexemeList *list, guint i)
{
  const Lexeme *lexeme = lexeme_at(list, i);
  gboolean leads = (lexeme->cues & WORD_LEADS) != 0 ||
                   (i > 0 && is_one_of(lexeme->text, (const char *const[]){"with", "to", NULL}) &&
                    (lexeme_at(list, i - 1)->cues & WORD_TREATED) != 0);
  return leads ? side_after(places, list, (gint64)i + 1, 4) : 0;
}

/* "effect of X on Y", "role of X in Y". */
static int frame_order(const Place *places, const LexemeList *list, guint i)
{
  guint n = list->items->len;
  if (!(lexeme_at(list, i)->cues & WORD_FRAME))
    return 0;
  for (guint k = i + 1; k < n && k < i + 3; k++)
    if (strcmp(lexeme_at(list, k)->text, "of") == 0 || strcmp(lexeme_at(list, k)->text, "for") == 0)
      return side_after(places, list, (gint64)k + 1, 5);
  for (guint k = i + 1; k < n && k < i + 3; k++)
    if (strcmp(lexeme_at(list, k)->text, "on") == 0 || strcmp(lexeme_at(list, k)->text, "in") == 0)
      return -side_after(places, list, (gint64)k + 1, 5);
  return 0;
}

/* "X-induced", "X-dependent", "X-deficient". */
static int compound_order(const Place *places, const LexemeList *list, guint i)
{
  if (i < 2 || lexeme_at(list, i - 1)->text[0] != '-' || !(lexeme_at(list, i)->cues & WORD_COMPOUND))
    return 0;
  return side_at(places, list->items->len, (gint64)i - 2);
}

/* "risk of Y", "Y levels": what is measured is acted upon. */
static int outcome_order(const Place *places, const LexemeList *list, guint i)
{
  guint n = list->items->len;
  if (!(lexeme_at(list, i)->cues & WORD_MEASURED))
    return 0;
  int side = side_at(places, n, (gint64)i - 1);
  if (!side && i + 1 < n && is_one_of(lexeme_at(list, i + 1)->text, (const char *const[]){"of", "for", NULL}))
    side = side_after(places, list, (gint64)i + 2, 4);
  return -side;
}

SentenceOrder stance_order_at(const Claim *claim, const LexemeList *sentence, const guint64 *at)
{
  SentenceOrder order = {0};
  g_autofree Place *places = find_places(claim, sentence, at);
  guint n = sentence->items->len;
  double verbs = 0;
  int counts[4] = {0};
  for (guint i = 0; i < n; i++) {
    const Lexeme *lexeme = lexeme_at(sentence, i);
    if (lexeme->kind != LEXEME_WORD)
      continue;
    counts[0] += preposition_order(places, sentence, i);
    counts[1] += frame_order(places, sentence, i);
    counts[2] += compound_order(places, sentence, i);
    counts[3] += outcome_order(places, sentence, i);
    for (guint k = i > 2 ? i - 2 : 0; lexeme_removes(lexeme) && k < n && k <= i + 3; k++)
      order.removed |= places[k].side == SIDE_SUBJECT;
    if (!(lexeme->cues & CUE_RELATION))
      continue;
    double subject_before, object_before, subject_after, object_after;
    weigh(places, sentence, i, -1, &subject_before, &object_before);
    weigh(places, sentence, i, 1, &subject_after, &object_after);
    double actor = subject_before - object_before, acted = object_after - subject_after;
    int turn = lexeme_is_passive(sentence, i) != lexeme_is_reversed(lexeme) ? -1 : 1;
    verbs += turn * (actor + acted);
    double object = MAX(object_before, object_after);
    int direction = lexeme_direction(lexeme);
    if (object > 0 && denied_near(sentence, i))
      order.denied = TRUE;
    order.up += direction > 0 ? object : 0;
    order.down += direction < 0 ? object : 0;
  }
  /* A sum that comes out as nothing but rounding is nothing. */
  if (verbs < 1e-9 && verbs > -1e-9)
    verbs = 0;
  order.terms[0] = verbs / (1 + (verbs < 0 ? -verbs : verbs));
  order.terms[1] = first_order(places, n);
  for (guint k = 0; k < 4; k++)
    order.terms[k + 2] = (double)CLAMP(counts[k], -1, 1);
  order.order = verbs != 0 ? verbs : 0.1 * first_order(places, n);
  return order;
}

SentenceOrder stance_order(const Claim *claim, const LexemeList *sentence)
{
  return stance_order_at(claim, sentence, NULL);
}
