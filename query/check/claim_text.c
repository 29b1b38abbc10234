#include "query/check/claim_text.h"

#include "corpus/base/regex.h"
#include "ontology/evidence/claim.h"

#include <string.h>

static gboolean is_one_of(const char *word, const char *list)
{
  gsize length = strlen(word);
  for (const char *at = list; length > 0 && (at = strstr(at, word)) != NULL; at += length)
    if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* ---- the form of a verb after its auxiliary is gone: "does not reduce" was "reduces" */

typedef enum { FORM_BASE, FORM_THIRD, FORM_PAST } VerbForm;

static gboolean ends_in(const char *word, const char *ends)
{
  g_auto(GStrv) all = g_strsplit(ends, " ", -1);
  for (char **end = all; *end != NULL; end++)
    if (g_str_has_suffix(word, *end))
      return TRUE;
  return FALSE;
}

static gboolean ends_in_consonant_y(const char *word)
{
  gsize length = strlen(word);
  return length > 2 && word[length - 1] == 'y' && strchr("aeiou", word[length - 2]) == NULL;
}

static char *third_person(const char *verb)
{
  if (strcmp(verb, "have") == 0)
    return g_strdup("has");
  if (strcmp(verb, "be") == 0)
    return g_strdup("is");
  if (ends_in_consonant_y(verb))
    return g_strdup_printf("%.*sies", (int)strlen(verb) - 1, verb);
  return g_strconcat(verb, ends_in(verb, "s x z ch sh o") ? "es" : "s", NULL);
}

static char *past(const char *verb)
{
  static const char *const odd[][2] = {
      {"have", "had"},     {"be", "was"},       {"lead", "led"},    {"find", "found"}, {"get", "got"},
      {"go", "went"},      {"make", "made"},    {"keep", "kept"},   {"feel", "felt"},  {"become", "became"},
      {"grow", "grew"},    {"rise", "rose"},    {"fall", "fell"},   {"give", "gave"},  {"bring", "brought"},
      {"show", "showed"},  {"cut", "cut"},      {"take", "took"},   {"come", "came"},  {"do", "did"},
      {"lose", "lost"},    {"stop", "stopped"}, {"see", "saw"},     {"know", "knew"},  {"think", "thought"},
      {"drop", "dropped"}, {"cost", "cost"},    {"begin", "began"}, {"send", "sent"},  {"teach", "taught"}};
  for (guint i = 0; i < G_N_ELEMENTS(odd); i++)
    if (strcmp(verb, odd[i][0]) == 0)
      return g_strdup(odd[i][1]);
  if (ends_in_consonant_y(verb))
    return g_strdup_printf("%.*sied", (int)strlen(verb) - 1, verb);
  return g_strconcat(verb, g_str_has_suffix(verb, "e") ? "d" : "ed", NULL);
}

static char *verb_form(const char *verb, VerbForm form)
{
  return form == FORM_THIRD ? third_person(verb) : form == FORM_PAST ? past(verb) : g_strdup(verb);
}

static VerbForm form_of(const char *auxiliary)
{
  if (is_one_of(auxiliary, "does doesn't fails"))
    return FORM_THIRD;
  return is_one_of(auxiliary, "did didn't failed") ? FORM_PAST : FORM_BASE;
}

/* ---- words */

/* Small letters, signs at the ends off, typographic apostrophes plain. */
static char *plain_word(const char *word)
{
  g_autofree char *small = g_utf8_strdown(word, -1);
  g_autoptr(GString) out = g_string_new(small);
  g_string_replace(out, "’", "'", 0);
  gsize start = strspn(out->str, "\"'([");
  gsize end = out->len;
  while (end > start && strchr("\"'.,;:!?)]", out->str[end - 1]) != NULL)
    end--;
  return g_strndup(out->str + start, end - start);
}

static gboolean is_adverb(const char *word)
{
  return g_str_has_suffix(word, "ly") || is_one_of(word, "always ever also often even necessarily really");
}

typedef struct {
  GPtrArray *words; /* of char*, owned */
  GPtrArray *plain; /* of char*, owned: the same, see plain_word */
  int sign;
} Words;

static const char *plain_at(const Words *words, guint i)
{
  return i < words->plain->len ? g_ptr_array_index(words->plain, i) : "";
}

static void drop_word(Words *words, guint i)
{
  g_ptr_array_remove_index(words->words, i);
  g_ptr_array_remove_index(words->plain, i);
}

static void set_word(Words *words, guint i, const char *word)
{
  g_free(words->words->pdata[i]);
  g_free(words->plain->pdata[i]);
  words->words->pdata[i] = g_strdup(word);
  words->plain->pdata[i] = plain_word(word);
}

/* The verb at i or after adverbs gets the form that its auxiliary had. */
static void inflect(Words *words, guint i, VerbForm form)
{
  while (is_adverb(plain_at(words, i)))
    i++;
  if (i >= words->words->len || form == FORM_BASE)
    return;
  g_autofree char *verb = verb_form(plain_at(words, i), form);
  set_word(words, i, verb);
}

#define AUXILIARIES "is are was were has have had can could will would should may might must do does did"

/* "doesn't" is "does" and a denial; NULL for other words. New. */
static char *contracted(const char *word)
{
  if (strcmp(word, "cannot") == 0 || strcmp(word, "can't") == 0)
    return g_strdup("can");
  if (strcmp(word, "won't") == 0)
    return g_strdup("will");
  if (!g_str_has_suffix(word, "n't"))
    return NULL;
  g_autofree char *auxiliary = g_strndup(word, strlen(word) - 3);
  return is_one_of(auxiliary, AUXILIARIES) ? g_steal_pointer(&auxiliary) : NULL;
}

/* Takes the denial at i off, if there is one. */
static gboolean take_denial(Words *words, guint i)
{
  const char *word = plain_at(words, i);
  g_autofree char *auxiliary = contracted(word);
  if (auxiliary != NULL) {
    set_word(words, i, auxiliary);
    if (is_one_of(auxiliary, "do does did")) {
      drop_word(words, i);
      inflect(words, i, form_of(auxiliary));
    }
    words->sign = -words->sign;
    return TRUE;
  }
  if (strcmp(word, "not") == 0) {
    if (!is_one_of(plain_at(words, i + 1), "only just merely"))
      words->sign = -words->sign;
    g_autofree char *before = g_strdup(i > 0 ? plain_at(words, i - 1) : "");
    drop_word(words, i);
    if (is_one_of(before, "do does did")) {
      drop_word(words, i - 1);
      inflect(words, i - 1, form_of(before));
    }
    return TRUE;
  }
  if (is_one_of(word, "fail fails failed") && strcmp(plain_at(words, i + 1), "to") == 0) {
    VerbForm form = form_of(word);
    drop_word(words, i);
    drop_word(words, i);
    inflect(words, i, form);
    words->sign = -words->sign;
    return TRUE;
  }
  if (strcmp(word, "nor") == 0) {
    set_word(words, i, "or");
    return TRUE;
  }
  if (is_one_of(word, "no never neither hardly")) {
    drop_word(words, i);
    words->sign = -words->sign;
    return TRUE;
  }
  return FALSE;
}

/* ---- the whole */

/* What frames a claim and isn't part of it: "it is not true that", "there is no evidence that". */
static const char *skip_frames(const char *text, int *sign)
{
  static const Regex *place = NULL;
  const Regex *frame = regex_once(
      &place,
      "\\s* (?: (?<denied> (?:it \\s+ is|it['’]s|that) \\s+ "
      "        (?:not \\s+ (?:true|so|the \\s+ case|correct) | false | untrue | wrong | incorrect"
      "          | a \\s+ myth) \\s+ that"
      "      | there (?:\\s+ is|['’]s) \\s+ (?:no|little|not \\s+ any) \\s+ (?:[\\w-]+ \\s+){0,2}"
      "        (?:evidence|proof|indication|sign) \\s+ that )"
      "  | (?: it \\s+ is|it['’]s) \\s+ (?: true | the \\s+ case | a \\s+ fact | known | well \\s+ known"
      "      | proven ) \\s+ that"
      "  | there (?:\\s+ is|['’]s) \\s+ (?:[\\w-]+ \\s+){0,2} (?:evidence|proof|indication) \\s+ that"
      "  | (?: studies | research | trials | scientists | papers ) \\s+ "
      "(?:show|shows|prove|proves|find|finds)"
      "    \\s+ that )"
      "\\s+",
      REGEX_CASELESS);
  Span groups[2];
  while (regex_match_at(frame, text, strlen(text), 0, groups, 2)) {
    if (regex_has(groups[1]))
      *sign = -*sign;
    text += groups[0].end;
  }
  return text;
}

static Words words_cut(const char *text)
{
  Words words = {g_ptr_array_new_with_free_func(g_free), g_ptr_array_new_with_free_func(g_free), 1};
  g_auto(GStrv) cut = g_strsplit_set(text, " \t\n\r\f\v", -1);
  for (char **word = cut; *word != NULL; word++) {
    if (**word == '\0')
      continue;
    g_ptr_array_add(words.words, g_strdup(*word));
    g_ptr_array_add(words.plain, plain_word(*word));
  }
  return words;
}

static char *words_join(const Words *words)
{
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < words->words->len; i++)
    g_string_append_printf(out, "%s%s", i > 0 ? " " : "", (const char *)g_ptr_array_index(words->words, i));
  while (out->len > 0 && strchr("?!. ", out->str[out->len - 1]) != NULL)
    g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}

