/* The papers as the reader of plain text understands them, against what readers found in them: front matter,
 * sections, references found whole, citations found and linked, and the places where converters broke a
 * paragraph. */
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  guint right, found, wanted;
} Score;

typedef struct {
  Score front, authors, sections, levels, references, fields, citations, links, matches, healed;
} Scores;

/* One paper beside its key. */
typedef struct {
  const Paper *paper;
  JsonObject *key;
  const char *file; /* the raw bytes */
  gsize length;
  Scores *scores;
  gboolean verbose;
} Case;

/* Letters and digits of the raw file, folded: markup, blanks and line ends don't count. */
static char *fold(const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid(text, (gssize)length);
  g_autofree char *normal = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new(NULL);
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char(p))
    if (g_unichar_isalnum(g_utf8_get_char(p)))
      g_string_append_unichar(out, g_unichar_tolower(g_utf8_get_char(p)));
  return g_string_free(out, FALSE);
}

static char *fold_span(const Case *at, Span span)
{
  return fold(at->file + span.start, span.end - span.start);
}

static gboolean equals(const Case *at, Span span, const char *value)
{
  g_autofree char *wanted = fold_span(at, span);
  g_autofree char *got = value == NULL ? NULL : fold(value, strlen(value));
  return got != NULL && strcmp(wanted, got) == 0;
}

static void tell(const Case *at, const char *what, Span span)
{
  if (at->verbose)
    printf("  %s %zu-%zu: %.*s\n", what, span.start, span.end, (int)MIN(span.end - span.start, 100),
           at->file + span.start);
}

static void score_field(const Case *at, const char *name, const char *value)
{
  Span span;
  gboolean wanted = eval_span(at->key, name, &span);
  gboolean right = wanted && equals(at, span, value);
  at->scores->front.wanted += wanted;
  /* A value that no key has is a guess; one that the key says is printed at an odd place may be missed. */
  at->scores->front.found += value != NULL;
  at->scores->front.right += right;
  if (wanted && !right)
    tell(at, name, span);
  else if (!wanted && value != NULL && at->verbose)
    printf("  %s not printed: %s\n", name, value);
}

static void score_front(const Case *at)
{
  const Record *record = at->paper->record;
  Span title;
  Span subtitle;
  if (eval_span(at->key, "title", &title)) {
    gboolean both = eval_span(at->key, "subtitle", &subtitle);
    gboolean right = equals(at, title, record->title) ||
                     (both && equals(at, (Span){title.start, subtitle.end}, record->title));
    at->scores->front.wanted++;
    at->scores->front.right += right;
    if (!right)
      tell(at, "title", title);
  }
  at->scores->front.found += record->title != NULL;
  gint64 year = json_object_get_null_member(at->key, "year")
                    ? 0
                    : json_object_get_int_member_with_default(at->key, "year_value", 0);
  at->scores->front.wanted += year != 0;
  at->scores->front.found += record->year != 0;
  at->scores->front.right += year != 0 && record->year == year;
  score_field(at, "volume", record->volume);
  score_field(at, "issue", record->issue);
  score_field(at, "pages", record->pages);
  score_field(at, "doi", record->doi);
  if (!json_object_has_member(at->key, "container_note"))
    score_field(at, "container", record->container);
}

static void score_authors(const Case *at)
{
  JsonArray *authors = json_object_get_array_member(at->key, "authors");
  const GPtrArray *got = at->paper->record->authors;
  guint n = json_array_get_length(authors);
  at->scores->authors.wanted += n;
  at->scores->authors.found += got->len;
  for (guint i = 0; i < n && i < got->len; i++) {
    const Person *person = g_ptr_array_index(got, i);
    Span family;
    if (eval_span(json_array_get_object_element(authors, i), "family", &family))
      at->scores->authors.right += equals(at, family, person->family);
  }
}

