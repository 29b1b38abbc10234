#include "corpus/citation/model/feature.h"

#include "corpus/citation/model/lexicon.h"

#include <string.h>

/* What is known of a token's place in the string. Distances and counts are put into few classes. */
typedef struct {
  guint8 quote;       /* 0 before any quotation, 1 inside, 2 after one, 3 the string has none */
  guint8 depth;       /* 0 outside, 1 in parentheses, 2 in square brackets */
  guint8 years;       /* years before it: 0, 1, 2 */
  guint8 to_number;   /* class of the distance to the next number */
  guint8 next_number; /* its shape */
  guint8 dots;        /* sentences before it, at most 6 */
  guint8 dots_left;   /* sentences after it, at most 6 */
  guint8 delimiter;   /* the last delimiter's class */
  guint8 delimiter_distance;
  guint8 ahead; /* the next delimiter's class */
  guint8 ahead_distance;
  guint8 last_cue; /* the last cue word in this or the part before */
  guint8 last_cue_distance;
  guint8 next_cue;
  guint8 part_initials; /* initials in its part (between delimiters): 0, 1, 2 */
  guint8 part_words;    /* class of the words in its part */
  guint8 last_number;   /* shape of the number before */
  guint8 relative;      /* place in tenths */
} Place;

struct FeatureContext {
  const Token *tokens;
  guint n;
  Place *places;
  guint32 style; /* what is true of the whole string */
};

static const Token token_outside = {.shape = SHAPE_NONE};

static guint8 distance_class(guint d)
{
  static const guint8 small[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6};
  return d < G_N_ELEMENTS(small) ? small[d] : 7;
}

static gboolean is_punctuation(const Token *token, char c)
{
  return token->shape == SHAPE_PUNCTUATION + c;
}

static gboolean is_number(const Token *token)
{
  return token->shape >= SHAPE_LETTER_DIGITS && token->shape <= SHAPE_DIGIT_MANY;
}

static gboolean is_year(const Token *token)
{
  return token->shape == SHAPE_YEAR || token->shape == SHAPE_YEAR_LETTER;
}

static gboolean is_initial(const Token *token)
{
  return token->shape == SHAPE_INITIAL || token->shape == SHAPE_UPPER_SHORT;
}

/* A point that ends a sentence and not an abbreviation, as far as one can tell without knowing the word. */
static gboolean ends_sentence(const Token *tokens, guint n, guint i)
{
  if (is_punctuation(&tokens[i], '?') || is_punctuation(&tokens[i], '!'))
    return TRUE;
  if (!is_punctuation(&tokens[i], '.') || i == 0 || i + 1 >= n || !tokens[i + 1].space_before)
    return FALSE;
  const Token *before = &tokens[i - 1];
  if (before->shape == SHAPE_INITIAL || (before->cue != CUE_NONE && before->length < 5))
    return FALSE;
  return tokens[i + 1].shape != SHAPE_LOWER;
}

static gboolean is_delimiter(const Token *tokens, guint n, guint i)
{
  if (tokens[i].shape <= SHAPE_PUNCTUATION)
    return FALSE;
  if (strchr(",;:()[]\"?!/", tokens[i].shape - SHAPE_PUNCTUATION) != NULL)
    return TRUE;
  return is_punctuation(&tokens[i], '.') && (ends_sentence(tokens, n, i) || i + 1 == n);
}

static void place_quotes(FeatureContext *context)
{
  guint marks = 0, depth = 0, singles = 0;
  const Token *tokens = context->tokens;
  guint8 state = 0;
  gboolean single_open = FALSE;
  for (guint i = 0; i < context->n; i++)
    marks += is_punctuation(&tokens[i], '"');
  for (guint i = 0; i < context->n; i++) {
    const Token *token = &tokens[i];
    gboolean spaced_after =
        i + 1 == context->n || tokens[i + 1].space_before || tokens[i + 1].shape > SHAPE_PUNCTUATION;
    context->places[i].quote = state;
    if (is_punctuation(token, '"')) {
      state = state == 1 ? 2 : 1;
      context->places[i].quote = 1;
    } else if (is_punctuation(token, '\'') && marks == 0) {
      if (!single_open && (token->space_before || i == 0 || is_punctuation(&tokens[i - 1], '('))) {
        single_open = TRUE;
        singles++;
        state = 1;
      } else if (single_open && spaced_after) {
        single_open = FALSE;
        state = 2;
        context->places[i].quote = 1;
      }
    }
    if (is_punctuation(token, '(') || is_punctuation(token, '['))
      depth = is_punctuation(token, '(') ? 1 : 2;
    context->places[i].depth = (guint8)depth;
    if (is_punctuation(token, ')') || is_punctuation(token, ']'))
      depth = 0;
  }
  if (marks + singles == 0)
    for (guint i = 0; i < context->n; i++)
      context->places[i].quote = 3;
}

