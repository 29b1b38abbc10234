#include "tests/eval/retrieval_set.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- lines */

static char **lines_of(const char *set, const char *name)
{
  g_autofree char *path = g_build_filename(set, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  if (g_file_get_contents(path, &text, NULL, &error))
    return g_strsplit(text, "\n", -1);
  fprintf(stderr, "%s\n", error->message);
  return NULL;
}

static const char *text_member(JsonObject *object, const char *name)
{
  const char *text = json_object_get_string_member_with_default(object, name, "");
  return text != NULL ? text : "";
}

/* ---------------------------------------------------------------- documents */

static void add_escaped(GString *out, const char *open, const char *text, const char *close)
{
  if (*text == '\0')
    return;
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  for (char *p = valid; *p != '\0'; p++)
    if ((guchar)*p < ' ')
      *p = ' ';
  g_autofree char *escaped = g_markup_escape_text(valid, -1);
  g_string_append(out, open);
  g_string_append(out, escaped);
  g_string_append(out, close);
}

/* "ACTA MED SCAND", "173", "5", "963" of a row of cites.tsv, from its third column. */
static void add_cited(GString *out, char *const *columns)
{
  g_auto(GStrv) name = g_strsplit(columns[0], " ", 2);
  if (name[0] != NULL && *name[0] != '\0') {
    add_escaped(out, "<person-group person-group-type=\"author\"><name><surname>", name[0], "</surname>");
    add_escaped(out, "<given-names>", name[1] != NULL ? g_strstrip(name[1]) : "", "</given-names>");
    g_string_append(out, "</name></person-group>");
  }
  add_escaped(out, "<source>", columns[1], "</source>");
  add_escaped(out, "<volume>", columns[2], "</volume>");
  add_escaped(out, "<fpage>", columns[3], "</fpage>");
  if (strlen(columns[4]) == 3)
    add_escaped(out, "<year>1", columns[4], "</year>");
}

static void add_authors(GString *out, JsonArray *authors)
{
  if (authors == NULL)
    return;
  g_string_append(out, "<contrib-group>");
  for (guint i = 0; i < json_array_get_length(authors); i++) {
    g_auto(GStrv) name = g_strsplit(json_array_get_string_element(authors, i), "-", 2);
    if (name[0] == NULL)
      continue;
    add_escaped(out, "<contrib contrib-type=\"author\"><name><surname>", name[0], "</surname>");
    add_escaped(out, "<given-names>", name[1] != NULL ? name[1] : "", "</given-names>");
    g_string_append(out, "</name></contrib>");
  }
  g_string_append(out, "</contrib-group>");
}

/* "Acta-Paediatr-Scand. 1974 Nov. 63(6). P 843-8." */
typedef struct {
  char *journal, *year, *volume, *page;
} Place;

static Place read_place(const char *source)
{
  static const char pattern[] = "^(.*?)\\.\\s*(\\d{4})\\D.*?\\.\\s*(\\d+)[^.]*\\.\\s*P\\s*(\\w+)";
  Place place = {0};
  g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(regex, source, 0, &match))
    return place;
  place.journal = g_strdelimit(g_match_info_fetch(match, 1), "-", ' ');
  place.year = g_match_info_fetch(match, 2);
  place.volume = g_match_info_fetch(match, 3);
  place.page = g_match_info_fetch(match, 4);
  return place;
}

static void place_clear(Place *place)
{
  g_free(place->journal);
  g_free(place->year);
  g_free(place->volume);
  g_free(place->page);
}

static void add_place(GString *out, const Place *place)
{
  if (place->journal == NULL)
    return;
  add_escaped(out, "<pub-date><year>", place->year, "</year></pub-date>");
  add_escaped(out, "<volume>", place->volume, "</volume>");
  add_escaped(out, "<fpage>", place->page, "</fpage>");
}

/* "CYSTIC-FIBROSIS: im, bl" is the keyword "cystic fibrosis". */
static void add_keywords(GString *out, JsonArray *headings)
{
  if (headings == NULL)
    return;
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_string_append(out, "<kwd-group>");
  for (guint i = 0; i < json_array_get_length(headings); i++) {
    g_auto(GStrv) parts = g_strsplit(json_array_get_string_element(headings, i), ":", 2);
    g_autofree char *word = g_ascii_strdown(parts[0] != NULL ? parts[0] : "", -1);
    g_strdelimit(word, "-", ' ');
    if (g_hash_table_add(seen, g_strdup(word)))
      add_escaped(out, "<kwd>", word, "</kwd>");
  }
  g_string_append(out, "</kwd-group>");
}

