#include "ontology/works/rules.h"

#include "ontology/works/naming.h"

#include <string.h>

/* Bytes and lines of a file of rules. */
#define RULES_BYTES (1024u * 1024u)
#define RULES_MOST  10000u

static char *rules_path(const Store *store)
{
  return g_build_filename(store->directory, "works.txt", NULL);
}

char *work_rules_sum(const Store *store)
{
  g_autofree char *path = rules_path(store);
  g_autofree char *text = NULL;
  gsize length = 0;
  if (!g_file_get_contents(path, &text, &length, NULL))
    return g_strdup("");
  return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, (gssize)length);
}

static void rule_free(gpointer data)
{
  WorkRule *rule = data;
  g_ptr_array_unref(rule->a);
  g_ptr_array_unref(rule->b);
  g_free(rule->key);
  g_free(rule);
}

void work_rules_free(WorkRules *rules)
{
  if (rules == NULL)
    return;
  g_ptr_array_unref(rules->rules);
  g_free(rules->sum);
  g_free(rules);
}

/* The blocks of an entry of a paper's list: "powell2010#12". */
static gboolean entry_blocks(Store *store, const char *side, const char *hash, GPtrArray *blocks,
                             GError **error)
{
  g_autofree char *key = g_strndup(side, (gsize)(hash - side));
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT block FROM holding JOIN reference ON reference.paper = holding.id JOIN naming ON "
              "naming.reference = "
              "reference.id JOIN naming_block ON naming_block.naming = naming.id WHERE key = ? AND n = ? AND "
              "substr(block, 1, 1) IN ('d', 't', 'c')",
              "ti", key, g_ascii_strtoll(hash + 1, NULL, 10));
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1)
    g_ptr_array_add(blocks, db_text(row, 0));
  return step == 0;
}

/* The blocks by which namings of a side are known. A key is what its work was when the key was given:
 * "family|year|title|doi|...". */
static GPtrArray *side_blocks(Store *store, const char *side, GError **error)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func(g_free);
  if (g_ascii_strncasecmp(side, "doi:", 4) == 0) {
    g_autofree char *doi = g_ascii_strdown(side + 4, -1);
    g_ptr_array_add(blocks, g_strdup_printf("%c:%s", BLOCK_DOI, doi));
    return g_steal_pointer(&blocks);
  }
  const char *hash = strchr(side, '#');
  if (hash != NULL)
    return entry_blocks(store, side, hash, blocks, error) ? g_steal_pointer(&blocks) : NULL;
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT identity FROM work_key WHERE key = ?", "t", side);
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step < 0)
    return NULL;
  g_autofree char *identity = step == 1 ? db_text(row, 0) : NULL;
  if (step == 1)
    db_finish(row);
  g_auto(GStrv) parts = g_strsplit(identity != NULL ? identity : "", "|", 5);
  if (g_strv_length(parts) >= 4) {
    if (*parts[2] != '\0')
      g_ptr_array_add(blocks, g_strdup_printf("%c:%s|%s|%s", BLOCK_TITLE, parts[0], parts[1], parts[2]));
    if (*parts[3] != '\0')
      g_ptr_array_add(blocks, g_strdup_printf("%c:%s", BLOCK_DOI, parts[3]));
  }
  return g_steal_pointer(&blocks);
}

/* The words of a line: "same" or "different", and both sides. FALSE: not a rule; n is 0 for an empty line. */
static gboolean split_line(char *line, char **words, guint *n)
{
  *n = 0;
  if (!g_utf8_validate(line, -1, NULL))
    return FALSE;
  for (char *p = line; *p != '\0'; p++)
    if (*p == '#' && (p == line || g_ascii_isspace(p[-1]))) {
      *p = '\0';
      break;
    }
  for (char *p = line; *p != '\0';) {
    while (g_ascii_isspace(*p))
      *p++ = '\0';
    if (*p == '\0')
      break;
    if (*n == 3)
      return FALSE;
    words[(*n)++] = p;
    while (*p != '\0' && !g_ascii_isspace(*p))
      p++;
  }
  return *n == 0 || (*n == 3 && (strcmp(words[0], "same") == 0 || strcmp(words[0], "different") == 0));
}

