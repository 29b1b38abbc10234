#include "query/ask/syntax.h"

#include "corpus/paper.h"
#include "ontology/evidence/design.h"

#include <string.h>

G_DEFINE_QUARK(adduce - syntax - error, syntax_error)

/* Words between those of NEAR, and the most that NEAR/n takes. */
#define NEAR_APART 10u
#define NEAR_MOST  100u
/* Parentheses within parentheses. */
#define DEPTH_MOST 32u

typedef enum {
  TOKEN_END,
  TOKEN_WORD,
  TOKEN_PHRASE,
  TOKEN_FIELD,
  TOKEN_OPEN,
  TOKEN_CLOSE,
  TOKEN_MINUS,
  TOKEN_AND,
  TOKEN_OR,
  TOKEN_NOT,
  TOKEN_NEAR,
} TokenKind;

typedef enum {
  SYNTAX_AUTHOR,
  SYNTAX_CITES,
  SYNTAX_CONCEPT,
  SYNTAX_DESIGN,
  SYNTAX_KIND,
  SYNTAX_PAPER,
  SYNTAX_SECTION,
  SYNTAX_YEAR,
  SYNTAX_ZONE,
  SYNTAX_N
} Field;

static const struct {
  const char *name;
  StoreField field; /* not of year */
} fields[SYNTAX_N] = {
    [SYNTAX_AUTHOR] = {"author", STORE_FIELD_AUTHOR},    [SYNTAX_CITES] = {"cites", STORE_FIELD_CITES},
    [SYNTAX_CONCEPT] = {"concept", STORE_FIELD_CONCEPT}, [SYNTAX_DESIGN] = {"design", STORE_FIELD_DESIGN},
    [SYNTAX_KIND] = {"kind", STORE_FIELD_KIND},          [SYNTAX_PAPER] = {"paper", STORE_FIELD_PAPER},
    [SYNTAX_SECTION] = {"section", STORE_FIELD_ROLE},    [SYNTAX_YEAR] = {"year", STORE_FIELD_KIND},
    [SYNTAX_ZONE] = {"zone", STORE_FIELD_ZONE},
};

typedef struct {
  TokenKind kind;
  gsize start, end; /* in the text */
  char *value;      /* of a word, phrase or field; owned by the reader */
  Field field;
  guint apart; /* of NEAR */
} Token;

typedef struct {
  const char *text;
  GArray *tokens; /* Token */
  guint at;
  guint depth;
  gboolean operators; /* the text has any */
  gboolean plain;     /* it has nothing but words */
  guint excluding;    /* within so many NOTs: words are no part of the question */
  GString *question;
  GError *error;
} Reader;

static StoreCondition *read_or(Reader *reader);

/* ---------------------------------------------------------------- tokens */

static gboolean is_blank(char c)
{
  return g_ascii_isspace(c);
}

/* A quotation mark that opens here: its bytes; the closing one is looked for in closing. */
static gsize opening_mark(const char *at, const char **closing)
{
  if (*at == '"') {
    *closing = "\"";
    return 1;
  }
  if (g_str_has_prefix(at, "\u201C")) {
    *closing = "\u201D";
    return strlen("\u201C");
  }
  return 0;
}

/* The value at an offset, quoted or up to the next blank; gives its end, 0 where a quotation isn't closed. */
static gsize read_value(const char *text, gsize start, char **value)
{
  const char *closing = NULL;
  gsize mark = opening_mark(text + start, &closing);
  if (mark > 0) {
    const char *end = strstr(text + start + mark, closing);
    if (end == NULL)
      return 0;
    *value = g_strndup(text + start + mark, (gsize)(end - text) - start - mark);
    return (gsize)(end - text) + strlen(closing);
  }
  gsize end = start;
  while (text[end] != '\0' && !is_blank(text[end]) && text[end] != ')' && text[end] != '(')
    end++;
  *value = g_strndup(text + start, end - start);
  return end;
}