static JsonArray *array_member(JsonObject *object, const char *name)
{
  return json_object_has_member(object, name) ? json_object_get_array_member(object, name) : NULL;
}

static void begin_article(GString *out, const Place *place)
{
  g_string_append(out, "<article article-type=\"research-article\"><front>");
  if (place->journal != NULL)
    add_escaped(out, "<journal-meta><journal-title-group><journal-title>", place->journal,
                "</journal-title></journal-title-group></journal-meta>");
  g_string_append(out, "<article-meta>");
}

/* references: rows of cites.tsv; NULL none. */
static char *make_jats(JsonObject *document, const GPtrArray *references)
{
  GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  Place place = read_place(text_member(document, "source"));
  begin_article(out, &place);
  add_escaped(out, "<title-group><article-title>", text_member(document, "title"),
              "</article-title></title-group>");
  add_authors(out, array_member(document, "authors"));
  add_place(out, &place);
  add_escaped(out, "<abstract><p>", text_member(document, "text"), "</p></abstract>");
  add_keywords(out, array_member(document, "mesh"));
  g_string_append(out, "</article-meta></front>");
  if (references != NULL) {
    g_string_append(out, "<back><ref-list>");
    for (guint i = 0; i < references->len; i++) {
      g_string_append_printf(out, "<ref id=\"r%u\"><element-citation>", i + 1);
      add_cited(out, (char **)g_ptr_array_index(references, i) + 2);
      g_string_append(out, "</element-citation></ref>");
    }
    g_string_append(out, "</ref-list></back>");
  }
  g_string_append(out, "</article>\n");
  place_clear(&place);
  return g_string_free(out, FALSE);
}

static char *make_csl(JsonObject *document)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_array(builder);
  json_builder_begin_object(builder);
  json_builder_set_member_name(builder, "id");
  json_builder_add_string_value(builder, text_member(document, "id"));
  json_builder_set_member_name(builder, "type");
  json_builder_add_string_value(builder, "article-journal");
  json_builder_set_member_name(builder, "title");
  json_builder_add_string_value(builder, text_member(document, "title"));
  json_builder_set_member_name(builder, "abstract");
  json_builder_add_string_value(builder, text_member(document, "text"));
  json_builder_end_object(builder);
  json_builder_end_array(builder);
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  return json_to_string(root, FALSE);
}

/* ---------------------------------------------------------------- who cites whom */

/* The rows of cites.tsv: of each document what it cites, and of each that cites documents which ones. */
typedef struct {
  GHashTable *references; /* document id -> GPtrArray of char** */
  GHashTable *citing;     /* the citing work, as printed -> GPtrArray of document ids */
} Cites;

static GPtrArray *list_of(GHashTable *table, const char *key, GDestroyNotify clear)
{
  GPtrArray *list = g_hash_table_lookup(table, key);
  if (list == NULL) {
    list = g_ptr_array_new_with_free_func(clear);
    g_hash_table_insert(table, g_strdup(key), list);
  }
  return list;
}

static Cites read_cites(const char *set)
{
  Cites cites = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref),
                 g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref)};
  g_autofree char *path = g_build_filename(set, "cites.tsv", NULL);
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return cites;
  g_auto(GStrv) lines = lines_of(set, "cites.tsv");
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++) {
    char **columns = g_strsplit(lines[i], "\t", 7);
    if (g_strv_length(columns) == 7 && strcmp(columns[1], "ref") == 0) {
      g_ptr_array_add(list_of(cites.references, columns[0], (GDestroyNotify)g_strfreev), columns);
      continue;
    }
    if (g_strv_length(columns) == 7) {
      g_autofree char *work = g_strjoinv("\t", columns + 2);
      g_ptr_array_add(list_of(cites.citing, work, g_free), g_strdup(columns[0]));
    }
    g_strfreev(columns);
  }
  return cites;
}

