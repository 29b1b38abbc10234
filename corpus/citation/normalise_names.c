#include "corpus/base/limits.h"
#include "corpus/citation/model/token.h"
#include "corpus/citation/normalise.h"

#include <string.h>

/* What a piece of a block of names, between two commas or "and", looks like. */
typedef enum {
  PIECE_WORDS,           /* Smith; John; John Smith; van der Berg */
  PIECE_INITIALS,        /* J. A.; JA */
  PIECE_GIVEN_FAMILY,    /* J. A. Smith; John A. Smith */
  PIECE_FAMILY_INITIALS, /* Smith JA; Smith J. A. */
  PIECE_SUFFIX,          /* Jr. */
  PIECE_BODY,            /* World Health Organization */
} PieceKind;

typedef struct {
  PieceKind kind;
  guint first, end;      /* tokens */
  guint words;           /* words that aren't initials or particles */
  gboolean after_and;    /* "and" or another strong separator stands before it */
  gboolean after_strong; /* ";" or "/" stands before it */
} Piece;

typedef struct {
  const char *text;
  const Token *tokens;
  guint n;
  GArray *pieces; /* of Piece */
  GPtrArray *people;
  gboolean et_al;
} Names;

static gboolean is_mark(const Token *token, char mark)
{
  return token->shape == SHAPE_PUNCTUATION + mark;
}

static gboolean is_word(const Token *token)
{
  return (token->shape > SHAPE_NONE && token->shape <= SHAPE_CASELESS) || token->shape == SHAPE_ROMAN;
}

static gboolean token_is(const Names *names, guint i, const char *word)
{
  const Token *token = &names->tokens[i];
  gsize length = strlen(word);
  return token->end - token->start == length &&
         g_ascii_strncasecmp(names->text + token->start, word, length) == 0;
}

/* "J", "JA", "Ch." and "Yu.": a given name cut short. */
static gboolean is_initial(const Names *names, guint i)
{
  const Token *token = &names->tokens[i];
  if (token->shape == SHAPE_INITIAL || token->shape == SHAPE_UPPER_SHORT)
    return TRUE;
  if (token->shape == SHAPE_ROMAN && token->length <= 3)
    return TRUE;
  return token->shape == SHAPE_CAPITAL && token->length <= 2 && i + 1 < names->n &&
         is_mark(&names->tokens[i + 1], '.');
}

static gboolean is_particle(const Names *names, guint i)
{
  const Token *token = &names->tokens[i];
  return token->shape == SHAPE_LOWER && token->length <= 6 &&
         (token->cue == CUE_PARTICLE || token->cue == CUE_AND);
}

static gboolean is_suffix(const Names *names, guint i)
{
  const Token *token = &names->tokens[i];
  if (token->shape == SHAPE_ROMAN)
    return token_is(names, i, "II") || token_is(names, i, "III") || token_is(names, i, "IV");
  return token->cue == CUE_SUFFIX && token->shape != SHAPE_LOWER &&
         (token->length <= 3 || token->length == 6);
}

static char *text_between(const Names *names, guint first, guint end)
{
  while (end > first && !is_word(&names->tokens[end - 1]) && !is_mark(&names->tokens[end - 1], '.') &&
         !is_mark(&names->tokens[end - 1], ')'))
    end--;
  if (end <= first)
    return NULL;
  gsize from = names->tokens[first].start;
  return g_strndup(names->text + from, names->tokens[end - 1].end - from);
}

static void add_person(Names *names, guint family_first, guint family_end, guint given_first, guint given_end)
{
  if (names->people->len >= LIMIT_PERSONS)
    return;
  guint end = family_end;
  if (end > family_first && is_mark(&names->tokens[end - 1], '.'))
    end--;
  g_autofree char *family = text_between(names, family_first, end);
  g_autofree char *given = given_end > given_first ? text_between(names, given_first, given_end) : NULL;
  if (family != NULL)
    g_ptr_array_add(names->people, person_new(family, given));
}

static void add_literal(Names *names, guint first, guint end)
{
  while (end > first && names->tokens[end - 1].shape > SHAPE_PUNCTUATION &&
         !is_mark(&names->tokens[end - 1], ')'))
    end--;
  if (end > first && names->people->len < LIMIT_PERSONS) {
    gsize from = names->tokens[first].start;
    g_autofree char *literal = g_strndup(names->text + from, names->tokens[end - 1].end - from);
    g_ptr_array_add(names->people, person_new_literal(literal));
  }
}

