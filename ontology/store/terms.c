#include "ontology/store/terms.h"

#include "corpus/base/limits.h"
#include "ontology/store/spelling.h"
#include "ontology/store/text_index.h"

#include <string.h>

/* Bytes of a folded word; what is longer is no word of a language and is cut. */
#define WORD_BYTES 64u
/* Stems remembered; a collection of papers has some 100,000 different words. */
#define STEMS_KEPT 200000u
/* Letters of an abbreviation printed with full stops. */
#define INITIALS 8u
/* Letters of a first part that is also written joined: "self-help", "co-worker", "anti-social". */
#define JOINED_LETTERS 5u

struct TermMaker {
  GHashTable *words; /* word -> Known, both one piece of memory */
};

/* What is remembered of a word. */
typedef struct {
  const char *stem; /* behind the word */
  gboolean stop;
  char word[];
} Known;

TermMaker *term_maker_new(void)
{
  TermMaker *maker = g_new0(TermMaker, 1);
  maker->words = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  return maker;
}

void term_maker_free(TermMaker *maker)
{
  if (maker == NULL)
    return;
  g_hash_table_unref(maker->words);
  g_free(maker);
}

static const char *const stop_words[] = {
    "a",          "about",   "above",   "after",     "again",   "against", "all",    "also",    "am",
    "an",         "and",     "any",     "are",       "as",      "at",      "be",     "because", "been",
    "before",     "being",   "below",   "between",   "both",    "but",     "by",     "can",     "cannot",
    "could",      "did",     "do",      "does",      "doing",   "done",    "down",   "during",  "each",
    "eg",         "et",      "etc",     "ever",      "every",   "few",     "for",    "from",    "further",
    "had",        "has",     "have",    "having",    "he",      "her",     "here",   "hers",    "herself",
    "him",        "himself", "his",     "how",       "however", "i",       "ie",     "if",      "in",
    "into",       "is",      "it",      "its",       "itself",  "just",    "may",    "me",      "might",
    "more",       "most",    "much",    "must",      "my",      "myself",  "no",     "nor",     "not",
    "now",        "of",      "off",     "on",        "once",    "one",     "only",   "or",      "other",
    "ought",      "our",     "ours",    "ourselves", "out",     "over",    "own",    "per",     "quite",
    "rather",     "really",  "s",       "same",      "shall",   "she",     "should", "since",   "so",
    "some",       "such",    "t",       "than",      "that",    "the",     "their",  "theirs",  "them",
    "themselves", "then",    "there",   "therefore", "these",   "they",    "this",   "those",   "through",
    "thus",       "to",      "too",     "toward",    "towards", "under",   "until",  "up",      "upon",
    "us",         "very",    "via",     "was",       "we",      "were",    "what",   "when",    "where",
    "whether",    "which",   "while",   "whilst",    "who",     "whom",    "whose",  "why",     "will",
    "with",       "within",  "without", "would",     "yet",     "you",     "your",   "yours",   "yourself",
    "yourselves"};

