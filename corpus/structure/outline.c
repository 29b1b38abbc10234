/* The outline: which lines are headings, how deep each stands, and what part of the paper it begins. */
#include "corpus/structure/node.h"
#include "corpus/structure/role.h"
#include "corpus/text/chars.h"

#include <string.h>

static Span strip_emphasis(const char *text, Span span)
{
  while (span.end - span.start > 2 && (text[span.start] == '*' || text[span.start] == '_') &&
         text[span.end - 1] == text[span.start]) {
    span.start++;
    span.end--;
  }
  return span;
}

static gboolean is_bold_line(const char *text, Span span)
{
  return span.end - span.start > 5 && strncmp(text + span.start, "**", 2) == 0 &&
         strncmp(text + span.end - 2, "**", 2) == 0;
}

/* The node that the text goes on with, asides left out; n none. */
static guint next_text(const Nodes *nodes, guint i)
{
  for (guint k = i + 1; k < nodes->nodes->len; k++)
    if (!node_is_aside(node_at(nodes, k)))
      return k;
  return nodes->nodes->len;
}

/* Ends in a word after which more must come, or inside a bracket. */
static gboolean is_cut_off(const char *text, Span span)
{
  static const char *const open_words[] = {
      "the",  "of",   "and",  "in",   "a",     "an",    "to",    "with", "for", "at",   "by", "or",
      "from", "was",  "were", "is",   "are",   "that",  "which", "as",   "on",  "than", "be", "been",
      "has",  "have", "we",   "this", "these", "their", "its",   "can",  "not", "but"};
  gsize start = span.end;
  while (start > span.start && text[start - 1] != ' ')
    start--;
  for (guint i = 0; i < G_N_ELEMENTS(open_words); i++)
    if (strlen(open_words[i]) == span.end - start &&
        strncmp(text + start, open_words[i], span.end - start) == 0)
      return TRUE;
  int depth = 0;
  for (gsize i = span.start; i < span.end; i++)
    depth += text[i] == '(' || text[i] == '[' ? 1 : text[i] == ')' || text[i] == ']' ? -1 : 0;
  return depth != 0;
}

static gboolean has_title_shape(const char *text, Span span)
{
  SpanCount count = span_count(text, span);
  gunichar first = span_first_char(text, span);
  gunichar last = span_last_char(text, span);
  if (count.columns > 180 || count.words > 25 || count.columns < 3 || count.letters * 2 < count.columns)
    return FALSE;
  if (last == '.' || last == ',' || last == ';' || last == ':' || last == '=' || char_is_hyphen(last))
    return FALSE;
  if (count.tabs > 0 || count.gaps > 1 || count.stops > 0)
    return FALSE;
  if (span_contains(text, span, "@") || span_contains(text, span, "://") || span_contains(text, span, " = "))
    return FALSE;
  if (is_cut_off(text, span))
    return FALSE;
  if (g_unichar_islower(first))
    return count.upper > 0 && count.words <= 14 &&
           g_unichar_isupper(g_utf8_get_char(g_utf8_next_char(text + span.start)));
  return g_unichar_isalpha(first) || g_unichar_isdigit(first) || first == '"' || first == 0x201c ||
         first == 0x2018 || first == 0xbf || first == '(' || first == '[';
}

/* TRUE for a short node that begins a section. last_prose: the last prose node before it, or -1. */
static gboolean begins_section(const Nodes *nodes, guint i, int last_prose)
{
  const char *text = nodes->layout->text;
  const Node *node = node_at(nodes, i);
  Span span = strip_emphasis(text, node->span);
  if (section_role_of_line(text, span) != ROLE_NONE)
    return TRUE;
  guint next = next_text(nodes, i);
  if (next >= nodes->nodes->len || node_at(nodes, next)->kind == NODE_LIST)
    return FALSE;
  if (nodes->layout->is_marked)
    return is_bold_line(text, node->span) && has_title_shape(text, span);
  if (!has_title_shape(text, span))
    return FALSE;
  const Node *after = node_at(nodes, next);
  if ((after->kind == NODE_PROSE || after->kind == NODE_SHORT) && span_starts_inside(text, after->span))
    return FALSE;
  if (last_prose >= 0 && (guint)last_prose + 1 == i &&
      node_at(nodes, (guint)last_prose)->kind == NODE_PROSE &&
      span_last_char(text, node_at(nodes, (guint)last_prose)->span) == ':')
    return FALSE;
  return TRUE;
}

/* Headings stand one over the other three deep at most: a longer row of short lines is a list of something.
 * In it only headings that everyone knows count, and the last one, which stands before text. */
