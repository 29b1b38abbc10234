/* Author-year citations: every year is looked at, and what stands before it read backwards as names. Which of
 * the possible readings is meant ("In Germany, Smith and Jones (1990)") is settled by the list. */
#include "corpus/citation/author_year.h"
#include "corpus/citation/fold.h"
#include "corpus/citation/found.h"

#include <string.h>

enum { UNITS_MAX = 16, CORPORATE_TOKENS = 28 };

typedef struct {
  Finder *finder;
  const char *text;
  const Token *tokens;
  guint n;
} Reader;

static const Token *token_at(const Reader *reader, int i)
{
  static const Token none = {.kind = TOKEN_OTHER, .open = -1};
  return i >= 0 && (guint)i < reader->n ? &reader->tokens[i] : &none;
}

static gboolean is_and(const Reader *reader, int i)
{
  static const char *const words[] = {"and", "und", "et", "y", "e", "og", "och", "en", "i", "ja"};
  const Token *token = token_at(reader, i);
  if (token->kind == TOKEN_AND)
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS(words); k++)
    if (!token->capital && token_is(reader->text, token, words[k]))
      return TRUE;
  return FALSE;
}

static Link read_best(const Reader *reader, const NameList *list, int year, char suffix,
                      gboolean in_parentheses, guint *first_unit, guint *first_word)
{
  Link best = {MATCH_MISSING, NULL, 0, NULL, 0};
  gboolean conjunction = FALSE;
  for (guint a = 0; a + 1 < list->n; a++)
    conjunction = conjunction || list->joint[a] == JOINT_AND || list->joint[a] == JOINT_COMMA_AND;
  for (int typos = 0; typos < 2 && best.rank <= 0; typos++) {
    for (guint a = 0; a < list->n; a++) {
      gboolean more = a + 1 < list->n;
      gboolean semicolon = more && list->joint[a] == JOINT_SEMICOLON;
      if (more && !semicolon && (list->joint[a] != JOINT_COMMA || (conjunction && in_parentheses)))
        continue;
      const NameUnit *unit = &list->units[a];
      for (guint w = 0; w < unit->words; w++) {
        g_autoptr(Printing) printing = printing_new(reader->text, reader->tokens, list, a, w);
        printing->printed.year = year;
        printing->printed.suffix = suffix;
        Link link = link_names(reader->finder->index, &printing->printed, typos == 1 && w + 2 >= unit->words);
        if (link.rank > 0)
          link.rank -= (semicolon || !more ? 0
                        : in_parentheses   ? 4
                                           : 6) +
                       (w > 0 && unit->words > 1 ? 0.2 * w : 0);
        if (link.rank > best.rank) {
          link_clear(&best);
          best = link;
          *first_unit = a;
          *first_word = w;
        } else {
          link_clear(&link);
        }
      }
    }
  }
  return best;
}

/* Words of a corporate author (or of a title) read backwards from token i; the best entry whose name ends
 * there. */
static Link read_corporate(const Reader *reader, int i, int low, int year, char suffix, int *first)
{
  Link best = {MATCH_MISSING, NULL, 0, NULL, 0};
  while (i > low && token_at(reader, i)->kind == TOKEN_QUOTE)
    i--;
  TokenKind kind = token_at(reader, i)->kind;
  if (kind != TOKEN_WORD && kind != TOKEN_MIXED && kind != TOKEN_NUMBER)
    return best;
  g_autofree char *last = name_fold(reader->text + token_at(reader, i)->start,
                                    (gssize)(token_at(reader, i)->end - token_at(reader, i)->start));
  const char *blank = strrchr(last, ' ');
  g_autoptr(GArray) positions = g_array_new(FALSE, FALSE, sizeof(guint));
  link_corporate_candidates(reader->finder->index, blank != NULL ? blank + 1 : last, positions);
  if (positions->len == 0)
    return best;
  g_autoptr(WordTrail) trail =
      word_trail_new(reader->text, reader->tokens, i, MAX(low, i - CORPORATE_TOKENS));
  for (guint k = 0; k < positions->len; k++) {
    guint position = g_array_index(positions, guint, k);
    guint length;
    const GPtrArray *words = link_corporate_words(reader->finder->index, position, &length);
    int start = word_trail_match(trail, words, length);
    if (start < 0 || !token_at(reader, start)->capital)
      continue;
    Link link = link_corporate(reader->finder->index, position, year, suffix);
    if (link.rank > best.rank) {
      link_clear(&best);
      best = link;
      *first = start;
    } else {
      link_clear(&link);
    }
  }
  return best;
}

/* The whole of a parenthesis up to the year as one corporate author, for works that aren't in the list:
 * capital words with "of", "for", "and" between them. Gives the first token, -1 if it isn't one. */
