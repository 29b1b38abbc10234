#include "ontology/evidence/claim.h"

#include <string.h>

static gboolean is_one_of(const char *word, const char *const *list)
{
  for (; *list; list++)
    if (strcmp(word, *list) == 0)
      return TRUE;
  return FALSE;
}

gboolean lexeme_denies(const Lexeme *lexeme)
{
  if (lexeme->kind != LEXEME_WORD || !(lexeme->cues & (WORD_DENIES | CUE_NEGATION)))
    return FALSE;
  gsize length = strlen(lexeme->text);
  return (lexeme->cues & WORD_DENIES) ||
         (length > 3 && length < 8 && strcmp(lexeme->text + length - 2, "nt") == 0);
}

gboolean lexeme_removes(const Lexeme *lexeme)
{
  return (lexeme->cues & WORD_REMOVES) != 0;
}

gboolean lexeme_is_reversed(const Lexeme *lexeme)
{
  return (lexeme->cues & WORD_REVERSED) != 0;
}

int lexeme_direction(const Lexeme *lexeme)
{
  if (lexeme->kind != LEXEME_WORD)
    return 0;
  gboolean up = (lexeme->cues & (CUE_UP | CUE_BETTER)) != 0,
           down = (lexeme->cues & (CUE_DOWN | CUE_WORSE)) != 0;
  if (up && down) /* "relieves": less of something bad */
    return (lexeme->cues & CUE_DOWN) ? -1 : 1;
  return up - down;
}

gboolean lexeme_is_passive(const LexemeList *list, guint i)
{
  const char *text = lexeme_at(list, i)->text;
  gsize length = strlen(text);
  gboolean participle = length > 3 && strcmp(text + length - 2, "ed") == 0;
  gboolean adjective =
      is_one_of(text, (const char *const[]){"lower", "higher", "greater", "fewer", "less", "longer",
                                            "shorter", "smaller", "larger", "better", "worse", NULL});
  if (!participle && !adjective)
    return FALSE;
  for (guint k = i, seen = 0; k-- > 0 && seen < 8; seen++) {
    const Lexeme *before = lexeme_at(list, k);
    if (before->cues & CUE_BE)
      return TRUE;
    if (before->kind == LEXEME_NUMBER ||
        (before->kind == LEXEME_SIGN && strchr("%-", before->text[0]) != NULL))
      continue; /* "was 35% lower" */
    if (before->kind != LEXEME_WORD || (lexeme_is_content(before) && !g_str_has_suffix(before->text, "ly")))
      return FALSE;
  }
  return FALSE;
}

/* Words that frame a claim and aren't part of it: "there is evidence that", "it is true that". */
static gboolean is_frame(const LexemeList *list, guint i)
{
  static const char *const words[] = {"evidence", "true", "case", "proof", "indication", "sign", NULL};
  if (!is_one_of(lexeme_at(list, i)->text, words))
    return FALSE;
  for (guint k = i + 1; k < list->items->len && k < i + 4; k++)
    if (strcmp(lexeme_at(list, k)->text, "that") == 0)
      return TRUE;
  return FALSE;
}

static gboolean is_auxiliary(const Lexeme *lexeme)
{
  static const char *const words[] = {"can", "may", "might",  "could", "will", "would",  "does",  "do",
                                      "did", "to",  "should", "must",  "not",  "cannot", "never", NULL};
  return lexeme->kind == LEXEME_WORD && (is_one_of(lexeme->text, words) || lexeme_denies(lexeme));
}

/* "fails to reduce": the verb denies. */
static gboolean is_failing(const LexemeList *list, guint i)
{
  return strcmp(lexeme_at(list, i)->stem, "fail") == 0 && i + 1 < list->items->len &&
         strcmp(lexeme_at(list, i + 1)->text, "to") == 0;
}

/* "the risk of falls", "a rise in": no verb stands here. */
static gboolean is_noun_place(const LexemeList *list, guint i)
{
  static const char *const words[] = {"of",  "the",   "a",  "an",     "in",   "for", "with", "by", "on",
                                      "its", "their", "at", "during", "from", "and", "or",   NULL};
  return i > 0 && is_one_of(lexeme_at(list, i - 1)->text, words);
}

static gboolean looks_like_verb(const LexemeList *list, guint i)
{
  const char *text = lexeme_at(list, i)->text;
  gsize length = strlen(text);
  if (i > 0 && (is_auxiliary(lexeme_at(list, i - 1)) || (i > 1 && is_auxiliary(lexeme_at(list, i - 2)))))
    return TRUE;
  if (lexeme_is_passive(list, i))
    return TRUE;
  return length > 3 && text[length - 1] == 's' && text[length - 2] != 's' &&
         !g_str_has_suffix(text, "ions") && !g_str_has_suffix(text, "ments") &&
         !g_str_has_suffix(text, "ers") && !g_str_has_suffix(text, "ors");
}