static gboolean read_field(const char *text, gsize start, Token *token)
{
  for (guint i = 0; i < SYNTAX_N; i++) {
    gsize length = strlen(fields[i].name);
    if (g_ascii_strncasecmp(text + start, fields[i].name, length) != 0 || text[start + length] != ':')
      continue;
    gsize end = read_value(text, start + length + 1, &token->value);
    /* "Paper: the first one" is a text. */
    if (end == 0 || end == start + length + 1) {
      g_clear_pointer(&token->value, g_free);
      return FALSE;
    }
    token->kind = TOKEN_FIELD;
    token->field = (Field)i;
    token->end = end;
    return TRUE;
  }
  return FALSE;
}

static gboolean read_near(const char *word, guint *apart)
{
  if (strcmp(word, "NEAR") == 0) {
    *apart = NEAR_APART;
    return TRUE;
  }
  guint64 n = 0;
  if (!g_str_has_prefix(word, "NEAR/") ||
      !g_ascii_string_to_unsigned(word + strlen("NEAR/"), 10, 0, NEAR_MOST, &n, NULL))
    return FALSE;
  *apart = (guint)n;
  return TRUE;
}

/* "an OR of 2.5", "(OR = 1.2)", "the adjusted OR (1.1": an odds ratio. */
static gboolean is_odds_ratio(const char *word, const char *after)
{
  if (strcmp(word, "OR") != 0)
    return FALSE;
  while (is_blank(*after))
    after++;
  return *after != '\0' && strchr("0123456789=<>)[,;:.", *after) != NULL;
}

static TokenKind kind_of_word(const char *word, guint *apart)
{
  static const struct {
    const char *word;
    TokenKind kind;
  } operators[] = {{"AND", TOKEN_AND}, {"OR", TOKEN_OR}, {"NOT", TOKEN_NOT}};
  for (guint i = 0; i < G_N_ELEMENTS(operators); i++)
    if (strcmp(word, operators[i].word) == 0)
      return operators[i].kind;
  return read_near(word, apart) ? TOKEN_NEAR : TOKEN_WORD;
}

/* The token at an offset that is no blank. */
static Token read_token(const char *text, gsize start, gboolean operators)
{
  Token token = {.kind = TOKEN_WORD, .start = start, .end = start + 1};
  gboolean first =
      start == 0 || is_blank(text[start - 1]) || text[start - 1] == '(' || text[start - 1] == '-';
  if (text[start] == '(' || text[start] == ')') {
    token.kind = text[start] == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
    return token;
  }
  if (text[start] == '-' && (start == 0 || is_blank(text[start - 1]) || text[start - 1] == '(') &&
      text[start + 1] != '\0' && text[start + 1] != '-' && !is_blank(text[start + 1])) {
    token.kind = TOKEN_MINUS;
    return token;
  }
  const char *closing = NULL;
  if (first && opening_mark(text + start, &closing) > 0) {
    gsize end = read_value(text, start, &token.value);
    if (end > 0) {
      token.kind = TOKEN_PHRASE;
      token.end = end;
      return token;
    }
  }
  if (first && read_field(text, start, &token))
    return token;
  while (text[token.end] != '\0' && !is_blank(text[token.end]) && text[token.end] != '(' &&
         text[token.end] != ')')
    token.end++;
  token.value = g_strndup(text + start, token.end - start);
  if (operators && first && !is_odds_ratio(token.value, text + token.end))
    token.kind = kind_of_word(token.value, &token.apart);
  return token;
}

static gboolean has_small_letter(const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c))
    if (g_unichar_islower(g_utf8_get_char(c)))
      return TRUE;
  return FALSE;
}

static void clear_token(gpointer data)
{
  g_free(((Token *)data)->value);
}

static void read_tokens(Reader *reader)
{
  gboolean operators = has_small_letter(reader->text);
  gsize at = 0;
  while (reader->text[at] != '\0') {
    if (is_blank(reader->text[at])) {
      at++;
      continue;
    }
    Token token = read_token(reader->text, at, operators);
    reader->operators |= token.kind >= TOKEN_AND;
    reader->plain &= token.kind == TOKEN_WORD || token.kind == TOKEN_OPEN || token.kind == TOKEN_CLOSE;
    g_array_append_val(reader->tokens, token);
    at = token.end;
  }
  Token end = {.kind = TOKEN_END, .start = at, .end = at};
  g_array_append_val(reader->tokens, end);
}

/* ---------------------------------------------------------------- what a field says */