static void words_clear(Words *words)
{
  g_ptr_array_unref(words->words);
  g_ptr_array_unref(words->plain);
}

/* The word that holds byte `at` of the words joined by one blank. */
static guint word_holding(const Words *words, gsize at)
{
  gsize end = 0;
  for (guint i = 0; i < words->words->len; i++) {
    end += strlen(g_ptr_array_index(words->words, i)) + 1;
    if (at < end)
      return i;
  }
  return words->words->len;
}

/* "Do groups reduce stays", "is pain reduced by it": the auxiliary goes to its verb. */
static void put_as_statement(Words *words)
{
  if (words->words->len < 3 || !is_one_of(plain_at(words, 0), AUXILIARIES))
    return;
  g_autofree char *auxiliary = g_strdup(plain_at(words, 0));
  drop_word(words, 0);
  g_autofree char *joined = words_join(words);
  g_autoptr(Claim) claim = claim_parse(joined);
  if (claim->relation == NULL)
    return;
  guint at = word_holding(words, claim->relation->start);
  if (at >= words->words->len)
    return;
  if (is_one_of(auxiliary, "do does did")) {
    inflect(words, at, form_of(auxiliary));
    return;
  }
  g_ptr_array_insert(words->words, (int)at, g_strdup(auxiliary));
  g_ptr_array_insert(words->plain, (int)at, g_strdup(auxiliary));
}

