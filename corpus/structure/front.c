#include "corpus/structure/front.h"

#include "corpus/base/regex.h"
#include "corpus/citation/reference.h"
#include "corpus/structure/role.h"
#include "corpus/text/chars.h"

#include <stdlib.h>
#include <string.h>

/* Nodes that a title page can have at most, and bytes and sentences from which on prose is the body. */
#define FRONT_NODES 120u
#define PROSE_BYTES 280u
#define PROSE_STOPS 2u

typedef struct {
  guint node;
  char *text; /* plain; owned */
  FrontLineKind kind;
} FrontLine;

typedef struct {
  Nodes *nodes;
  Record *record;
  const JoinLexicon *lexicon;
  GArray *lines; /* FrontLine */
  guint cover;   /* first node after a cover page; 0 none */
  guint end;     /* node at which the body begins */
} Front;

static void line_clear(gpointer data)
{
  g_free(((FrontLine *)data)->text);
}

static FrontLine *front_line(const Front *front, guint i)
{
  return &g_array_index(front->lines, FrontLine, i);
}

/* A node's lines as one plain line, without a heading's marks. */
static char *node_text(const Nodes *nodes, const Node *node, const JoinLexicon *lexicon)
{
  const Layout *layout = nodes->layout;
  g_autoptr(MappedText) plain = mapped_text_new();
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  for (guint i = node->first; i < node->end; i++) {
    Span span = layout_line(layout, i)->span;
    guint level = 0;
    span.start += i == node->first ? layout_hashes(layout->text, span, &level) : 0;
    g_array_append_val(spans, span);
  }
  join_lines(plain, layout->from, (const Span *)(const void *)spans->data, spans->len, lexicon);
  return g_strdup(plain->text->str);
}

static gboolean is_body_prose(const Nodes *nodes, const Node *node, const JoinLexicon *lexicon)
{
  if (node->kind != NODE_PROSE || node->span.end - node->span.start < PROSE_BYTES)
    return FALSE;
  if (node->span.end - node->span.start > 6000)
    return TRUE;
  SpanCount count = span_count(nodes->layout->text, node->span);
  gboolean ends = span_ends_sentence(nodes->layout->text, node->span);
  if (count.stops == 0 && !ends && count.words < 60)
    return FALSE;
  g_autofree char *text = node_text(nodes, node, lexicon);
  FrontLineKind kind = front_line_kind(text);
  if (kind == LINE_CITE_AS || kind == LINE_KEYWORDS || kind == LINE_CITATION || kind == LINE_DATES ||
      authors_is_line(text, TRUE))
    return FALSE;
  gboolean wordy = count.long_lower * 10 > count.words * 3;
  if (kind == LINE_AFFILIATION || kind == LINE_CONTACT || kind == LINE_COPYRIGHT)
    return wordy && count.stops >= PROSE_STOPS && count.columns > 2 * PROSE_BYTES;
  return count.stops + ends >= PROSE_STOPS || wordy;
}

/* Where the body begins: at the first heading that everyone knows, or at the first real prose. */
static guint find_front_end(const Nodes *nodes, guint from, const JoinLexicon *lexicon)
{
  const char *text = nodes->layout->text;
  guint headings = 0;
  for (guint i = from; i < nodes->nodes->len && i < FRONT_NODES; i++) {
    const Node *node = node_at(nodes, i);
    if (node->kind == NODE_LIST)
      return i;
    if (node->kind == NODE_HEADING || node->kind == NODE_SHORT) {
      g_autofree char *number = NULL;
      g_autofree char *title = heading_title(nodes->layout, node->span, &number);
      if (section_role_of_line(text, node->span) != ROLE_NONE ||
          section_role_of_line(title, (Span){0, strlen(title)}) != ROLE_NONE)
        return i;
      if (node->kind == NODE_HEADING && node->level > 0 && headings++ > 0)
        return i;
      if (node->kind == NODE_SHORT && g_ascii_strcasecmp(title, "highlights") == 0)
        return i;
    }
    if (is_body_prose(nodes, node, lexicon))
      return i;
  }
  return MIN(nodes->nodes->len, FRONT_NODES);
}

/* Letters and digits of a line folded, for telling a title that is printed twice. */
static char *fold_line(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
    if (g_unichar_isalnum(g_utf8_get_char(p)))
      g_string_append_unichar(out, g_unichar_tolower(g_utf8_get_char(p)));
  return g_string_free(out, FALSE);
}

