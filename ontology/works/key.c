/* Keys of works: readable, stored, never given twice. */
#include "ontology/works/naming.h"
#include "ontology/works/works.h"

#include "ontology/store/record_json.h"

#include <string.h>

/* Words and bytes of a key made from a title, a label or the name of an organisation. */
#define KEY_WORDS 5u
#define KEY_BYTES 48u

/* Small ASCII letters and digits; other letters by their usual spelling, other characters dropped. */
static char *ascii_of(const char *text)
{
  g_autofree char *plain = g_str_to_ascii(text, "C");
  GString *out = g_string_new(NULL);
  for (const char *p = plain; *p != '\0'; p++)
    if (g_ascii_isalnum(*p))
      g_string_append_c(out, g_ascii_tolower(*p));
  return g_string_free(out, FALSE);
}

/* The first words, joined by '-'. */
static char *slug(const char *text)
{
  g_autofree char *plain = g_str_to_ascii(text, "C");
  GString *out = g_string_new(NULL);
  guint words = 0;
  gboolean inside = FALSE;
  for (const char *p = plain; *p != '\0' && out->len < KEY_BYTES; p++) {
    if (*p == '\'')
      continue;
    gboolean letter = g_ascii_isalnum(*p);
    if (letter && !inside && words++ == KEY_WORDS)
      break;
    if (letter && !inside && out->len > 0)
      g_string_append_c(out, '-');
    if (letter)
      g_string_append_c(out, g_ascii_tolower(*p));
    inside = letter;
  }
  return g_string_free(out, FALSE);
}

char *work_key_base(const Record *record, const char *label)
{
  const GPtrArray *persons = record->authors->len > 0 ? record->authors : record->editors;
  const Person *first = persons->len > 0 ? g_ptr_array_index(persons, 0) : NULL;
  g_autofree char *name = NULL;
  if (first != NULL && first->family != NULL)
    name = ascii_of(first->family);
  else if (first != NULL)
    name = slug(first->literal);
  if (name != NULL && strlen(name) > KEY_BYTES)
    name[KEY_BYTES] = '\0';
  if (name != NULL && *name != '\0')
    return record->year > 0 ? g_strdup_printf("%s%d", name, record->year) : g_strdup_printf("%s-nd", name);
  const char *source = record->title != NULL ? record->title : label;
  g_autofree char *words = slug(source != NULL ? source : "");
  if (*words == '\0') {
    g_free(words);
    words = g_strdup("work");
  }
  return record->year > 0 ? g_strdup_printf("%s-%d", words, record->year) : g_steal_pointer(&words);
}

char *work_key_letter(guint n)
{
  GString *out = g_string_new(NULL);
  for (guint rest = n + 1; rest > 0; rest = (rest - 1) / 26)
    g_string_prepend_c(out, (char)('a' + (rest - 1) % 26));
  return g_string_free(out, FALSE);
}

typedef struct {
  gint64 id;
  char *base, *title, *identity;
} Nameless;

static void nameless_free(gpointer data)
{
  Nameless *nameless = data;
  g_free(nameless->base);
  g_free(nameless->title);
  g_free(nameless->identity);
  g_free(nameless);
}

/* By base, then by folded title, then by whatever else is said. */
static int nameless_compare(gconstpointer a, gconstpointer b)
{
  const Nameless *left = *(Nameless *const *)a;
  const Nameless *right = *(Nameless *const *)b;
  int order = strcmp(left->base, right->base);
  if (order == 0)
    order = strcmp(left->title, right->title);
  if (order == 0)
    order = strcmp(left->identity, right->identity);
  return order != 0 ? order : left->id < right->id ? -1 : left->id > right->id;
}

/* The works without a key, in the order in which keys are given. */
static GPtrArray *nameless_works(Db *db, GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(nameless_free);
  sqlite3_stmt *row =
      db_bind(db, error,
              "SELECT id, record, (SELECT label FROM holding WHERE holding.work = work.id AND label IS "
              "NOT NULL ORDER BY label LIMIT 1), (SELECT min(sort) FROM naming WHERE naming.work = "
              "work.id) FROM work WHERE key IS NULL",
              "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(db, row, error)) == 1) {
    g_autofree char *json = db_text(row, 1);
    g_autofree char *label = db_text(row, 2);
    g_autofree char *sort = db_text(row, 3);
    g_autoptr(Record) record = record_from_json(json);
    Nameless *nameless = g_new0(Nameless, 1);
    nameless->id = sqlite3_column_int64(row, 0);
    nameless->base = work_key_base(record, label);
    nameless->title = naming_title(record);
    g_autofree char *family = naming_family(record);
    nameless->identity = g_strdup_printf("%s|%d|%s|%s|%s", family, record->year, nameless->title,
                                         record->doi != NULL ? record->doi : "",
                                         *nameless->title == '\0' && sort != NULL ? sort : "");
    g_ptr_array_add(all, nameless);
  }
  g_ptr_array_sort(all, nameless_compare);
  return step == 0 ? g_steal_pointer(&all) : NULL;
}

