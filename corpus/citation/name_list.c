#include "corpus/citation/author_year.h"
#include "corpus/citation/fold.h"

#include <string.h>

static gboolean in_words(const char *text, const Token *token, const char *const *words, gsize n)
{
  for (gsize k = 0; k < n; k++)
    if (token_is(text, token, words[k]))
      return TRUE;
  return FALSE;
}

/* Capital words that begin a sentence or a parenthesis, and are no part of a name. */
static gboolean is_opening(const char *text, const Token *token)
{
  static const char *const words[] = {
      "in",       "the",      "as",        "see",         "by",         "and",     "but",     "for",
      "while",    "although", "since",     "also",        "both",       "however", "thus",    "similarly",
      "recently", "from",     "with",      "on",          "at",         "when",    "using",   "after",
      "like",     "unlike",   "following", "according",   "cf",         "eg",      "ie",      "e",
      "g",        "whereas",  "because",   "if",          "this",       "these",   "that",    "to",
      "of",       "via",      "per",       "compare",     "consistent", "finally", "first",   "second",
      "later",    "earlier",  "moreover",  "furthermore", "indeed",     "hence",   "yet",     "than",
      "siehe",    "vgl",      "nach",      "selon",       "voir",       "según",   "segundo", "véase",
      "ver",      "adapted",  "source",    "data",        "reviewed",   "contra",  "more",    "other",
      "others",   "prior",    "previous",  "work",        "studies",    "study",   "where",   "here",
      "through",  "until",    "between",   "based",       "then",       "our",     "we",      "their",
      "his",      "her",      "it",        "are",         "is",         "was",     "were",    "authors",
      "author",   "given",    "despite",   "only"};
  return token->kind == TOKEN_WORD && in_words(text, token, words, G_N_ELEMENTS(words));
}

gboolean name_unit_is_no_name(const char *text, const Token *tokens, const NameUnit *unit)
{
  static const char *const words[] = {
      "January",  "February",  "March",    "April",    "May",    "June",   "July",     "August",  "September",
      "October",  "November",  "December", "Jan",      "Feb",    "Mar",    "Apr",      "Jun",     "Jul",
      "Aug",      "Sep",       "Sept",     "Oct",      "Nov",    "Dec",    "Table",    "Figure",  "Fig",
      "Version",  "Spring",    "Summer",   "Autumn",   "Fall",   "Winter", "Year",     "Years",   "Windows",
      "Office",   "Copyright", "Vol",      "Volume",   "Act",    "Census", "Olympics", "Janvier", "Mai",
      "Juni",     "Juli",      "Oktober",  "Dezember", "März",   "Phase",  "Wave",     "Chapter", "Section",
      "Appendix", "Eq",        "Equation", "Model",    "Study",  "Group",  "Inc",      "Ltd",     "Corp",
      "GmbH",     "USA",       "UK",       "No",       "Number", "Part",   "Step",     "Grade",   "Class",
      "Type",     "COVID",     "DSM",      "ICD",      "ISO",    "Trial",  "Project",  "Season"};
  for (int k = unit->first; k <= unit->last; k++)
    if (in_words(text, &tokens[k], words, G_N_ELEMENTS(words)))
      return TRUE;
  return FALSE;
}

/* "et al.", "and others", "and colleagues" that end at token i: gives the token before, i where there is
 * none. */
static int skip_et_al(const char *text, const Token *tokens, int i, int low, gboolean *et_al)
{
  int k = i;
  if (k > low && tokens[k].kind == TOKEN_POINT)
    k--;
  static const char *const ends[] = {
      "al",         "alii",          "others", "colleagues",    "coworkers", "co-workers",
      "associates", "coll",          "andere", "mitarbeiter",   "otros",     "outros",
      "cols",       "colaboradores", "altri",  "collaborators", "a"};
  if (k <= low + 1 || !in_words(text, &tokens[k], ends, G_N_ELEMENTS(ends)))
    return i;
  gboolean short_form = token_is(text, &tokens[k], "a"); /* u. a. */
  k--;
  if (short_form && tokens[k].kind == TOKEN_POINT)
    k--;
  static const char *const ands[] = {"et", "and", "und", "y", "e", "u", "en", "ed"};
  if (k <= low || !(tokens[k].kind == TOKEN_AND || in_words(text, &tokens[k], ands, G_N_ELEMENTS(ands))) ||
      (short_form && !token_is(text, &tokens[k], "u")))
    return i;
  k--;
  if (k > low && tokens[k].kind == TOKEN_COMMA)
    k--;
  *et_al = TRUE;
  return k;
}