static void thin_out_runs(Nodes *nodes)
{
  const char *text = nodes->layout->text;
  for (guint i = 0; i < nodes->nodes->len;) {
    guint count = 0;
    guint last = i;
    guint k = i;
    for (; k < nodes->nodes->len; k++) {
      const Node *node = node_at(nodes, k);
      if (node_is_aside(node))
        continue;
      if (node->kind != NODE_HEADING || node->level > 0)
        break;
      count++;
      last = k;
    }
    for (guint m = i; count > 3 && m < k; m++) {
      Node *node = node_at(nodes, m);
      Span number;
      SpanCount words = span_count(text, node->span);
      gboolean stays = section_role_of_line(text, node->span) != ROLE_NONE ||
                       layout_section_number(text, node->span, &number) > 0 ||
                       (m == last && words.words > 1 && words.digits == 0 && words.capitals > 0);
      if (node->kind == NODE_HEADING && !stays && node->role == ROLE_NONE)
        node->kind = NODE_PROSE;
    }
    i = MAX(k, i + 1);
  }
}

/* A title that an abstract in another language begins with: no heading of a section. */
static gboolean is_translated_title(const Nodes *nodes, guint i)
{
  const char *text = nodes->layout->text;
  guint before = i;
  while (before > 0 && node_is_aside(node_at(nodes, before - 1)))
    before--;
  guint next = next_text(nodes, i);
  if (before == 0 || next >= nodes->nodes->len || node_at(nodes, next)->kind != NODE_PROSE)
    return FALSE;
  const Node *heading = node_at(nodes, before - 1);
  return heading->kind == NODE_HEADING && section_role_of_line(text, heading->span) == ROLE_ABSTRACT &&
         span_count(text, node_at(nodes, i)->span).words >= 4 &&
         section_role_of_line(text, node_at(nodes, i)->span) == ROLE_NONE;
}

static void decide_headings(Nodes *nodes)
{
  int last_prose = -1;
  for (guint i = 0; i < nodes->nodes->len; i++) {
    Node *node = node_at(nodes, i);
    if (node->kind == NODE_SHORT && is_translated_title(nodes, i))
      node->kind = NODE_FRONT;
    if (node->kind == NODE_SHORT)
      node->kind = begins_section(nodes, i, last_prose) ? NODE_HEADING : NODE_PROSE;
    if (node->kind == NODE_PROSE || node->kind == NODE_ITEM)
      last_prose = (int)i;
  }
}

static guint number_depth(const char *text, Span number)
{
  guint depth = 1;
  for (gsize i = number.start; i + 1 < number.end; i++)
    depth += text[i] == '.' && g_ascii_isalnum(text[i + 1]);
  return depth;
}

static gboolean is_all_caps(const char *text, Span span)
{
  SpanCount count = span_count(text, span);
  return count.letters >= 3 && count.upper * 10 >= count.letters * 9;
}

typedef struct {
  guint marked_base;  /* fewest hashes of a heading that isn't the title */
  gboolean has_caps;  /* headings that everyone knows are set in capitals */
  gboolean has_parts; /* methods or results have a heading */
  gboolean numbered;
} OutlineStyle;

static SectionRole own_role(const Layout *layout, const Node *node)
{
  g_autofree char *number = NULL;
  g_autofree char *title = heading_title(layout, node->span, &number);
  return section_role_from_title(title);
}

static OutlineStyle read_style(const Nodes *nodes)
{
  OutlineStyle style = {G_MAXUINT, FALSE, FALSE, FALSE};
  guint numbered = 0;
  guint known = 0;
  guint caps = 0;
  for (guint i = 0; i < nodes->nodes->len; i++) {
    Node *node = node_at(nodes, i);
    if (node->kind != NODE_HEADING)
      continue;
    const char *text = nodes->layout->text;
    if (node->level > 0)
      style.marked_base = MIN(style.marked_base, node->level);
    if (node->role == ROLE_NONE)
      node->role = own_role(nodes->layout, node);
    if (node->role != ROLE_NONE) {
      known++;
      caps += is_all_caps(text, node->span);
    }
    if (node->role == ROLE_METHODS || node->role == ROLE_RESULTS)
      style.has_parts = TRUE;
    Span number;
    numbered += layout_section_number(text, node->span, &number) > 0;
  }
  style.has_caps = caps > 1 && caps * 2 > known;
  style.numbered = numbered >= 3;
  return style;
}

static gboolean opens_part(SectionRole role)
{
  return role != ROLE_NONE && role != ROLE_LIMITATIONS;
}

