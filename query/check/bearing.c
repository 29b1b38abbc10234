#include "query/check/bearing.h"

#include "corpus/record/record.h"
#include "ontology/evidence/claim.h"

#include <math.h>
#include <string.h>

typedef struct {
  int movement, benefit, outcome; /* of a word: up or down, good or bad, a good or a bad thing */
  gboolean same;
} Sense;

/* Everyday words that the cues of research language lack. */
static const struct {
  const char *words;
  Sense sense;
} everyday[] = {
    {"ease eases eased easing calm calms soothe soothes mild milder tame tames", {-1, 1, 0, FALSE}},
    {"lift lifts lifted cheer cheers raises boosts bettered betters", {1, 1, 0, FALSE}},
    {"works worked pays useful worthwhile good well thrive thrives valuable survive survives survived "
     "outlive "
     "outlives endure endures lasts lasted",
     {0, 1, 0, FALSE}},
    {"useless pointless bad badly hinder hinders disturb disturbs interfere interferes interfered "
     "counterproductive counter danger dangerous dangers hurt hurts backfire backfires barrier liability "
     "liabilities "
     "fold folds folded collapse collapses perish perishes",
     {0, -1, 0, FALSE}},
    {"cheaper quit quits seldom rarely lacks sooner weaker negatively inversely few hardly without away",
     {-1, 0, 0, FALSE}},
    {"save saves saved saving savings", {-1, 1, 0, FALSE}},
    {"positively", {1, 0, 0, FALSE}},
    {"stronger dearer heavier later bigger taller older often lengthen lengthens", {1, 0, 0, FALSE}},
    {"lonely loneliness isolation isolated shame ashamed shy shyness sad sadness worry worries crisis crises "
     "harm stigma ill illness symptoms burden money spending drinking craving urge relapse cannabis "
     "marijuana cocaine heroin drug drugs hospital "
     "hospitals "
     "hospitalised hospitalized hospitalisations hospitalizations days stays ward readmissions",
     {0, 0, -1, FALSE}},
    {"abstinence abstinent sobriety hope hopeful happy happiness confidence confident sober sobriety skills "
     "mood friends wellbeing "
     "wellness "
     "helpful helpfulness support fit fitness",
     {0, 0, 1, FALSE}},
    {"alike match matches matched equals", {0, 0, 0, TRUE}},
};

static GHashTable *senses; /* word -> Sense*, made once */

static void read_senses(void)
{
  senses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(everyday); i++) {
    g_auto(GStrv) words = g_strsplit(everyday[i].words, " ", -1);
    for (char **word = words; *word != NULL; word++)
      g_hash_table_insert(senses, g_strdup(*word), (gpointer)&everyday[i].sense);
  }
}

/* "GROW" is a name, and tells of no growth. */
static gboolean is_capitals(const Lexeme *lexeme, const char *text)
{
  gboolean capitals = lexeme->end - lexeme->start > 1;
  for (gsize i = lexeme->start; i < lexeme->end; i++)
    capitals = capitals && g_ascii_isupper(text[i]);
  return capitals;
}

static Sense sense_of(const Lexeme *lexeme, const char *text)
{
  static gsize ready = 0;
  if (g_once_init_enter(&ready)) {
    read_senses();
    g_once_init_leave(&ready, 1);
  }
  Sense sense = {0};
  if (lexeme->kind != LEXEME_WORD || is_capitals(lexeme, text))
    return sense;
  const Sense *known = g_hash_table_lookup(senses, lexeme->text);
  if (known != NULL)
    sense = *known;
  guint64 cues = lexeme->cues;
  if (sense.movement == 0)
    sense.movement = ((cues & CUE_UP) != 0) - ((cues & CUE_DOWN) != 0);
  if (sense.benefit == 0)
    sense.benefit = ((cues & CUE_BETTER) != 0) - ((cues & CUE_WORSE) != 0);
  if (sense.outcome == 0)
    sense.outcome = ((cues & CUE_GOOD_OUTCOME) != 0) - ((cues & CUE_BAD_OUTCOME) != 0);
  sense.same |= (cues & CUE_SAME) != 0;
  /* "Improves" is better, whichever way. */
  if (sense.benefit != 0 && sense.movement != 0 && (cues & CUE_UP))
    sense.movement = 0;
  return sense;
}

