#include "corpus/citation/train/jats.h"

#include <libxml/parser.h>
#include <string.h>

typedef struct {
  GString *text;
  GByteArray *labels;
  guint tagged;  /* fields seen */
  guint literal; /* letters and marks between fields */
  gboolean has_title;
  gboolean editor;
} Flow;

static gboolean named(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static char *attribute(const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp((xmlNode *)(gpointer)node, (const xmlChar *)name);
  char *copy = g_strdup((const char *)value);
  xmlFree(value);
  return copy;
}

static char *content(const xmlNode *node)
{
  xmlChar *value = xmlNodeGetContent(node);
  GString *out = g_string_new(NULL);
  for (const char *p = (const char *)value; p != NULL && *p != '\0'; p++) {
    gboolean blank = (guint8)*p <= 32;
    if (!blank)
      g_string_append_c(out, *p);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
  }
  xmlFree(value);
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}

static void flow_text(Flow *flow, const char *text, guint8 label)
{
  for (const char *p = text; p != NULL && *p != '\0'; p++) {
    gboolean blank = (guint8)*p <= 32;
    if (blank && (flow->text->len == 0 || flow->text->str[flow->text->len - 1] == ' '))
      continue;
    g_string_append_c(flow->text, blank ? ' ' : *p);
    guint8 one = blank ? BYTE_UNLABELLED : label;
    g_byte_array_append(flow->labels, &one, 1);
    flow->literal += label == BYTE_UNLABELLED && !blank;
  }
}

static guint8 label_of_element(const xmlNode *node, const Flow *flow)
{
  static const struct {
    const char *name;
    guint8 label;
  } table[] = {{"surname", LABEL_AUTHOR},
               {"given-names", LABEL_AUTHOR},
               {"collab", LABEL_AUTHOR},
               {"suffix", LABEL_AUTHOR},
               {"etal", LABEL_AUTHOR},
               {"article-title", LABEL_TITLE},
               {"chapter-title", LABEL_TITLE},
               {"part-title", LABEL_TITLE},
               {"data-title", LABEL_TITLE},
               {"year", LABEL_YEAR},
               {"month", LABEL_YEAR},
               {"day", LABEL_YEAR},
               {"season", LABEL_YEAR},
               {"volume", LABEL_VOLUME},
               {"issue", LABEL_ISSUE},
               {"supplement", LABEL_ISSUE},
               {"fpage", LABEL_PAGES},
               {"lpage", LABEL_PAGES},
               {"elocation-id", LABEL_PAGES},
               {"page-range", LABEL_PAGES},
               {"publisher-name", LABEL_PUBLISHER},
               {"publisher-loc", LABEL_PLACE},
               {"edition", LABEL_EDITION},
               {"date-in-citation", LABEL_ACCESSED},
               {"conf-name", LABEL_CONTAINER},
               {"uri", LABEL_URL},
               {"ext-link", LABEL_URL},
               {"institution", LABEL_PUBLISHER}};
  if (named(node, "source"))
    return flow->has_title ? LABEL_CONTAINER : LABEL_TITLE;
  if (named(node, "pub-id")) {
    g_autofree char *type = attribute(node, "pub-id-type");
    return g_strcmp0(type, "doi") == 0 ? LABEL_DOI : LABEL_IDENTIFIER;
  }
  for (guint i = 0; i < G_N_ELEMENTS(table); i++)
    if (named(node, table[i].name))
      return table[i].label == LABEL_AUTHOR && flow->editor ? LABEL_EDITOR : table[i].label;
  return BYTE_UNLABELLED;
}

static void flow_node(Flow *flow, const xmlNode *parent, guint8 label, guint depth)
{
  for (const xmlNode *node = parent->children; node != NULL && depth < 8; node = node->next) {
    if (node->type == XML_TEXT_NODE) {
      flow_text(flow, (const char *)node->content, label);
      continue;
    }
    if (node->type != XML_ELEMENT_NODE)
      continue;
    gboolean editor = flow->editor;
    if (named(node, "person-group")) {
      g_autofree char *type = attribute(node, "person-group-type");
      flow->editor = g_strcmp0(type, "editor") == 0;
    }
    guint8 own = label_of_element(node, flow);
    if (own == LABEL_URL) {
      g_autofree char *text = content(node);
      own = strstr(text, "10.") != NULL && strstr(text, "doi") != NULL ? LABEL_DOI
            : g_str_has_prefix(text, "10.")                            ? LABEL_DOI
            : strchr(text, '.') == NULL                                ? LABEL_IDENTIFIER
                                                                       : LABEL_URL;
    }
    flow->tagged += own != BYTE_UNLABELLED;
    flow_node(flow, node, own != BYTE_UNLABELLED ? own : label, depth + 1);
    flow->editor = editor;
  }
}

static gboolean contains(const xmlNode *parent, const char *name, guint depth)
{
  for (const xmlNode *node = parent->children; node != NULL && depth < 8; node = node->next)
    if (named(node, name) || contains(node, name, depth + 1))
      return TRUE;
  return FALSE;
}

static void add_tagged_string(GoldSet *set, const xmlNode *citation)
{
  Flow flow = {.text = g_string_new(NULL), .labels = g_byte_array_new()};
  flow.has_title = contains(citation, "article-title", 0) || contains(citation, "chapter-title", 0) ||
                   contains(citation, "part-title", 0);
  flow_node(&flow, citation, BYTE_UNLABELLED, 0);
  g_autoptr(Example) example = example_new(flow.text->str, flow.text->len);
  memcpy(example->bytes, flow.labels->data, flow.labels->len);
  if (flow.tagged >= 4 && flow.literal >= flow.tagged && flow.text->len > 30 && flow.text->len < 2000 &&
      !gold_is_held_out(set, example->raw) && example_finish(example) && !example_has_long_rest(example))
    g_ptr_array_add(set->examples, g_steal_pointer(&example));
  g_string_free(flow.text, TRUE);
  g_byte_array_unref(flow.labels);
}

static void record_names(GPtrArray *people, const xmlNode *parent)
{
  const xmlNode *family = NULL, *given = NULL;
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (named(node, "surname"))
      family = node;
    else if (named(node, "given-names"))
      given = node;
  }
  if (family == NULL)
    return;
  g_autofree char *f = content(family), *g = given != NULL ? content(given) : NULL;
  g_ptr_array_add(people, person_new(f, g));
}

