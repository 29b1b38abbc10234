/* How well works are told apart, on pairs that were decided by reading: eval-pairs [--half develop|report]
 * [--list]
 *
 * Reads tests/eval/keys/works/pairs.jsonl and the files that it names under the shared data, and compares
 * each pair as the base would: one work when the pair shares a block, the odds suffice, and their DOIs don't
 * differ. Prints precision and recall of "the same work" for both halves. --list prints what was decided
 * wrongly. */
#include "corpus/citation/reference.h"
#include "ontology/works/match.h"
#include "ontology/works/naming.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <string.h>

/* Below this the test fails. */
#define PRECISION_LEAST 0.90
#define RECALL_LEAST    0.85

typedef struct {
  guint right, wrong, missed, apart;
} Counts;

static void add_directory(const char *root, GHashTable *paths)
{
  g_autoptr(GDir) directory = g_dir_open(root, 0, NULL);
  for (const char *name; directory != NULL && (name = g_dir_read_name(directory)) != NULL;) {
    g_autofree char *path = g_build_filename(root, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    if (g_file_get_contents(path, &bytes, &length, NULL))
      g_hash_table_insert(paths,
                          g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length),
                          g_steal_pointer(&path));
  }
}

static Reference *reference_copy(const char *raw, const Record *record)
{
  Reference *copy = g_new0(Reference, 1);
  copy->raw = g_strdup(raw);
  copy->record = record != NULL ? record_copy(record) : reference_parse(raw, -1);
  return copy;
}

static void reference_drop(gpointer data)
{
  Reference *reference = data;
  g_free(reference->raw);
  record_free(reference->record);
  g_free(reference);
}

/* The entries of a file, by their number from 1: of the paper's list, or of the lines. */
static GHashTable *entries_of(const char *path)
{
  GHashTable *entries = g_hash_table_new_full(NULL, NULL, NULL, reference_drop);
  if (!g_str_has_suffix(path, ".jsonl")) {
    g_autoptr(GPtrArray) papers = eval_read(path);
    const Paper *paper = g_ptr_array_index(papers, 0);
    for (guint i = 0; i < paper->references->len; i++) {
      const Reference *reference = g_ptr_array_index(paper->references, i);
      g_hash_table_insert(entries, GUINT_TO_POINTER(reference->n),
                          reference_copy(reference->raw, reference->record));
    }
    return entries;
  }
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    return entries;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr(JsonParser) parser = json_parser_new();
    if (*lines[i] != '\0' && json_parser_load_from_data(parser, lines[i], -1, NULL))
      g_hash_table_insert(entries, GUINT_TO_POINTER(i + 1),
                          reference_copy(json_object_get_string_member(
                                             json_node_get_object(json_parser_get_root(parser)), "raw"),
                                         NULL));
  }
  return entries;
}

/* The bytes of a text as one line, without Markdown's emphasis. */
static Reference *entry_between(const char *path, gsize start, gsize end)
{
  g_autofree char *text = NULL;
  gsize length;
  if (!g_file_get_contents(path, &text, &length, NULL) || end > length || start >= end)
    return NULL;
  g_autoptr(GString) raw = g_string_new(NULL);
  for (gsize i = start; i < end; i++)
    if (!g_ascii_isspace(text[i]) && text[i] != '*')
      g_string_append_c(raw, text[i]);
    else if (text[i] != '*' && raw->len > 0 && raw->str[raw->len - 1] != ' ')
      g_string_append_c(raw, ' ');
  return reference_copy(raw->str, NULL);
}

static const Reference *find_entry(JsonObject *place, GHashTable *paths, GHashTable *files, GPtrArray *spans)
{
  const char *sha256 = json_object_get_string_member(place, "sha256");
  const char *path = g_hash_table_lookup(paths, sha256);
  if (path == NULL)
    return NULL;
  if (json_object_has_member(place, "start")) {
    Reference *entry = entry_between(path, (gsize)json_object_get_int_member(place, "start"),
                                     (gsize)json_object_get_int_member(place, "end"));
    if (entry != NULL)
      g_ptr_array_add(spans, entry);
    return entry;
  }
  GHashTable *entries = g_hash_table_lookup(files, sha256);
  if (entries == NULL)
    g_hash_table_insert(files, g_strdup(sha256), entries = entries_of(path));
  return g_hash_table_lookup(entries, GUINT_TO_POINTER((guint)json_object_get_int_member(place, "n")));
}