G_GNUC_PRINTF(2, 3) static void fail(Reader *reader, const char *format, ...)
{
  if (reader->error != NULL)
    return;
  va_list arguments;
  va_start(arguments, format);
  reader->error = g_error_new_valist(SYNTAX_ERROR, 0, format, arguments);
  va_end(arguments);
}

static gboolean is_year(const char *text, int *year)
{
  guint64 n = 0;
  if (*text == '\0') {
    *year = 0;
    return TRUE;
  }
  if (!g_ascii_string_to_unsigned(text, 10, 1, 9999, &n, NULL))
    return FALSE;
  *year = (int)n;
  return TRUE;
}

/* 2010, 2000..2015, 2000.., ..2015 */
static StoreCondition *read_years(Reader *reader, const char *value)
{
  g_auto(GStrv) ends = g_strsplit(value, "..", 2);
  int first = 0;
  int last = 0;
  if (!is_year(ends[0], &first) || !is_year(ends[1] != NULL ? ends[1] : ends[0], &last) ||
      (first == 0 && last == 0)) {
    fail(reader, "year:%s: no year or range; write year:2010, year:2000..2015, year:2000.. or year:..2015",
         value);
    return NULL;
  }
  if (last != 0 && first > last) {
    fail(reader, "year:%s: the range runs backwards", value);
    return NULL;
  }
  return store_condition_years(first, last);
}

/* The designs that a word names: one, or several of a kind. */
static const struct {
  const char *word;
  StudyDesign designs[4];
} design_words[] = {
    {"rct", {DESIGN_RANDOMISED_TRIAL}},
    {"randomised-trial", {DESIGN_RANDOMISED_TRIAL}},
    {"randomized-trial", {DESIGN_RANDOMISED_TRIAL}},
    {"controlled-trial", {DESIGN_CONTROLLED_TRIAL}},
    {"trial", {DESIGN_RANDOMISED_TRIAL, DESIGN_CONTROLLED_TRIAL}},
    {"meta-analysis", {DESIGN_META_ANALYSIS}},
    {"systematic-review", {DESIGN_SYSTEMATIC_REVIEW, DESIGN_META_ANALYSIS}},
    {"narrative-review", {DESIGN_NARRATIVE_REVIEW}},
    {"review", {DESIGN_SYSTEMATIC_REVIEW, DESIGN_META_ANALYSIS, DESIGN_NARRATIVE_REVIEW}},
    {"cohort", {DESIGN_COHORT}},
    {"longitudinal", {DESIGN_COHORT}},
    {"case-control", {DESIGN_CASE_CONTROL}},
    {"before-after", {DESIGN_BEFORE_AFTER}},
    {"cross-sectional", {DESIGN_CROSS_SECTIONAL}},
    {"survey", {DESIGN_CROSS_SECTIONAL}},
    {"case-series", {DESIGN_CASE_SERIES}},
    {"qualitative", {DESIGN_QUALITATIVE}},
    {"mixed-methods", {DESIGN_MIXED_METHODS}},
    {"opinion", {DESIGN_OPINION}},
    {"protocol", {DESIGN_PROTOCOL}},
    {"guideline", {DESIGN_GUIDELINE}},
};

static StoreCondition *read_design(Reader *reader, const char *value)
{
  g_autofree char *word = g_ascii_strdown(value, -1);
  g_strdelimit(word, " _", '-');
  for (guint i = 0; i < G_N_ELEMENTS(design_words); i++) {
    if (strcmp(word, design_words[i].word) != 0)
      continue;
    StoreCondition *any = NULL;
    for (guint k = 0; k < G_N_ELEMENTS(design_words[i].designs); k++)
      if (design_words[i].designs[k] != DESIGN_UNKNOWN)
        any = store_condition_or(
            any, store_condition_field(STORE_FIELD_DESIGN, design_name(design_words[i].designs[k])));
    return any;
  }
  g_autoptr(GString) known = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(design_words); i++)
    g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", design_words[i].word);
  fail(reader, "design:%s: no design; known are %s", value, known->str);
  return NULL;
}

static const char *role_of(int value)
{
  return section_role_name((SectionRole)value);
}

static const char *zone_of(int value)
{
  return zone_name((Zone)value);
}

static const char *kind_of(int value)
{
  return paper_kind_name((PaperKind)value);
}