static int whole_segment(const Reader *reader, int i, int low)
{
  static const char *const links[] = {"of", "for", "and", "the", "on", "in",  "de", "du", "des", "la",
                                      "et", "für", "und", "del", "y",  "der", "e",  "da", "do"};
  int words = 0;
  int first = -1;
  for (int k = i; k > low; k--) {
    const Token *token = token_at(reader, k);
    if (token->kind == TOKEN_SEMICOLON || token->kind == TOKEN_OPEN)
      break;
    if (token->kind == TOKEN_AND)
      continue;
    if (token->kind != TOKEN_WORD)
      return -1;
    gboolean link = FALSE;
    for (guint w = 0; w < G_N_ELEMENTS(links); w++)
      link = link || token_is(reader->text, token, links[w]);
    if (!token->capital && !link)
      return -1;
    if (token->capital)
      first = k;
    words++;
  }
  return words >= 2 && words <= 12 ? first : -1;
}

/* Where a citation of one work stands, and where it leads. */
typedef struct {
  int first; /* token */
  int year;  /* token */
  gboolean narrative;
  guint group;
  Link link;
  NameList names;
  guint first_unit, first_word;
  int corporate_first; /* token, -1 */
} Mention;

/* Whether what links to nothing is a citation all the same, by its shape. */
static gboolean is_citation_shape(const Reader *reader, const Mention *mention, gboolean comma,
                                  gboolean enclosed)
{
  const NameList *list = &mention->names;
  if (list->n == 0 || reader->finder->strict)
    return FALSE;
  const NameUnit *unit = &list->units[mention->first_unit];
  const Token *word = token_at(reader, unit->last);
  if (name_unit_is_no_name(reader->text, reader->tokens, unit))
    return FALSE;
  if (list->et_al || mention->first_unit > 0)
    return enclosed || mention->narrative || list->et_al;
  gsize bytes = word->end - word->start;
  if (mention->narrative) {
    const Token *before = token_at(reader, mention->first - 1);
    static const char *const places[] = {"in", "at", "from", "of", "the", "since", "until", "during"};
    for (guint k = 0; k < G_N_ELEMENTS(places); k++)
      if (token_is(reader->text, before, places[k]))
        return FALSE;
    return bytes >= 4 && !word->initial && unit->words <= 2 && (word->possessive || mention->first > 0);
  }
  return enclosed && (comma || unit->words == 1) && bytes >= 3;
}

static int skip_abbreviation(const Reader *reader, int i, int low)
{
  /* "National Institute of Mental Health [NIMH], 1991" */
  if (token_at(reader, i)->kind == TOKEN_CLOSE && token_at(reader, i - 2)->kind == TOKEN_OPEN &&
      i - 3 > low && token_at(reader, i - 1)->kind == TOKEN_WORD)
    return i - 3;
  return i;
}

/* "(Silva; Souza, 2010)": whether what stands before the semicolon at k is a name alone, a fellow author. */
static gboolean names_only_before(const Reader *reader, int k, int low)
{
  int words = 0;
  for (int i = k - 1; i > low && k - i < 8; i--) {
    const Token *token = token_at(reader, i);
    if (token->kind == TOKEN_SEMICOLON)
      return words > 0;
    if (token->kind == TOKEN_WORD && (token->capital || i < k - 1))
      words++;
    else if (token->kind != TOKEN_POINT && token->kind != TOKEN_COMMA)
      return FALSE;
    if (i - 1 == low)
      return words > 0;
  }
  return FALSE;
}

/* The lowest token a name list before token y may reach to. */
static int lower_bound(const Reader *reader, int y, int open)
{
  int low = MAX(open, y - 64);
  for (int k = y - 1; k > low; k--)
    if (token_at(reader, k)->kind == TOKEN_SEMICOLON &&
        token_at(reader, k)->open == token_at(reader, y)->open && !names_only_before(reader, k, low))
      return k;
  return low;
}