static guint heading_level(const Nodes *nodes, const Node *node, const OutlineStyle *style, const Node *part,
                           guint last_level)
{
  const char *text = nodes->layout->text;
  if (node->level > 0)
    return node->level - style->marked_base + 1;
  Span number;
  if (layout_section_number(text, node->span, &number) > 0)
    return number_depth(text, number);
  g_autofree char *digits = NULL;
  g_autofree char *title = heading_title(nodes->layout, node->span, &digits);
  if (opens_part(node->role) || section_is_back_matter(title))
    return 1;
  if (style->has_caps)
    return is_all_caps(text, node->span) ? 1 : 2;
  if (style->numbered)
    return last_level + 1 > 3 ? 3 : last_level + 1;
  return part != NULL && style->has_parts ? 2 : 1;
}

static void decide_levels(Nodes *nodes)
{
  OutlineStyle style = read_style(nodes);
  const Node *part = NULL;
  guint numbered_level = 0;
  SectionRole roles[8] = {ROLE_NONE};
  for (guint i = 0; i < nodes->nodes->len; i++) {
    Node *node = node_at(nodes, i);
    if (node->kind != NODE_HEADING)
      continue;
    guint level = heading_level(nodes, node, &style, part, numbered_level);
    Span number;
    if (layout_section_number(nodes->layout->text, node->span, &number) > 0 || opens_part(node->role))
      numbered_level = level;
    level = CLAMP(level, 1, G_N_ELEMENTS(roles) - 1);
    if (level == 1 && opens_part(node->role) && node->role != ROLE_ABSTRACT)
      part = node;
    node->level = level;
    if (node->role == ROLE_NONE && level > 1)
      node->role = roles[level - 1];
    for (guint k = level; k < G_N_ELEMENTS(roles); k++)
      roles[k] = node->role;
  }
}

/* An abstract that a page put into the middle of an introduction goes before it: its heading and its first
 * paragraph, further ones only while they begin with a label. The introduction goes on behind it. */
static void lift_abstract(Nodes *nodes)
{
  GArray *all = nodes->nodes;
  guint introduction = G_MAXUINT;
  guint prose = 0;
  for (guint i = 0; i < all->len; i++) {
    const Node *node = node_at(nodes, i);
    if (node->kind != NODE_HEADING) {
      prose += node->kind == NODE_PROSE;
      continue;
    }
    if (node->role != ROLE_ABSTRACT) {
      if (introduction != G_MAXUINT || (node->role != ROLE_INTRODUCTION && node->role != ROLE_BACKGROUND))
        return;
      introduction = i;
      prose = 0;
      continue;
    }
    if (introduction == G_MAXUINT)
      continue;
    guint end = i + 1;
    while (end < all->len && node_is_aside(node_at(nodes, end)))
      end++;
    guint rest = end + 1;
    while (rest < all->len &&
           (node_is_aside(node_at(nodes, rest)) || node_at(nodes, rest)->kind == NODE_FRONT))
      rest++;
    if (prose == 0 || end >= all->len || node_at(nodes, end)->kind != NODE_PROSE || rest >= all->len ||
        node_at(nodes, rest)->kind != NODE_PROSE)
      return;
    guint length = end + 1 - i;
    g_autofree Node *block = g_memdup2(node_at(nodes, i), length * sizeof(Node));
    g_array_remove_range(all, i, length);
    g_array_insert_vals(all, introduction, block, length);
    return;
  }
}

void outline_find(Nodes *nodes)
{
  decide_headings(nodes);
  thin_out_runs(nodes);
  decide_levels(nodes);
  lift_abstract(nodes);
}

char *heading_title(const Layout *layout, Span span, char **number)
{
  const char *text = layout->text;
  guint level = 0;
  span.start += layout_hashes(text, span, &level);
  span = strip_emphasis(text, span_trim(text, span));
  Span digits;
  gsize width = layout_section_number(text, span, &digits);
  *number = width > 0 ? g_strndup(text + digits.start, digits.end - digits.start) : NULL;
  span.start += width;
  span = strip_emphasis(text, span_trim(text, span));
  g_autoptr(MappedText) plain = mapped_text_new();
  join_lines(plain, layout->from, &span, 1, NULL);
  gsize length = plain->text->len;
  while (length > 1 && (plain->text->str[length - 1] == '.' || plain->text->str[length - 1] == ':' ||
                        plain->text->str[length - 1] == '#' || plain->text->str[length - 1] == ' '))
    length--;
  return g_strndup(plain->text->str, length);
}