/* A value out of a closed list. */
static StoreCondition *read_choice(Reader *reader, const Token *token, int n, const char *(*name_of)(int))
{
  g_autofree char *value = g_ascii_strdown(token->value, -1);
  g_autoptr(GString) known = g_string_new(NULL);
  for (int i = 0; i < n; i++) {
    const char *name = name_of(i);
    if (name == NULL)
      continue;
    if (strcmp(name, value) == 0)
      return store_condition_field(fields[token->field].field, value);
    g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", name);
  }
  fail(reader, "%s:%s: no such %s; known are %s", fields[token->field].name, token->value,
       fields[token->field].name, known->str);
  return NULL;
}

static StoreCondition *read_field_condition(Reader *reader, const Token *token)
{
  switch (token->field) {
  case SYNTAX_YEAR:
    return read_years(reader, token->value);
  case SYNTAX_DESIGN:
    return read_design(reader, token->value);
  case SYNTAX_SECTION:
    return read_choice(reader, token, ROLE_N, role_of);
  case SYNTAX_ZONE:
    return read_choice(reader, token, ZONE_N, zone_of);
  case SYNTAX_KIND:
    return read_choice(reader, token, PAPER_DIGEST + 1, kind_of);
  case SYNTAX_AUTHOR:
  case SYNTAX_CITES:
  case SYNTAX_CONCEPT:
  case SYNTAX_PAPER:
  case SYNTAX_N:
  default:
    return store_condition_field(fields[token->field].field, token->value);
  }
}

/* ---------------------------------------------------------------- the expression */

static const Token *peek(const Reader *reader)
{
  return &g_array_index(reader->tokens, Token, reader->at);
}

static void ask_words(Reader *reader, const char *words)
{
  if (reader->excluding > 0)
    return;
  if (reader->question->len > 0)
    g_string_append_c(reader->question, ' ');
  g_string_append(reader->question, words);
}

static StoreCondition *read_group(Reader *reader)
{
  if (++reader->depth > DEPTH_MOST) {
    fail(reader, "more than %u parentheses or NOTs within each other", DEPTH_MOST);
    return NULL;
  }
  StoreCondition *inside = read_or(reader);
  reader->depth--;
  if (peek(reader)->kind == TOKEN_CLOSE)
    reader->at++;
  else
    fail(reader, "a parenthesis isn't closed");
  return inside;
}

static gboolean begins_item(TokenKind kind)
{
  return kind == TOKEN_WORD || kind == TOKEN_PHRASE || kind == TOKEN_FIELD || kind == TOKEN_OPEN ||
         kind == TOKEN_MINUS || kind == TOKEN_NOT;
}

/* One thing: a word, a phrase, a field, a group. */
static StoreCondition *read_item(Reader *reader)
{
  const Token *token = peek(reader);
  reader->at++;
  switch (token->kind) {
  case TOKEN_WORD:
    ask_words(reader, token->value);
    /* Without operators the words are a question, and nothing is demanded of them here. */
    return reader->operators || reader->excluding > 0 ? store_condition_words(token->value) : NULL;
  case TOKEN_PHRASE:
    ask_words(reader, token->value);
    return store_condition_phrase(token->value);
  case TOKEN_FIELD:
    if (token->field == SYNTAX_CONCEPT)
      ask_words(reader, token->value);
    return read_field_condition(reader, token);
  case TOKEN_OPEN:
    return read_group(reader);
  case TOKEN_MINUS:
  case TOKEN_NOT: {
    reader->depth++;
    reader->excluding++;
    TokenKind next = peek(reader)->kind;
    StoreCondition *not = NULL;
    if (reader->depth > DEPTH_MOST)
      fail(reader, "more than %u parentheses or NOTs within each other", DEPTH_MOST);
    else if (begins_item(next))
      not = store_condition_not(read_item(reader));
    else
      fail(reader, "NOT has nothing after it; in a question write it in small letters");
    reader->excluding--;
    return not ;
  }
  case TOKEN_END:
  case TOKEN_CLOSE:
  case TOKEN_AND:
  case TOKEN_OR:
  case TOKEN_NEAR:
  default:
    return NULL;
  }
}