static gboolean key_is_taken(Db *db, const char *key, gboolean *taken, GError **error)
{
  gint64 n = 0;
  if (!db_integer(
          db, &n, NULL, error,
          "SELECT (SELECT count(*) FROM work_key WHERE key = ?1) + (SELECT count(*) FROM holding WHERE key = "
          "?1)",
          "t", key))
    return FALSE;
  *taken = n > 0;
  return TRUE;
}

/* The next free key of a base: without letter where it stands alone in a base never used. */
static char *free_key(Db *db, const char *base, gboolean alone, guint *letter, GError **error)
{
  gsize length = strlen(base);
  gboolean year = length > 4 && g_ascii_isdigit(base[length - 1]) && g_ascii_isalpha(base[length - 5]);
  const char *joint = year ? "" : "-";
  gboolean taken = TRUE;
  if (alone) {
    if (!key_is_taken(db, base, &taken, error))
      return NULL;
    if (!taken)
      return g_strdup(base);
  }
  for (;; (*letter)++) {
    g_autofree char *suffix = work_key_letter(*letter);
    g_autofree char *key = g_strconcat(base, joint, suffix, NULL);
    if (!key_is_taken(db, key, &taken, error))
      return NULL;
    if (!taken) {
      (*letter)++;
      return g_steal_pointer(&key);
    }
  }
}

/* A work that was here before gets its key back. */
static char *former_key(Db *db, const Nameless *nameless, gboolean *failed, GError **error)
{
  sqlite3_stmt *row =
      db_bind(db, error,
              "SELECT key FROM work_key WHERE identity = ? AND base = ? AND work IS NULL ORDER BY key "
              "LIMIT 1",
              "tt", nameless->identity, nameless->base);
  int step = row == NULL ? -1 : db_step(db, row, error);
  *failed = step < 0;
  char *key = step == 1 ? db_text(row, 0) : NULL;
  if (step == 1)
    db_finish(row);
  return key;
}

static gboolean give_key(Db *db, const Nameless *nameless, const char *key, GError **error)
{
  return db_run(db, error, "UPDATE work SET key = ? WHERE id = ?", "ti", key, nameless->id) &&
         db_run(db, error, "INSERT OR REPLACE INTO work_key (key, work, base, identity) VALUES (?, ?, ?, ?)",
                "titt", key, nameless->id, nameless->base, nameless->identity);
}

/* Works of one base: [first, end) of all. */
static gboolean give_group(Db *db, const GPtrArray *all, guint first, guint end, GError **error)
{
  const char *base = ((Nameless *)g_ptr_array_index(all, first))->base;
  gint64 used = 0;
  if (!db_integer(db, &used, NULL, error, "SELECT count(*) FROM work_key WHERE base = ?", "t", base))
    return FALSE;
  /* "powell2010" without a letter counts as its a. */
  guint letter = used > 0 ? 1 : 0;
  for (guint i = first; i < end; i++) {
    const Nameless *nameless = g_ptr_array_index(all, i);
    gboolean failed = FALSE;
    g_autofree char *key = former_key(db, nameless, &failed, error);
    if (failed)
      return FALSE;
    if (key == NULL)
      key = free_key(db, base, used == 0 && end - first == 1, &letter, error);
    if (key == NULL || !give_key(db, nameless, key, error))
      return FALSE;
  }
  return TRUE;
}

gboolean works_give_keys(Store *store, GError **error)
{
  g_autoptr(GPtrArray) all = nameless_works(store->db, error);
  if (all == NULL)
    return FALSE;
  for (guint first = 0, end; first < all->len; first = end) {
    const char *base = ((Nameless *)g_ptr_array_index(all, first))->base;
    for (end = first + 1; end < all->len; end++)
      if (strcmp(((Nameless *)g_ptr_array_index(all, end))->base, base) != 0)
        break;
    if (!give_group(store->db, all, first, end, error))
      return FALSE;
  }
  return TRUE;
}
