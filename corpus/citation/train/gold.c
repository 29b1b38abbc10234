#include "corpus/citation/train/gold.h"

#include "corpus/citation/normalise.h"

#include <json-glib/json-glib.h>
#include <string.h>

GoldSet *gold_set_new(void)
{
  GoldSet *set = g_new0(GoldSet, 1);
  set->examples = g_ptr_array_new_with_free_func((GDestroyNotify)example_free);
  set->records = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
  set->held_out = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  set->held_out_papers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return set;
}

void gold_set_free(GoldSet *set)
{
  if (set == NULL)
    return;
  g_ptr_array_unref(set->examples);
  g_ptr_array_unref(set->records);
  g_hash_table_unref(set->held_out);
  g_hash_table_unref(set->held_out_papers);
  g_free(set);
}

/* The letters and digits of a string, folded: the same for two prints of one reference. */
static char *string_key(const char *raw)
{
  gsize size = strlen(raw) * 2 + 16;
  g_autofree char *folded = g_malloc(size);
  token_fold(raw, strlen(raw), folded, size);
  char *out = folded;
  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum(*p) || (guint8)*p >= 128)
      *out++ = *p;
  *out = '\0';
  return g_strdup(folded);
}

gboolean gold_is_held_out(const GoldSet *set, const char *raw)
{
  g_autofree char *key = string_key(raw);
  return g_hash_table_contains(set->held_out, key);
}

/* A string without blanks, dashes and quotation marks made one, with the byte each character came from. */
typedef struct {
  GArray *characters; /* gunichar */
  GArray *from;       /* guint32, one more than characters */
} Squeezed;

static Squeezed squeeze(const char *text)
{
  Squeezed s = {g_array_new(FALSE, FALSE, sizeof(gunichar)), g_array_new(FALSE, FALSE, sizeof(guint32))};
  const char *p = text;
  for (; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isspace(c))
      continue;
    char class = token_punctuation_class(c);
    c = class != 0 ? (gunichar) class : g_unichar_tolower(c);
    guint32 at = (guint32)(p - text);
    if (c == '-' && s.characters->len > 0 &&
        g_array_index(s.characters, gunichar, s.characters->len - 1) == '-')
      continue;
    g_array_append_val(s.characters, c);
    g_array_append_val(s.from, at);
  }
  guint32 end = (guint32)(p - text);
  g_array_append_val(s.from, end);
  return s;
}

static void squeezed_clear(Squeezed *s)
{
  g_array_unref(s->characters);
  g_array_unref(s->from);
}

typedef struct {
  Example *example;
  Squeezed raw;
} Aligner;

static gboolean edge_of_word(const Squeezed *s, guint at, guint length, guint raw_length)
{
#define AT(i) g_array_index(s->characters, gunichar, i)
  gboolean before = at > 0 && g_unichar_isalnum(AT(at - 1)) && g_unichar_isalnum(AT(at)) &&
                    g_array_index(s->from, guint32, at) == g_array_index(s->from, guint32, at - 1) + 1;
  guint end = at + length;
  gboolean after = end < s->characters->len && g_unichar_isalnum(AT(end)) && g_unichar_isalnum(AT(end - 1)) &&
                   g_array_index(s->from, guint32, end) == g_array_index(s->from, guint32, end - 1) + 1;
  (void)raw_length;
  if (after && g_unichar_isdigit(AT(end - 1)) && g_unichar_isalpha(AT(end)))
    after = FALSE; /* 1997a */
  return !before && !after;
#undef AT
}

/* The first place at or after byte `from` where the value stands and nothing is labelled yet. */
static gboolean find_value(const Aligner *a, const char *value, gsize from, gsize *start, gsize *end)
{
  Squeezed v = squeeze(value);
  const Squeezed *r = &a->raw;
  gboolean found = FALSE;
  guint n = v.characters->len;
  for (guint i = 0; n > 0 && i + n <= r->characters->len && !found; i++) {
    if (g_array_index(r->from, guint32, i) < from ||
        memcmp(&g_array_index(r->characters, gunichar, i), v.characters->data, n * sizeof(gunichar)) != 0 ||
        !edge_of_word(r, i, n, 0))
      continue;
    *start = g_array_index(r->from, guint32, i);
    guint32 last = g_array_index(r->from, guint32, i + n - 1);
    *end = (gsize)(g_utf8_next_char(a->example->raw + last) - a->example->raw);
    found = TRUE;
    for (gsize b = *start; b < *end && found; b++)
      found = a->example->bytes[b] == BYTE_UNLABELLED;
  }
  squeezed_clear(&v);
  return found;
}

static gboolean mark_value(Aligner *a, const char *value, Label label, gsize from, gsize *end)
{
  gsize start = 0;
  if (!find_value(a, value, from, &start, end) && (from == 0 || !find_value(a, value, 0, &start, end)))
    return FALSE;
  example_mark(a->example, start, *end, label);
  return TRUE;
}

