#include "corpus/citation/link.h"

#include "corpus/citation/fold.h"
#include "corpus/citation/link_index.h"
#include "corpus/citation/names.h"

#include <string.h>

/* Bytes of other text after which entries belong to another list. */
enum { HEAD_BYTES = 900, LITERAL_WORDS = 20, LIST_GAP = 2000 };

static void entry_clear(gpointer data)
{
  RefInfo *info = data;
  g_ptr_array_unref(info->families);
  g_free(info->initials);
  g_free(info->head);
  if (info->literal != NULL)
    g_ptr_array_unref(info->literal);
}

static void add_to(GHashTable *table, const char *key, guint value)
{
  if (key[0] == '\0')
    return;
  GArray *list = g_hash_table_lookup(table, key);
  if (list == NULL) {
    list = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(table, g_strdup(key), list);
  }
  if (list->len == 0 || g_array_index(list, guint, list->len - 1) != value)
    g_array_append_val(list, value);
}

/* Under the name, and under name and year. */
static void add_name(LinkIndex *index, const char *key, int year, guint entry)
{
  if (key[0] == '\0')
    return;
  add_to(index->by_first, key, entry);
  g_autofree char *dated = g_strdup_printf("%s|%d", key, year);
  add_to(index->by_first, dated, entry);
}

static gsize utf8_cut(const char *text, gsize length, gsize at)
{
  at = MIN(at, length);
  while (at > 0 && at < length && ((guchar)text[at] & 0xc0) == 0x80)
    at--;
  return at;
}

/* Lower case initials of a given name: "Thomas J." and "T.J." give "tj". Caller frees. */
static char *initials_of(const char *given)
{
  g_autofree char *folded = name_fold(given, -1);
  GString *out = g_string_new(NULL);
  gboolean capitals = g_ascii_strncasecmp(given, folded, 1) == 0 && strlen(folded) <= 4;
  for (const char *p = given; *p != '\0' && capitals; p = g_utf8_next_char(p))
    capitals = !g_unichar_islower(g_utf8_get_char(p));
  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ' && *p != '\'' && (capitals || p == folded || p[-1] == ' '))
      g_string_append_c(out, *p);
  return g_string_free(out, FALSE);
}

/* What stands after the family name at the start of an entry, as initials. */
static char *initials_from_raw(const char *raw, gsize length)
{
  gsize i = 0;
  while (i < length && i < 60 && raw[i] != ',' && raw[i] != ' ')
    i++;
  while (i < length && (raw[i] == ',' || raw[i] == ' '))
    i++;
  GString *out = g_string_new(NULL);
  for (; i < length && out->len < 5; i++) {
    if (g_ascii_isupper(raw[i]) && (i + 1 >= length || !g_ascii_islower(raw[i + 1])))
      g_string_append_c(out, g_ascii_tolower(raw[i]));
    else if (raw[i] != '.' && raw[i] != ' ' && raw[i] != '-')
      break;
  }
  return g_string_free(out, out->len == 0);
}

/* The words before the year or the first full stop: a corporate author, or the title of a work that has none.
 */
static GPtrArray *literal_of(const char *raw, gsize length)
{
  gsize end = 0;
  for (; end < length && end < 240; end++) {
    if (raw[end] == '.' && end > 5 && (end + 1 >= length || raw[end + 1] == ' '))
      break;
    if (raw[end] == '(' && end + 1 < length && year_at(raw, length, end + 1) != 0)
      break;
  }
  g_autofree char *folded = name_fold(raw, (gssize)utf8_cut(raw, length, end));
  g_auto(GStrv) words = g_strsplit(folded, " ", LITERAL_WORDS + 1);
  GPtrArray *literal = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < LITERAL_WORDS && words[i] != NULL; i++)
    if (words[i][0] != '\0' && !(i == 0 && strcmp(words[i], "the") == 0))
      g_ptr_array_add(literal, g_strdup(words[i]));
  return literal;
}