#define REACH  5 /* words from a word of direction to the thing that moves */
#define DENIAL 4 /* words before a word of direction in which it is denied */
#define NEAR   4.0

static double nearness(const Lexeme *lexeme, const GArray *near)
{
  if (near == NULL)
    return 1;
  double best = 0.1;
  for (guint i = 0; i < near->len; i++) {
    Span span = g_array_index(near, Span, i);
    double bytes = lexeme->end <= span.start   ? (double)(span.start - lexeme->end)
                   : span.end <= lexeme->start ? (double)(lexeme->start - span.end)
                                               : 0;
    best = MAX(best, 1 / (1 + bytes / 6 / NEAR));
  }
  return best;
}

static gboolean ends_clause(const Lexeme *lexeme)
{
  return lexeme->kind == LEXEME_SIGN && strchr(".;:", lexeme->text[0]) != NULL;
}

/* The nearest thing that is good or bad to have, after the word first. Of several in a row the last is the
 * thing: "alcohol abstinence". */
static int outcome_near(const Sense *sense, const LexemeList *list, guint i)
{
  guint n = list->items->len;
  for (guint k = i + 1; k <= i + REACH && k < n && !ends_clause(lexeme_at(list, k)); k++) {
    if (sense[k].outcome == 0)
      continue;
    while (k + 1 < n && sense[k + 1].outcome != 0)
      k++;
    return sense[k].outcome;
  }
  for (guint k = 1; k <= REACH && k <= i && !ends_clause(lexeme_at(list, i - k)); k++)
    if (sense[i - k].outcome != 0)
      return sense[i - k].outcome;
  return 0;
}

static gboolean denied_before(const LexemeList *list, guint i)
{
  for (guint k = 1; k <= DENIAL && k <= i; k++) {
    const Lexeme *before = lexeme_at(list, i - k);
    if (before->kind == LEXEME_SIGN && strchr(".;:,", before->text[0]))
      return FALSE;
    if (lexeme_denies(before) || strcmp(before->stem, "fail") == 0 || strcmp(before->text, "without") == 0)
      return TRUE;
  }
  return FALSE;
}

/* "They last", not "the last one". */
static gboolean is_verb_last(const Lexeme *before, const Lexeme *lexeme)
{
  static const char *const heads[] = {"that", "to", "they", "who", "which", "will", "can", NULL};
  return strcmp(lexeme->text, "last") == 0 && g_strv_contains(heads, before->text);
}

Bearing bearing_of(const char *text, const GArray *near)
{
  Bearing bearing = {0};
  g_autoptr(LexemeList) list = lexemes_cut(text);
  guint n = list->items->len;
  g_autofree Sense *sense = g_new0(Sense, n + 1);
  for (guint i = 0; i < n; i++)
    sense[i] = sense_of(lexeme_at(list, i), text);
  for (guint i = 1; i < n; i++)
    if (is_verb_last(lexeme_at(list, i - 1), lexeme_at(list, i)))
      sense[i].benefit = 1;
  for (guint i = 0; i < n; i++) {
    const Lexeme *lexeme = lexeme_at(list, i);
    Sense word = sense[i];
    bearing.same |= word.same;
    bearing.denied |= lexeme_denies(lexeme);
    if (word.movement == 0 && word.benefit == 0)
      continue;
    double weight = nearness(lexeme, near);
    int sign = denied_before(list, i) ? -1 : 1;
    /* "More helpful", "less harmful": one thing. */
    if (word.benefit == 0 && i + 1 < n && sense[i + 1].benefit != 0) {
      bearing.benefit += weight * sign * word.movement * sense[i + 1].benefit;
      i++;
      continue;
    }
    bearing.movement += weight * sign * word.movement;
    if (word.benefit != 0)
      bearing.benefit += weight * sign * word.benefit;
    else
      bearing.benefit += weight * sign * word.movement * outcome_near(sense, list, i);
  }
  return bearing;
}

#define TOLD 0.15

static int sign_of(double value)
{
  return value > TOLD ? 1 : value < -TOLD ? -1 : 0;
}

int bearings_agree(const Bearing *a, const Bearing *b)
{
  int benefit = sign_of(a->benefit) * sign_of(b->benefit);
  return benefit != 0 ? benefit : sign_of(a->movement) * sign_of(b->movement);
}