static gboolean cue_tells(guint8 cue)
{
  return cue != CUE_NONE && cue != CUE_AND && cue != CUE_PARTICLE && cue != CUE_SUFFIX && cue != CUE_JOURNAL;
}

static void place_forward(FeatureContext *context)
{
  guint years = 0, dots = 0, since_delimiter = 0, since_cue = 99;
  guint8 delimiter = 0, cue = 0, number = 0;
  for (guint i = 0; i < context->n; i++) {
    const Token *token = &context->tokens[i];
    Place *place = &context->places[i];
    place->years = (guint8)MIN(years, 2);
    place->dots = (guint8)MIN(dots, 6);
    place->delimiter = delimiter;
    place->delimiter_distance = distance_class(since_delimiter);
    place->last_cue = since_cue < 7 ? cue : 0;
    place->last_cue_distance = (guint8)MIN(since_cue, 7);
    place->last_number = number;
    place->relative = (guint8)(i * 10 / context->n);
    since_delimiter++;
    since_cue++;
    years += is_year(token);
    if (is_number(token))
      number = token->shape;
    if (cue_tells(token->cue)) {
      cue = token->cue;
      since_cue = 0;
    }
    if (ends_sentence(context->tokens, context->n, i))
      dots++;
    if (is_delimiter(context->tokens, context->n, i)) {
      delimiter = token->shape;
      since_delimiter = 0;
    }
  }
}

static void place_backward(FeatureContext *context)
{
  guint dots = 0, to_number = 99, to_delimiter = 0, to_cue = 99;
  guint8 number = 0, ahead = 0, cue = 0;
  for (guint i = context->n; i-- > 0;) {
    const Token *token = &context->tokens[i];
    Place *place = &context->places[i];
    if (is_number(token)) {
      number = token->shape;
      to_number = 0;
    }
    if (is_delimiter(context->tokens, context->n, i)) {
      ahead = token->shape;
      to_delimiter = 0;
    }
    place->to_number = distance_class(to_number);
    place->next_number = number;
    place->ahead = ahead;
    place->ahead_distance = distance_class(to_delimiter);
    place->next_cue = to_cue < 5 ? cue : 0;
    place->dots_left = (guint8)MIN(dots, 6);
    if (ends_sentence(context->tokens, context->n, i))
      dots++;
    if (cue_tells(token->cue)) {
      cue = token->cue;
      to_cue = 0;
    }
    to_number++;
    to_delimiter++;
    to_cue++;
  }
}

/* Initials and words of each part between two delimiters. */
static void place_parts(FeatureContext *context)
{
  for (guint first = 0; first < context->n;) {
    guint end = first, initials = 0, words = 0;
    while (end < context->n && !is_delimiter(context->tokens, context->n, end)) {
      initials += is_initial(&context->tokens[end]);
      words += context->tokens[end].shape <= SHAPE_CASELESS;
      end++;
    }
    end = MIN(end + 1, context->n);
    for (guint i = first; i < end; i++) {
      context->places[i].part_initials = (guint8)MIN(initials, 2);
      context->places[i].part_words = distance_class(words);
    }
    first = end;
  }
}

static guint32 style_of(const FeatureContext *context)
{
  const Token *t = context->tokens;
  guint n = context->n, first_year = n;
  guint32 style = 0;
  for (guint i = 0; i < n; i++) {
    if (is_year(&t[i]) && first_year == n)
      first_year = i;
    if (is_punctuation(&t[i], '"'))
      style |= 1;
    if (t[i].cue == CUE_VOLUME && t[i].length > 1)
      style |= 2;
    if (t[i].cue == CUE_IN && i > 2 && t[i - 1].shape > SHAPE_PUNCTUATION)
      style |= 4;
    if (t[i].cue == CUE_EDITOR)
      style |= 8;
    if (i + 2 < n && t[i].shape <= SHAPE_DIGIT_3 && t[i].shape >= SHAPE_DIGIT_1 &&
        is_punctuation(&t[i + 1], '('))
      style |= 16;
    if (t[i].lexicon & LEXICON_PUBLISHER || t[i].cue == CUE_PUBLISHER)
      style |= 32;
    if (t[i].cue == CUE_PAGES && i + 1 < n)
      style |= 256;
  }
  guint where = first_year == n ? 3 : first_year * 3 / n;
  return style | where << 6;
}