/* Reads what stands before the year y. FALSE when it isn't a citation. */
static gboolean mention_read(const Reader *reader, int y, Mention *mention)
{
  const Token *year = token_at(reader, y);
  int open = year->open;
  int i = y - 1;
  *mention = (Mention){.year = y, .corporate_first = -1, .first = -1};
  mention->narrative = token_at(reader, i)->kind == TOKEN_OPEN;
  int low = lower_bound(reader, mention->narrative ? open : y,
                        mention->narrative ? token_at(reader, open)->open : open);
  if (mention->narrative)
    i--;
  gboolean comma = token_at(reader, i)->kind == TOKEN_COMMA;
  if (comma)
    i--;
  if (year->year < 0 && !mention->narrative && open < 0)
    return FALSE;
  i = skip_abbreviation(reader, i, low);
  if (i <= low)
    return FALSE;
  name_list_read(reader->text, reader->tokens, i, low, &mention->names);
  gboolean enclosed = open >= 0 && !mention->narrative;
  char suffix = year->suffix;
  mention->link = read_best(reader, &mention->names, year->year, suffix, enclosed, &mention->first_unit,
                            &mention->first_word);
  if (!mention->names.et_al) {
    int first = -1;
    Link corporate = read_corporate(reader, i, low, year->year, suffix, &first);
    if (corporate.rank > mention->link.rank) {
      link_clear(&mention->link);
      mention->link = corporate;
      mention->corporate_first = first;
    } else {
      link_clear(&corporate);
    }
  }
  gboolean linked = mention->link.rank > 0;
  if (!linked) {
    mention->first_unit = name_list_default(&mention->names, enclosed);
    mention->first_word = 0;
    int whole = enclosed && comma && !mention->names.et_al ? whole_segment(reader, i, low) : -1;
    if (whole >= 0 && (mention->names.n == 0 || whole < mention->names.units[mention->first_unit].first))
      mention->corporate_first = whole;
  }
  if (mention->corporate_first >= 0)
    mention->first = mention->corporate_first;
  else if (mention->names.n > 0)
    mention->first = name_unit_start(&mention->names.units[mention->first_unit], mention->first_word);
  else
    return FALSE;
  if (!linked)
    return mention->corporate_first >= 0 ? !reader->finder->strict
                                         : is_citation_shape(reader, mention, comma, enclosed);
  /* outside of parentheses a year after a name is a citation only when it is just that */
  if (!enclosed && !mention->narrative)
    return mention->link.match == MATCH_EXACT ||
           (mention->names.et_al && mention->link.match != MATCH_MISSING);
  return !reader->finder->strict || mention->link.match == MATCH_EXACT;
}

static void add_citation(const Reader *reader, Mention *mention, Link *link, gsize start, gsize end)
{
  Citation *citation = finder_add(reader->finder, (Span){start, end},
                                  mention->narrative ? FORM_NARRATIVE : FORM_PARENTHETICAL, mention->group);
  if (link->references == NULL && link->reason == NULL) {
    link->reason =
        g_strdup(link_index_size(reader->finder->index) == 0 ? "the paper has no reference list"
                                                             : "no entry has these names and this year");
    link->confidence = 0.8;
  }
  link_apply(citation, link);
}

/* The end of page numbers after a year ("p. 12", ":12-15"); the year's own end where there are none. last:
 * the token that follows. */
static gsize pages_end(const Reader *reader, int y, int *next)
{
  int i = y + 1;
  *next = i;
  const Token *first = token_at(reader, i);
  if (first->kind != TOKEN_COMMA && first->kind != TOKEN_COLON)
    return token_at(reader, y)->end;
  i++;
  static const char *const marks[] = {"p",       "pp",      "S",    "chap", "ch",  "para",  "paras",
                                      "Kap",     "pág",     "págs", "pag",  "fig", "Table", "Appendix",
                                      "Chapter", "section", "sec",  "Fn",   "n",   "f",     "ff"};
  gboolean marked = FALSE;
  for (guint k = 0; k < G_N_ELEMENTS(marks); k++)
    marked = marked || token_is(reader->text, token_at(reader, i), marks[k]);
  if (marked)
    i += token_at(reader, i + 1)->kind == TOKEN_POINT ? 2 : 1;
  else if (first->kind != TOKEN_COLON)
    return token_at(reader, y)->end;
  int last = -1;
  for (; i < y + 14; i++) {
    const Token *token = token_at(reader, i);
    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_YEAR || token->kind == TOKEN_MIXED ||
        (token->kind == TOKEN_WORD && last >= 0 && token->end - token->start <= 2 && token->capital == 0 &&
         !is_and(reader, i)) ||
        (token->kind == TOKEN_WORD && last < 0 && token->end - token->start <= 5))
      last = i;
    else if (last < 0 || (token->kind != TOKEN_DASH && token->kind != TOKEN_COMMA &&
                          token->kind != TOKEN_POINT && !is_and(reader, i)))
      break;
    if (token->kind == TOKEN_COMMA && token_at(reader, i + 1)->kind != TOKEN_NUMBER)
      break;
  }
  if (last < 0)
    return token_at(reader, y)->end;
  *next = last + 1;
  gsize end = token_at(reader, last)->end;
  if (token_at(reader, last + 1)->kind == TOKEN_POINT && token_at(reader, last)->kind == TOKEN_WORD) {
    end = token_at(reader, last + 1)->end;
    *next = last + 2;
  }
  return end;
}