/* A line that isn't a rule is passed over: store_works_check names it. */
static gboolean read_line(Store *store, WorkRules *rules, char *line, guint number, GError **error)
{
  char *words[3] = {NULL};
  guint n = 0;
  if (!split_line(line, words, &n) || n == 0 || rules->rules->len >= RULES_MOST)
    return TRUE;
  WorkRule *rule = g_new0(WorkRule, 1);
  rule->same = strcmp(words[0], "same") == 0;
  rule->line = number;
  rule->key = g_strdup(words[2]);
  rule->a = side_blocks(store, words[1], error);
  rule->b = rule->a != NULL ? side_blocks(store, words[2], error) : NULL;
  if (rule->b == NULL) {
    g_clear_pointer(&rule->a, g_ptr_array_unref);
    g_free(rule->key);
    g_free(rule);
    return FALSE;
  }
  g_ptr_array_add(rules->rules, rule);
  return TRUE;
}

Diagnostics *store_works_check(const char *directory)
{
  g_autofree char *path = g_build_filename(directory, "works.txt", NULL);
  Diagnostics *list = diagnostics_new(path);
  g_autofree char *text = NULL;
  gsize length = 0;
  if (!g_file_get_contents(path, &text, &length, NULL))
    return list;
  if (length > RULES_BYTES) {
    diagnostics_add(list, SEVERITY_WARNING, POSITION_NONE, 0, "limit",
                    "larger than %u bytes: nothing of it is heeded", RULES_BYTES);
    return list;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  guint found = 0;
  for (guint i = 0; lines[i] != NULL; i++) {
    char *words[3] = {NULL};
    guint n = 0;
    if (!split_line(lines[i], words, &n))
      diagnostics_add(list, SEVERITY_WARNING, POSITION_LINE, i + 1, "bad-rule",
                      "not a rule, passed over; write: same KEY KEY, or: different KEY KEY");
    else if (n > 0 && ++found > RULES_MOST)
      diagnostics_add(list, SEVERITY_WARNING, POSITION_LINE, i + 1, "limit",
                      "more than %u rules, this one is passed over", RULES_MOST);
  }
  return list;
}

WorkRules *work_rules_read(Store *store, GError **error)
{
  g_autoptr(WorkRules) rules = g_new0(WorkRules, 1);
  rules->rules = g_ptr_array_new_with_free_func(rule_free);
  g_autofree char *path = rules_path(store);
  g_autofree char *text = NULL;
  gsize length = 0;
  if (!g_file_get_contents(path, &text, &length, NULL)) {
    rules->sum = g_strdup("");
    return g_steal_pointer(&rules);
  }
  rules->sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, (gssize)length);
  if (length > RULES_BYTES)
    return g_steal_pointer(&rules);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line(store, rules, lines[i], i + 1, error))
      return NULL;
  return g_steal_pointer(&rules);
}

static gboolean share_block(const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      if (strcmp(g_ptr_array_index(a, i), g_ptr_array_index(b, k)) == 0)
        return TRUE;
  return FALSE;
}

/* Has a work a naming with one of these blocks? */
static gboolean work_has(Store *store, gint64 work, const GPtrArray *blocks, gboolean *has, GError **error)
{
  *has = FALSE;
  for (guint i = 0; i < blocks->len && !*has; i++) {
    gint64 one = 0;
    if (!db_integer(store->db, &one, has, error,
                    "SELECT 1 FROM naming_block JOIN naming ON naming.id = naming WHERE block = ? AND work = "
                    "? LIMIT 1",
                    "ti", g_ptr_array_index(blocks, i), work))
      return FALSE;
  }
  return TRUE;
}

gboolean work_rules_forbid(Store *store, const WorkRules *rules, const GPtrArray *blocks, gint64 work,
                           gboolean *forbidden, GError **error)
{
  *forbidden = FALSE;
  for (guint i = 0; i < rules->rules->len && !*forbidden; i++) {
    const WorkRule *rule = g_ptr_array_index(rules->rules, i);
    if (rule->same)
      continue;
    if (share_block(rule->a, blocks) && !work_has(store, work, rule->b, forbidden, error))
      return FALSE;
    if (!*forbidden && share_block(rule->b, blocks) && !work_has(store, work, rule->a, forbidden, error))
      return FALSE;
  }
  return TRUE;
}

gboolean work_rules_forbid_works(Store *store, const WorkRules *rules, gint64 one, gint64 other,
                                 gboolean *forbidden, GError **error)
{
  *forbidden = FALSE;
  for (guint i = 0; i < rules->rules->len && !*forbidden; i++) {
    const WorkRule *rule = g_ptr_array_index(rules->rules, i);
    for (guint turn = 0; turn < 2 && !rule->same && !*forbidden; turn++) {
      gboolean first = FALSE, second = FALSE;
      if (!work_has(store, one, turn == 0 ? rule->a : rule->b, &first, error) ||
          !work_has(store, other, turn == 0 ? rule->b : rule->a, &second, error))
        return FALSE;
      *forbidden = first && second;
    }
  }
  return TRUE;
}