/* A page that a repository puts before a paper prints the paper's title, how to cite it, perhaps its
 * abstract; then the paper begins with its title again. Gives that node; 0 for no cover page. */
static guint find_cover_end(const Front *front)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *title = NULL;
  gboolean evidence = FALSE;
  guint found = 0;
  for (guint i = 0; i < front->nodes->nodes->len && i < FRONT_NODES; i++) {
    const Node *node = node_at(front->nodes, i);
    if (node->kind == NODE_KEPT || node->kind == NODE_LIST || node->span.end - node->span.start > 500)
      continue;
    g_autofree char *text = node_text(front->nodes, node, front->lexicon);
    FrontLineKind kind = front_line_kind(text);
    evidence = evidence || kind == LINE_CITE_AS || kind == LINE_MASTHEAD;
    SpanCount count = span_count(text, (Span){0, strlen(text)});
    if (count.words < 4 || count.words > 40 || kind != LINE_PLAIN || g_str_has_suffix(text, "."))
      continue;
    char *key = fold_line(text);
    if (evidence && g_hash_table_contains(seen, key) && (title == NULL || strcmp(title, key) == 0)) {
      found = i;
      g_free(title);
      title = g_strdup(key);
    }
    g_hash_table_add(seen, key);
  }
  return found;
}

static void read_lines(Front *front)
{
  for (guint i = 0; i < front->end; i++) {
    const Node *node = node_at(front->nodes, i);
    if (node->kind == NODE_KEPT && node->piece != PIECE_NOTE && node->piece != PIECE_TABLE &&
        node->piece != PIECE_CAPTION)
      continue;
    if (node->span.end - node->span.start > 20000)
      continue;
    FrontLine line = {i, node_text(front->nodes, node, front->lexicon), LINE_PLAIN};
    line.kind = front_line_kind(line.text);
    g_array_append_val(front->lines, line);
  }
}

/* Words enough for a title, and letters. */
static gboolean may_be_title(const Front *front, const FrontLine *line)
{
  const Node *node = node_at(front->nodes, line->node);
  if (node->kind == NODE_KEPT)
    return FALSE;
  if (line->kind != LINE_PLAIN && line->kind != LINE_AFFILIATION && line->kind != LINE_MASTHEAD)
    return FALSE;
  SpanCount count = span_count(line->text, (Span){0, strlen(line->text)});
  if (line->kind != LINE_PLAIN && !(node->piece == PIECE_HEADING && node->level > 0))
    return FALSE;
  if (count.stops > 1 ||
      (count.words > 12 && span_last_char(line->text, (Span){0, strlen(line->text)}) == '.' &&
       node->level == 0))
    return FALSE;
  return count.letters >= 5 && count.columns <= 400 && count.letters * 2 > count.columns;
}

/* TRUE when line i is followed by a line of names before anything else that counts. */
static gboolean names_follow(const Front *front, guint i)
{
  for (guint k = i + 1; k < front->lines->len && k < i + 3; k++) {
    const FrontLine *line = front_line(front, k);
    if (authors_is_line(line->text, TRUE))
      return TRUE;
    if (line->kind != LINE_PLAIN && line->kind != LINE_TYPE)
      return FALSE;
  }
  return FALSE;
}