/* An article that has only a front and a list of references: the documents that it cites. */
static char *make_citing(const char *work, const GPtrArray *cited, GHashTable *documents)
{
  g_auto(GStrv) columns = g_strsplit(work, "\t", 5);
  GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  Place place = {columns[1], columns[4], columns[2], columns[3]};
  begin_article(out, &place);
  g_string_append(out, "</article-meta></front><back><ref-list>");
  for (guint i = 0; i < cited->len; i++) {
    JsonObject *document = g_hash_table_lookup(documents, g_ptr_array_index(cited, i));
    if (document == NULL)
      continue;
    Place at = read_place(text_member(document, "source"));
    JsonArray *authors = array_member(document, "authors");
    const char *first = authors != NULL && json_array_get_length(authors) > 0
                            ? json_array_get_string_element(authors, 0)
                            : "";
    g_auto(GStrv) name = g_strsplit(first, "-", 2);
    g_string_append_printf(out, "<ref id=\"r%u\"><element-citation>", i + 1);
    if (name[0] != NULL) {
      add_escaped(out, "<person-group person-group-type=\"author\"><name><surname>", name[0], "</surname>");
      add_escaped(out, "<given-names>", name[1] != NULL ? name[1] : "", "</given-names>");
      g_string_append(out, "</name></person-group>");
    }
    add_escaped(out, "<article-title>", text_member(document, "title"), "</article-title>");
    add_escaped(out, "<source>", at.journal != NULL ? at.journal : "", "</source>");
    add_escaped(out, "<volume>", at.volume != NULL ? at.volume : "", "</volume>");
    add_escaped(out, "<fpage>", at.page != NULL ? at.page : "", "</fpage>");
    add_escaped(out, "<year>", at.year != NULL ? at.year : "", "</year>");
    g_string_append(out, "</element-citation></ref>");
    place_clear(&at);
  }
  g_string_append(out, "</ref-list></back></article>\n");
  return g_string_free(out, FALSE);
}

static gboolean write_file(const char *directory, const char *name, const char *extension, const char *text)
{
  g_autofree char *file = g_strconcat(name, extension, NULL);
  g_autofree char *path = g_build_filename(directory, file, NULL);
  g_autoptr(GError) error = NULL;
  if (g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, &error))
    return TRUE;
  fprintf(stderr, "%s\n", error->message);
  return FALSE;
}

static gint compare_keys(gconstpointer a, gconstpointer b)
{
  return strcmp(a, b);
}

/* Only works that cite two documents or more tell anything. */
static gboolean write_citing(const Cites *cites, GHashTable *documents, const char *directory)
{
  g_autoptr(GList) works = g_list_sort(g_hash_table_get_keys(cites->citing), compare_keys);
  guint n = 0;
  gboolean done = TRUE;
  for (GList *work = works; work != NULL && done; work = work->next) {
    const GPtrArray *cited = g_hash_table_lookup(cites->citing, work->data);
    if (cited->len < 2)
      continue;
    g_autofree char *text = make_citing(work->data, cited, documents);
    g_autofree char *name = g_strdup_printf("citing-%u", ++n);
    done = write_file(directory, name, ".xml", text);
  }
  return done;
}

gboolean set_write_papers(const char *set, const char *directory)
{
  g_auto(GStrv) lines = lines_of(set, "corpus.jsonl");
  if (lines == NULL)
    return FALSE;
  Cites cites = read_cites(set);
  g_autoptr(GHashTable) documents =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)json_object_unref);
  gboolean done = TRUE;
  for (guint i = 0; lines[i] != NULL && done; i++) {
    g_autoptr(JsonParser) parser = json_parser_new();
    if (*lines[i] == '\0' || !json_parser_load_from_data(parser, lines[i], -1, NULL))
      continue;
    JsonObject *document = json_node_get_object(json_parser_get_root(parser));
    const char *id = text_member(document, "id");
    gboolean jats = json_object_has_member(document, "mesh") || g_hash_table_size(cites.references) > 0 ||
                    *text_member(document, "text") == '\0';
    g_autofree char *text =
        jats ? make_jats(document, g_hash_table_lookup(cites.references, id)) : make_csl(document);
    done = write_file(directory, id, jats ? ".xml" : ".json", text);
    g_hash_table_insert(documents, g_strdup(id), json_object_ref(document));
  }
  done = done && write_citing(&cites, documents, directory);
  g_hash_table_unref(cites.references);
  g_hash_table_unref(cites.citing);
  return done;
}

