/* Front matter: what a paper says of itself, and its abstracts. */
#include "corpus/reader/jats_build.h"

#include "corpus/base/limits.h"

#include <string.h>

static char *text_or_null(const xmlNode *node)
{
  char *text = node != NULL ? jats_plain_text(node) : NULL;
  if (text != NULL && *text == '\0')
    g_clear_pointer(&text, g_free);
  return text;
}

/* Sets a field that isn't known yet. */
static void field_set(char **field, const xmlNode *node)
{
  if (*field == NULL)
    *field = text_or_null(node);
}

static void block_front(JatsBuilder *builder, const xmlNode *node)
{
  jats_open_block(builder, node, BLOCK_FRONT);
  builder->piece->spread = TRUE;
  jats_inline_children(builder, node);
  jats_close(builder);
}

static void block_title(JatsBuilder *builder, const xmlNode *node)
{
  jats_open_block(builder, node, BLOCK_FRONT);
  jats_inline_children(builder, node);
  jats_close(builder);
}

static void front_titles(JatsBuilder *builder, const xmlNode *group)
{
  Record *record = builder->paper->record;
  for (const xmlNode *child = group->children; child != NULL; child = child->next) {
    switch (jats_tag(child)) {
    case TAG_ARTICLE_TITLE:
    case TAG_BOOK_TITLE:
    case TAG_TITLE:
      field_set(&record->title, child);
      block_title(builder, child);
      break;
    case TAG_SUBTITLE:
      field_set(&record->subtitle, child);
      block_title(builder, child);
      break;
    case TAG_TRANS_TITLE_GROUP:
    case TAG_TRANS_TITLE:
    case TAG_TRANS_SUBTITLE:
    case TAG_LABEL:
      block_front(builder, child);
      break;
    default:
      if (jats_has_text(child) || (child->type == XML_ELEMENT_NODE && !jats_float(builder, child)))
        jats_keep(builder, child, "metadata", ZONE_FRONT);
      break;
    }
  }
}

static void contributor_add(JatsBuilder *builder, const xmlNode *contributor)
{
  Record *record = builder->paper->record;
  const char *type = jats_attribute(contributor, "contrib-type");
  gboolean editor = strstr(type, "editor") != NULL;
  if (!editor && *type != '\0' && strstr(type, "author") == NULL)
    return;
  GPtrArray *persons = editor ? record->editors : record->authors;
  Person *person = persons->len < LIMIT_PERSONS ? jats_person(contributor) : NULL;
  if (person != NULL)
    g_ptr_array_add(persons, person);
}

/* Contributors that stand together are one block; affiliations between them have their own. */
static void front_contributors(JatsBuilder *builder, const xmlNode *group)
{
  gboolean open = FALSE;
  for (const xmlNode *child = group->children; child != NULL; child = child->next) {
    if (jats_tag(child) == TAG_CONTRIB) {
      if (!open)
        jats_open_block(builder, group, BLOCK_FRONT);
      else if (builder->piece->text->len > 0)
        jats_literal(builder, ";");
      open = TRUE;
      builder->piece->spread = TRUE;
      jats_inline(builder, child);
      contributor_add(builder, child);
    } else if (child->type == XML_ELEMENT_NODE || jats_has_text(child)) {
      if (open)
        jats_close(builder);
      open = FALSE;
      jats_open_block(builder, child, BLOCK_FRONT);
      builder->piece->spread = TRUE;
      jats_inline(builder, child);
      jats_close(builder);
    }
  }
  if (open)
    jats_close(builder);
}

static void front_keywords(JatsBuilder *builder, const xmlNode *group)
{
  Record *record = builder->paper->record;
  const char *language = jats_attribute(group, "lang");
  gboolean own = *language == '\0' || record->language == NULL ||
                 g_ascii_strncasecmp(language, record->language, 2) == 0;
  own = own && strstr(jats_attribute(group, "kwd-group-type"), "abbr") == NULL;
  gboolean first = TRUE;
  jats_open_block(builder, group, BLOCK_FRONT);
  builder->piece->spread = TRUE;
  for (const xmlNode *child = group->children; child != NULL; child = child->next) {
    JatsTag tag = jats_tag(child);
    gboolean keyword = tag == TAG_KWD || tag == TAG_COMPOUND_KWD || tag == TAG_NESTED_KWD;
    if (keyword && !first && builder->piece->text->len > 0)
      jats_literal(builder, ";");
    first = first && !keyword;
    jats_inline(builder, child);
    char *text = keyword && own ? text_or_null(child) : NULL;
    if (text != NULL)
      g_ptr_array_add(record->keywords, text);
  }
  jats_close(builder);
}