static void set_suffix(Names *names, const Piece *piece)
{
  if (names->people->len == 0)
    return;
  Person *person = g_ptr_array_index(names->people, names->people->len - 1);
  if (person->family != NULL && person->suffix == NULL)
    person->suffix = text_between(names, piece->first, piece->end);
}

/* "John van der Berg", "J. A. Smith Jr.": the family name is the last word with the particles before it. */
static void add_given_family(Names *names, const Piece *piece)
{
  guint end = piece->end, suffix = 0;
  while (end > piece->first + 1 && !is_word(&names->tokens[end - 1]))
    end--;
  if (end - piece->first > 2 && is_suffix(names, end - 1))
    suffix = end--;
  while (end > piece->first + 1 && !is_word(&names->tokens[end - 1]))
    end--;
  guint family = end - 1;
  while (family > piece->first + 1 && is_mark(&names->tokens[family - 1], '-') &&
         !names->tokens[family].space_before)
    family -= 2;
  for (guint i = piece->first + 1; i < family; i++)
    if (is_particle(names, i) ||
        (names->tokens[i].cue == CUE_PARTICLE && names->tokens[i].shape == SHAPE_CAPITAL)) {
      family = i;
      break;
    }
  add_person(names, family, end, piece->first, family);
  if (suffix > 0)
    set_suffix(names, &(Piece){.first = suffix - 1, .end = suffix});
}

/* "Smith JA", "van Damme N", "SMITH John". */
static void add_family_given(Names *names, const Piece *piece, guint given)
{
  guint end = piece->end;
  if (end > given + 1 && is_suffix(names, end - 1) && names->tokens[end - 1].shape != SHAPE_UPPER_SHORT) {
    add_person(names, piece->first, given, given, end - 1);
    set_suffix(names, &(Piece){.first = end - 1, .end = end});
    return;
  }
  add_person(names, piece->first, given, given, end);
}

/* Where the initials at the end of a piece begin; its end for none. */
static guint trailing_initials(const Names *names, const Piece *piece)
{
  guint at = piece->end;
  for (guint i = piece->end; i-- > piece->first;) {
    const Token *token = &names->tokens[i];
    if (is_word(token) && !is_initial(names, i) && !is_suffix(names, i))
      break;
    if (is_initial(names, i))
      at = i;
  }
  return at;
}

/* Where the given names of "SMITH John" begin; the piece's end for none. */
static guint after_capitals(const Names *names, const Piece *piece)
{
  guint i = piece->first;
  while (i < piece->end && (names->tokens[i].shape == SHAPE_UPPER || is_mark(&names->tokens[i], '-') ||
                            (i > piece->first && names->tokens[i].shape == SHAPE_UPPER_SHORT) ||
                            (names->tokens[i].cue == CUE_PARTICLE && i == piece->first)))
    i++;
  gboolean any = i > piece->first && names->tokens[i - 1].shape == SHAPE_UPPER;
  return any && i < piece->end && names->tokens[i].shape == SHAPE_CAPITAL ? i : piece->end;
}

static void classify(const Names *names, Piece *piece)
{
  guint words = 0, initials = 0, lower = 0, bodies = 0, suffixes = 0, first_word = piece->end,
        last_word = piece->first;
  for (guint i = piece->first; i < piece->end; i++) {
    const Token *token = &names->tokens[i];
    if (!is_word(token))
      continue;
    bodies += token->cue == CUE_ORGANISATION && token->length > 3;
    if (is_suffix(names, i) && piece->end - piece->first <= 2)
      suffixes++;
    if (is_initial(names, i)) {
      initials++;
    } else if (is_particle(names, i)) {
      continue;
    } else {
      lower += token->shape == SHAPE_LOWER && !(i > piece->first && is_mark(&names->tokens[i - 1], '-'));
      words += !(i > piece->first && is_mark(&names->tokens[i - 1], '-'));
      last_word = i;
    }
    first_word = MIN(first_word, i);
  }
  piece->words = words;
  if (bodies > 0 || lower > 0)
    piece->kind = PIECE_BODY;
  else if (suffixes > 0 && initials + words <= 1)
    piece->kind = PIECE_SUFFIX;
  else if (words == 0)
    piece->kind = PIECE_INITIALS;
  else if (initials == 0)
    piece->kind = PIECE_WORDS;
  else
    piece->kind = trailing_initials(names, piece) < piece->end && !is_initial(names, first_word) &&
                          trailing_initials(names, piece) > last_word
                      ? PIECE_FAMILY_INITIALS
                      : PIECE_GIVEN_FAMILY;
}

