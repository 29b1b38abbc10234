/* The six papers against what is true of them: references, citations and their links, title, authors, year,
 * sections, and whether what a converter broke is whole. usage: eval-papers [--verbose] */
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  guint right, found, wanted;
} Count;

typedef struct {
  Count references, citations, links, front, authors, headings, healed;
  gboolean verbose;
} Score;

static Span place_of(const Paper *paper, Span span)
{
  SourcePlace place = paper_locate(paper, span);
  return (Span){place.start, place.end};
}

static gboolean is_optional(JsonObject *object)
{
  return json_object_get_boolean_member_with_default(object, "optional", FALSE);
}

/* ---------------------------------------------------------------- references */

/* Where an entry begins and ends, whatever stands between its pieces. */
static Span whole_entry(JsonObject *entry)
{
  JsonArray *spans = json_object_get_array_member(entry, "spans");
  Span first = eval_span_of(json_array_get_element(spans, 0));
  Span last = eval_span_of(json_array_get_element(spans, json_array_get_length(spans) - 1));
  return (Span){first.start, last.end};
}

static gboolean is_near(gsize a, gsize b)
{
  return a <= b + 4 && b <= a + 4;
}

/* Right: begins after its bullet and ends where the entry does. */
static void score_references(const Paper *paper, JsonArray *key, Score *score)
{
  score->references.wanted += json_array_get_length(key);
  score->references.found += paper->references->len;
  for (guint i = 0; i < json_array_get_length(key); i++) {
    JsonObject *entry = json_array_get_object_element(key, i);
    Span wanted = whole_entry(entry);
    gboolean right = FALSE;
    for (guint k = 0; k < paper->references->len && !right; k++) {
      const Reference *reference = g_ptr_array_index(paper->references, k);
      Span ours = place_of(paper, reference->span);
      right = is_near(ours.start, wanted.start) && is_near(ours.end, wanted.end) &&
              reference->n == json_object_get_int_member(entry, "n");
    }
    score->references.right += right;
    if (!right && score->verbose)
      printf("  reference %u at %zu-%zu is not found whole\n", i + 1, wanted.start, wanted.end);
  }
}

/* ---------------------------------------------------------------- citations */

static gboolean match_fits(JsonObject *wanted, const char *match)
{
  if (strcmp(json_object_get_string_member(wanted, "match"), match) == 0)
    return TRUE;
  JsonArray *others =
      json_object_has_member(wanted, "accept") ? json_object_get_array_member(wanted, "accept") : NULL;
  for (guint i = 0; others != NULL && i < json_array_get_length(others); i++)
    if (strcmp(json_array_get_string_element(others, i), match) == 0)
      return TRUE;
  return FALSE;
}

static gboolean has_number(const GArray *numbers, guint n)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index(numbers, guint, i) == n)
      return TRUE;
  return FALSE;
}

static gboolean links_fit(JsonObject *wanted, const Citation *citation)
{
  JsonArray *references = json_object_get_array_member(wanted, "references");
  guint n = json_array_get_length(references);
  guint shared = 0;
  for (guint i = 0; i < n; i++)
    shared += has_number(citation->references, (guint)json_array_get_int_element(references, i));
  if (json_object_get_boolean_member_with_default(wanted, "any", FALSE))
    return shared > 0;
  return shared == n && (citation->references->len == n || citation->match == MATCH_AMBIGUOUS);
}

static void score_citations(const Paper *paper, JsonArray *key, Score *score)
{
  g_autofree gboolean *taken = g_new0(gboolean, paper->citations->len + 1);
  for (guint i = 0; i < json_array_get_length(key); i++) {
    JsonObject *wanted = json_array_get_object_element(key, i);
    Span span = {(gsize)json_object_get_int_member(wanted, "start"),
                 (gsize)json_object_get_int_member(wanted, "end")};
    const Citation *ours = NULL;
    for (guint k = 0; k < paper->citations->len && ours == NULL; k++) {
      const Citation *citation = g_ptr_array_index(paper->citations, k);
      if (taken[k] || !eval_overlap(place_of(paper, citation->span), span))
        continue;
      taken[k] = TRUE;
      ours = citation;
    }
    if (ours == NULL && is_optional(wanted))
      continue;
    gboolean linked = ours != NULL && links_fit(wanted, ours);
    score->citations.wanted++;
    score->citations.right += ours != NULL;
    score->links.wanted++;
    score->links.right += linked && match_fits(wanted, citation_match_name(ours->match));
    if (score->verbose && (ours == NULL || !linked || !match_fits(wanted, citation_match_name(ours->match))))
      printf("  citation %zu-%zu: %s, wanted %s\n", span.start, span.end,
             ours == NULL ? "not found" : citation_match_name(ours->match),
             json_object_get_string_member(wanted, "match"));
  }
  score->citations.found += paper->citations->len;
  score->links.found += paper->citations->len;
  for (guint k = 0; k < paper->citations->len && score->verbose; k++) {
    const Citation *citation = g_ptr_array_index(paper->citations, k);
    g_autofree char *text = paper_slice(paper, citation->span);
    if (!taken[k])
      printf("  citation that is none: %.60s\n", text);
  }
}

