/* How well works are told apart: eval-works [--half 0|1] [--list]
 *
 * Truth are DOIs, which are hidden from the comparison: two references with one DOI are one work, two with
 * different DOIs are two. Reads the JATS articles of the shared data, one half (by the checksum of the name;
 * 1 unless told) for reporting, the other for development. Looks at every pair that shares a candidate block;
 * pairs that share a DOI and no block count as missed. --list prints the pairs that were decided wrongly. */
#include "ontology/works/match.h"
#include "ontology/works/naming.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  MatchRecord *record;
  char *doi;
  char *raw;
} Entry;

static void free_indexes(gpointer data)
{
  g_array_unref(data);
}

static void note(GHashTable *table, const char *key, guint index)
{
  GArray *indexes = g_hash_table_lookup(table, key);
  if (indexes == NULL) {
    indexes = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(table, g_strdup(key), indexes);
  }
  g_array_append_val(indexes, index);
}

static void add_reference(const Reference *reference, GHashTable *blocks, GArray *entries)
{
  if (reference->record->doi == NULL)
    return;
  g_autoptr(Record) record = record_copy(reference->record);
  Entry entry = {NULL, g_ascii_strdown(record->doi, -1), g_strdup(reference->raw)};
  g_clear_pointer(&record->doi, g_free);
  g_autoptr(Naming) naming = naming_new(record, NULL, NULL);
  for (guint i = 0; i < naming->blocks->len; i++)
    note(blocks, g_ptr_array_index(naming->blocks, i), entries->len);
  entry.record = match_record_new(record);
  g_array_append_val(entries, entry);
}

static void add_file(const char *path, GHashTable *blocks, GArray *entries)
{
  g_autoptr(GPtrArray) papers = eval_read(path);
  for (guint i = 0; i < papers->len; i++) {
    const Paper *paper = g_ptr_array_index(papers, i);
    for (guint k = 0; k < paper->references->len; k++)
      add_reference(g_ptr_array_index(paper->references, k), blocks, entries);
  }
}

/* The XML files under a directory whose names fall into a half. */
static void add_directory(const char *root, int half, GHashTable *blocks, GArray *entries)
{
  g_autoptr(GDir) directory = g_dir_open(root, 0, NULL);
  for (const char *name; directory != NULL && (name = g_dir_read_name(directory)) != NULL;) {
    g_autofree char *path = g_build_filename(root, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
      add_directory(path, half, blocks, entries);
    else if ((g_str_has_suffix(name, ".xml") || g_str_has_suffix(name, ".nxml")) &&
             (int)(g_str_hash(name) / 7 % 2) == half)
      add_file(path, blocks, entries);
  }
}

int main(int argc, char **argv)
{
  int half = 1;
  gboolean list = FALSE;
  for (int i = 1; i < argc; i++) {
    list |= strcmp(argv[i], "--list") == 0;
    if (strcmp(argv[i], "--half") == 0 && i + 1 < argc)
      half = atoi(argv[i + 1]);
  }
  g_autofree char *root = eval_shared("data/jats");
  if (root == NULL)
    return EVAL_SKIPPED;
  g_autoptr(GHashTable) blocks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_indexes);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GHashTable) dois = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_indexes);
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  add_directory(root, half, blocks, entries);
  guint64 right = 0, wrong = 0, missed = 0, apart = 0, same = 0, met = 0;
  GHashTableIter iter;
  gpointer key, value;
  for (guint i = 0; i < entries->len; i++)
    note(dois, g_array_index(entries, Entry, i).doi, i);
  g_hash_table_iter_init(&iter, dois);
  while (g_hash_table_iter_next(&iter, NULL, &value))
    same += (guint64)((GArray *)value)->len * (((GArray *)value)->len - 1) / 2;
  g_hash_table_iter_init(&iter, blocks);
  while (g_hash_table_iter_next(&iter, &key, &value)) {
    const GArray *indexes = value;
    gboolean likely = *(char *)key == BLOCK_TITLE || *(char *)key == BLOCK_PLACE;
    for (guint i = 0; i < MIN(indexes->len, 200); i++)
      for (guint k = i + 1; k < MIN(indexes->len, 200); k++) {
        guint a = g_array_index(indexes, guint, i), b = g_array_index(indexes, guint, k);
        gint64 pair = ((gint64)a << 32) | b;
        if (a == b || !g_hash_table_add(seen, g_memdup2(&pair, sizeof pair)))
          continue;
        const Entry *left = &g_array_index(entries, Entry, a);
        const Entry *other = &g_array_index(entries, Entry, b);
        double odds = works_match(left->record, other->record, NULL);
        gboolean found = odds >= (likely ? MATCH_SAME_TITLE : MATCH_SAME);
        gboolean truth = strcmp(left->doi, other->doi) == 0;
        met += truth;
        right += found && truth;
        wrong += found && !truth;
        missed += !found && truth;
        apart += !found && !truth;
        if (list && found != truth) {
          g_autoptr(GString) why = g_string_new(NULL);
          works_match(left->record, other->record, why);
          printf("%s %.1f\n  %s\n  %s\n%s", found ? "WRONG" : "MISSED", odds, left->raw, other->raw,
                 why->str);
        }
      }
  }
  printf("%u entries with a DOI; pairs with one DOI %" G_GUINT64_FORMAT
         ", in a common block %" G_GUINT64_FORMAT "\n",
         entries->len, same, met);
  printf("found %" G_GUINT64_FORMAT ", missed %" G_GUINT64_FORMAT ", wrongly one %" G_GUINT64_FORMAT
         ", rightly apart %" G_GUINT64_FORMAT "\n",
         right, missed + (same - met), wrong, apart);
  printf("precision %.4f, recall %.4f\n", (double)right / (double)MAX(right + wrong, 1),
         (double)right / (double)MAX(same, 1));
  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = &g_array_index(entries, Entry, i);
    match_record_free(entry->record);
    g_free(entry->doi);
    g_free(entry->raw);
  }
  return 0;
}
