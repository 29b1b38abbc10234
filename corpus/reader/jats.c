/* JATS, NLM and BITS XML: finds the papers of a file and has each built. */
#include "corpus/reader/reader.h"

#include "corpus/base/limits.h"
#include "corpus/reader/jats_build.h"
#include "corpus/reader/jats_xml.h"

#include <string.h>

/* Elements that a file of ours begins with, or that hold such ones. */
static const char *const roots[] = {"article",           "book",        "book-part",
                                    "book-part-wrapper", "sub-article", "response"};
static const char *const holders[] = {"pmc-articleset", "articles", "article-set",
                                      "OAI-PMH",        "records",  "collection"};
/* What tells JATS from the other formats with these elements (DocBook, HTML). */
static const char *const signs[] = {"<front>",       "<front ",       "<article-meta", "dtd-version=",
                                    "article-type=", "NLM//DTD",      "<ref-list",     "<body>",
                                    "<book-meta",    "<journal-meta", "JATS",          "<front-stub",
                                    "<sec>",         "<sec ",         "<journal-title"};

/* The local name of the first element of a head; NULL none. Caller frees. */
static char *first_element(const char *head)
{
  const char *at = head;
  while ((at = strchr(at, '<')) != NULL) {
    if (g_str_has_prefix(at, "<!--")) {
      at = strstr(at, "-->");
      if (at == NULL)
        return NULL;
    } else if (at[1] != '?' && at[1] != '!') {
      gsize n = strcspn(at + 1, " \t\r\n/>");
      g_autofree char *name = g_strndup(at + 1, n);
      const char *colon = strchr(name, ':');
      return g_strdup(colon != NULL ? colon + 1 : name);
    }
    at++;
  }
  return NULL;
}