FeatureContext *feature_context_new(const Token *tokens, guint n)
{
  FeatureContext *context = g_new0(FeatureContext, 1);
  context->tokens = tokens;
  context->n = n;
  context->places = g_new0(Place, MAX(n, 1));
  place_quotes(context);
  place_forward(context);
  place_backward(context);
  place_parts(context);
  context->style = style_of(context);
  return context;
}

void feature_context_free(FeatureContext *context)
{
  if (context == NULL)
    return;
  g_free(context->places);
  g_free(context);
}

static guint32 mix(guint32 hash, guint32 value)
{
  hash ^= value + 0x9E3779B9u + (hash << 6) + (hash >> 2);
  hash *= 0x85ebca6bu;
  return hash ^ (hash >> 15);
}

typedef struct {
  guint32 *features;
  guint count;
  guint template;
} Sink;

static void emit(Sink *sink, guint32 a, guint32 b, guint32 c)
{
  guint32 hash = mix(mix(mix(mix(0x1234567u, ++sink->template), a), b), c);
  hash *= 0xc2b2ae35u;
  sink->features[sink->count++] = hash ^ (hash >> 16);
}

/* A feature that is only told where it says something. */
static void emit_if(Sink *sink, guint32 a, guint32 b, guint32 c)
{
  if (a != 0)
    emit(sink, a, b, c);
  else
    sink->template ++;
}

static guint32 kind(const Token *token)
{
  return token->shape | (guint32)token->cue << 8;
}

static guint32 lexical(const Token *token)
{
  return token->lexicon | (guint32)token->phrase << 8;
}

static void emit_words(Sink *sink, const Token *b2, const Token *b1, const Token *t, const Token *a1,
                       const Token *a2)
{
  emit(sink, t->word, 0, 0);
  emit(sink, b1->word, 0, 0);
  emit(sink, a1->word, 0, 0);
  emit(sink, b2->word, 0, 0);
  emit(sink, a2->word, 0, 0);
  emit(sink, b1->word, t->word, 0);
  emit(sink, t->word, a1->word, 0);
  emit(sink, t->prefix[1], t->shape, 0);
  emit(sink, t->suffix[0], t->shape, 0);
  emit(sink, t->suffix[1], 0, 0);
  emit(sink, b2->word, b1->word, t->shape);
  emit(sink, b1->word, kind(t), kind(a1));
}

static void emit_shapes(Sink *sink, const Token *b2, const Token *b1, const Token *t, const Token *a1,
                        const Token *a2)
{
  emit(sink, kind(t), 0, t->space_before);
  emit(sink, kind(b1), t->space_before, 0);
  emit(sink, kind(a1), a1->space_before, 0);
  emit(sink, kind(b1), kind(t), 0);
  emit(sink, kind(t), kind(a1), a1->space_before);
  emit(sink, kind(b1), kind(t), kind(a1));
  emit(sink, kind(b2), kind(b1), kind(t));
  emit(sink, kind(t), kind(a1), kind(a2));
  emit(sink, (guint32)b2->shape << 8 | b1->shape, (guint32)t->shape << 8 | a1->shape, a2->shape);
  emit(sink, kind(b2), t->shape, 0);
  emit(sink, kind(a2), t->shape, 0);
}

static void emit_lexicon(Sink *sink, const Token *b1, const Token *t, const Token *a1, const Place *p)
{
  emit_if(sink, lexical(t), t->shape, 0);
  emit_if(sink, lexical(t) | t->cue, t->phrase_place, t->cue);
  emit_if(sink, lexical(b1), t->shape, b1->shape);
  emit_if(sink, lexical(a1), t->shape, a1->shape);
  emit(sink, lexical(t) & 0xFF, lexical(b1) & 0xFF, lexical(a1) & 0xFF);
  emit_if(sink, t->phrase, t->phrase_place, b1->shape);
  emit_if(sink, a1->phrase, a1->phrase_place, t->shape);
  emit_if(sink, t->phrase, t->phrase_place, p->years | (guint32)p->dots << 4 | (guint32)p->quote << 8);
  emit_if(sink, lexical(t), (guint32)p->ahead << 8 | p->delimiter, p->years);
}