static void read_authors(RefInfo *info, const Reference *reference, const char *raw, gsize length)
{
  const GPtrArray *authors = reference->record->authors;
  for (guint i = 0; i < authors->len; i++) {
    const Person *person = g_ptr_array_index(authors, i);
    if (person->family == NULL)
      continue;
    if (i == 0 && person->given != NULL)
      info->initials = initials_of(person->given);
    g_autofree char *whole =
        g_strconcat(person->particle != NULL ? person->particle : "", " ", person->family, NULL);
    g_ptr_array_add(info->families, name_key(whole, -1));
  }
  info->et_al = reference->record->et_al;
  g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(g_free);
  NameRun run = names_read(raw, length, read);
  if (info->families->len == 0) {
    g_ptr_array_set_size(info->families, 0);
    for (guint i = 0; i < read->len; i++)
      g_ptr_array_add(info->families, g_strdup(g_ptr_array_index(read, i)));
    info->et_al = run.et_al;
    if (run.inverted)
      info->initials = initials_from_raw(raw, length);
  }
  const Person *first = authors->len > 0 ? g_ptr_array_index(authors, 0) : NULL;
  if (run.n == 0)
    info->literal = literal_of(raw, length);
  else if (first != NULL && first->literal != NULL && reference->record->confidence > 0.5)
    info->literal = literal_of(first->literal, strlen(first->literal));
}

static void read_year(RefInfo *info, const Reference *reference, const char *raw, gsize length)
{
  const Record *record = reference->record;
  info->year = record->year;
  if (record->year_suffix != NULL)
    info->suffix = record->year_suffix[0];
  gssize at = -1;
  if (info->year == 0) {
    at = year_find(raw, length, 0);
    info->year = at >= 0 ? year_at(raw, length, (gsize)at) : 0;
  } else if (info->suffix == 0) {
    for (at = year_find(raw, length, 0); at >= 0 && year_at(raw, length, (gsize)at) != info->year;)
      at = year_find(raw, length, (gsize)at + 4);
  }
  if (at >= 0 && info->suffix == 0 && (gsize)at + 4 < length) {
    char c = raw[at + 4];
    char next = (gsize)at + 5 < length ? raw[at + 5] : ' ';
    if (g_ascii_islower(c) && !g_ascii_isalnum(next))
      info->suffix = c;
  }
  g_autofree char *lower = g_ascii_strdown(raw, (gssize)MIN(length, (gsize)HEAD_BYTES));
  info->in_press = strstr(lower, "in press") != NULL || strstr(lower, "forthcoming") != NULL;
}

/* Places the beginnings of a literal under their last words, and the abbreviation of the whole. */
static void index_literal(LinkIndex *index, guint entry, const RefInfo *info, const char *raw, gsize length)
{
  const GPtrArray *literal = info->literal;
  for (guint words = 1; words <= literal->len; words++) {
    if (words < literal->len && words < 3)
      continue;
    CorporatePosition position = {entry, words};
    g_array_append_val(index->positions, position);
    add_to(index->by_last, g_ptr_array_index(literal, words - 1), index->positions->len - 1);
  }
  GString *initials = g_string_new(NULL);
  gsize end = 0;
  while (end < length && end < 200 && strchr(".,([", raw[end]) == NULL)
    end++;
  for (gsize i = 0; i < end; i++)
    if (g_ascii_isupper(raw[i]) && (i == 0 || !g_ascii_isalnum(raw[i - 1])))
      g_string_append_c(initials, g_ascii_tolower(raw[i]));
  if (initials->len >= 2)
    add_name(index, initials->str, info->year, entry);
  g_string_free(initials, TRUE);
  /* "NBS - National Bureau of Statistics" */
  gsize word = 0;
  while (word < length && word < 10 && g_ascii_isupper(raw[word]))
    word++;
  if (word >= 2 && word < length && strchr(" .,(:", raw[word]) != NULL) {
    g_autofree char *acronym = g_ascii_strdown(raw, (gssize)word);
    add_name(index, acronym, info->year, entry);
  }
  /* "National Institute of Mental Health [NIMH]" */
  if (end < length && (raw[end] == '[' || raw[end] == '(')) {
    gsize stop = end + 1;
    while (stop < length && g_ascii_isalpha(raw[stop]))
      stop++;
    if (stop < length && stop > end + 2 && (raw[stop] == ']' || raw[stop] == ')')) {
      g_autofree char *abbreviation = name_key(raw + end + 1, (gssize)(stop - end - 1));
      add_name(index, abbreviation, info->year, entry);
    }
  }
  g_autoptr(GString) whole = g_string_new(NULL);
  for (guint i = 0; i < literal->len; i++)
    g_string_append(whole, g_ptr_array_index(literal, i));
  add_name(index, whole->str, info->year, entry);
}