/* ---------------------------------------------------------------- front matter */

/* Letters and digits only, small: what a field says, whatever the marks and blanks around it. */
static char *bare(const char *text, gsize length)
{
  g_autofree char *normal = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_ALL);
  GString *out = g_string_new(NULL);
  for (const char *p = normal == NULL ? "" : normal; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalnum(c) && !g_unichar_ismark(c))
      g_string_append_unichar(out, g_unichar_tolower(c));
  }
  return g_string_free(out, FALSE);
}

static gboolean same_words(const char *bytes, Span span, const char *ours)
{
  if (ours == NULL)
    return FALSE;
  g_autofree char *theirs = bare(bytes + span.start, span.end - span.start);
  g_autofree char *mine = bare(ours, strlen(ours));
  return strcmp(theirs, mine) == 0;
}

static void count_field(Score *score, const char *what, gboolean wanted, gboolean present, gboolean right)
{
  score->front.wanted += wanted;
  score->front.found += present;
  score->front.right += wanted && right;
  if (score->verbose && wanted != (present && (right || !wanted)))
    printf("  %s: %s\n", what, !wanted ? "made up" : present ? "wrong" : "not found");
}

static void score_front(const Paper *paper, JsonObject *key, const char *bytes, Score *score)
{
  Span span;
  gboolean printed = eval_span(key, "title", &span);
  gboolean title = printed && same_words(bytes, span, paper->record->title);
  Span subtitle;
  if (printed && !title && eval_span(key, "subtitle", &subtitle)) {
    g_autofree char *both = g_strndup(bytes + span.start, subtitle.end - span.start);
    title = same_words(both, (Span){0, strlen(both)}, paper->record->title);
  }
  count_field(score, "title", printed, paper->record->title != NULL, title);
  printed = eval_span(key, "year", &span);
  count_field(score, "year", printed, paper->record->year > 0,
              paper->record->year == json_object_get_int_member_with_default(key, "year_value", 0));
  printed = eval_span(key, "doi", &span);
  count_field(score, "doi", printed, paper->record->doi != NULL,
              same_words(bytes, printed ? span : (Span){0, 0}, paper->record->doi));
  JsonArray *authors = json_object_get_array_member(key, "authors");
  score->authors.wanted += json_array_get_length(authors);
  score->authors.found += paper->record->authors->len;
  for (guint i = 0; i < json_array_get_length(authors) && i < paper->record->authors->len; i++) {
    const Person *person = g_ptr_array_index(paper->record->authors, i);
    if (eval_span(json_array_get_object_element(authors, i), "family", &span) &&
        same_words(bytes, span, person->family))
      score->authors.right++;
  }
}

/* ---------------------------------------------------------------- sections, healed places */

static void score_headings(const Paper *paper, JsonArray *key, Score *score)
{
  for (guint i = 0; i < json_array_get_length(key); i++) {
    JsonObject *wanted = json_array_get_object_element(key, i);
    Span span;
    if (!eval_span(wanted, "heading", &span))
      continue;
    gboolean found = FALSE;
    for (guint k = 0; k < paper->sections->len && !found; k++) {
      Span ours = place_of(paper, g_array_index(paper->sections, Section, k).heading);
      found = ours.start < span.end && span.start < ours.end;
    }
    if (!found && is_optional(wanted))
      continue;
    score->headings.wanted++;
    score->headings.right += found;
    if (!found && score->verbose)
      printf("  heading at %zu-%zu is not found\n", span.start, span.end);
  }
  score->headings.found += paper->sections->len;
}

/* Index of the paragraph that holds what stands at a byte of the file; -1 none. */
static int paragraph_of_source(const Paper *paper, gsize byte)
{
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    for (gsize at = paragraph->span.start; at < paragraph->span.end; at += 4) {
      Span place = place_of(paper, (Span){at, MIN(at + 4, paragraph->span.end)});
      if (place.start <= byte + 4 && byte <= place.end + 4)
        return (int)i;
    }
  }
  return -1;
}