/* TRUE for what sums the paper up; not for pictures of it, teasers and lists of highlights. */
static gboolean is_summary(const xmlNode *abstract)
{
  static const char *const others[] = {"graphical",   "toc",
                                       "teaser",      "key-points",
                                       "highlights",  "precis",
                                       "web-summary", "author-highlights",
                                       "editor",      "executive-summary-short"};
  for (guint i = 0; i < G_N_ELEMENTS(others); i++)
    if (jats_attribute_has(abstract, "abstract-type", others[i]))
      return FALSE;
  return TRUE;
}

static void front_abstract(JatsBuilder *builder, const xmlNode *node)
{
  Zone zone = builder->zone;
  builder->zone = ZONE_ABSTRACT;
  JatsSectionState state = jats_section_open(builder, node, ROLE_ABSTRACT);
  if (!state.opened) {
    builder->section = -1;
    builder->level = 1;
  }
  gsize start = builder->running->len > 0 ? builder->running->len + 2 : 0;
  const xmlNode *label = state.opened ? jats_child(node, TAG_LABEL) : NULL;
  const xmlNode *title = state.opened ? jats_child(node, TAG_TITLE) : NULL;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child != label && child != title)
      jats_block(builder, child);
  jats_section_close(builder, state);
  builder->zone = zone;
  const char *language = jats_attribute(node, "lang");
  if (builder->running->len > start && is_summary(node))
    paper_add_abstract(builder->paper,
                       *language != '\0'
                           ? language
                           : (jats_tag(node) == TAG_ABSTRACT ? builder->paper->record->language : NULL),
                       (Span){start, builder->running->len});
}

/* How good a date is as the year the journal cites. An issue is cited by the year of its volume: that is the
 * collection's or the printed issue's, which can be a year after the first appearance on the web. */
static guint date_rank(const xmlNode *date)
{
  static const struct {
    const char *attribute, *value;
    guint rank;
  } ranks[] = {{"pub-type", "collection", 6},
               {"date-type", "collection", 6},
               {"pub-type", "ppub", 5},
               {"pub-type", "epub-ppub", 5},
               {"publication-format", "print", 5},
               {"pub-type", "issue-pub", 5},
               {"pub-type", "pmc-release", 1},
               {"pub-type", "nihms-submitted", 1},
               {"pub-type", "preprint", 1},
               {"date-type", "preprint", 1},
               {"pub-type", "epub", 3},
               {"date-type", "pub", 3},
               {"publication-format", "electronic", 3}};
  for (guint i = 0; i < G_N_ELEMENTS(ranks); i++)
    if (jats_attribute_has(date, ranks[i].attribute, ranks[i].value))
      return ranks[i].rank;
  return 4;
}

static void read_date(Record *record, const xmlNode *date, guint *best)
{
  const xmlNode *element = jats_child(date, TAG_YEAR);
  g_autofree char *text =
      element != NULL ? jats_plain_text(element) : g_strdup(jats_attribute(date, "iso-8601-date"));
  g_autofree char *iso = strchr(text, '-') != NULL ? g_strndup(text, strcspn(text, "-")) : g_strdup(text);
  char suffix = '\0';
  int year = jats_year(iso, &suffix);
  guint rank = date_rank(date);
  if (year > 0 && rank > *best) {
    record->year = year;
    *best = rank;
  }
}

static void read_id(Record *record, const xmlNode *id)
{
  g_autofree char *text = jats_plain_text(id);
  if (jats_attribute_has(id, "pub-id-type", "doi") && record->doi == NULL)
    record->doi = jats_doi(text);
  else if (jats_attribute_has(id, "pub-id-type", "pmid") && record->pmid == NULL && *text != '\0')
    record->pmid = g_strdup(text);
}