static void set_once(char **field, const xmlNode *node)
{
  if (*field == NULL)
    *field = content(node);
}

static void record_node(Record *record, const xmlNode *parent, gboolean editor, guint depth)
{
  for (const xmlNode *node = parent->children; node != NULL && depth < 8; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    if (named(node, "name") || named(node, "string-name")) {
      record_names(editor ? record->editors : record->authors, node);
    } else if (named(node, "collab")) {
      g_autofree char *body = content(node);
      g_ptr_array_add(record->authors, person_new_literal(body));
    } else if (named(node, "article-title") || named(node, "chapter-title")) {
      set_once(&record->title, node);
    } else if (named(node, "source") || named(node, "journal-title")) {
      set_once(&record->container, node);
    } else if (named(node, "volume")) {
      set_once(&record->volume, node);
    } else if (named(node, "issue")) {
      set_once(&record->issue, node);
    } else if (named(node, "fpage") || named(node, "elocation-id")) {
      set_once(&record->pages, node);
    } else if (named(node, "lpage") && record->pages != NULL && strchr(record->pages, '-') == NULL) {
      g_autofree char *last = content(node), *first = record->pages;
      record->pages = g_strdup_printf("%s-%s", first, last);
    } else if (named(node, "publisher-name")) {
      set_once(&record->publisher, node);
    } else if (named(node, "publisher-loc")) {
      set_once(&record->place, node);
    } else if (named(node, "year") && record->year == 0) {
      g_autofree char *year = content(node);
      record->year = (int)g_ascii_strtoll(year, NULL, 10);
    } else if (named(node, "pub-id")) {
      g_autofree char *type = attribute(node, "pub-id-type");
      if (g_strcmp0(type, "doi") == 0)
        set_once(&record->doi, node);
      else if (g_strcmp0(type, "pmid") == 0)
        set_once(&record->pmid, node);
    } else {
      g_autofree char *type = named(node, "person-group") ? attribute(node, "person-group-type") : NULL;
      record_node(record, node, type != NULL ? strcmp(type, "editor") == 0 : editor, depth + 1);
    }
  }
}

static void add_record(GoldSet *set, const xmlNode *citation)
{
  g_autoptr(Record) record = record_new();
  g_autofree char *type = attribute(citation, "publication-type");
  record_node(record, citation, FALSE, 0);
  if (record->title == NULL && record->container != NULL) {
    record->title = g_steal_pointer(&record->container);
    record->type = record->publisher != NULL ? WORK_BOOK : WORK_OTHER;
  } else if (g_strcmp0(type, "journal") == 0) {
    record->type = WORK_ARTICLE;
  } else if (record->container != NULL && (record->editors->len > 0 || record->publisher != NULL)) {
    record->type = WORK_CHAPTER;
  }
  if (record->title != NULL && strlen(record->title) > 5 && record->authors->len > 0)
    g_ptr_array_add(set->records, g_steal_pointer(&record));
}

static void read_references(GoldSet *set, const xmlNode *parent, guint depth)
{
  for (const xmlNode *node = parent->children; node != NULL && depth < 30; node = node->next) {
    gboolean mixed = named(node, "mixed-citation"), element = named(node, "element-citation");
    if (mixed)
      add_tagged_string(set, node);
    if (mixed || element)
      add_record(set, node);
    else if (node->type == XML_ELEMENT_NODE)
      read_references(set, node, depth + 1);
  }
}

static gboolean licence_allows(const char *licence)
{
  return g_str_has_prefix(licence, "CC0") ||
         (g_str_has_prefix(licence, "CC-BY") && strstr(licence, "NC") == NULL &&
          strstr(licence, "ND") == NULL && strstr(licence, "SA") == NULL);
}

gboolean jats_read(GoldSet *set, const char *data, GHashTable *without, GError **error)
{
  g_autofree char *path = g_strdup_printf("%s/jats/MANIFEST.tsv", data), *manifest = NULL;
  if (!g_file_get_contents(path, &manifest, NULL, error))
    return FALSE;
  g_auto(GStrv) lines = g_strsplit(manifest, "\n", -1);
  guint articles = 0;
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto(GStrv) columns = g_strsplit(lines[i], "\t", -1);
    if (g_strv_length(columns) < 4 || !licence_allows(columns[3]) ||
        g_hash_table_contains(without, columns[2]))
      continue;
    g_autofree char *file = g_strdup_printf("%s/jats/%s", data, columns[0]);
    xmlDoc *document =
        xmlReadFile(file, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOENT);
    if (document == NULL)
      continue;
    articles++;
    read_references(set, xmlDocGetRootElement(document), 0);
    xmlFreeDoc(document);
  }
  g_printerr("jats: %u articles\n", articles);
  return TRUE;
}