#define RELATIONS (CUE_RELATION | CUE_LINK)

/* The "help" of "self-help" says nothing of what is done, nor does a name in capitals ("GROW"). */
static gboolean is_part_of_name(const Lexeme *lexeme, const char *text)
{
  gboolean capitals = lexeme->end - lexeme->start > 1;
  for (gsize i = lexeme->start; i < lexeme->end; i++)
    capitals = capitals && g_ascii_isupper(text[i]);
  return capitals || (lexeme->start > 0 && text[lexeme->start - 1] == '-') || text[lexeme->end] == '-';
}

/* The word that says what is done: the first verb with a cue of a relation, else the first other word with
 * one, best one that isn't plainly a noun. */
static guint find_relation(const LexemeList *list, const char *text)
{
  guint found = G_MAXUINT, noun = G_MAXUINT;
  gboolean content = FALSE;
  for (guint i = 0; i < list->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(list, i);
    if (content && lexeme->kind == LEXEME_WORD && (lexeme->cues & RELATIONS) &&
        !is_part_of_name(lexeme, text)) {
      gboolean named = is_noun_place(list, i);
      if (!named && looks_like_verb(list, i))
        return i;
      if (named && noun == G_MAXUINT)
        noun = i;
      else if (!named && found == G_MAXUINT)
        found = i;
    }
    content |= lexeme_is_content(lexeme) && !is_frame(list, i);
  }
  return found != G_MAXUINT ? found : noun;
}

/* "Y increased by 10% in women": nothing is acted upon. */
static gboolean is_intransitive(const LexemeList *list, guint relation)
{
  static const char *const words[] = {"by",    "with", "among", "during",  "after", "at",
                                      "since", "when", "over",  "between", NULL};
  return relation + 1 < list->items->len && !lexeme_is_passive(list, relation) &&
         is_one_of(lexeme_at(list, relation + 1)->text, words);
}

static void note_relation(Claim *claim, guint relation)
{
  const LexemeList *list = claim->words;
  const Lexeme *word = lexeme_at(list, relation);
  claim->relation = word;
  claim->direction = lexeme_direction(word);
  /* "leads to higher", "causes a reduction": the direction stands after the verb */
  for (guint i = relation + 1; claim->direction == 0 && i < list->items->len && i < relation + 5; i++)
    claim->direction = lexeme_direction(lexeme_at(list, i));
  gboolean subject = FALSE, object = FALSE,
           link = (word->cues & CUE_LINK) != 0 && !(word->cues & CUE_RELATION);
  for (guint i = 0; i < claim->core->len; i++) {
    ClaimSide side = g_array_index(claim->core, ClaimWord, i).side;
    subject |= side == SIDE_SUBJECT;
    object |= side == SIDE_OBJECT;
  }
  claim->directed = subject && object && !link && !is_intransitive(list, relation);
}

/* A preposition after which subject or object have ended, alike, so that they can be exchanged: "costs among
 * members", "expression in mice". */
static gboolean ends_side(const Lexeme *lexeme)
{
  return is_one_of(lexeme->text, (const char *const[]){"in", "among", "amongst", "during", "after", "at",
                                                       "within", "when", "compared", "than", "by", "through",
                                                       "via", "while", "if", "from", NULL});
}

Claim *claim_parse(const char *text)
{
  Claim *claim = g_new0(Claim, 1);
  claim->words = lexemes_cut(text);
  claim->core = g_array_new(FALSE, FALSE, sizeof(ClaimWord));
  claim->sign = 1;
  const LexemeList *list = claim->words;
  guint relation = find_relation(list, text);
  gboolean passive = relation != G_MAXUINT &&
                     lexeme_is_passive(list, relation) != lexeme_is_reversed(lexeme_at(list, relation)),
           named = FALSE, ended = FALSE; /* a side's first word was seen; its last one was */
  for (guint i = 0; i < list->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(list, i);
    if (lexeme_denies(lexeme) || is_failing(list, i)) {
      claim->sign = -claim->sign;
      continue;
    }
    ended |= named && !passive && ends_side(lexeme);
    if (!lexeme_is_content(lexeme) || is_frame(list, i))
      continue;
    named = i != relation;
    ended = ended && named;
    ClaimWord word = {lexeme, SIDE_NONE, 1};
    if (i == relation)
      word.side = SIDE_RELATION;
    else if (relation != G_MAXUINT && !ended)
      word.side = (i < relation) != passive ? SIDE_SUBJECT : SIDE_OBJECT;
    if (word.side == SIDE_SUBJECT && lexeme_removes(lexeme))
      claim->subject_removed = TRUE;
    g_array_append_val(claim->core, word);
  }
  if (relation != G_MAXUINT)
    note_relation(claim, relation);
  return claim;
}

void claim_free(Claim *claim)
{
  if (!claim)
    return;
  lexemes_free(claim->words);
  g_array_unref(claim->core);
  g_free(claim);
}