static gboolean is_words(TokenKind kind)
{
  return kind == TOKEN_WORD || kind == TOKEN_PHRASE;
}

/* word NEAR/5 word NEAR word: the widest distance counts. */
static StoreCondition *read_near_chain(Reader *reader)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  guint apart = 0;
  for (;;) {
    const Token *token = peek(reader);
    if (!is_words(token->kind)) {
      fail(reader, "NEAR stands between two words or phrases; in a question write it in small letters");
      return NULL;
    }
    ask_words(reader, token->value);
    g_ptr_array_add(texts, token->value);
    reader->at++;
    if (peek(reader)->kind != TOKEN_NEAR)
      break;
    apart = MAX(apart, peek(reader)->apart);
    reader->at++;
  }
  return store_condition_near((const char *const *)texts->pdata, texts->len, apart);
}

static StoreCondition *read_run(Reader *reader)
{
  StoreCondition *all = NULL;
  while (begins_item(peek(reader)->kind) && reader->error == NULL) {
    gboolean near = is_words(peek(reader)->kind) &&
                    g_array_index(reader->tokens, Token, reader->at + 1).kind == TOKEN_NEAR;
    all = store_condition_and(all, near ? read_near_chain(reader) : read_item(reader));
  }
  return all;
}

static StoreCondition *read_chain(Reader *reader, TokenKind kind, StoreCondition *(*read)(Reader *),
                                  StoreCondition *(*join)(StoreCondition *, StoreCondition *))
{
  StoreCondition *all = NULL;
  for (gboolean first = TRUE; reader->error == NULL; first = FALSE) {
    if (!begins_item(peek(reader)->kind)) {
      const char *name = kind == TOKEN_AND ? "AND" : "OR";
      if (!first || peek(reader)->kind == kind)
        fail(reader, "%s stands between two things; in a question write it in small letters", name);
      break;
    }
    all = join(all, read(reader));
    if (peek(reader)->kind != kind)
      break;
    reader->at++;
  }
  return all;
}

static StoreCondition *read_and(Reader *reader)
{
  return read_chain(reader, TOKEN_AND, read_run, store_condition_and);
}

static StoreCondition *read_or(Reader *reader)
{
  return read_chain(reader, TOKEN_OR, read_and, store_condition_or);
}

/* A query without operators: parentheses are a matter of its sentence. */
static StoreCondition *read_plain(Reader *reader)
{
  StoreCondition *all = NULL;
  while (peek(reader)->kind != TOKEN_END && reader->error == NULL) {
    const Token *token = peek(reader);
    if (token->kind == TOKEN_OPEN || token->kind == TOKEN_CLOSE)
      reader->at++;
    else if (token->kind == TOKEN_MINUS &&
             g_array_index(reader->tokens, Token, reader->at + 1).kind == TOKEN_OPEN)
      reader->at++;
    else
      all = store_condition_and(all, read_item(reader));
  }
  return all;
}

gboolean syntax_read(const char *text, Syntax *syntax, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  Reader reader = {.text = valid, .question = g_string_new(NULL), .plain = TRUE};
  reader.tokens = g_array_new(FALSE, FALSE, sizeof(Token));
  g_array_set_clear_func(reader.tokens, clear_token);
  read_tokens(&reader);
  StoreCondition *condition = reader.operators ? read_or(&reader) : read_plain(&reader);
  if (reader.error == NULL && peek(&reader)->kind != TOKEN_END)
    fail(&reader, "%s",
         peek(&reader)->kind == TOKEN_CLOSE
             ? "a parenthesis is closed that wasn't opened"
             : "an operator stands where a word should; in a question write it in small letters");
  g_array_unref(reader.tokens);
  if (reader.error != NULL) {
    store_condition_free(condition);
    g_string_free(reader.question, TRUE);
    g_propagate_error(error, reader.error);
    return FALSE;
  }
  syntax->condition = condition;
  syntax->operators = reader.operators;
  syntax->question = reader.plain ? g_strdup(valid) : g_strdup(reader.question->str);
  g_string_free(reader.question, TRUE);
  return TRUE;
}

void syntax_clear(Syntax *syntax)
{
  g_clear_pointer(&syntax->question, g_free);
  g_clear_pointer(&syntax->condition, store_condition_free);
}