static gboolean is_sha256(const char *text)
{
  return strlen(text) == 64 && strspn(text, "0123456789abcdefABCDEF") == 64;
}

/* Collects what a digest says of its paper: files has " sha256:HEX" for each of its files. */
static void read_custom(JatsBuilder *builder, const xmlNode *group, GString *files)
{
  for (const xmlNode *child = group->children; child != NULL; child = child->next) {
    if (jats_tag(child) == TAG_CUSTOM_META_GROUP)
      read_custom(builder, child, files);
    g_autofree char *name =
        jats_tag(child) == TAG_CUSTOM_META ? text_or_null(jats_child(child, TAG_META_NAME)) : NULL;
    g_autofree char *value = name != NULL ? text_or_null(jats_child(child, TAG_META_VALUE)) : NULL;
    if (value == NULL)
      continue;
    if (g_ascii_strcasecmp(name, "digest-of") == 0) {
      builder->paper->kind = PAPER_DIGEST;
      g_free(builder->paper->digest_of);
      builder->paper->digest_of = g_steal_pointer(&value);
    } else if (g_ascii_strcasecmp(name, "digest-of-sha256") == 0 && is_sha256(value)) {
      g_autofree char *sum = g_ascii_strdown(value, -1);
      g_string_append_printf(files, " sha256:%s", sum);
    }
  }
}

/* custom-meta digest-of: the paper retells another; digest-of-sha256: files of it, which tie the two together
 * where the paper prints no title. */
static void read_digest(JatsBuilder *builder, const xmlNode *meta)
{
  g_autoptr(GString) files = g_string_new(NULL);
  read_custom(builder, meta, files);
  if (builder->paper->kind != PAPER_DIGEST || files->len == 0)
    return;
  char *digest_of = g_strconcat(builder->paper->digest_of, files->str, NULL);
  g_free(builder->paper->digest_of);
  builder->paper->digest_of = digest_of;
}

/* Names of elements that only books have, and so no tag. */
static gboolean is_id(const xmlNode *node)
{
  const char *name = jats_name(node);
  return jats_tag(node) == TAG_ARTICLE_ID || strcmp(name, "book-id") == 0 ||
         strcmp(name, "book-part-id") == 0;
}

/* Reads a field of the metadata into the record. */
static void read_field(JatsBuilder *builder, const xmlNode *node, guint *date)
{
  Record *record = builder->paper->record;
  switch (jats_tag(node)) {
  case TAG_PUB_DATE:
    read_date(record, node, date);
    break;
  case TAG_VOLUME:
    field_set(&record->volume, node);
    break;
  case TAG_ISSUE:
    field_set(&record->issue, node);
    break;
  case TAG_FPAGE: {
    const xmlNode *last = jats_child(node->parent, TAG_LPAGE);
    g_autofree char *from = text_or_null(node);
    g_autofree char *to = text_or_null(last);
    if (from == NULL || record->pages != NULL)
      break;
    record->pages =
        to == NULL || strcmp(from, to) == 0 ? g_steal_pointer(&from) : g_strdup_printf("%s-%s", from, to);
    break;
  }
  case TAG_ELOCATION_ID:
    if (jats_child(node->parent, TAG_FPAGE) == NULL)
      field_set(&record->pages, node);
    break;
  case TAG_ISBN:
    field_set(&record->isbn, node);
    break;
  case TAG_CUSTOM_META_GROUP:
    read_digest(builder, node);
    break;
  default:
    if (is_id(node))
      read_id(record, node);
    else if (strcmp(jats_name(node), "publisher") == 0)
      field_set(&record->publisher, jats_child(node, TAG_PUBLISHER_NAME));
    else if (strcmp(jats_name(node), "custom-meta-wrap") == 0)
      read_digest(builder, node);
    break;
  }
}