static void emit_places(Sink *sink, const Place *p, const Place *before, const Token *b1, const Token *t,
                        const Token *a1, guint32 style)
{
  guint32 lower = t->shape;
  emit(sink, lower, p->quote, p->depth);
  emit(sink, lower, p->relative, p->years);
  emit(sink, lower, p->dots, p->years);
  emit(sink, lower, p->dots, p->dots_left);
  emit(sink, lower, p->to_number, p->next_number);
  emit(sink, p->to_number, p->next_number, p->years | (guint32)p->dots << 4);
  emit(sink, p->delimiter, p->delimiter_distance, p->ahead | (guint32)p->ahead_distance << 8);
  emit(sink, lower, p->delimiter, p->ahead);
  emit(sink, p->delimiter, p->dots | (guint32)p->years << 4, p->part_words);
  emit(sink, lower, p->part_initials, p->part_words | (guint32)p->dots << 4);
  emit(sink, lower, p->part_initials | (guint32)p->delimiter << 8, p->years | (guint32)p->quote << 4);
  emit_if(sink, p->last_cue, p->last_cue_distance, lower);
  emit_if(sink, p->last_cue, kind(t), p->depth);
  emit_if(sink, p->next_cue, lower, p->part_initials);
  emit(sink, p->last_number, lower, kind(b1));
  emit(sink, p->last_number, p->next_number, lower);
  emit(sink, style, p->relative, lower);
  emit(sink, style, p->years | (guint32)p->dots << 4, t->shape > SHAPE_PUNCTUATION ? 1 : 0);
  emit(sink, style & 0x1C3, p->quote | (guint32)p->depth << 4, lower);
  emit(sink, before->quote | (guint32)p->quote << 4, kind(b1), lower);
  emit(sink, p->depth, p->part_initials, kind(a1) | (guint32)lower << 16);
  emit(sink, p->depth, lower, p->last_cue | (guint32)p->years << 8);
  emit(sink, p->dots_left, lower, p->to_number);
  emit(sink, b1->shape, lower, p->quote | (guint32)p->years << 4 | (guint32)p->dots << 8);
  emit(sink, t->word, p->years | (guint32)p->depth << 4, p->delimiter);
}

guint features_of(const FeatureContext *context, guint i, guint32 *features)
{
  const Token *t = &context->tokens[i];
  const Token *b1 = i > 0 ? t - 1 : &token_outside;
  const Token *b2 = i > 1 ? t - 2 : &token_outside;
  const Token *b3 = i > 2 ? t - 3 : &token_outside;
  const Token *a1 = i + 1 < context->n ? t + 1 : &token_outside;
  const Token *a2 = i + 2 < context->n ? t + 2 : &token_outside;
  const Token *a3 = i + 3 < context->n ? t + 3 : &token_outside;
  const Place *p = &context->places[i];
  Sink sink = {.features = features};
  emit_words(&sink, b2, b1, t, a1, a2);
  emit_shapes(&sink, b2, b1, t, a1, a2);
  emit_lexicon(&sink, b1, t, a1, p);
  emit_places(&sink, p, i > 0 ? p - 1 : p, b1, t, a1, context->style);
  emit(&sink, kind(b3), kind(b2), kind(b1));
  emit(&sink, kind(a1), kind(a2), kind(a3));
  emit(&sink, i < 4 ? i : 4, kind(t), kind(a1));
  emit(&sink, MIN(context->n - i, 5), kind(t), kind(b1));
  g_assert(sink.count <= FEATURES_MAX);
  return sink.count;
}

guint feature_edge(const FeatureContext *context, guint i)
{
  const Token *before = &context->tokens[i - 1];
  guint class;
  if (before->shape > SHAPE_PUNCTUATION) {
    static const char marks[] = ".,:;()[]\"'-";
    const char *mark = strchr(marks, before->shape - SHAPE_PUNCTUATION);
    class = mark != NULL && *mark != '\0' ? (guint)(mark - marks) : 11;
    if (class == 0 && context->tokens[i].space_before)
      class = ends_sentence(context->tokens, context->n, i - 1) ? 12 : 13;
  } else if (is_number(before)) {
    class = is_year(before) ? 14 : 15;
  } else if (before->shape >= SHAPE_DOI) {
    class = 16;
  } else if (is_initial(before)) {
    class = 17;
  } else {
    class = before->cue == CUE_AND           ? 18
            : before->cue != CUE_NONE        ? 19
            : before->shape == SHAPE_CAPITAL ? 20
                                             : 21;
    if (context->tokens[i].shape > SHAPE_PUNCTUATION && class >= 20)
      class = 22;
  }
  g_assert(class < EDGE_CLASSES);
  return class;
}