gboolean terms_stop_word(const char *word)
{
  guint low = 0;
  guint high = G_N_ELEMENTS(stop_words);
  while (low < high) {
    guint middle = (low + high) / 2;
    int order = strcmp(word, stop_words[middle]);
    if (order == 0)
      return TRUE;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return FALSE;
}

/* ---------------------------------------------------------------- characters */

static gboolean is_dropped(gunichar c)
{
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

static gboolean is_apostrophe(gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

static gboolean is_hyphen(gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Scripts without blanks between words: each character is a word. */
static gboolean is_ideograph(gunichar c)
{
  if (c < 0x0E00)
    return FALSE;
  GUnicodeScript script = g_unichar_get_script(c);
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_THAI;
}

static gboolean is_word_char(gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum((char)c);
  return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* Letters that don't fall apart into a base and a mark. */
static const char *letter_base(gunichar c)
{
  switch (c) {
  case 0xE6:
    return "ae";
  case 0x153:
    return "oe";
  case 0xF8:
    return "o";
  case 0x142:
    return "l";
  case 0x111:
  case 0xF0:
    return "d";
  case 0xFE:
    return "th";
  case 0x131:
    return "i";
  default:
    return NULL;
  }
}

static void fold_unichar(gunichar c, GString *out)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));
  for (gsize i = 0; i < n; i++) {
    if (g_unichar_ismark(parts[i]) || is_dropped(parts[i]))
      continue;
    gunichar lower = g_unichar_tolower(parts[i]);
    const char *base = letter_base(lower);
    if (base != NULL)
      g_string_append(out, base);
    else if (lower == 0xDF)
      g_string_append(out, "ss");
    else if (lower == 0x3C2) /* final sigma */
      g_string_append_unichar(out, 0x3C3);
    else if (is_word_char(lower) || lower == '.')
      g_string_append_unichar(out, lower);
  }
}

/* ---------------------------------------------------------------- cutting */

typedef struct {
  TermMaker *maker;
  const char *text, *end;
  TermVisit visit;
  gpointer data;
  guint position;
  GString *word;     /* the word being read, folded */
  GString *previous; /* the word before it, folded */
  gsize previous_end;
  gboolean letters; /* the word has a letter */
} Cutter;

static gunichar char_at(const Cutter *cutter, const char *p)
{
  if (p >= cutter->end)
    return 0;
  return (guchar)*p < 0x80 ? (gunichar)(guchar)*p : g_utf8_get_char(p);
}

static const char *skip_dropped(const Cutter *cutter, const char *p)
{
  while (p < cutter->end && (guchar)*p >= 0x80 && is_dropped(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p;
}

static void cut_bytes(GString *word, gsize limit)
{
  if (word->len <= limit)
    return;
  const char *end = g_utf8_find_prev_char(word->str, word->str + limit + 1);
  g_string_truncate(word, end != NULL ? (gsize)(end - word->str) : 0);
}

/* The stem of a folded word, and whether it says nothing; remembered. */
static const Known *known_of(TermMaker *maker, const char *word)
{
  Known *known = g_hash_table_lookup(maker->words, word);
  if (known != NULL)
    return known;
  if (g_hash_table_size(maker->words) >= STEMS_KEPT)
    g_hash_table_remove_all(maker->words);
  char folded[WORD_BYTES * 2 + SPELLING_GROWTH + 1];
  gsize length = g_strlcpy(folded, word, sizeof folded - SPELLING_GROWTH);
  gboolean plain = TRUE;
  for (gsize i = 0; i < length && plain; i++)
    plain = g_ascii_islower(folded[i]);
  if (plain)
    spelling_fold(folded, length);
  g_autofree char *stem = text_index_stem(folded);
  gsize bytes = strlen(word) + 1, stem_bytes = strlen(stem) + 1;
  known = g_malloc(sizeof *known + bytes + stem_bytes);
  memcpy(known->word, word, bytes);
  memcpy(known->word + bytes, stem, stem_bytes);
  known->stem = known->word + bytes;
  known->stop = terms_stop_word(word);
  g_hash_table_insert(maker->words, known->word, known);
  return known;
}

static void emit(Cutter *cutter, TermKind kind, const char *word, const char *term, gsize start, gsize end)
{
  Term out = {kind, word, term, cutter->position, start, end, FALSE};
  cutter->visit(&out, cutter->data);
}

/* A word with its stem; without a maker the word is its own. */
static void emit_stemmed(Cutter *cutter, TermKind kind, const char *word, gsize start, gsize end)
{
  Term out = {kind, word, word, cutter->position, start, end, FALSE};
  if (cutter->maker != NULL) {
    const Known *known = known_of(cutter->maker, word);
    out.term = known->stem;
    out.stop = known->stop;
  } else
    out.stop = terms_stop_word(word);
  out.stop = out.stop && kind == TERM_WORD;
  cutter->visit(&out, cutter->data);
}

static gboolean all_letters(const char *word)
{
  for (; *word != '\0'; word++)
    if (!g_ascii_islower(*word))
      return FALSE;
  return TRUE;
}

/* The word that was read goes out, and with the one before it their joined form. */
static void emit_word(Cutter *cutter, gsize start, gsize end, gboolean hyphened)
{
  cut_bytes(cutter->word, WORD_BYTES);
  if (cutter->word->len == 0)
    return;
  cutter->position++;
  emit_stemmed(cutter, TERM_WORD, cutter->word->str, start, end);
  if (hyphened && cutter->previous->len <= JOINED_LETTERS && cutter->previous->len > 0 &&
      all_letters(cutter->previous->str) && all_letters(cutter->word->str)) {
    g_autofree char *joined = g_strconcat(cutter->previous->str, cutter->word->str, NULL);
    emit_stemmed(cutter, TERM_EXTRA, joined, start, end);
  }
  GString *swap = cutter->previous;
  cutter->previous = cutter->word;
  cutter->word = swap;
}

/* "A.A.", "U.S.": letters with full stops are one word. Gives its end, or NULL. */
static const char *read_initials(Cutter *cutter, const char *p)
{
  guint n = 0;
  while (n < INITIALS && p + 1 < cutter->end && g_ascii_isalpha(*p) && p[1] == '.') {
    g_string_append_c(cutter->word, g_ascii_tolower(*p));
    p += 2;
    n++;
  }
  if (n > 0 && p < cutter->end && g_ascii_isalpha(*p) && !is_word_char(char_at(cutter, p + 1))) {
    g_string_append_c(cutter->word, g_ascii_tolower(*p));
    p++;
    n++;
  }
  if (n >= 2 && !is_word_char(char_at(cutter, p)))
    return p;
  g_string_truncate(cutter->word, 0);
  return NULL;
}

static gboolean digit_at(const Cutter *cutter, const char *p)
{
  return p < cutter->end && g_ascii_isdigit(*p);
}

/* Letters, digits, apostrophes between letters, points and commas between digits. */
static const char *read_word(Cutter *cutter, const char *p)
{
  cutter->letters = FALSE;
  gboolean possessive = FALSE;
  while (p < cutter->end) {
    /* Most letters are plain ones. */
    const char *plain = p;
    gboolean letters = FALSE;
    for (; p < cutter->end && g_ascii_isalnum(*p); p++)
      letters |= !g_ascii_isdigit(*p);
    if (p > plain) {
      gsize before = cutter->word->len;
      g_string_append_len(cutter->word, plain, MIN(p - plain, 4096));
      for (char *at = cutter->word->str + before; *at != '\0'; at++)
        *at = g_ascii_tolower(*at);
      cutter->letters |= letters;
      if (cutter->word->len > 4096)
        g_string_truncate(cutter->word, WORD_BYTES + 1);
      continue;
    }
    p = skip_dropped(cutter, p);
    gunichar c = char_at(cutter, p);
    if (c == 0)
      break;
    if (is_word_char(c) && !is_ideograph(c)) {
      cutter->letters |= !g_ascii_isdigit(*p);
      if (c < 0x80)
        g_string_append_c(cutter->word, g_ascii_tolower((char)c));
      else if (cutter->word->len <= 2 * WORD_BYTES)
        fold_unichar(c, cutter->word);
      p = g_utf8_next_char(p);
      if (cutter->word->len > 4096)
        g_string_truncate(cutter->word, WORD_BYTES + 1);
      continue;
    }
    const char *next = g_utf8_next_char(p);
    if (is_apostrophe(c) && cutter->letters && g_unichar_isalpha(char_at(cutter, next))) {
      possessive = (*next == 's' || *next == 'S') && !is_word_char(char_at(cutter, next + 1));
      p = next;
      if (possessive)
        return next + 1;
      continue;
    }
    if (c == '.' && !cutter->letters && digit_at(cutter, next)) {
      g_string_append_c(cutter->word, '.');
      p = next;
      continue;
    }
    if (c == ',' && !cutter->letters && digit_at(cutter, next) && digit_at(cutter, next + 1) &&
        digit_at(cutter, next + 2) && !digit_at(cutter, next + 3)) {
      p = next;
      continue;
    }
    break;
  }
  return p;
}

/* A DOI at p ("10.1037/a0025084")? Gives its end, or NULL. DOI Handbook 2.2: prefix 10.NNNN, a slash, any
 * printing characters; stops and closing brackets at the end are the sentence's. */
static const char *read_doi(const Cutter *cutter, const char *p)
{
  if (cutter->end - p < 9 || memcmp(p, "10.", 3) != 0)
    return NULL;
  const char *q = p + 3;
  while (digit_at(cutter, q) || (q < cutter->end && *q == '.' && digit_at(cutter, q + 1)))
    q++;
  if (q - p < 7 || q >= cutter->end || *q != '/')
    return NULL;
  const char *end = q + 1;
  while (end < cutter->end && (guchar)*end > 0x20 && (guchar)*end < 0x7F &&
         strchr("\"<>{}|\\^`", *end) == NULL)
    end++;
  while (end > q + 1 && strchr(".,;:)]'", end[-1]) != NULL)
    end--;
  return end > q + 1 ? end : NULL;
}

static void emit_doi(Cutter *cutter, const char *start, const char *end)
{
  gsize length = MIN((gsize)(end - start), (gsize)LIMIT_TERM_BYTES - 8);
  g_autofree char *lower = g_ascii_strdown(start, (gssize)length);
  g_autofree char *term = g_strconcat(TERM_DOI, lower, NULL);
  cutter->position++;
  emit(cutter, TERM_IDENTIFIER, lower, term, (gsize)(start - cutter->text), (gsize)(end - cutter->text));
  g_string_truncate(cutter->previous, 0);
}

/* "10%", "5 mg": a number with its unit is a term too. p stands behind the number. */
static void emit_unit(Cutter *cutter, const char *p, gsize start)
{
  static const char *const units[] = {"mg", "kg", "g",  "ml", "l",  "mm", "cm",
                                      "km", "m",  "hz", "db", "ms", "c",  NULL};
  if (p < cutter->end && *p == '%') {
    g_autofree char *term = g_strconcat(cutter->previous->str, "%", NULL);
    emit(cutter, TERM_EXTRA, term, term, start, (gsize)(p + 1 - cutter->text));
    return;
  }
  if (p < cutter->end && *p == ' ')
    p++;
  char unit[4] = "";
  gsize n = 0;
  while (n < 3 && p + n < cutter->end && g_ascii_isalpha(p[n])) {
    unit[n] = g_ascii_tolower(p[n]);
    n++;
  }
  unit[n] = '\0';
  if (n == 0 || is_word_char(char_at(cutter, p + n)) || !g_strv_contains(units, unit))
    return;
  g_autofree char *term = g_strconcat(cutter->previous->str, unit, NULL);
  emit(cutter, TERM_EXTRA, term, term, start, (gsize)(p + n - cutter->text));
}

/* One word at p; gives where to go on. */
static const char *cut_word(Cutter *cutter, const char *p, gboolean leading_point)
{
  gsize start = (gsize)(p - cutter->text);
  gboolean hyphened = FALSE;
  if (start > 0 && cutter->previous_end > 0 && cutter->previous_end < start) {
    const char *q = cutter->text + cutter->previous_end;
    hyphened = is_hyphen(char_at(cutter, q)) && g_utf8_next_char(q) == p;
  }
  g_string_truncate(cutter->word, 0);
  const char *end = *p == '1' ? read_doi(cutter, p) : NULL;
  if (end != NULL) {
    emit_doi(cutter, p, end);
    cutter->previous_end = (gsize)(end - cutter->text);
    return end;
  }
  end = g_ascii_isalpha(*p) ? read_initials(cutter, p) : NULL;
  if (end == NULL) {
    if (leading_point)
      g_string_append(cutter->word, "0.");
    end = read_word(cutter, p);
    gboolean number = !cutter->letters && cutter->word->len > 0;
    emit_word(cutter, start, (gsize)(end - cutter->text), hyphened);
    if (number)
      emit_unit(cutter, end, start);
  } else
    emit_word(cutter, start, (gsize)(end - cutter->text), hyphened);
  cutter->previous_end = (gsize)(end - cutter->text);
  return end;
}

guint terms_cut(TermMaker *maker, const char *text, gsize length, guint first, TermVisit visit, gpointer data)
{
  Cutter cutter = {.maker = maker, .text = text, .end = text + length, .visit = visit, .data = data};
  cutter.position = first;
  cutter.word = g_string_new(NULL);
  cutter.previous = g_string_new(NULL);
  const char *p = text;
  while (p < cutter.end) {
    gunichar c = char_at(&cutter, p);
    const char *next = g_utf8_next_char(p);
    if (c == '.' && digit_at(&cutter, next) && (p == text || !is_word_char((guchar)p[-1]))) {
      p = cut_word(&cutter, next, TRUE);
    } else if (!is_word_char(c) || g_unichar_ismark(c)) {
      p = next;
    } else if (is_ideograph(c)) {
      g_string_truncate(cutter.word, 0);
      g_string_append_unichar(cutter.word, c);
      emit_word(&cutter, (gsize)(p - text), (gsize)(next - text), FALSE);
      p = next;
    } else {
      p = cut_word(&cutter, p, FALSE);
    }
  }
  g_string_free(cutter.word, TRUE);
  g_string_free(cutter.previous, TRUE);
  return cutter.position;
}

static void fold_visit(const Term *term, gpointer data)
{
  GString *out = data;
  if (term->kind == TERM_EXTRA)
    return;
  if (out->len > 0)
    g_string_append_c(out, ' ');
  g_string_append(out, term->word);
}

char *terms_fold(const char *text, gssize length)
{
  GString *out = g_string_new(NULL);
  if (text != NULL)
    terms_cut(NULL, text, length < 0 ? strlen(text) : (gsize)length, 0, fold_visit, out);
  return g_string_free(out, FALSE);
}