static const Piece *piece_at(const Names *names, guint i)
{
  return i < names->pieces->len ? &g_array_index(names->pieces, Piece, i) : NULL;
}

static gboolean has_small_word(const Names *names, const Piece *piece)
{
  for (guint i = piece->first; i < piece->end; i++)
    if (names->tokens[i].shape == SHAPE_LOWER && names->tokens[i].cue != CUE_PARTICLE)
      return TRUE;
  return FALSE;
}

/* How many pieces the person who begins at i takes; adds the person. inverted: the block's first name stands
 * as "Family, Given". */
static guint take_person(Names *names, guint i, gboolean *inverted)
{
  const Piece *piece = piece_at(names, i), *next = piece_at(names, i + 1), *third = piece_at(names, i + 2);
  gboolean joined = next != NULL && !next->after_and && !next->after_strong;
  if (joined && next->kind == PIECE_SUFFIX && third != NULL && !third->after_and &&
      third->kind == PIECE_INITIALS && piece->kind == PIECE_WORDS) {
    add_person(names, piece->first, piece->end, third->first, third->end);
    set_suffix(names, next);
    *inverted = TRUE;
    return 3;
  }
  if (piece->kind == PIECE_SUFFIX) {
    set_suffix(names, piece);
    return 1;
  }
  gboolean family_like = piece->kind == PIECE_WORDS || (piece->kind == PIECE_FAMILY_INITIALS &&
                                                        names->tokens[piece->first].shape == SHAPE_UPPER);
  if (piece->kind == PIECE_WORDS && joined && next->kind == PIECE_INITIALS) {
    add_person(names, piece->first, piece->end, next->first, next->end);
    *inverted = TRUE;
    return 2;
  }
  if (piece->kind == PIECE_INITIALS && joined && next->kind == PIECE_WORDS &&
      piece->end - piece->first <= 3 && i == 0 &&
      names->tokens[piece->first].length > 1) { /* "LI, Wei": a family name that looks like initials */
    add_person(names, piece->first, piece->end, next->first, next->end);
    *inverted = TRUE;
    return 2;
  }
  if (family_like && piece->kind == PIECE_WORDS && joined && (i == 0 || *inverted || piece->after_strong)) {
    gboolean given =
        next->kind == PIECE_WORDS || next->kind == PIECE_GIVEN_FAMILY || next->kind == PIECE_FAMILY_INITIALS;
    gboolean full = piece->words >= 2 && i > 0 && !piece->after_strong &&
                    (next->words >= 2 || (names->pieces->len - i) % 2 == 1) &&
                    names->tokens[piece->first].cue != CUE_PARTICLE;
    gboolean list_of_full = i == 0 && piece->words >= 2 && next->words >= 2 &&
                            next->kind != PIECE_FAMILY_INITIALS &&
                            names->tokens[piece->first].cue != CUE_PARTICLE;
    if (given && !full && !list_of_full && next->words <= 3) {
      add_person(names, piece->first, piece->end, next->first, next->end);
      *inverted = TRUE;
      return 2;
    }
  }
  guint given =
      piece->kind == PIECE_FAMILY_INITIALS ? trailing_initials(names, piece) : after_capitals(names, piece);
  if (piece->kind == PIECE_BODY) { /* "Centers for Disease Control and Prevention" is one */
    gboolean goes_on =
        next != NULL && third == NULL && next->after_and && !next->after_strong &&
        (next->kind == PIECE_BODY ||
         (next->kind == PIECE_WORDS && next->words <= (has_small_word(names, piece) ? 3u : 1u)));
    add_literal(names, piece->first, goes_on ? next->end : piece->end);
    return goes_on ? 2 : 1;
  }
  if (given < piece->end && given > piece->first)
    add_family_given(names, piece, given);
  else if (piece->kind == PIECE_WORDS && piece->words < 2)
    add_person(names, piece->first, piece->end, 0, 0);
  else if (piece->kind == PIECE_INITIALS)
    add_person(names, piece->first, piece->end, 0, 0);
  else
    add_given_family(names, piece);
  return 1;
}