/* Index of the title among the lines; G_MAXUINT none. */
static guint find_title(const Front *front)
{
  guint best = G_MAXUINT;
  double best_score = 0;
  for (guint i = 0; i < front->lines->len; i++) {
    const FrontLine *line = front_line(front, i);
    const Node *node = node_at(front->nodes, line->node);
    if (line->node < front->cover || !may_be_title(front, line))
      continue;
    SpanCount count = span_count(line->text, (Span){0, strlen(line->text)});
    gboolean names = authors_is_line(line->text, FALSE);
    gboolean follow = names_follow(front, i);
    double score = MIN(count.words, 14u) + (front->cover > 0 && line->node == front->cover ? 60 : 0);
    score += node->piece == PIECE_HEADING && node->level > 0 ? 40 : 0;
    score += follow ? 12 : 0;
    score -= names ? 25 : 0;
    score -= count.words < 3 && !follow ? 8 : 0;
    score -= i * 0.3;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

/* The title's text: note marks at its end go. */
static char *clean_title(const char *text)
{
  gsize end = strlen(text);
  while (end > 0) {
    gsize at = 0;
    gunichar c = char_before(text, 0, end, &at);
    if (!char_is_note_mark(c) && !char_is_blank(c) && c != '#')
      break;
    end = at;
  }
  return g_strndup(text, end);
}

static guint take_title(Front *front)
{
  guint found = find_title(front);
  if (found == G_MAXUINT)
    return found;
  FrontLine *line = front_line(front, found);
  GString *title = g_string_new(line->text);
  node_at(front->nodes, line->node)->front = FRONT_TITLE;
  for (guint k = found + 1; k < front->lines->len; k++) { /* lines of one title */
    FrontLine *next = front_line(front, k);
    const Node *node = node_at(front->nodes, next->node);
    gboolean close = layout_line(front->nodes->layout, node->first)->blank_before == 0 ||
                     title->str[title->len - 1] == ':' ||
                     span_starts_inside(next->text, (Span){0, strlen(next->text)});
    if (next->kind != LINE_PLAIN || node->kind == NODE_KEPT || !close || authors_is_line(next->text, TRUE) ||
        title->len + strlen(next->text) > 400)
      break;
    g_string_append_printf(title, " %s", next->text);
    node_at(front->nodes, next->node)->front = FRONT_TITLE;
    found = k;
  }
  front->record->title = clean_title(title->str);
  g_string_free(title, TRUE);
  return found;
}

/* The letters that affiliations begin with: "a Department", "b School". Caller frees. */
static char *affiliation_letters(const Front *front)
{
  GString *letters = g_string_new(NULL);
  for (guint i = 0; i < front->lines->len; i++) {
    const FrontLine *line = front_line(front, i);
    if (line->kind == LINE_AFFILIATION && g_ascii_islower(line->text[0]) && line->text[1] == ' ')
      g_string_append_c(letters, line->text[0]);
  }
  return g_string_free(letters, FALSE);
}

static void take_authors(Front *front, guint title)
{
  g_autofree char *letters = affiliation_letters(front);
  guint from = title == G_MAXUINT ? 0 : title + 1;
  guint misses = 0;
  for (guint i = from; i < front->lines->len && misses < 6; i++) {
    FrontLine *line = front_line(front, i);
    Node *node = node_at(front->nodes, line->node);
    if (node->kind == NODE_KEPT ||
        (line->kind != LINE_PLAIN && line->kind != LINE_AFFILIATION && line->kind != LINE_CONTACT)) {
      continue;
    }
    gboolean believable = title != G_MAXUINT && (i == title + 1 || front->record->authors->len > 0);
    if (line->kind != LINE_PLAIN || !authors_is_line(line->text, believable)) {
      misses += line->kind == LINE_PLAIN;
      continue;
    }
    line->kind = LINE_AUTHORS;
    node->front = FRONT_AUTHORS;
    authors_read(line->text, letters, front->record->authors);
  }
}

static gsize count_given(const GPtrArray *authors)
{
  gsize length = 0;
  for (guint i = 0; i < authors->len; i++) {
    const Person *person = g_ptr_array_index(authors, i);
    length += person->given != NULL ? strlen(person->given) : 0;
  }
  return length;
}

/* A cover page often prints the authors in full where the paper has initials. */
static void take_cover_authors(Front *front)
{
  for (guint i = 0; i < front->lines->len; i++) {
    const FrontLine *line = front_line(front, i);
    if (line->node >= front->cover || line->kind != LINE_PLAIN || !authors_is_line(line->text, FALSE))
      continue;
    g_autoptr(GPtrArray) authors = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
    authors_read(line->text, NULL, authors);
    GPtrArray *known = front->record->authors;
    if (authors->len < 2 || authors->len < known->len ||
        (authors->len == known->len && count_given(authors) <= count_given(known)))
      continue;
    g_ptr_array_set_size(known, 0);
    for (guint k = 0; k < authors->len; k++)
      g_ptr_array_add(known, person_copy(g_ptr_array_index(authors, k)));
  }
}

static void fill(char **to, char **from)
{
  if (*to == NULL)
    *to = g_steal_pointer(from);
}

/* How much a citation of the paper tells. */
static guint count_fields(const Record *record)
{
  return (record->year > 0) + (record->container != NULL) + 2 * (record->volume != NULL) +
         (record->issue != NULL) + 2 * (record->pages != NULL) + (record->doi != NULL);
}

/* What "Cite this article: ..." says; of several the one that says most. */
static void take_cite_as(Front *front)
{
  g_autoptr(Record) best = NULL;
  for (guint i = 0; i < front->lines->len; i++) {
    const FrontLine *line = front_line(front, i);
    if (line->kind != LINE_CITE_AS)
      continue;
    const char *colon = strchr(line->text, ':');
    const char *rest = colon != NULL && colon - line->text < 60 ? colon + 1 : "";
    while (*rest == ' ')
      rest++;
    if (strlen(rest) < 30 && i + 1 < front->lines->len)
      rest = front_line(front, i + 1)->text;
    if (strlen(rest) < 30)
      continue;
    Record *cited = reference_parse(rest, -1);
    if (best == NULL || count_fields(cited) > count_fields(best)) {
      record_free(best);
      best = cited;
    } else {
      record_free(cited);
    }
  }
  if (best == NULL)
    return;
  Record *record = front->record;
  if (record->year == 0)
    record->year = best->year;
  fill(&record->container, &best->container);
  fill(&record->volume, &best->volume);
  fill(&record->issue, &best->issue);
  fill(&record->pages, &best->pages);
  fill(&record->doi, &best->doi);
}

static int find_year(const char *line, const char *before)
{
  static const Regex *copyright = NULL;
  static const Regex *published = NULL;
  regex_once(&copyright, "(?x) (?: © | \\(c\\) | Copyright ) [^\\d]{0,40} (?<year> (?:19|20)\\d\\d ) \\b",
             REGEX_CASELESS);
  regex_once(&published,
             "(?x) (?: published (?:\\ online)? | accepted | publication\\ date | issue\\ date ) [^.]{0,30}? "
             "(?<year> (?:19|20)\\d\\d ) \\b",
             REGEX_CASELESS);
  Span groups[2];
  const Regex *regex = before == NULL ? copyright : published;
  if (!regex_find(regex, line, strlen(line), 0, groups, 2))
    return 0;
  return atoi(line + groups[1].start);
}

static void take_bibliography(Front *front)
{
  Record *record = front->record;
  for (guint i = 0; i < front->lines->len; i++)
    if (front_line(front, i)->kind == LINE_CITATION)
      front_read_citation(front_line(front, i)->text, record);
  take_cite_as(front);
  for (guint i = 0; i < front->lines->len; i++) {
    const char *text = front_line(front, i)->text;
    if (record->doi == NULL)
      record->doi = front_find_doi(text);
    if (record->year == 0)
      record->year = find_year(text, NULL);
  }
  for (guint i = 0; i < front->lines->len && record->year == 0; i++)
    record->year = find_year(front_line(front, i)->text, "published");
  /* The copyright line of the first page may stand behind the abstract. */
  for (guint i = front->end; i < front->nodes->nodes->len && i < front->end + 12 && record->year == 0; i++) {
    const Node *node = node_at(front->nodes, i);
    if (node->kind == NODE_LIST || node->span.end - node->span.start > 6000)
      break;
    g_autofree char *text = node_text(front->nodes, node, front->lexicon);
    if (node->piece == PIECE_NOTE || node->kind == NODE_PROSE)
      record->year = find_year(text, NULL);
    if (node->piece == PIECE_NOTE && record->doi == NULL)
      record->doi = front_find_doi(text);
  }
}

/* Keywords stand on the title page or around the abstract. */
static void take_keywords(Front *front)
{
  Nodes *nodes = front->nodes;
  for (guint i = 0; i < nodes->nodes->len; i++) {
    Node *node = node_at(nodes, i);
    if (node->kind == NODE_LIST || node->kind == NODE_KEPT || node->span.end - node->span.start > 3000 ||
        node->kind == NODE_ITEM)
      continue;
    Span start = {node->span.start, MIN(node->span.end, node->span.start + 40)};
    g_autofree char *head = g_strndup(nodes->layout->text + start.start, start.end - start.start);
    const char *valid_end = NULL;
    g_utf8_validate(head, -1, &valid_end);
    head[valid_end - head] = '\0';
    guint level = 0;
    gsize hashes = layout_hashes(nodes->layout->text, node->span, &level);
    if (front_keywords_label(head + MIN(hashes, strlen(head))) == 0)
      continue;
    g_autofree char *text = node_text(nodes, node, front->lexicon);
    gsize label = front_keywords_label(text);
    node->kind = NODE_FRONT;
    node->front = FRONT_KEYWORDS;
    g_autofree char *list = g_strdup(text + label);
    for (guint k = i + 1; *list == '\0' && k < nodes->nodes->len && k < i + 6; k++) {
      Node *next = node_at(nodes, k);
      if (next->kind == NODE_KEPT)
        continue;
      g_free(list);
      list = node_text(nodes, next, front->lexicon);
      next->kind = NODE_FRONT;
      next->front = FRONT_KEYWORDS;
    }
    if (front->record->keywords->len == 0)
      front_split_keywords(list, front->record->keywords);
  }
}

static void mark_front(Front *front)
{
  for (guint i = 0; i < front->lines->len; i++) {
    const FrontLine *line = front_line(front, i);
    Node *node = node_at(front->nodes, line->node);
    node->kind = NODE_FRONT;
    node->zone = ZONE_FRONT;
    if (line->node < front->cover)
      continue;
    if (node->front != FRONT_OTHER)
      continue;
    if (line->kind == LINE_AFFILIATION || line->kind == LINE_CONTACT)
      node->front = FRONT_AFFILIATION;
    else if (line->kind == LINE_CITATION || line->kind == LINE_CITE_AS || line->kind == LINE_DOI)
      node->front = FRONT_CITATION;
  }
}

/* Everything before the title page proper, lines and all. */
static void keep_cover(Front *front)
{
  for (guint i = 0; i < front->cover; i++) {
    Node *node = node_at(front->nodes, i);
    if (node->kind == NODE_KEPT && (node->piece == PIECE_RUNNING_HEAD || node->piece == PIECE_PAGE_NUMBER))
      continue;
    node->kind = NODE_KEPT;
    node->kept = "cover-page";
    node->zone = ZONE_FRONT;
  }
}

/* Lines of a title page that stand after the abstract: type, dates, address. */
static void mark_late_lines(Front *front)
{
  const char *text = front->nodes->layout->text;
  for (guint i = front->end; i < front->nodes->nodes->len && i < front->end + 40; i++) {
    Node *node = node_at(front->nodes, i);
    SectionRole role = node->kind == NODE_SHORT || node->kind == NODE_HEADING
                           ? section_role_of_line(text, node->span)
                           : ROLE_NONE;
    if (role != ROLE_NONE && role != ROLE_ABSTRACT)
      return;
    if (node->kind != NODE_SHORT)
      continue;
    g_autofree char *plain = node_text(front->nodes, node, front->lexicon);
    FrontLineKind kind = front_line_kind(plain);
    if (kind == LINE_TYPE || kind == LINE_DATES || kind == LINE_DOI || kind == LINE_COPYRIGHT ||
        kind == LINE_CITATION)
      node->kind = NODE_FRONT;
  }
}

/* The first prose after a title page is an abstract without a heading when keywords, a heading or a copyright
 * line follow it. */
static void mark_abstract(Front *front)
{
  Nodes *nodes = front->nodes;
  if (front->end >= nodes->nodes->len || front->record->title == NULL || front->record->authors->len == 0)
    return;
  Node *node = node_at(nodes, front->end);
  const char *text = nodes->layout->text;
  if (node->kind != NODE_PROSE || node->span.end - node->span.start > 6000)
    return;
  guint next = front->end + 1;
  while (next < nodes->nodes->len && node_at(nodes, next)->kind == NODE_KEPT)
    next++;
  if (next >= nodes->nodes->len)
    return;
  const Node *after = node_at(nodes, next);
  Span tail = {MAX(node->span.start, node->span.end - MIN(node->span.end, 200)), node->span.end};
  gboolean copyright = span_contains(text, tail, "\xc2\xa9") || span_contains(text, tail, "copyright");
  gboolean heading = (after->kind == NODE_HEADING || after->kind == NODE_SHORT) &&
                     section_role_of_line(text, after->span) != ROLE_ABSTRACT;
  gboolean ends = span_ends_sentence(text, node->span);
  node->is_abstract =
      copyright || (ends && (heading || (after->kind == NODE_FRONT && after->front == FRONT_KEYWORDS)));
}

void front_read(Nodes *nodes, Record *record, const JoinLexicon *lexicon)
{
  Front front = {nodes, record, lexicon, g_array_new(FALSE, FALSE, sizeof(FrontLine)), 0, 0};
  g_array_set_clear_func(front.lines, line_clear);
  front.cover = find_cover_end(&front);
  front.end = find_front_end(nodes, front.cover, lexicon);
  read_lines(&front);
  guint title = take_title(&front);
  take_authors(&front, title);
  take_cover_authors(&front);
  take_bibliography(&front);
  mark_front(&front);
  keep_cover(&front);
  take_keywords(&front);
  mark_late_lines(&front);
  mark_abstract(&front);
  g_array_unref(front.lines);
}
