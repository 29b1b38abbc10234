/* The reference lists of the six papers, field by field, against what their keys say is printed.
 * Exact match after folding: case, blanks, dashes and marks at the ends don't count. Micro F1 over the
 * fields, and the share of entries with authors, title, container, year, volume, issue and pages all right.
 * usage: eval-lists [--verbose] */
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  guint right, found, wanted;
} Count;

enum { AUTHORS, TITLE, CONTAINER, YEAR, VOLUME, ISSUE, PAGES, PUBLISHER, DOI, FIELDS };
static const char *const names[FIELDS] = {"authors", "title", "container", "year", "volume",
                                          "issue",   "pages", "publisher", "doi"};

typedef struct {
  Count fields[FIELDS];
  guint entries, whole;
  gboolean verbose;
} Score;

/* Letters and digits, small, and dashes between digits: what a value says whatever its marks and blanks. */
static char *bare(const char *text)
{
  g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new(NULL);
  for (const char *p = normal == NULL ? "" : normal; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalnum(c) && !g_unichar_ismark(c))
      g_string_append_unichar(out, g_unichar_tolower(c));
    else if (g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION &&
             g_ascii_isdigit(out->len > 0 ? out->str[out->len - 1] : ' '))
      g_string_append_c(out, '-');
  }
  return g_string_free(out, FALSE);
}

/* The bytes of a place, or of several in a row, without Markdown emphasis. */
static char *printed(const char *bytes, JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY(node))
    return NULL;
  JsonArray *array = json_node_get_array(node);
  if (json_array_get_length(array) == 0)
    return NULL;
  GString *out = g_string_new(NULL);
  gboolean several = JSON_NODE_HOLDS_ARRAY(json_array_get_element(array, 0));
  for (guint i = 0; i < (several ? json_array_get_length(array) : 1); i++) {
    Span span = eval_span_of(several ? json_array_get_element(array, i) : node);
    g_string_append_len(out, bytes + span.start, (gssize)(span.end - span.start));
  }
  return g_string_free(out, FALSE);
}

static char *printed_authors(const char *bytes, JsonObject *fields)
{
  if (!json_object_has_member(fields, "authors") ||
      !JSON_NODE_HOLDS_ARRAY(json_object_get_member(fields, "authors")))
    return NULL;
  JsonArray *authors = json_object_get_array_member(fields, "authors");
  if (json_array_get_length(authors) == 0)
    return NULL;
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < json_array_get_length(authors); i++) {
    JsonObject *author = json_array_get_object_element(authors, i);
    static const char *const parts[] = {"family", "given", "literal"};
    for (guint k = 0; k < G_N_ELEMENTS(parts); k++) {
      g_autofree char *value = printed(bytes, json_object_get_member(author, parts[k]));
      g_autofree char *folded = value == NULL ? NULL : bare(value);
      g_string_append_printf(out, "%s|", folded == NULL ? "" : folded);
    }
  }
  return g_strdup(out->str);
}

static char *our_authors(const Record *record)
{
  if (record->authors->len == 0)
    return NULL;
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < record->authors->len; i++) {
    const Person *person = g_ptr_array_index(record->authors, i);
    g_autofree char *family = g_strconcat(person->particle != NULL ? person->particle : "",
                                          person->family != NULL ? person->family : "", NULL);
    g_autofree char *given = g_strconcat(person->given != NULL ? person->given : "",
                                         person->suffix != NULL ? person->suffix : "", NULL);
    g_autofree char *a = bare(family);
    g_autofree char *b = bare(given);
    g_autofree char *c = bare(person->literal != NULL ? person->literal : "");
    g_string_append_printf(out, "%s|%s|%s|", a, b, c);
  }
  return g_strdup(out->str);
}

static char *our_value(const Record *record, guint field)
{
  switch (field) {
  case AUTHORS:
    return our_authors(record);
  case TITLE:
    return g_strdup(record->title);
  case CONTAINER:
    return g_strdup(record->container);
  case YEAR:
    return record->year > 0 ? g_strdup_printf("%d", record->year) : NULL;
  case VOLUME:
    return g_strdup(record->volume);
  case ISSUE:
    return g_strdup(record->issue);
  case PAGES:
    return g_strdup(record->pages);
  case PUBLISHER:
    return g_strdup(record->publisher);
  default:
    return g_strdup(record->doi);
  }
}

static void score_entry(const Reference *reference, JsonObject *entry, const char *bytes, Score *score)
{
  JsonObject *fields = json_object_get_object_member(entry, "fields");
  gboolean whole = TRUE;
  for (guint f = 0; f < FIELDS; f++) {
    g_autofree char *wanted = f == AUTHORS ? printed_authors(bytes, fields)
                                           : printed(bytes, json_object_get_member(fields, names[f]));
    g_autofree char *ours = our_value(reference->record, f);
    g_autofree char *wanted_key = wanted == NULL ? NULL : f == AUTHORS ? g_strdup(wanted) : bare(wanted);
    g_autofree char *our_key = ours == NULL ? NULL : f == AUTHORS ? g_strdup(ours) : bare(ours);
    gboolean right = wanted_key != NULL && g_strcmp0(wanted_key, our_key) == 0;
    score->fields[f].wanted += wanted != NULL;
    score->fields[f].found += ours != NULL;
    score->fields[f].right += right;
    if (f <= PAGES && (wanted != NULL || ours != NULL) && !right) {
      whole = FALSE;
      if (score->verbose)
        printf("  entry %u %s: \"%s\", wanted \"%s\"\n", reference->n, names[f], ours != NULL ? ours : "",
               wanted != NULL ? wanted : "");
    }
  }
  score->entries++;
  score->whole += whole;
}

static void score_file(JsonObject *key, const char *path, Score *score)
{
  g_autofree char *bytes = NULL;
  if (!g_file_get_contents(path, &bytes, NULL, NULL))
    exit(EXIT_FAILURE);
  g_autoptr(GPtrArray) read = eval_read(path);
  JsonArray *papers = json_object_get_array_member(key, "papers");
  for (guint i = 0; i < json_array_get_length(papers) && i < read->len; i++) {
    const Paper *paper = g_ptr_array_index(read, i);
    JsonArray *references =
        json_object_get_array_member(json_array_get_object_element(papers, i), "references");
    for (guint k = 0; k < json_array_get_length(references) && k < paper->references->len; k++)
      score_entry(g_ptr_array_index(paper->references, k), json_array_get_object_element(references, k),
                  bytes, score);
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
  Count all = {0};
  for (guint f = 0; f < FIELDS; f++) {
    eval_print(names[f], score.fields[f].right, score.fields[f].found, score.fields[f].wanted);
    all.right += score.fields[f].right;
    all.found += score.fields[f].found;
    all.wanted += score.fields[f].wanted;
  }
  eval_print("all fields", all.right, all.found, all.wanted);
  printf("entries with all core fields right: %u of %u (%.1f %%)\n", score.whole, score.entries,
         100.0 * score.whole / MAX(1, score.entries));
  /* What was promised: 93 % of the entries. */
  return score.whole * 100 >= score.entries * 93 ? EXIT_SUCCESS : EXIT_FAILURE;
}