/* A split paragraph is whole when what ends before the interruption and what begins after it are in one
 * paragraph. */
static void score_healed(const Paper *paper, JsonArray *key, const char *bytes, gsize length, Score *score)
{
  for (guint i = 0; i < json_array_get_length(key); i++) {
    JsonObject *wanted = json_array_get_object_element(key, i);
    Span span;
    if (strcmp(json_object_get_string_member(wanted, "what"), "split-paragraph") != 0 ||
        !eval_span(wanted, "span", &span))
      continue;
    gsize before = span.start;
    while (before > 0 && g_ascii_isspace(bytes[before - 1]))
      before--;
    gsize after = span.end;
    while (after + 1 < length && g_ascii_isspace(bytes[after]))
      after++;
    int first = before < 3 ? -1 : paragraph_of_source(paper, before - 3);
    int second = paragraph_of_source(paper, after + 3);
    gboolean whole = first >= 0 && first == second;
    score->healed.wanted++;
    score->healed.found++;
    score->healed.right += whole;
    if (!whole && score->verbose)
      printf("  paragraph split at %zu-%zu is not whole (%d, %d)\n", span.start, span.end, first, second);
  }
}

static JsonArray *array_or_empty(JsonObject *object, const char *member)
{
  static JsonArray *empty = NULL;
  if (json_object_has_member(object, member) && JSON_NODE_HOLDS_ARRAY(json_object_get_member(object, member)))
    return json_object_get_array_member(object, member);
  if (empty == NULL)
    empty = json_array_new();
  return empty;
}

static void score_file(JsonObject *key, const char *path, Score *score)
{
  g_autofree char *bytes = NULL;
  gsize length;
  if (!g_file_get_contents(path, &bytes, &length, NULL))
    exit(EXIT_FAILURE);
  g_autoptr(GPtrArray) read = eval_read(path);
  JsonArray *papers = json_object_get_array_member(key, "papers");
  if (score->verbose || read->len != json_array_get_length(papers))
    printf("%.12s: %u papers, %u wanted\n", json_object_get_string_member(key, "sha256"), read->len,
           json_array_get_length(papers));
  for (guint i = 0; i < json_array_get_length(papers) && i < read->len; i++) {
    JsonObject *wanted = json_array_get_object_element(papers, i);
    const Paper *paper = g_ptr_array_index(read, i);
    score_references(paper, array_or_empty(wanted, "references"), score);
    score_citations(paper, array_or_empty(wanted, "citations"), score);
    score_front(paper, wanted, bytes, score);
    score_headings(paper, array_or_empty(wanted, "sections"), score);
    score_healed(paper, array_or_empty(wanted, "healed"), bytes, length, score);
  }
}

int main(int argc, char **argv)
{
  Score score = {.verbose = argc > 1 && strcmp(argv[1], "--verbose") == 0};
  g_autofree char *papers = eval_shared("papers");
  if (papers == NULL)
    return EVAL_SKIPPED;
  g_autofree char *directory = eval_source("tests/eval/keys/papers");
  g_autoptr(GPtrArray) keys = eval_keys(directory);
  for (guint i = 0; i < keys->len; i++) {
    JsonObject *key = json_node_get_object(json_parser_get_root(g_ptr_array_index(keys, i)));
    g_autofree char *path = eval_file_by_sha256(papers, json_object_get_string_member(key, "sha256"));
    if (path != NULL)
      score_file(key, path, &score);
  }
  eval_print("references found whole", score.references.right, score.references.found,
             score.references.wanted);
  eval_print("citations found", score.citations.right, score.citations.found, score.citations.wanted);
  eval_print("citations found and rightly linked", score.links.right, score.links.found, score.links.wanted);
  eval_print("title, year, DOI", score.front.right, score.front.found, score.front.wanted);
  eval_print("authors", score.authors.right, score.authors.found, score.authors.wanted);
  eval_print("headings", score.headings.right, score.headings.found, score.headings.wanted);
  printf("split paragraphs made whole: %u of %u\n", score.healed.right, score.healed.wanted);
  /* What was promised of these papers: every entry, 98 % of the citations. */
  return score.references.right == score.references.wanted &&
                 score.links.right * 100 >= score.links.wanted * 98
             ? EXIT_SUCCESS
             : EXIT_FAILURE;
}