static const char *text_of(JsonObject *gold, const char *name)
{
  JsonNode *node = json_object_get_member(gold, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING
             ? json_node_get_string(node)
             : NULL;
}

static const char *member(JsonObject *person, const char *name)
{
  const char *text = text_of(person, name);
  return text != NULL && *text != '\0' ? text : NULL;
}

/* Names given apart: each family name is looked for after the last one, and its given names beside it. */
static gboolean mark_people(Aligner *a, JsonArray *people, Label label, gsize from)
{
  gsize first = G_MAXSIZE, last = from;
  for (guint i = 0; i < json_array_get_length(people); i++) {
    JsonObject *person = json_array_get_object_element(people, i);
    const char *family = member(person, "family"), *given = member(person, "given");
    if (family == NULL)
      family = member(person, "literal");
    gsize start, end, given_start, given_end;
    if (family == NULL || !find_value(a, family, last, &start, &end) ||
        (first != G_MAXSIZE && start > last + 80))
      return FALSE;
    if (given != NULL && find_value(a, given, end, &given_start, &given_end) && given_start <= end + 6)
      end = given_end;
    else if (given != NULL && find_value(a, given, last, &given_start, &given_end) && given_end <= start &&
             given_end + 6 >= start)
      start = given_start;
    first = MIN(first, start);
    last = end;
  }
  if (first == G_MAXSIZE)
    return FALSE;
  example_mark(a->example, first, last, label);
  return TRUE;
}

static gboolean mark_names(Aligner *a, JsonObject *gold, const char *name, Label label)
{
  JsonNode *node = json_object_get_member(gold, name);
  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY(node))
    return mark_people(a, json_node_get_array(node), label, 0);
  gsize end = 0, start = 0;
  const char *value = text_of(gold, name);
  if (value == NULL || !find_value(a, value, 0, &start, &end))
    return FALSE;
  if (label == LABEL_AUTHOR && reference_names_tell_editors(value))
    label = LABEL_EDITOR;
  example_mark(a->example, start, end, label);
  return TRUE;
}

/* A block of volume and issue that the set doesn't split: the first number is the volume. */
static gboolean mark_block(Aligner *a, const char *value, gsize from)
{
  gsize start, end;
  if (!find_value(a, value, from, &start, &end) && !find_value(a, value, 0, &start, &end))
    return FALSE;
  g_autoptr(GArray) tokens = tokens_cut(a->example->raw + start, end - start);
  Label label = LABEL_VOLUME;
  gboolean any = FALSE;
  for (guint i = 0; i < tokens->len; i++) {
    const Token *token = &g_array_index(tokens, Token, i);
    if (token->cue == CUE_ISSUE)
      label = LABEL_ISSUE;
    if (token->shape >= SHAPE_LETTER_DIGITS && token->shape <= SHAPE_ROMAN) {
      example_mark(a->example, start + token->start, start + token->end, label);
      label = LABEL_ISSUE;
      any = TRUE;
    }
  }
  return any;
}

static gboolean mark_pages(Aligner *a, const char *value, gsize from)
{
  gsize end, start;
  if (mark_value(a, value, LABEL_PAGES, from, &end))
    return TRUE;
  gsize head = strcspn(value, "-\xe2");
  g_autofree char *first = g_strndup(value, head);
  if (head == 0 || value[head] == '\0' ||
      (!find_value(a, first, from, &start, &end) && !find_value(a, first, 0, &start, &end)))
    return FALSE;
  const char *p = a->example->raw + end;
  gsize blanks = strspn(p, " ");
  p += blanks;
  if (*p != '\0' && token_punctuation_class(g_utf8_get_char(p)) == '-') {
    p = g_utf8_next_char(p);
    p += strspn(p, " ");
    end = (gsize)(p - a->example->raw) + strspn(p, "0123456789");
  }
  example_mark(a->example, start, end, LABEL_PAGES);
  return TRUE;
}

static gboolean mark_numbers(Aligner *a, JsonObject *gold, gsize from)
{
  const char *value = text_of(gold, "volume");
  gsize end = from;
  if (value != NULL && !mark_value(a, value, LABEL_VOLUME, from, &end))
    return FALSE;
  if ((value = text_of(gold, "issue")) != NULL && !mark_value(a, value, LABEL_ISSUE, end, &end))
    return FALSE;
  if ((value = text_of(gold, "vol_iss")) != NULL && !mark_block(a, value, from))
    return FALSE;
  if ((value = text_of(gold, "pages")) != NULL && !mark_pages(a, value, end))
    return FALSE;
  if ((value = text_of(gold, "pmid")) != NULL)
    (void)mark_value(a, value, LABEL_IDENTIFIER, 0, &end);
  return TRUE;
}