static int find_section(const Case *at, Span heading, const gboolean *taken)
{
  for (guint i = 0; i < at->paper->sections->len; i++) {
    const Section *section = &g_array_index(at->paper->sections, Section, i);
    SourcePlace place = paper_locate(at->paper, section->heading);
    if (!taken[i] && place.has_bytes && eval_overlap(heading, (Span){place.start, place.end}) &&
        equals(at, heading, section->title))
      return (int)i;
  }
  return -1;
}

static void score_sections(const Case *at)
{
  JsonArray *sections = json_object_get_array_member(at->key, "sections");
  g_autofree gboolean *taken = g_new0(gboolean, at->paper->sections->len + 1);
  for (guint i = 0; i < json_array_get_length(sections); i++) {
    JsonObject *wanted = json_array_get_object_element(sections, i);
    Span heading;
    if (!eval_span(wanted, "heading", &heading))
      continue;
    gboolean optional = json_object_get_boolean_member_with_default(wanted, "optional", FALSE);
    int found = find_section(at, heading, taken);
    at->scores->sections.wanted += found >= 0 || !optional;
    at->scores->sections.right += found >= 0;
    if (found < 0) {
      if (!optional)
        tell(at, "section missed", heading);
      continue;
    }
    taken[found] = TRUE;
    at->scores->levels.wanted++;
    at->scores->levels.found++;
    at->scores->levels.right += g_array_index(at->paper->sections, Section, found).level ==
                                json_object_get_int_member(wanted, "level");
  }
  at->scores->sections.found += at->paper->sections->len;
  for (guint i = 0; i < at->paper->sections->len && at->verbose; i++)
    if (!taken[i])
      printf("  section not in the key: %s\n", g_array_index(at->paper->sections, Section, i).title);
}

/* The reference that holds exactly the words of an entry of the key. */
static int find_reference(const Case *at, JsonArray *spans)
{
  g_autoptr(GString) entry = g_string_new(NULL);
  for (guint k = 0; k < json_array_get_length(spans); k++) {
    g_autofree char *part = fold_span(at, eval_span_of(json_array_get_element(spans, k)));
    g_string_append(entry, part);
  }
  for (guint i = 0; i < at->paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(at->paper->references, i);
    g_autofree char *raw = fold(reference->raw, strlen(reference->raw));
    if (strcmp(raw, entry->str) == 0)
      return (int)i;
  }
  return -1;
}

/* numbers[n of the key] becomes n of the paper; 0 none. */
static guint *score_references(const Case *at, guint *n_key)
{
  JsonArray *references = json_object_get_array_member(at->key, "references");
  *n_key = json_array_get_length(references);
  guint *numbers = g_new0(guint, *n_key + 2);
  for (guint i = 0; i < *n_key; i++) {
    JsonObject *wanted = json_array_get_object_element(references, i);
    JsonArray *spans = json_object_get_array_member(wanted, "spans");
    int found = find_reference(at, spans);
    at->scores->references.wanted++;
    at->scores->references.right += found >= 0;
    if (found >= 0)
      numbers[i + 1] = (guint)found + 1;
    else
      tell(at, "reference missed", eval_span_of(json_array_get_element(spans, 0)));
  }
  at->scores->references.found += at->paper->references->len;
  return numbers;
}

static gboolean same_references(const Citation *citation, JsonArray *wanted, const guint *numbers,
                                guint n_key)
{
  if (json_array_get_length(wanted) != citation->references->len)
    return FALSE;
  for (guint i = 0; i < json_array_get_length(wanted); i++) {
    gint64 n = json_array_get_int_element(wanted, i);
    gboolean found = FALSE;
    for (guint k = 0; k < citation->references->len; k++)
      found = found || (n > 0 && n <= n_key && g_array_index(citation->references, guint, k) == numbers[n]);
    if (!found)
      return FALSE;
  }
  return TRUE;
}

static gboolean same_match(JsonObject *wanted, const char *match)
{
  if (strcmp(json_object_get_string_member(wanted, "match"), match) == 0)
    return TRUE;
  if (!json_object_has_member(wanted, "accept"))
    return FALSE;
  JsonArray *others = json_object_get_array_member(wanted, "accept");
  for (guint i = 0; i < json_array_get_length(others); i++)
    if (strcmp(json_array_get_string_element(others, i), match) == 0)
      return TRUE;
  return FALSE;
}

