/* Paragraphs that a page cut in two. */
#include "corpus/structure/node.h"
#include "corpus/text/chars.h"

/* Nodes between the halves of a paragraph, and bytes of one of them. */
#define ASIDES_MAX      40u
#define ASIDE_BYTES_MAX 2500u

static gboolean is_unfinished(const Nodes *nodes, const Node *node)
{
  return !span_ends_sentence(nodes->layout->text, node->span);
}

/* Prose that stands whole: begins like a sentence and ends like one. */
static gboolean stands_whole(const Nodes *nodes, const Node *node)
{
  const char *text = nodes->layout->text;
  return !span_starts_inside(text, node->span) && span_ends_sentence(text, node->span);
}

/* The node that goes on with what node i left unfinished, beyond notes that stand whole between them; 0 none.
 */
static guint find_rest(const Nodes *nodes, guint i)
{
  const char *text = nodes->layout->text;
  guint passed = 0;
  for (guint k = i + 1; k < nodes->nodes->len && k - i < ASIDES_MAX; k++) {
    const Node *node = node_at(nodes, k);
    if (node_is_aside(node))
      continue;
    if (node->kind != NODE_PROSE)
      break;
    if (span_starts_inside(text, node->span) || span_first_char(text, node->span) == '(')
      return k;
    if (passed == 0 && node->span.end - node->span.start >= 40 && k == i + 1 && !stands_whole(nodes, node))
      return k;
    if (!stands_whole(nodes, node) || node->span.end - node->span.start > ASIDE_BYTES_MAX || ++passed > 4)
      break;
  }
  /* Nothing begins in the middle: then the next prose goes on, if it isn't parted by a heading. */
  for (guint k = i + 1; k < nodes->nodes->len && k - i < ASIDES_MAX; k++) {
    const Node *node = node_at(nodes, k);
    if (!node_is_aside(node))
      return node->kind == NODE_PROSE ? k : 0;
  }
  return 0;
}

void paragraphs_heal(Nodes *nodes)
{
  for (guint i = 0; i < nodes->nodes->len; i++) {
    Node *node = node_at(nodes, i);
    if (node->kind != NODE_PROSE && node->kind != NODE_ITEM)
      continue;
    if (!is_unfinished(nodes, node))
      continue;
    guint rest = find_rest(nodes, i);
    if (rest == 0)
      continue;
    if (node->kind == NODE_ITEM && !span_starts_inside(nodes->layout->text, node_at(nodes, rest)->span))
      continue;
    for (guint k = i + 1; k < rest; k++) {
      Node *between = node_at(nodes, k);
      if (node_is_aside(between))
        continue;
      between->kind = NODE_KEPT;
      between->kept = "footnote";
      between->zone = ZONE_FOOTNOTE;
    }
    node->continues = TRUE;
    node_at(nodes, rest)->continued = TRUE;
  }
}