/* Initials after a name ("Smith J", "Smith, J.") that end at token i; gives the token before them. */
static int read_initials_after(const char *text, const Token *tokens, int i, int low, NameUnit *unit)
{
  int k = i;
  char letters[6] = {0};
  guint n = 0;
  while (k > low && n < 4) {
    int at = tokens[k].kind == TOKEN_POINT ? k - 1 : k;
    if (at <= low || tokens[at].kind != TOKEN_WORD || !tokens[at].initial)
      break;
    for (gsize c = tokens[at].end; c-- > tokens[at].start && n < 5;)
      if (g_ascii_isupper(text[c]))
        letters[n++] = g_ascii_tolower(text[c]);
    k = at - 1;
  }
  if (n == 0 || k <= low)
    return i;
  if (tokens[k].kind == TOKEN_COMMA)
    k--;
  if (k <= low || tokens[k].kind != TOKEN_WORD || !tokens[k].capital || tokens[k].initial)
    return i;
  for (guint c = 0; c < n; c++)
    unit->initials[c] = letters[n - 1 - c];
  return k;
}

static int skip_suffix(const char *text, const Token *tokens, int i, int low)
{
  static const char *const suffixes[] = {"Jr", "Sr", "II", "III"};
  int k = i;
  if (k > low && tokens[k].kind == TOKEN_POINT)
    k--;
  if (k <= low || !in_words(text, &tokens[k], suffixes, G_N_ELEMENTS(suffixes)))
    return i;
  k--;
  return k > low && tokens[k].kind == TOKEN_COMMA ? k - 1 : k;
}

static gboolean is_particle(const char *text, const Token *token)
{
  /* "y" and "e" join two authors more often than two halves of a name */
  return token->kind == TOKEN_WORD && token->end - token->start > 1 &&
         name_is_particle(text + token->start, token->end - token->start);
}

static int read_initials_before(const char *text, const Token *tokens, int i, int low, NameUnit *unit)
{
  char letters[6] = {0};
  guint n = 0;
  while (i - 1 > low && n < 4 && tokens[i].kind == TOKEN_POINT && tokens[i - 1].initial &&
         tokens[i - 1].end - tokens[i - 1].start == 1) {
    letters[n++] = g_ascii_tolower(text[tokens[i - 1].start]);
    unit->initials_first = i - 1;
    i -= 2;
  }
  for (guint k = 0; k < n; k++)
    unit->initials[k] = letters[n - 1 - k];
  if (n > 0)
    unit->initials[n] = '\0';
  return i;
}

/* One name that ends at token i. FALSE when none does. next: the token before it. stop: the name begins a
 * sentence. */
static gboolean unit_read(const char *text, const Token *tokens, int i, int low, NameUnit *unit, int *next,
                          gboolean *stop)
{
  *unit = (NameUnit){.initials_first = -1};
  *stop = FALSE;
  i = skip_suffix(text, tokens, i, low);
  i = read_initials_after(text, tokens, i, low, unit);
  int words[NAME_WORDS_MAX];
  guint n = 0;
  unit->last = i;
  while (i > low && n < NAME_WORDS_MAX && tokens[i].kind == TOKEN_WORD) {
    const Token *token = &tokens[i];
    gboolean particle = n > 0 && !token->capital && is_particle(text, token);
    if (!token->capital && !particle)
      break;
    if (n > 0 && (token->possessive || is_opening(text, token))) {
      *stop = TRUE;
      break;
    }
    /* a surname may be "The" or "Work" after an "&" */
    if (n == 0 && is_opening(text, token) && (i - 1 <= low || tokens[i - 1].kind != TOKEN_AND))
      return FALSE;
    words[n++] = i--;
  }
  if (n == 0)
    return FALSE;
  unit->first = words[n - 1];
  for (guint k = 0; k < n; k++)
    unit->word[k] = words[n - 1 - k];
  unit->words = n;
  if (!*stop)
    i = read_initials_before(text, tokens, i, low, unit);
  *next = i;
  return TRUE;
}

static gboolean is_and(const char *text, const Token *token)
{
  static const char *const words[] = {"and", "und", "et", "y", "e", "og", "och", "en", "i", "ja"};
  return token->kind == TOKEN_AND || (!token->capital && in_words(text, token, words, G_N_ELEMENTS(words)));
}