/* ---------------------------------------------------------------- queries and judgements */

static void query_free(gpointer data)
{
  SetQuery *query = data;
  g_free(query->id);
  g_free(query->text);
  g_free(query);
}

GPtrArray *set_queries(const char *set)
{
  g_auto(GStrv) lines = lines_of(set, "queries.jsonl");
  if (lines == NULL)
    return NULL;
  GPtrArray *queries = g_ptr_array_new_with_free_func(query_free);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr(JsonParser) parser = json_parser_new();
    if (*lines[i] == '\0' || !json_parser_load_from_data(parser, lines[i], -1, NULL))
      continue;
    JsonObject *object = json_node_get_object(json_parser_get_root(parser));
    SetQuery *query = g_new0(SetQuery, 1);
    query->id = g_strdup(text_member(object, "id"));
    query->text = g_strdup(text_member(object, "text"));
    g_ptr_array_add(queries, query);
  }
  return queries;
}

GHashTable *set_judgements(const char *set)
{
  g_auto(GStrv) lines = lines_of(set, "qrels.tsv");
  if (lines == NULL)
    return NULL;
  GHashTable *all =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto(GStrv) columns = g_strsplit(lines[i], "\t", -1);
    if (g_strv_length(columns) < 3 || strcmp(columns[0], "query-id") == 0)
      continue;
    GHashTable *grades = g_hash_table_lookup(all, columns[0]);
    if (grades == NULL) {
      grades = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert(all, g_strdup(columns[0]), grades);
    }
    g_hash_table_insert(grades, g_strdup(columns[1]), GINT_TO_POINTER(atoi(columns[2])));
  }
  return all;
}

gboolean set_query_is_reported(const char *id)
{
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, id, -1);
  return g_ascii_xdigit_value(*sum) % 2 == 1;
}

/* ---------------------------------------------------------------- measures */

static gint falling(gconstpointer a, gconstpointer b)
{
  int left = *(const int *)a;
  int right = *(const int *)b;
  return right - left;
}

static double ideal_gain(GHashTable *grades)
{
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(int));
  GHashTableIter iterator;
  gpointer value = NULL;
  g_hash_table_iter_init(&iterator, grades);
  while (g_hash_table_iter_next(&iterator, NULL, &value)) {
    int grade = GPOINTER_TO_INT(value);
    if (grade > 0)
      g_array_append_val(all, grade);
  }
  g_array_sort(all, falling);
  double gain = 0;
  for (guint i = 0; i < MIN(all->len, 10); i++)
    gain += g_array_index(all, int, i) / log2(i + 2);
  return gain;
}

static guint count_relevant(GHashTable *grades)
{
  guint n = 0;
  GHashTableIter iterator;
  gpointer value = NULL;
  g_hash_table_iter_init(&iterator, grades);
  while (g_hash_table_iter_next(&iterator, NULL, &value))
    n += GPOINTER_TO_INT(value) > 0;
  return n;
}

void set_score_add(SetScore *score, GHashTable *grades, const GPtrArray *documents)
{
  guint relevant = count_relevant(grades);
  if (relevant == 0)
    return;
  double gain = 0;
  double precision = 0;
  guint found = 0;
  guint found100 = 0;
  for (guint i = 0; i < MIN(documents->len, 1000); i++) {
    int grade = GPOINTER_TO_INT(g_hash_table_lookup(grades, g_ptr_array_index(documents, i)));
    if (grade <= 0)
      continue;
    found++;
    precision += (double)found / (i + 1);
    if (i < 10)
      gain += grade / log2(i + 2);
    found100 += i < 100;
  }
  score->queries++;
  score->ndcg10 += gain / ideal_gain(grades);
  score->recall100 += (double)found100 / relevant;
  score->average_precision += precision / relevant;
}

void set_score_mean(SetScore *score)
{
  double n = MAX(1, score->queries);
  score->ndcg10 /= n;
  score->recall100 /= n;
  score->average_precision /= n;
}
