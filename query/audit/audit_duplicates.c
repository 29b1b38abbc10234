/* Entries that are one work, and DOIs that two works share. */
#include "query/audit/checks.h"

#include "corpus/citation/fold.h"

#include <stdlib.h>
#include <string.h>

static const char *first_family(const Record *record)
{
  if (record->authors->len == 0)
    return NULL;
  const Person *first = g_ptr_array_index(record->authors, 0);
  return first->family != NULL ? first->family : first->literal;
}

/* The words of a folded title, as a set. */
static GHashTable *title_words(const char *title)
{
  GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = name_fold(title, -1);
  g_auto(GStrv) parts = g_strsplit(folded, " ", 0);
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_hash_table_add(words, g_strdup(*part));
  return words;
}

/* Words that make two like titles two works: numbers of parts and years. */
static gboolean word_counts(const char *word)
{
  static const char *const parts[] = {"i",      "ii",        "iii",   "iv",      "v",      "part",
                                      "update", "revisited", "reply", "comment", "erratum"};
  if (g_ascii_isdigit(*word))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    if (strcmp(word, parts[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Nearly the same words, and no number or part in one that the other lacks. */
static gboolean titles_agree(const char *a, const char *b)
{
  g_autoptr(GHashTable) left = title_words(a);
  g_autoptr(GHashTable) right = title_words(b);
  guint common = 0;
  GHashTableIter iterator;
  gpointer word;
  for (int side = 0; side < 2; side++) {
    g_hash_table_iter_init(&iterator, side == 0 ? left : right);
    while (g_hash_table_iter_next(&iterator, &word, NULL)) {
      gboolean shared = g_hash_table_contains(side == 0 ? right : left, word);
      common += shared && side == 0;
      if (!shared && word_counts(word))
        return FALSE;
    }
  }
  guint all = g_hash_table_size(left) + g_hash_table_size(right) - common;
  return all > 0 && common * 10 >= all * 9;
}

static gboolean is_same_work(const Record *a, const Record *b)
{
  if (a->title == NULL || b->title == NULL || a->year != b->year || a->authors->len == 0 ||
      b->authors->len == 0)
    return FALSE;
  g_autofree char *left = name_key(first_family(a), -1);
  g_autofree char *right = name_key(first_family(b), -1);
  if (name_distance(left, right, 1) > 1 || !titles_agree(a->title, b->title))
    return FALSE;
  return a->container == NULL || b->container == NULL || titles_agree(a->container, b->container) ||
         a->volume == NULL || g_strcmp0(a->volume, b->volume) == 0;
}

/* Entries by the start of the folded title and by the DOI: a list of hundreds is looked through once. */
static char *title_block(const Record *record)
{
  if (record->title == NULL)
    return NULL;
  g_autofree char *folded = name_key(record->title, -1);
  return strlen(folded) < 12 ? NULL : g_strdup_printf("t%.12s", folded);
}

/* Entries of one block of this size at most are compared with each other; more is a list of "Annual report"
 * entries. */
#define BLOCK_MAX 30u

static void add_to_block(GHashTable *blocks, char *key, guint n)
{
  if (key == NULL)
    return;
  GArray *block = g_hash_table_lookup(blocks, key);
  if (block == NULL) {
    block = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(blocks, key, block);
  } else {
    g_free(key);
  }
  g_array_append_val(block, n);
}

static void compare(Audit *audit, guint first, guint second)
{
  const Reference *a = audit_reference(audit, first);
  const Reference *b = audit_reference(audit, second);
  gboolean doi = a->record->doi != NULL && g_strcmp0(a->record->doi, b->record->doi) == 0;
  gboolean same = is_same_work(a->record, b->record);
  guint *twin = &g_array_index(audit->twin, guint, second - 1);
  if ((!doi && !same) || *twin != 0)
    return;
  g_autofree char *label = audit_entry_label(a);
  Finding *finding;
  if (same || (a->record->title != NULL && b->record->title != NULL &&
               titles_agree(a->record->title, b->record->title))) {
    *twin = first;
    finding = audit_add(audit, AUDIT_LISTED_TWICE, same && doi ? 0.98 : 0.9, b->span, first,
                        "this work is entry %u too, %s", first, label);
  } else {
    finding =
        audit_add(audit, AUDIT_DOI, 0.8, audit_field_span(audit, b, FIELD_DOI), first,
                  "the DOI \"%s\" is also that of entry %u, %s, another work", b->record->doi, first, label);
  }
  g_array_append_val(finding->references, second);
}

static void free_block(gpointer data)
{
  g_array_unref(data);
}

static int compare_keys(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

void audit_duplicates(Audit *audit)
{
  guint n = audit->paper->references->len;
  g_autoptr(GHashTable) blocks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_block);
  for (guint i = 0; i < n; i++) {
    const Record *record = audit_reference(audit, i + 1)->record;
    add_to_block(blocks, title_block(record), i + 1);
    add_to_block(blocks, record->doi != NULL ? g_strdup_printf("d%s", record->doi) : NULL, i + 1);
  }
  guint n_keys;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array(blocks, &n_keys);
  qsort(keys, n_keys, sizeof *keys, compare_keys); /* findings must not depend on the order of a hash table */
  for (guint k = 0; k < n_keys; k++) {
    const GArray *block = g_hash_table_lookup(blocks, keys[k]);
    for (guint i = 0; block->len <= BLOCK_MAX && i < block->len; i++)
      for (guint j = i + 1; j < block->len; j++)
        compare(audit, g_array_index(block, guint, i), g_array_index(block, guint, j));
  }
}