void name_list_read(const char *text, const Token *tokens, int i, int low, NameList *list)
{
  list->n = 0;
  list->et_al = FALSE;
  i = skip_et_al(text, tokens, i, low, &list->et_al);
  while (list->n < NAME_UNITS_MAX && i > low) {
    NameUnit unit;
    int next;
    gboolean stop;
    if (!unit_read(text, tokens, i, low, &unit, &next, &stop))
      return;
    list->units[list->n++] = unit;
    if (stop || next <= low || list->n == NAME_UNITS_MAX)
      return;
    Joint joint = JOINT_COMMA;
    if (is_and(text, &tokens[next])) {
      next--;
      joint = JOINT_AND;
      if (next > low && tokens[next].kind == TOKEN_COMMA) {
        next--;
        joint = JOINT_COMMA_AND;
      }
    } else if (tokens[next].kind == TOKEN_COMMA) {
      next--;
    } else if (tokens[next].kind == TOKEN_SEMICOLON) {
      next--;
      joint = JOINT_SEMICOLON;
    } else {
      return;
    }
    list->joint[list->n - 1] = joint;
    i = next;
  }
}

guint name_list_default(const NameList *list, gboolean in_parentheses)
{
  guint a = 0;
  gboolean joined = FALSE;
  while (a + 1 < list->n && list->joint[a] != JOINT_SEMICOLON) {
    if (list->joint[a] != JOINT_COMMA)
      joined = TRUE;
    else if (!joined && !in_parentheses)
      break;
    a++;
  }
  return a;
}

int name_unit_start(const NameUnit *unit, guint word)
{
  return word == 0 && unit->initials_first >= 0 ? unit->initials_first : unit->word[word];
}

Printing *printing_new(const char *text, const Token *tokens, const NameList *list, guint unit, guint word)
{
  Printing *printing = g_new0(Printing, 1);
  printing->printed.names = g_ptr_array_new_with_free_func(g_free);
  printing->printed.spaced = g_ptr_array_new_with_free_func(g_free);
  printing->printed.et_al = list->et_al;
  printing->printed.at = tokens[list->units[0].last].start;
  for (guint k = unit + 1; k-- > 0;) {
    const NameUnit *name = &list->units[k];
    gsize start = tokens[k == unit ? name->word[word] : name->first].start;
    gsize length = tokens[name->last].end - start;
    g_ptr_array_add(printing->printed.names, name_key(text + start, (gssize)length));
    g_ptr_array_add(printing->printed.spaced, name_fold(text + start, (gssize)length));
  }
  const NameUnit *first = &list->units[unit];
  if ((word == 0 || first->initials_first < 0) && first->initials[0] != '\0')
    printing->printed.initials = g_strdup(first->initials);
  return printing;
}

void printing_free(Printing *printing)
{
  g_ptr_array_unref(printing->printed.names);
  g_ptr_array_unref(printing->printed.spaced);
  g_free(printing->printed.initials);
  g_free(printing);
}

struct WordTrail {
  GPtrArray *words; /* char*: the last first */
  GArray *tokens;   /* int */
};

WordTrail *word_trail_new(const char *text, const Token *tokens, int i, int low)
{
  WordTrail *trail = g_new(WordTrail, 1);
  trail->words = g_ptr_array_new_with_free_func(g_free);
  trail->tokens = g_array_new(FALSE, FALSE, sizeof(int));
  for (int k = i; k > low; k--) {
    if (tokens[k].kind == TOKEN_SEMICOLON || tokens[k].kind == TOKEN_OPEN)
      break;
    if (tokens[k].kind != TOKEN_WORD && tokens[k].kind != TOKEN_MIXED && tokens[k].kind != TOKEN_NUMBER)
      continue;
    g_autofree char *folded = name_fold(text + tokens[k].start, (gssize)(tokens[k].end - tokens[k].start));
    g_auto(GStrv) parts = g_strsplit(folded, " ", -1);
    for (guint p = g_strv_length(parts); p-- > 0;) {
      if (strcmp(parts[p], "and") == 0)
        continue;
      g_ptr_array_add(trail->words, g_strdup(parts[p]));
      g_array_append_val(trail->tokens, k);
    }
  }
  return trail;
}

void word_trail_free(WordTrail *trail)
{
  g_ptr_array_unref(trail->words);
  g_array_unref(trail->tokens);
  g_free(trail);
}

int word_trail_match(const WordTrail *trail, const GPtrArray *words, guint length)
{
  guint at = 0;
  for (guint k = length; k-- > 0;) {
    const char *word = g_ptr_array_index(words, k);
    if (strcmp(word, "and") == 0)
      continue;
    if (at >= trail->words->len || strcmp(g_ptr_array_index(trail->words, at), word) != 0)
      return -1;
    at++;
  }
  return at > 0 ? g_array_index(trail->tokens, int, at - 1) : -1;
}