/* "Müller" is "Mueller" where there are no umlauts. */
static char *umlauts_written_out(const char *family)
{
  GString *out = g_string_new(NULL);
  gboolean any = FALSE;
  for (const char *p = family; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_unichar_tolower(g_utf8_get_char(p));
    const char *pair = c == 0xe4                ? "ae"
                       : c == 0xf6 || c == 0xf8 ? "oe"
                       : c == 0xfc              ? "ue"
                       : c == 0xe5              ? "aa"
                                                : NULL;
    any = any || pair != NULL;
    if (pair != NULL)
      g_string_append(out, pair);
    else
      g_string_append_unichar(out, c);
  }
  g_autofree char *spelt = g_string_free(out, FALSE);
  return any ? name_key(spelt, -1) : NULL;
}

static void index_first(LinkIndex *index, guint entry, const RefInfo *info, const Reference *reference)
{
  if (info->families->len == 0)
    return;
  const char *first = g_ptr_array_index(info->families, 0);
  add_name(index, first, info->year, entry);
  g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(g_free);
  names_read(reference->raw, strlen(reference->raw), read);
  if (read->len > 0)
    add_name(index, g_ptr_array_index(read, 0), info->year, entry);
  const GPtrArray *authors = reference->record->authors;
  const Person *person = authors->len > 0 ? g_ptr_array_index(authors, 0) : NULL;
  if (person != NULL && person->family != NULL) {
    g_autofree char *bare = name_key_bare(person->family, -1);
    add_name(index, bare, info->year, entry);
    g_autofree char *spelt = umlauts_written_out(person->family);
    if (spelt != NULL)
      add_name(index, spelt, info->year, entry);
  }
  gsize n = strlen(first);
  if (n >= 4) {
    g_autofree char *front = g_strdup_printf("%d|%.2s", info->year, first);
    g_autofree char *back = g_strdup_printf("%d|*%s", info->year, first + n - 3);
    add_to(index->by_sound, front, entry);
    add_to(index->by_sound, back, entry);
  }
}

static guint label_number(const char *label)
{
  if (label == NULL)
    return 0;
  const char *p = label + strcspn(label, "0123456789");
  return *p != '\0' && strlen(p) < 8 ? (guint)g_ascii_strtoull(p, NULL, 10) : 0;
}

LinkIndex *link_index_new(const Paper *paper)
{
  LinkIndex *index = g_new0(LinkIndex, 1);
  index->entries = g_array_new(FALSE, TRUE, sizeof(RefInfo));
  g_array_set_clear_func(index->entries, entry_clear);
  index->positions = g_array_new(FALSE, FALSE, sizeof(CorporatePosition));
  index->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
  GDestroyNotify unref = (GDestroyNotify)g_array_unref;
  index->by_first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref);
  index->by_sound = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref);
  index->by_last = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref);
  index->by_number = g_hash_table_new_full(NULL, NULL, NULL, unref);
  index->list_ends = g_array_new(FALSE, FALSE, sizeof(gsize));
  guint labels = 0;
  gsize end = 0;
  for (guint i = 0; i < paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(paper->references, i);
    gsize length = strlen(reference->raw);
    RefInfo info = {.n = reference->n, .families = g_ptr_array_new_with_free_func(g_free)};
    read_authors(&info, reference, reference->raw, length);
    read_year(&info, reference, reference->raw, length);
    g_autofree char *head = name_fold(reference->raw, (gssize)utf8_cut(reference->raw, length, HEAD_BYTES));
    info.head = g_strconcat(" ", head, " ", NULL);
    if (index->list_ends->len == 0 || reference->span.start > end + LIST_GAP)
      g_array_append_val(index->list_ends, reference->span.start);
    g_array_index(index->list_ends, gsize, index->list_ends->len - 1) = reference->span.start;
    info.list = index->list_ends->len - 1;
    end = reference->span.end;
    g_array_append_val(index->entries, info);
    index_first(index, i, &info, reference);
    if (info.literal != NULL && info.literal->len > 0)
      index_literal(index, i, &info, reference->raw, length);
    g_array_append_val(index->starts, reference->span.start);
    labels += label_number(reference->label) > 0;
  }
  index->numbered = labels > 0 && labels * 5 >= paper->references->len * 4;
  for (guint i = 0; i < paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(paper->references, i);
    guint number = index->numbered ? label_number(reference->label) : reference->n;
    GArray *list = g_hash_table_lookup(index->by_number, GUINT_TO_POINTER(number));
    if (list == NULL) {
      list = g_array_new(FALSE, FALSE, sizeof(guint));
      g_hash_table_insert(index->by_number, GUINT_TO_POINTER(number), list);
    }
    g_array_append_val(list, i);
  }
  return index;
}