static gboolean is_one_of(const char *name, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp(name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean has_sign(const char *head)
{
  for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
    if (strstr(head, signs[i]) != NULL)
      return TRUE;
  /* The same with a prefix: "<j:front>". */
  return strstr(head, ":front") != NULL || strstr(head, ":article-meta") != NULL;
}

static int jats_recognise(const char *name, const guint8 *head, gsize length)
{
  (void)name;
  g_autoptr(GString) text = g_string_sized_new(length);
  for (gsize i = 0; i < length; i++) /* UTF-16 has a NUL beside each ASCII character */
    if (head[i] != '\0')
      g_string_append_c(text, (char)head[i]);
  const char *start = text->str;
  while (g_str_has_prefix(start, "\xef\xbb\xbf"))
    start += 3;
  start += strspn(start, " \t\r\n\xff\xfe"); /* the mark of UTF-16 too */
  g_autofree char *element = *start == '<' ? first_element(start) : NULL;
  if (element == NULL)
    return 0;
  if (strstr(text->str, "DocBook") != NULL || strstr(text->str, "docbook.org/ns") != NULL)
    return 0;
  if (is_one_of(element, roots, G_N_ELEMENTS(roots)))
    return has_sign(text->str) ? 95 : strstr(text->str, "<?xml") != NULL ? 60 : 40;
  gboolean holds = strstr(text->str, "<article") != NULL || strstr(text->str, ":article") != NULL;
  if (is_one_of(element, holders, G_N_ELEMENTS(holders)) && holds)
    return has_sign(text->str) ? 90 : 50;
  return 0;
}

/* Every element that a paper begins with, in the order of the file, those inside others too. */
static GPtrArray *find_papers(xmlNode *root)
{
  GPtrArray *papers = g_ptr_array_new();
  xmlNode *node = root;
  while (node != NULL) {
    if (node->type == XML_ELEMENT_NODE && jats_is_paper(node))
      g_ptr_array_add(papers, node);
    if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == NULL)
      node = node->parent;
    node = node == root ? NULL : node->next;
  }
  return papers;
}

/* The paper element around a node; NULL none. */
static const xmlNode *paper_around(const xmlNode *node)
{
  for (node = node->parent; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    if (jats_is_paper(node))
      return node;
  return NULL;
}

static void inherit_text(char **value, const char *from)
{
  if (*value == NULL)
    *value = g_strdup(from);
}

/* A part of an article appears in the same issue, a chapter in its book (JATS, <front-stub>: "metadata that
 * is not repeated is inherited"). */
static void inherit(Record *record, const xmlNode *node, const Record *around)
{
  gboolean chapter = jats_tag(node) == TAG_BOOK_PART;
  if (record->year == 0)
    record->year = around->year;
  inherit_text(&record->publisher, around->publisher);
  if (chapter) {
    inherit_text(&record->container, around->type == WORK_BOOK ? around->title : around->container);
    inherit_text(&record->isbn, around->isbn);
    return;
  }
  inherit_text(&record->container, around->container);
  inherit_text(&record->volume, around->volume);
  inherit_text(&record->issue, around->issue);
  inherit_text(&record->issn, around->issn);
}

static void set_language(Paper *paper, const xmlNode *node)
{
  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent) {
    const char *language = jats_attribute(node, "lang");
    if (*language != '\0') {
      paper->record->language = g_strdup(language);
      return;
    }
  }
}

static WorkType type_of(const xmlNode *node)
{
  switch (jats_tag(node)) {
  case TAG_BOOK:
    return WORK_BOOK;
  case TAG_BOOK_PART:
    return WORK_CHAPTER;
  default:
    return WORK_ARTICLE;
  }
}

/* A paper that was built, kept for the parts inside it. */
typedef struct {
  const Paper *paper;  /* not owned */
  GHashTable *entries; /* of its reference list */
} Built;

static void built_free(gpointer data)
{
  Built *built = data;
  g_hash_table_unref(built->entries);
  g_free(built);
}

/* A part without a list of its own (a translation) cites the list of the article around it. */
static void share_references(JatsBuilder *builder, const Built *around)
{
  if (builder->paper->references->len > 0 || g_hash_table_size(around->entries) == 0 ||
      builder->running_marks->len == 0)
    return;
  for (guint i = 0; i < around->paper->references->len; i++) {
    const Reference *from = g_ptr_array_index(around->paper->references, i);
    Reference *copy = paper_add_reference(builder->paper, from->label, from->raw, (Span){0, 0});
    record_free(copy->record);
    copy->record = record_copy(from->record);
  }
  g_hash_table_unref(builder->entries);
  builder->entries = g_hash_table_ref(around->entries);
}

/* Builds the paper that begins at node; NULL when it has no text of its own. known: node -> Built, of
 * the papers before; the new one is added. */
static Paper *build_paper(const char *name, const xmlNode *node, GHashTable *known, Diagnostics *diagnostics)
{
  g_autoptr(Paper) paper = paper_new(name);
  set_language(paper, node);
  paper->record->type = type_of(node);
  g_autoptr(JatsBuilder) builder = jats_builder_new(paper, node, diagnostics);
  jats_block_children(builder, node);
  if (builder->running->len == 0 && builder->annex->len == 0)
    return NULL;
  if (!builder->has_body && paper->kind == PAPER_FULL)
    paper->kind = PAPER_ABSTRACT;
  const xmlNode *outer = paper_around(node);
  const Built *around = outer != NULL ? g_hash_table_lookup(known, outer) : NULL;
  jats_builder_join(builder);
  if (around != NULL) {
    inherit(paper->record, node, around->paper->record);
    share_references(builder, around);
  }
  jats_citations(builder);
  g_autofree char *path = jats_path(node);
  paper->place.path = source_map_path_at(paper->map, source_map_path(paper->map, path));
  Built *built = g_new(Built, 1);
  *built = (Built){paper, g_hash_table_ref(builder->entries)};
  g_hash_table_insert(known, (gpointer)node, built);
  return g_steal_pointer(&paper);
}

static void paper_free_item(gpointer data)
{
  paper_free(data);
}

static GPtrArray *jats_read(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error)
{
  g_autoptr(xmlDoc) doc = jats_xml_parse(name, bytes, diagnostics, error);
  if (doc == NULL)
    return NULL;
  g_autoptr(GPtrArray) nodes = find_papers(xmlDocGetRootElement(doc));
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func(paper_free_item);
  g_autoptr(GHashTable) known = g_hash_table_new_full(NULL, NULL, NULL, built_free);
  if (nodes->len == 0)
    g_ptr_array_add(nodes, xmlDocGetRootElement(doc)); /* a fragment: <front>, <body>, <sec>, ... */
  for (guint i = 0; i < nodes->len; i++) {
    const xmlNode *node = g_ptr_array_index(nodes, i);
    if (papers->len == LIMIT_PAPERS_PER_FILE) {
      diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_LINE, (guint64)MAX(xmlGetLineNo(node), 0),
                      "limit", "more than %u papers in one file; split it, the rest was not read",
                      LIMIT_PAPERS_PER_FILE);
      break;
    }
    Paper *paper = build_paper(name, node, known, diagnostics);
    if (paper != NULL)
      g_ptr_array_add(papers, paper);
  }
  if (papers->len == 0) {
    g_set_error(error, READER_ERROR, READER_ERROR_EMPTY, "the XML holds no text");
    return NULL;
  }
  return g_steal_pointer(&papers);
}

const Reader reader_jats = {"jats", "xml nxml jats", jats_recognise, jats_read};