static gboolean is_and(const Names *names, guint i)
{
  static const char *const words[] = {"and", "und", "with", "mit", "et", "y", "e", "AND", "UND", "ET"};
  const Token *token = &names->tokens[i];
  if (is_mark(token, '&'))
    return TRUE;
  gboolean inside =
      i > 0 && i + 1 < names->n && token->shape != SHAPE_INITIAL && token->shape != SHAPE_CAPITAL;
  for (guint k = 0; inside && k < G_N_ELEMENTS(words); k++)
    if (strncmp(names->text + token->start, words[k], token->end - token->start) == 0 &&
        strlen(words[k]) == token->end - token->start)
      return TRUE;
  return FALSE;
}

/* How many tokens "et al.", "u. a.", "and others" or "..." take at i. */
static guint et_al_at(const Names *names, guint i)
{
  static const char *const tails[] = {"al", "alii", "coll", "colab", "cols"};
  if (i + 1 < names->n && (token_is(names, i, "et") || token_is(names, i, "e") || token_is(names, i, "y")))
    for (guint k = 0; k < G_N_ELEMENTS(tails); k++)
      if (token_is(names, i + 1, tails[k]))
        return 2;
  if (i + 1 < names->n &&
      (token_is(names, i, "and") || token_is(names, i, "und") || token_is(names, i, "e")) &&
      (token_is(names, i + 1, "others") || token_is(names, i + 1, "andere") ||
       token_is(names, i + 1, "outros")))
    return 2;
  if (i + 2 < names->n && token_is(names, i, "u") && is_mark(&names->tokens[i + 1], '.') &&
      token_is(names, i + 2, "a"))
    return 3;
  if (token_is(names, i, "…"))
    return 1;
  if (i + 1 < names->n && is_mark(&names->tokens[i], '.') && is_mark(&names->tokens[i + 1], '.'))
    return i + 2 < names->n && is_mark(&names->tokens[i + 2], '.') ? 3 : 2;
  return 0;
}

static void end_piece(Names *names, guint *first, guint end, gboolean *strong, gboolean *and)
{
  guint from = *first;
  while (from < end && !is_word(&names->tokens[from]))
    from++;
  Piece piece = {.first = from, .end = end, .after_and = *and, .after_strong = *strong};
  for (guint i = from; i < end; i++)
    if (is_word(&names->tokens[i])) {
      classify(names, &piece);
      g_array_append_val(names->pieces, piece);
      *strong = *and = FALSE;
      break;
    }
  *first = end + 1;
}

/* "/" parts names in "Roll, Stephan/Smith, J."; between "and/or" it doesn't occur in names. */
static void cut_pieces(Names *names)
{
  guint first = 0;
  gboolean strong = FALSE, and = FALSE;
  for (guint i = 0; i < names->n; i++) {
    const Token *token = &names->tokens[i];
    guint others = et_al_at(names, i);
    if (others > 0 && i > 0) {
      end_piece(names, &first, i, &strong, &and);
      names->et_al = TRUE;
      i += others - 1;
      first = i + 1;
      and = TRUE;
    } else if (is_mark(token, '(') || is_mark(token, '[')) {
      guint close = i + 1;
      while (close < names->n && !is_mark(&names->tokens[close], ')') && !is_mark(&names->tokens[close], ']'))
        close++;
      end_piece(names, &first, i, &strong, &and);
      i = close;
      first = close + 1;
    } else if (is_mark(token, ';') || is_mark(token, '/') || (is_mark(token, '*') && token->space_before) ||
               (is_mark(token, ':') && i + 1 < names->n)) {
      end_piece(names, &first, i, &strong, &and);
      strong = TRUE;
    } else if (is_and(names, i)) {
      end_piece(names, &first, i, &strong, &and);
      and = TRUE;
    } else if (is_mark(token, ',')) {
      end_piece(names, &first, i, &strong, &and);
    }
  }
  end_piece(names, &first, names->n, &strong, &and);
}

static gboolean is_editor_word(const Token *token)
{
  return token->cue == CUE_EDITOR || (token->cue == CUE_TRANSLATOR && token->length > 2);
}