char *claim_affirm(const char *text, int *sign)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  *sign = 1;
  Words words = words_cut(skip_frames(valid, sign));
  words.sign = *sign;
  for (guint i = 0; i < words.words->len;)
    if (!take_denial(&words, i))
      i++;
  put_as_statement(&words);
  *sign = words.sign;
  char *affirmed = words_join(&words);
  words_clear(&words);
  return affirmed;
}

/* Where the words of a relation begin: "is significantly associated" with its "is". */
static gsize phrase_start(const char *text, gsize relation)
{
  for (gsize at = relation; at > 0;) {
    gsize end = at, start;
    while (end > 0 && text[end - 1] == ' ')
      end--;
    for (start = end; start > 0 && text[start - 1] != ' ';)
      start--;
    g_autofree char *word = g_strndup(text + start, end - start);
    g_autofree char *plain = plain_word(word);
    if (start == end || !(is_one_of(plain, AUXILIARIES) || is_adverb(plain)))
      break;
    at = relation = start;
  }
  return relation;
}

gboolean claim_is_symmetric(const char *affirmed)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "^ \\W* the \\s+ (?:more|less|fewer|\\w+er) \\b [^.;]* , \\s* the \\s+ (?:more|less|fewer|\\w+er) \\b"
      "| \\b (?:go|goes|going|went) \\s+ (?: (?:hand \\s+ in \\s+ hand|along|together) \\s+ )? with \\b"
      "| \\b (?: if | when | whenever | provided | as \\s+ long \\s+ as ) \\s+ \\w | ^ \\W* with \\b",
      REGEX_CASELESS);
  return regex_find(regex, affirmed, strlen(affirmed), 0, NULL, 0);
}

char *claim_exchange(const char *affirmed)
{
  if (claim_is_symmetric(affirmed))
    return NULL;
  g_autoptr(Claim) claim = claim_parse(affirmed);
  if (claim->relation == NULL || !claim->directed)
    return NULL;
  gsize relation = claim->relation->start, first = G_MAXSIZE, last = 0;
  for (guint i = 0; i < claim->core->len; i++) {
    const ClaimWord *word = &g_array_index(claim->core, ClaimWord, i);
    if (word->lexeme->start > relation && word->side != SIDE_NONE && word->side != SIDE_RELATION) {
      first = MIN(first, word->lexeme->start);
      last = MAX(last, word->lexeme->end);
    }
  }
  if (first == G_MAXSIZE)
    return NULL;
  relation = phrase_start(affirmed, relation);
  gsize left = relation;
  while (left > 0 && affirmed[left - 1] == ' ')
    left--;
  while (first > relation && affirmed[first - 1] == ' ')
    first--;
  return g_strdup_printf("%.*s %.*s %.*s%s", (int)(last - first - 1), affirmed + first + 1,
                         (int)(first - relation), affirmed + relation, (int)left, affirmed, affirmed + last);
}