static gboolean mark_gold(Aligner *a, JsonObject *gold)
{
  static const struct {
    const char *name;
    Label label;
    gboolean must;
  } fields[] = {{"doi", LABEL_DOI, FALSE},
                {"url", LABEL_URL, FALSE},
                {"title", LABEL_TITLE, TRUE},
                {"container", LABEL_CONTAINER, TRUE},
                {"publisher", LABEL_PUBLISHER, TRUE},
                {"institution", LABEL_PUBLISHER, TRUE},
                {"place", LABEL_PLACE, TRUE},
                {"arxiv", LABEL_IDENTIFIER, FALSE}};
  gsize end = 0, container = 0;
  if (!mark_names(a, gold, "authors", LABEL_AUTHOR))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
    const char *value = text_of(gold, fields[i].name);
    gsize from = fields[i].label == LABEL_CONTAINER || fields[i].label == LABEL_PUBLISHER ? container : 0;
    if (value != NULL && !mark_value(a, value, fields[i].label, from, &end) && fields[i].must)
      return FALSE;
    if (value != NULL && fields[i].label == LABEL_TITLE)
      container = end;
    if (value != NULL && fields[i].label == LABEL_CONTAINER)
      container = end;
  }
  const char *year = text_of(gold, "year"), *edition = text_of(gold, "edition");
  return mark_names(a, gold, "editors", LABEL_EDITOR) &&
         mark_names(a, gold, "translators", LABEL_TRANSLATOR) &&
         (year == NULL || mark_value(a, year, LABEL_YEAR, 0, &end)) &&
         (edition == NULL || mark_value(a, edition, LABEL_EDITION, 0, &end)) &&
         mark_numbers(a, gold, container);
}

static void add_people(GPtrArray *people, JsonObject *gold, const char *name)
{
  JsonNode *node = json_object_get_member(gold, name);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *array = json_node_get_array(node);
    for (guint i = 0; i < json_array_get_length(array); i++) {
      JsonObject *person = json_array_get_object_element(array, i);
      if (member(person, "family") != NULL)
        g_ptr_array_add(people, person_new(member(person, "family"), member(person, "given")));
    }
  } else if (text_of(gold, name) != NULL) {
    gboolean et_al;
    reference_names_read(text_of(gold, name), people, &et_al);
  }
}

static Record *record_of_gold(JsonObject *gold)
{
  Record *record = record_new();
  add_people(record->authors, gold, "authors");
  add_people(record->editors, gold, "editors");
  record->title = g_strdup(text_of(gold, "title"));
  record->container = g_strdup(text_of(gold, "container"));
  record->volume = g_strdup(text_of(gold, "volume"));
  record->issue = g_strdup(text_of(gold, "issue"));
  record->pages = g_strdup(text_of(gold, "pages"));
  record->publisher = g_strdup(text_of(gold, "publisher"));
  record->place = g_strdup(text_of(gold, "place"));
  record->doi = g_strdup(text_of(gold, "doi"));
  record->url = g_strdup(text_of(gold, "url"));
  const char *year = text_of(gold, "year"), *type = text_of(gold, "type");
  record->year = year == NULL ? 0 : (int)g_ascii_strtoll(year, NULL, 10);
  record->type = g_strcmp0(type, "article") == 0 || g_strcmp0(type, "journal") == 0 ? WORK_ARTICLE
                 : record->container != NULL && record->volume == NULL              ? WORK_CHAPTER
                 : record->container == NULL && record->publisher != NULL           ? WORK_BOOK
                                                                                    : WORK_OTHER;
  return record;
}

typedef void (*GoldLine)(GoldSet *set, JsonObject *line, gpointer data);

static gboolean for_each_line(GoldSet *set, const char *path, GoldLine function, gpointer data,
                              GError **error)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, error))
    return FALSE;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(JsonParser) parser = json_parser_new();
  for (guint i = 0; lines[i] != NULL; i++) {
    if (lines[i][0] == '\0')
      continue;
    if (!json_parser_load_from_data(parser, lines[i], -1, error)) {
      g_prefix_error(error, "%s:%u: ", path, i + 1);
      return FALSE;
    }
    function(set, json_node_get_object(json_parser_get_root(parser)), data);
  }
  return TRUE;
}

static void hold_out_line(GoldSet *set, JsonObject *line, gpointer data)
{
  const char *split = data;
  if (split == NULL || g_strcmp0(text_of(line, "split"), split) == 0) {
    g_hash_table_add(set->held_out, string_key(text_of(line, "raw")));
    if (text_of(line, "doc") != NULL)
      g_hash_table_add(set->held_out_papers, g_strdup(text_of(line, "doc")));
  }
}

gboolean gold_hold_out(GoldSet *set, const char *path, const char *split, GError **error)
{
  return for_each_line(set, path, hold_out_line, (gpointer)split, error);
}

static void read_line(GoldSet *set, JsonObject *line, gpointer data)
{
  (void)data;
  const char *raw = text_of(line, "raw");
  if (g_strcmp0(text_of(line, "split"), "train") != 0 || gold_is_held_out(set, raw))
    return;
  JsonObject *gold = json_object_get_object_member(line, "gold");
  g_autoptr(Example) example = example_new(raw, strlen(raw));
  Aligner aligner = {example, squeeze(raw)};
  gboolean all = mark_gold(&aligner, gold);
  squeezed_clear(&aligner.raw);
  if (all && example_finish(example) && !example_has_long_rest(example))
    g_ptr_array_add(set->examples, g_steal_pointer(&example));
  else
    set->skipped++;
  g_ptr_array_add(set->records, record_of_gold(gold));
}

gboolean gold_read(GoldSet *set, const char *path, GError **error)
{
  return for_each_line(set, path, read_line, NULL, error);
}