/* Writes an element that is_front_block. */
static void front_block(JatsBuilder *builder, const xmlNode *node)
{
  switch (jats_tag(node)) {
  case TAG_TITLE_GROUP:
  case TAG_BOOK_TITLE_GROUP:
    front_titles(builder, node);
    break;
  case TAG_CONTRIB_GROUP:
    front_contributors(builder, node);
    break;
  case TAG_ABSTRACT:
  case TAG_TRANS_ABSTRACT:
    front_abstract(builder, node);
    break;
  case TAG_KWD_GROUP:
    front_keywords(builder, node);
    break;
  default:
    block_front(builder, node);
    break;
  }
}

/* Elements that become blocks of the running text. */
static gboolean is_front_block(JatsTag tag)
{
  return tag == TAG_TITLE_GROUP || tag == TAG_BOOK_TITLE_GROUP || tag == TAG_CONTRIB_GROUP ||
         tag == TAG_ABSTRACT || tag == TAG_TRANS_ABSTRACT || tag == TAG_KWD_GROUP || tag == TAG_AFF ||
         tag == TAG_AFF_ALTERNATIVES || tag == TAG_AUTHOR_NOTES || tag == TAG_PRODUCT;
}

/* The children of <article-meta> and its like. What stands between the blocks is kept, a line an element. */
static void front_meta(JatsBuilder *builder, const xmlNode *meta)
{
  guint date = 0;
  gboolean open = FALSE;
  for (const xmlNode *child = meta->children; child != NULL; child = child->next) {
    gboolean block = is_front_block(jats_tag(child));
    if (open && block)
      jats_close(builder);
    open = open && !block;
    if (block)
      front_block(builder, child);
    if (block || (child->type != XML_ELEMENT_NODE && !jats_has_text(child)))
      continue;
    if (!open)
      jats_open_kept(builder, child, "metadata", ZONE_FRONT);
    open = TRUE;
    builder->piece->spread = TRUE;
    if (child->type == XML_ELEMENT_NODE)
      read_field(builder, child, &date);
    gsize length = builder->piece->text->len;
    if (length > 0 && builder->piece->text->str[length - 1] != '\n')
      jats_literal(builder, "\n");
    jats_inline(builder, child);
  }
  if (open)
    jats_close(builder);
}

/* First element of a tag under a node, at most three levels down. */
static const xmlNode *find_below(const xmlNode *node, JatsTag tag, guint levels)
{
  const xmlNode *found = jats_child(node, tag);
  for (const xmlNode *child = node->children; child != NULL && found == NULL && levels > 0;
       child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      found = find_below(child, tag, levels - 1);
  return found;
}

static const xmlNode *child_named(const xmlNode *node, const char *name)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && strcmp(jats_name(child), name) == 0)
      return child;
  return NULL;
}

static void front_journal(JatsBuilder *builder, const xmlNode *journal)
{
  Record *record = builder->paper->record;
  field_set(&record->container, find_below(journal, TAG_JOURNAL_TITLE, 2));
  if (record->container == NULL) {
    const xmlNode *group = child_named(journal, "journal-title-group");
    field_set(&record->container, child_named(group != NULL ? group : journal, "abbrev-journal-title"));
  }
  field_set(&record->issn, jats_child(journal, TAG_ISSN));
  const xmlNode *publisher = child_named(journal, "publisher");
  if (publisher != NULL)
    field_set(&record->publisher, jats_child(publisher, TAG_PUBLISHER_NAME));
  jats_keep(builder, journal, "metadata", ZONE_FRONT);
}

void jats_front(JatsBuilder *builder, const xmlNode *front)
{
  builder->zone = ZONE_FRONT;
  JatsTag own = jats_tag(front);
  if (own == TAG_FRONT_STUB || own == TAG_BOOK_META || own == TAG_BOOK_PART_META) {
    front_meta(builder, front);
    return;
  }
  for (const xmlNode *child = front->children; child != NULL; child = child->next) {
    JatsTag tag = jats_tag(child);
    if (tag == TAG_JOURNAL_META)
      front_journal(builder, child);
    else if (tag == TAG_ARTICLE_META || tag == TAG_BOOK_META || tag == TAG_BOOK_PART_META)
      front_meta(builder, child);
    else
      jats_block(builder, child);
  }
}