void link_index_free(LinkIndex *index)
{
  if (index == NULL)
    return;
  g_array_unref(index->entries);
  g_array_unref(index->positions);
  g_array_unref(index->starts);
  g_array_unref(index->list_ends);
  g_hash_table_unref(index->by_first);
  g_hash_table_unref(index->by_sound);
  g_hash_table_unref(index->by_last);
  g_hash_table_unref(index->by_number);
  g_free(index);
}

guint link_index_size(const LinkIndex *index)
{
  return index->entries->len;
}

gboolean link_index_has_number(const LinkIndex *index, guint number)
{
  return number > 0 && g_hash_table_contains(index->by_number, GUINT_TO_POINTER(number));
}

gboolean link_index_is_numbered(const LinkIndex *index)
{
  return index->numbered;
}

void link_clear(Link *link)
{
  g_clear_pointer(&link->references, g_array_unref);
  g_clear_pointer(&link->reason, g_free);
}

void link_apply(Citation *citation, Link *link)
{
  g_array_set_size(citation->references, 0);
  if (link->references != NULL)
    g_array_append_vals(citation->references, link->references->data, link->references->len);
  citation->match = link->match;
  citation->confidence = link->confidence;
  g_free(citation->reason);
  citation->reason = g_steal_pointer(&link->reason);
  link_clear(link);
}

/* Of several entries with one number (a list for each chapter): the first that stands after the citation,
 * else the last. */
static guint entry_of_number(const LinkIndex *index, const GArray *list, gsize at)
{
  for (guint i = 0; i < list->len; i++) {
    guint entry = g_array_index(list, guint, i);
    if (g_array_index(index->starts, gsize, entry) > at || list->len == 1)
      return entry;
  }
  return g_array_index(list, guint, list->len - 1);
}

void link_numbers(const LinkIndex *index, Citation *citation)
{
  g_array_set_size(citation->references, 0);
  g_clear_pointer(&citation->reason, g_free);
  g_autoptr(GString) missing = g_string_new(NULL);
  guint lost = 0;
  for (guint i = 0; i < citation->numbers->len; i++) {
    guint number = g_array_index(citation->numbers, guint, i);
    const GArray *list = g_hash_table_lookup(index->by_number, GUINT_TO_POINTER(number));
    if (list == NULL) {
      if (lost++ < 10)
        g_string_append_printf(missing, "%s%u", missing->len > 0 ? ", " : "", number);
      continue;
    }
    guint entry = entry_of_number(index, list, citation->span.start);
    g_array_append_val(citation->references, g_array_index(index->entries, RefInfo, entry).n);
  }
  guint found = citation->references->len;
  citation->match = found > 0 ? MATCH_EXACT : MATCH_MISSING;
  citation->confidence = found == 0 ? 0.9 : lost == 0 ? 0.98 : 0.98 * found / (found + lost) * 0.8;
  if (lost > 0)
    citation->reason = index->entries->len == 0 ? g_strdup("the paper has no reference list")
                                                : g_strdup_printf("the list has no number %s", missing->str);
}