static void score_citations(const Case *at, const guint *numbers, guint n_key)
{
  JsonArray *citations = json_object_get_array_member(at->key, "citations");
  g_autofree gboolean *taken = g_new0(gboolean, at->paper->citations->len + 1);
  for (guint i = 0; i < json_array_get_length(citations); i++) {
    JsonObject *wanted = json_array_get_object_element(citations, i);
    Span span = {(gsize)json_object_get_int_member(wanted, "start"),
                 (gsize)json_object_get_int_member(wanted, "end")};
    at->scores->citations.wanted++;
    guint best = G_MAXUINT;
    for (guint k = 0; k < at->paper->citations->len; k++) {
      const Citation *citation = g_ptr_array_index(at->paper->citations, k);
      SourcePlace place = paper_locate(at->paper, citation->span);
      if (taken[k] || !place.has_bytes || place.start >= span.end || place.end <= span.start)
        continue;
      best = k;
      break;
    }
    if (best == G_MAXUINT) {
      tell(at, "citation missed", span);
      continue;
    }
    taken[best] = TRUE;
    const Citation *citation = g_ptr_array_index(at->paper->citations, best);
    gboolean linked =
        same_references(citation, json_object_get_array_member(wanted, "references"), numbers, n_key);
    at->scores->citations.right++;
    at->scores->links.right += linked;
    at->scores->matches.right += linked && same_match(wanted, citation_match_name(citation->match));
    if (!linked)
      tell(at, "citation linked otherwise", span);
  }
  guint n = json_array_get_length(citations);
  at->scores->citations.found += at->paper->citations->len;
  at->scores->links.wanted += n;
  at->scores->links.found += at->paper->citations->len;
  at->scores->matches.wanted += n;
  at->scores->matches.found += at->paper->citations->len;
}

/* The paragraph of the running text that holds a byte of the file; -1 none. */
static int paragraph_of_source(const Paper *paper, gsize source)
{
  for (guint i = 0; i < source_map_count(paper->map); i++) {
    const SourceRun *run = source_map_get(paper->map, i);
    if (source < run->source || source >= run->source + run->source_length || run->text_length == 0)
      continue;
    gsize text = run->copied ? run->text + (source - run->source) : run->text;
    return text < paper->running_length ? paper_paragraph_at(paper, text) : -1;
  }
  return -1;
}

/* Section of a paragraph, run-in ones left out. */
static int section_of(const Paper *paper, int paragraph)
{
  int section = g_array_index(paper->paragraphs, Paragraph, paragraph).section;
  while (section >= 0 && g_array_index(paper->sections, Section, section).run_in)
    section--;
  return section;
}

static gboolean is_blank(char c)
{
  return g_ascii_isspace(c) || c == '\xc2' || c == '\xa0';
}

/* What ends before the interruption and what begins after it belong together. */
static void score_healed(const Case *at)
{
  JsonArray *healed = json_object_get_array_member(at->key, "healed");
  for (guint i = 0; i < json_array_get_length(healed); i++) {
    JsonObject *place = json_array_get_object_element(healed, i);
    const char *what = json_object_get_string_member(place, "what");
    gboolean section = strcmp(what, "front-matter-in-section") == 0;
    Span span;
    if ((!section && strcmp(what, "split-paragraph") != 0) || !eval_span(place, "span", &span))
      continue;
    gsize before = span.start;
    gsize after = span.end;
    while (before > 0 && is_blank(at->file[before - 1]))
      before--;
    while (after < at->length && is_blank(at->file[after]))
      after++;
    int left = before > 0 ? paragraph_of_source(at->paper, before - 1) : -1;
    int right = paragraph_of_source(at->paper, after);
    gboolean good = left >= 0 && right >= 0 &&
                    (section ? section_of(at->paper, left) == section_of(at->paper, right) : left == right);
    at->scores->healed.wanted++;
    at->scores->healed.found++;
    at->scores->healed.right += good;
    if (!good)
      tell(at, what, span);
  }
}