/* The strongest kind of block that both have: 2 likely, 1 a candidate, 0 none. */
static int shared_block(const Naming *a, const Naming *b)
{
  int shared = 0;
  for (guint i = 0; i < a->blocks->len; i++)
    for (guint k = 0; k < b->blocks->len; k++) {
      const char *block = g_ptr_array_index(a->blocks, i);
      if (strcmp(block, g_ptr_array_index(b->blocks, k)) == 0)
        shared = MAX(shared, *block == BLOCK_DOI || *block == BLOCK_TITLE || *block == BLOCK_PLACE ? 2 : 1);
    }
  return shared;
}

static gboolean decide(const Reference *a, const Reference *b, GString *why)
{
  g_autoptr(Naming) left = naming_new(a->record, NULL, a->raw);
  g_autoptr(Naming) right = naming_new(b->record, NULL, b->raw);
  g_autoptr(MatchRecord) one = match_record_new(a->record);
  g_autoptr(MatchRecord) other = match_record_new(b->record);
  int shared = shared_block(left, right);
  double odds = works_match(one, other, why);
  g_string_append_printf(why, "odds %.1f, %s\n", odds,
                         shared == 0   ? "no block in common"
                         : shared == 1 ? "a candidate"
                                       : "likely");
  if (a->record->doi != NULL && b->record->doi != NULL &&
      g_ascii_strcasecmp(a->record->doi, b->record->doi) != 0)
    return FALSE;
  return shared > 0 && odds >= (shared == 2 ? MATCH_SAME_TITLE : MATCH_SAME);
}

static void judge(JsonObject *pair, const Reference *a, const Reference *b, Counts *counts, gboolean list)
{
  gboolean truth = json_object_get_boolean_member(pair, "same");
  g_autoptr(GString) why = g_string_new(NULL);
  gboolean found = decide(a, b, why);
  counts->right += found && truth;
  counts->wrong += found && !truth;
  counts->missed += !found && truth;
  counts->apart += !found && !truth;
  if (list && found != truth)
    printf("%s (%s)\n  %s\n  %s\n%s", found ? "WRONG" : "MISSED", json_object_get_string_member(pair, "why"),
           a->raw, b->raw, why->str);
}

static void free_table(gpointer data)
{
  g_hash_table_unref(data);
}

int main(int argc, char **argv)
{
  const char *half = NULL;
  gboolean list = FALSE;
  for (int i = 1; i < argc; i++) {
    list |= strcmp(argv[i], "--list") == 0;
    if (strcmp(argv[i], "--half") == 0 && i + 1 < argc)
      half = argv[i + 1];
  }
  static const char *const roots[] = {"data/jats", "data/references", "papers"};
  g_autoptr(GHashTable) paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_table);
  g_autoptr(GPtrArray) spans = g_ptr_array_new_with_free_func(reference_drop);
  for (guint i = 0; i < G_N_ELEMENTS(roots); i++) {
    g_autofree char *root = eval_shared(roots[i]);
    if (root == NULL)
      return EVAL_SKIPPED;
    add_directory(root, paths);
  }
  g_autofree char *key = eval_source("tests/eval/keys/works/pairs.jsonl");
  g_autofree char *text = NULL;
  if (!g_file_get_contents(key, &text, NULL, NULL))
    return 1;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  Counts counts[2] = {{0}};
  guint absent = 0;
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++) {
    g_autoptr(JsonParser) parser = json_parser_new();
    if (!json_parser_load_from_data(parser, lines[i], -1, NULL))
      return 1;
    JsonObject *pair = json_node_get_object(json_parser_get_root(parser));
    const char *own = json_object_get_string_member(pair, "half");
    if (half != NULL && strcmp(half, own) != 0)
      continue;
    const Reference *a = find_entry(json_object_get_object_member(pair, "a"), paths, files, spans);
    const Reference *b = find_entry(json_object_get_object_member(pair, "b"), paths, files, spans);
    if (a == NULL || b == NULL)
      absent++;
    else
      judge(pair, a, b, &counts[strcmp(own, "report") == 0], list);
  }
  gboolean fine = absent == 0;
  printf("half     pairs  one work  found  wrongly one  precision  recall\n");
  for (guint i = 0; i < 2; i++) {
    const Counts *c = &counts[i];
    guint truth = c->right + c->missed;
    if (truth + c->wrong + c->apart == 0)
      continue;
    double precision = c->right / MAX(1.0, (double)(c->right + c->wrong));
    double recall = c->right / MAX(1.0, (double)truth);
    printf("%-8s %5u  %8u  %5u  %11u  %9.4f  %6.4f\n", i == 0 ? "develop" : "report",
           truth + c->wrong + c->apart, truth, c->right, c->wrong, precision, recall);
    fine = fine && precision >= PRECISION_LEAST && recall >= RECALL_LEAST;
  }
  if (absent > 0)
    printf("%u pairs whose entries were not found\n", absent);
  return fine ? 0 : 1;
}
