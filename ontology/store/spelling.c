/* The rules are over shapes of words. They follow the systematic differences listed in Peters, The Cambridge
 * Guide to English Usage (2004), under -our/-or, -re/-er, -ise/-ize, -yse/-yze, -l-/-ll-, ae/e, oe/e,
 * -ce/-se, -ogue/-og and -eable/-able. Since index and query are folded alike, a rule that makes a word which
 * doesn't exist does no harm; one that makes two different words equal does. */
#include "ontology/store/spelling.h"

#include <string.h>

typedef struct {
  char *text;
  gsize length;
} Word;

static gboolean is_vowel(char c)
{
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static gboolean has_vowel(const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (is_vowel(text[i]))
      return TRUE;
  return FALSE;
}

static gboolean ends_with(const Word *word, const char *end)
{
  gsize n = strlen(end);
  return word->length >= n && memcmp(word->text + word->length - n, end, n) == 0;
}

/* Puts text in place of n bytes at the offset. */
static void replace(Word *word, gsize at, gsize n, const char *with)
{
  gsize m = strlen(with);
  memmove(word->text + at + m, word->text + at + n, word->length - at - n + 1);
  memcpy(word->text + at, with, m);
  word->length = word->length - n + m;
}

/* Replaces the first occurrence of a piece that starts at or after from. */
static gboolean replace_piece(Word *word, gsize from, const char *piece, const char *with)
{
  if (from >= word->length)
    return FALSE;
  const char *found = strstr(word->text + from, piece);
  if (found == NULL)
    return FALSE;
  replace(word, (gsize)(found - word->text), strlen(piece), with);
  return TRUE;
}

/* One of the endings follows at the offset up to the end of the word. */
static gboolean ending_at(const Word *word, gsize at, const char *const *endings)
{
  for (; *endings != NULL; endings++)
    if (strcmp(word->text + at, *endings) == 0)
      return TRUE;
  return FALSE;
}

/* -ize, -ization, -yze: z becomes s. */
static void fold_ize(Word *word)
{
  static const char *const endings[] = {"e",    "es",    "ed",     "er",      "ers",   "ing",   "ings",
                                        "able", "ation", "ations", "ational", "ingly", "ement", NULL};
  for (gsize i = word->length - 1; i > 2; i--) {
    if (word->text[i] != 'z' || (word->text[i - 1] != 'i' && word->text[i - 1] != 'y'))
      continue;
    if (ending_at(word, i + 1, endings))
      word->text[i] = 's';
    return;
  }
}

/* -our: behaviour, behavioural, colourful, neighbourhood; not hour, four, course, journal. */
static void fold_our(Word *word)
{
  static const char *const endings[] = {"",     "s",    "ed",   "ing",  "ings", "al",  "ally", "able",
                                        "ably", "ite",  "ites", "ful",  "er",   "ers", "hood", "hoods",
                                        "ist",  "ists", "ism",  "less", "ly",   "y",   NULL};
  for (gsize i = 2; i + 3 <= word->length; i++) {
    if (memcmp(word->text + i, "our", 3) != 0)
      continue;
    if (has_vowel(word->text, i) && ending_at(word, i + 3, endings)) {
      replace(word, i, 3, "or");
      return;
    }
  }
}

/* -tre, -bre: centre, centred, fibre. */
static void fold_re(Word *word)
{
  char last = word->text[word->length - 1];
  gsize tail = last == 's' || last == 'd' ? 1 : 0;
  if (word->length < 5 + tail)
    return;
  gsize at = word->length - 3 - tail;
  if ((word->text[at] != 't' && word->text[at] != 'b') || memcmp(word->text + at + 1, "re", 2) != 0 ||
      !has_vowel(word->text, at))
    return;
  replace(word, at + 1, 2, last == 'd' ? "ere" : "er");
}

/* counselling, travelled, labeller: one l after an unstressed vowel; words of one syllable keep both.
 * skillful and enrollment always lose one. */
static void fold_ll(Word *word)
{
  static const char *const verbal[] = {"ing", "ings", "ed", "er", "ers", "or", "ors", NULL};
  static const char *const nominal[] = {"ment", "ments", "ful", "fully", NULL};
  for (gsize i = 3; i + 2 <= word->length; i++) {
    if (word->text[i] != 'l' || word->text[i + 1] != 'l')
      continue;
    if (ending_at(word, i + 2, nominal) ||
        (is_vowel(word->text[i - 1]) && has_vowel(word->text, i - 2) && ending_at(word, i + 2, verbal)))
      replace(word, i, 2, "l");
    break;
  }
  /* fulfill, enroll, distill */
  if (word->length > 5 && (ends_with(word, "ill") || ends_with(word, "oll")) &&
      has_vowel(word->text, word->length - 4))
    replace(word, word->length - 2, 2, "l");
}

/* ae and oe, where Greek and Latin put them. */
static void fold_digraphs(Word *word)
{
  static const char *const pieces[][2] = {
      {"oestr", "estr"}, {"oedem", "edem"}, {"oesoph", "esoph"}, {"foet", "fet"}, {"coeli", "celi"},
      {"rrhoe", "rrhe"}, {"pnoe", "pne"},   {"homoeo", "homeo"}, {"moeb", "meb"}, {"noeuvr", "neuver"}};
  for (guint i = 0; i < G_N_ELEMENTS(pieces); i++)
    if (replace_piece(word, 0, pieces[i][0], pieces[i][1]))
      break;
  const char *found = strstr(word->text, "ae");
  if (found == NULL || found[2] == '\0' || found[2] == 'l')
    return;
  gsize at = (gsize)(found - word->text);
  if (at == 0 && found[2] == 'r') /* aerial, aerobic */
    return;
  replace(word, at, 2, "e");
}

/* Endings and pieces that one replacement folds. */
static void fold_rest(Word *word)
{
  static const char *const endings[][2] = {
      {"fense", "fence"},         {"fenses", "fences"},     {"license", "licence"}, {"licensed", "licenced"},
      {"licensing", "licencing"}, {"pretense", "pretence"}, {"logue", "log"},       {"logues", "logs"},
      {"gramme", "gram"},         {"grammes", "grams"},     {"geing", "ging"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
    if (ends_with(word, endings[i][0])) {
      replace(word, word->length - strlen(endings[i][0]), strlen(endings[i][0]), endings[i][1]);
      return;
    }
  if (word->length > 7 && ends_with(word, "eable") && strchr("cg", word->text[word->length - 6]) == NULL)
    replace(word, word->length - 5, 5, "able");
  replace_piece(word, 2, "dgement", "dgment");
  if (g_str_has_prefix(word->text, "practis"))
    word->text[6] = 'c';
  if (g_str_has_prefix(word->text, "enquir"))
    word->text[0] = 'i';
  if (g_str_has_prefix(word->text, "sceptic"))
    word->text[1] = 'k';
  if (g_str_has_prefix(word->text, "artefact"))
    word->text[3] = 'i';
  if (g_str_has_prefix(word->text, "sulph"))
    replace(word, 3, 2, "f");
}

gsize spelling_fold(char *text, gsize length)
{
  Word word = {text, length};
  if (length < 5)
    return length;
  fold_ize(&word);
  fold_our(&word);
  fold_re(&word);
  fold_ll(&word);
  fold_digraphs(&word);
  fold_rest(&word);
  g_assert(word.length <= length + SPELLING_GROWTH && word.text[word.length] == '\0');
  return word.length;
}