static const Paper *paper_of_region(const GPtrArray *papers, Span region)
{
  for (guint i = 0; i < papers->len; i++) {
    const Paper *paper = g_ptr_array_index(papers, i);
    gsize middle = paper->place.start + (paper->place.end - paper->place.start) / 2;
    if (middle >= region.start && middle < region.end)
      return paper;
  }
  return NULL;
}

static void score_paper(Case *at)
{
  guint n_key = 0;
  score_front(at);
  score_authors(at);
  score_sections(at);
  g_autofree guint *numbers = score_references(at, &n_key);
  score_citations(at, numbers, n_key);
  score_healed(at);
}

static void print_scores(const Scores *s)
{
  eval_print("front matter fields", s->front.right, s->front.found, s->front.wanted);
  eval_print("authors", s->authors.right, s->authors.found, s->authors.wanted);
  eval_print("sections", s->sections.right, s->sections.found, s->sections.wanted);
  eval_print("levels of the sections found", s->levels.right, s->levels.found, s->levels.wanted);
  eval_print("references found whole", s->references.right, s->references.found, s->references.wanted);
  eval_print("citations found", s->citations.right, s->citations.found, s->citations.wanted);
  eval_print("citations linked rightly", s->links.right, s->links.found, s->links.wanted);
  eval_print("... and matched rightly", s->matches.right, s->matches.found, s->matches.wanted);
  eval_print("broken places healed", s->healed.right, s->healed.found, s->healed.wanted);
}

static gboolean is_at_least(Score score, double share, const char *what)
{
  gboolean good =
      score.wanted > 0 && score.right >= share * score.wanted && score.right >= share * score.found;
  if (!good)
    fprintf(stderr, "%s is below %.0f %%\n", what, 100 * share);
  return good;
}

int main(int argc, char **argv)
{
  gboolean verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
  g_autofree char *directory = eval_shared("papers");
  if (directory == NULL)
    return EVAL_SKIPPED;
  g_autofree char *keys_path = eval_source("tests/eval/keys/papers");
  g_autoptr(GPtrArray) keys = eval_keys(keys_path);
  Scores scores = {0};
  guint n_papers = 0;
  for (guint i = 0; i < keys->len; i++) {
    JsonObject *key = json_node_get_object(json_parser_get_root(g_ptr_array_index(keys, i)));
    g_autofree char *path = eval_file_by_sha256(directory, json_object_get_string_member(key, "sha256"));
    if (path == NULL)
      continue;
    g_autofree char *file = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &file, &length, NULL))
      return EXIT_FAILURE;
    g_autoptr(GPtrArray) papers = eval_read(path);
    JsonArray *wanted = json_object_get_array_member(key, "papers");
    for (guint k = 0; k < json_array_get_length(wanted); k++) {
      JsonObject *paper_key = json_array_get_object_element(wanted, k);
      Span region = {0, length};
      eval_span(paper_key, "region", &region);
      Case at = {paper_of_region(papers, region), paper_key, file, length, &scores, verbose};
      printf("%s, paper %u\n", json_object_get_string_member(key, "sha256"), k + 1);
      if (at.paper == NULL) {
        fprintf(stderr, "no paper found there\n");
        return EXIT_FAILURE;
      }
      score_paper(&at);
      n_papers++;
    }
  }
  if (n_papers == 0) {
    fprintf(stderr, "skipped: none of the papers of the keys is in %s\n", directory);
    return EVAL_SKIPPED;
  }
  print_scores(&scores);
  gboolean good =
      is_at_least(scores.references, 0.98, "references found whole") &&
      is_at_least(scores.authors, 0.95, "authors") && is_at_least(scores.front, 0.9, "front matter") &&
      is_at_least(scores.sections, 0.85, "sections") && is_at_least(scores.links, 0.95, "citations linked") &&
      is_at_least(scores.healed, 0.9, "broken places healed");
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