/* A further year (or its letter alone) for the names of the mention at token i. */
static void add_further(const Reader *reader, Mention *mention, int i, int year, char suffix)
{
  Link link = {MATCH_MISSING, NULL, 0, NULL, 0};
  const Token *token = token_at(reader, i);
  if (mention->corporate_first >= 0) {
    int first = -1;
    int last = mention->year - 1;
    while (last > mention->corporate_first && token_at(reader, last)->kind != TOKEN_WORD)
      last--;
    link = read_corporate(reader, last, mention->corporate_first - 1, year, suffix, &first);
  } else if (mention->names.n > 0) {
    g_autoptr(Printing) printing =
        printing_new(reader->text, reader->tokens, &mention->names, mention->first_unit, mention->first_word);
    printing->printed.year = year;
    printing->printed.suffix = suffix;
    link = link_names(reader->finder->index, &printing->printed, TRUE);
  }
  add_citation(reader, mention, &link, token->start, token->end);
}

static gboolean is_letter_alone(const Reader *reader, int i, char after)
{
  const Token *token = token_at(reader, i);
  if (token->kind != TOKEN_WORD || token->end != token->start + 1)
    return FALSE;
  char c = reader->text[token->start];
  TokenKind next = token_at(reader, i + 1)->kind;
  return c > after && c <= 'k' &&
         (next == TOKEN_COMMA || next == TOKEN_CLOSE || next == TOKEN_SEMICOLON || next == TOKEN_DASH ||
          is_and(reader, i + 1));
}

/* Further years and letters after token y: "1976, 1978", "1997a, b". Gives the token after the last. */
static int further_years(const Reader *reader, Mention *mention, int y)
{
  int year = token_at(reader, y)->year;
  char suffix = token_at(reader, y)->suffix;
  int i = y + 1;
  for (;;) {
    int k = i;
    if (token_at(reader, k)->kind == TOKEN_COMMA || token_at(reader, k)->kind == TOKEN_SEMICOLON)
      k++;
    if (is_and(reader, k))
      k++;
    const Token *token = token_at(reader, k);
    gboolean dash = token_at(reader, i)->kind == TOKEN_DASH;
    if (k == i && !dash)
      return i;
    if (token->kind == TOKEN_YEAR && !dash) {
      TokenKind after = token_at(reader, k + 1)->kind;
      if (after != TOKEN_COMMA && after != TOKEN_CLOSE && after != TOKEN_SEMICOLON &&
          !is_and(reader, k + 1) && after != TOKEN_COLON)
        return i;
      year = token->year;
      suffix = token->suffix;
    } else if (suffix != 0 && is_letter_alone(reader, dash ? i + 1 : k, suffix)) {
      k = dash ? i + 1 : k;
      suffix = reader->text[token_at(reader, k)->start];
    } else {
      return i;
    }
    add_further(reader, mention, k, year, suffix);
    i = k + 1;
  }
}

static gboolean followed_by_year(const Reader *reader, int y)
{
  int k = y + 1;
  TokenKind kind = token_at(reader, k)->kind;
  if (kind != TOKEN_COMMA && kind != TOKEN_SEMICOLON && !is_and(reader, k) && kind != TOKEN_DASH)
    return FALSE;
  k++;
  if (is_and(reader, k))
    k++;
  return token_at(reader, k)->kind == TOKEN_YEAR ||
         (token_at(reader, y)->suffix != 0 && is_letter_alone(reader, k, token_at(reader, y)->suffix));
}

void find_author_year(Finder *finder, const GArray *tokens)
{
  Reader reader = {finder, finder->text, (const Token *)(const void *)tokens->data, tokens->len};
  g_autoptr(GHashTable) groups = g_hash_table_new(NULL, NULL);
  for (int y = 0; y < (int)tokens->len; y++) {
    const Token *year = token_at(&reader, y);
    if (year->kind != TOKEN_YEAR)
      continue;
    Mention mention;
    if (!mention_read(&reader, y, &mention)) {
      link_clear(&mention.link);
      continue;
    }
    gpointer group = year->open >= 0 ? g_hash_table_lookup(groups, GINT_TO_POINTER(year->open + 1)) : NULL;
    mention.group = group != NULL ? GPOINTER_TO_UINT(group) : ++finder->groups;
    if (year->open >= 0)
      g_hash_table_insert(groups, GINT_TO_POINTER(year->open + 1), GUINT_TO_POINTER(mention.group));
    int next;
    gsize end = pages_end(&reader, y, &next);
    gboolean more = followed_by_year(&reader, y);
    if (mention.narrative && !more && token_at(&reader, next)->kind == TOKEN_CLOSE)
      end = token_at(&reader, next)->end;
    Link link = mention.link;
    add_citation(&reader, &mention, &link, token_at(&reader, mention.first)->start, more ? year->end : end);
    y = (more ? further_years(&reader, &mention, y) : next) - 1;
  }
}