/* Takes "edited by", "hrsg. von", "In" off the front and "(Eds.)", "Hg." off the end. */
static void strip_roles(Names *names)
{
  while (names->n > 0) {
    const Token *token = &names->tokens[0];
    gboolean role = is_editor_word(token) || token->cue == CUE_IN || token->shape > SHAPE_PUNCTUATION;
    gboolean by = token_is(names, 0, "by") || token_is(names, 0, "por") || token_is(names, 0, "par") ||
                  (token_is(names, 0, "von") && names->n > 1 && names->tokens[0].start > 0);
    gboolean number = token->shape >= SHAPE_DIGIT_1 && token->shape <= SHAPE_DIGIT_MANY;
    if (!role && !by && !number)
      break;
    if (token->cue == CUE_IN && token->shape == SHAPE_LOWER && names->n < 2)
      break;
    names->tokens++;
    names->n--;
  }
  while (names->n > 0) {
    const Token *token = &names->tokens[names->n - 1];
    gboolean mark = token->shape > SHAPE_PUNCTUATION && !is_mark(token, '.');
    gboolean role = is_editor_word(token) && names->n > 1;
    gboolean point = is_mark(token, '.') && names->n > 1 &&
                     (is_editor_word(token - 1) || token[-1].length > 3 || (is_mark(token - 1, '.')));
    if (!mark && !role && !point)
      break;
    names->n--;
  }
}

/* A body such as a ministry: named so, and nothing in the block looks like a person's initials. */
static gboolean is_body(const Names *names)
{
  guint bodies = 0, initials = 0, lower = 0, semicolons = 0, words = 0;
  for (guint i = 0; i < names->n; i++) {
    const Token *token = &names->tokens[i];
    bodies += token->cue == CUE_ORGANISATION && token->length > 3;
    initials += token->shape == SHAPE_INITIAL && i + 1 < names->n && is_mark(&names->tokens[i + 1], '.') &&
                !(i > 0 && is_mark(&names->tokens[i - 1], '.') && !token->space_before);
    lower += token->shape == SHAPE_LOWER && token->length > 2 && token->cue != CUE_AND &&
             token->cue != CUE_PARTICLE && token->cue != CUE_ET_AL;
    semicolons += is_mark(token, ';');
    words += is_word(token);
  }
  return semicolons == 0 && initials == 0 && words > 1 && (bodies > 0 || lower > 1);
}

gboolean reference_names_tell_editors(const char *text)
{
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  for (guint i = tokens->len; i-- > 0 && i + 6 > tokens->len;) {
    const Token *token = &g_array_index(tokens, Token, i);
    if (token->cue == CUE_EDITOR && i > 0)
      return TRUE;
    if (token->shape == SHAPE_CAPITAL && token->length > 4)
      break;
  }
  return FALSE;
}

/* "Smith JA, Jones B." prints initials without points: the last one ends the block. */
static void drop_final_point(GPtrArray *people, guint first)
{
  if (people->len == first)
    return;
  Person *last = g_ptr_array_index(people, people->len - 1);
  gsize length = last->given == NULL ? 0 : strlen(last->given);
  if (length < 2 || last->given[length - 1] != '.' || memchr(last->given, '.', length - 1) != NULL)
    return;
  gboolean bare = length > 2 && g_ascii_isupper(last->given[0]) && g_ascii_isupper(last->given[1]);
  for (guint i = first; i + 1 < people->len && !bare; i++) {
    const char *given = ((const Person *)g_ptr_array_index(people, i))->given;
    bare = given != NULL && strchr(given, '.') == NULL;
  }
  if (bare)
    last->given[length - 1] = '\0';
}

void reference_names_read(const char *text, GPtrArray *people, gboolean *et_al)
{
  guint before = people->len;
  *et_al = FALSE;
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  Names names = {
      .text = text, .tokens = (const Token *)(const void *)tokens->data, .n = tokens->len, .people = people};
  strip_roles(&names);
  if (names.n == 0)
    return;
  if (is_body(&names)) {
    add_literal(&names, 0, names.n);
    return;
  }
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  names.pieces = pieces;
  cut_pieces(&names);
  gboolean inverted = FALSE;
  for (guint i = 0; i < pieces->len;)
    i += take_person(&names, i, &inverted);
  drop_final_point(people, before);
  *et_al = names.et_al;
}