/* The works that have a naming with one of these blocks. */
static GArray *works_with(Store *store, const GPtrArray *blocks, GError **error)
{
  g_autoptr(GArray) works = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (guint i = 0; i < blocks->len; i++) {
    sqlite3_stmt *row =
        db_bind(store->db, error,
                "SELECT DISTINCT work FROM naming_block JOIN naming ON naming.id = naming WHERE block = "
                "? AND work IS NOT NULL ORDER BY work",
                "t", g_ptr_array_index(blocks, i));
    int step = row == NULL ? -1 : 1;
    while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
      gint64 work = sqlite3_column_int64(row, 0);
      g_array_append_val(works, work);
    }
    if (step < 0)
      return NULL;
  }
  return g_steal_pointer(&works);
}

/* Takes namings of a side out of a work, and the key by which it was known there. */
static gboolean take_out(Store *store, gint64 work, const GPtrArray *blocks, const char *key, GError **error)
{
  if (!store_touch_citing_passages(store, work, error) ||
      !db_run(store->db, error,
              "UPDATE work_key SET work = NULL WHERE key = ?1 AND work = ?2 AND key <> (SELECT key FROM work "
              "WHERE id = "
              "?2)",
              "ti", key, work))
    return FALSE;
  for (guint i = 0; i < blocks->len; i++) {
    const char *block = g_ptr_array_index(blocks, i);
    static const char *const statements[] = {
        "UPDATE reference SET work = NULL WHERE work = ?1 AND id IN (SELECT naming.reference FROM "
        "naming_block JOIN "
        "naming ON naming.id = naming WHERE block = ?2)",
        "UPDATE holding SET work = NULL WHERE work = ?1 AND id IN (SELECT naming.paper FROM naming_block "
        "JOIN naming ON "
        "naming.id = naming WHERE block = ?2)",
        "UPDATE naming SET work = NULL WHERE work = ?1 AND id IN (SELECT naming FROM naming_block WHERE "
        "block = ?2)",
    };
    for (guint k = 0; k < G_N_ELEMENTS(statements); k++)
      if (!db_run(store->db, error, statements[k], "it", work, block))
        return FALSE;
  }
  return db_run(store->db, error, "UPDATE work SET stale = 1 WHERE id = ?", "i", work);
}

gboolean work_rules_part(Store *store, const WorkRules *rules, GError **error)
{
  for (guint i = 0; i < rules->rules->len; i++) {
    const WorkRule *rule = g_ptr_array_index(rules->rules, i);
    if (rule->same)
      continue;
    g_autoptr(GArray) works = works_with(store, rule->a, error);
    if (works == NULL)
      return FALSE;
    for (guint k = 0; k < works->len; k++) {
      gint64 work = g_array_index(works, gint64, k);
      gboolean both = FALSE;
      if (!work_has(store, work, rule->b, &both, error) ||
          (both && !take_out(store, work, rule->b, rule->key, error)))
        return FALSE;
    }
  }
  return TRUE;
}

GArray *work_rules_pairs(Store *store, const WorkRules *rules, GError **error)
{
  g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (guint i = 0; i < rules->rules->len; i++) {
    const WorkRule *rule = g_ptr_array_index(rules->rules, i);
    if (!rule->same)
      continue;
    g_autoptr(GArray) a = works_with(store, rule->a, error);
    g_autoptr(GArray) b = a != NULL ? works_with(store, rule->b, error) : NULL;
    if (b == NULL)
      return NULL;
    if (a->len > 0 && b->len > 0 && g_array_index(a, gint64, 0) != g_array_index(b, gint64, 0)) {
      g_array_append_val(pairs, g_array_index(a, gint64, 0));
      g_array_append_val(pairs, g_array_index(b, gint64, 0));
    }
  }
  return g_steal_pointer(&pairs);
}

gboolean work_rules_about(Store *store, const WorkRules *rules, gint64 one, gint64 other, GPtrArray *lines,
                          GError **error)
{
  for (guint i = 0; i < rules->rules->len; i++) {
    const WorkRule *rule = g_ptr_array_index(rules->rules, i);
    gboolean about = FALSE;
    for (guint turn = 0; turn < 2 && !about; turn++) {
      gboolean first = FALSE, second = FALSE;
      if (!work_has(store, one, turn == 0 ? rule->a : rule->b, &first, error) ||
          !work_has(store, other, turn == 0 ? rule->b : rule->a, &second, error))
        return FALSE;
      about = first && second;
    }
    if (about)
      g_ptr_array_add(lines,
                      g_strdup_printf("works.txt:%u: %s", rule->line, rule->same ? "same" : "different"));
  }
  return TRUE;
}
