#include "corpus/structure/node.h"

#include "corpus/text/chars.h"

static const char *kept_name(PieceKind kind)
{
  switch (kind) {
  case PIECE_CAPTION:
    return "caption";
  case PIECE_TABLE:
    return "table";
  case PIECE_NOTE:
    return "footnote";
  case PIECE_FIGURE:
    return "figure";
  case PIECE_RUNNING_HEAD:
    return "running-head";
  case PIECE_PAGE_NUMBER:
    return "page-number";
  default:
    return "markup";
  }
}

static Zone kept_zone(PieceKind kind)
{
  if (kind == PIECE_CAPTION || kind == PIECE_FIGURE)
    return ZONE_CAPTION;
  if (kind == PIECE_TABLE)
    return ZONE_TABLE;
  return kind == PIECE_NOTE ? ZONE_FOOTNOTE : ZONE_FRONT;
}

static NodeKind node_kind(PieceKind kind)
{
  switch (kind) {
  case PIECE_PROSE:
    return NODE_PROSE;
  case PIECE_ITEM:
    return NODE_ITEM;
  case PIECE_HEADING:
    return NODE_HEADING;
  case PIECE_SHORT:
    return NODE_SHORT;
  default:
    return NODE_KEPT;
  }
}

static void find_lists(Nodes *nodes, guint first_line, guint end_line)
{
  const Layout *layout = nodes->layout;
  for (guint i = first_line; i < end_line; i++) {
    if (layout->furniture[i] != 0)
      continue;
    g_array_append_val(nodes->list_lines, *layout_line(layout, i));
    g_array_append_val(nodes->list_index, i);
  }
  reference_lists_find(layout->text, nodes->list_lines, 0, nodes->list_lines->len, nodes->ranges);
}

/* Marks in owner (one a line of the layout, from first_line on) which list a line is in: its index + 1. The
 * heading of a list isn't in it. */
static void own_lines(const Nodes *nodes, guint *owner, guint first_line)
{
  for (guint r = 0; r < nodes->ranges->len; r++) {
    ListRange range = g_array_index(nodes->ranges, ListRange, r);
    for (guint k = range.first; k < range.end; k++)
      owner[g_array_index(nodes->list_index, guint, k) - first_line] = r + 1;
  }
}

static gboolean is_list_heading(const Nodes *nodes, guint line)
{
  for (guint r = 0; r < nodes->ranges->len; r++) {
    guint heading = g_array_index(nodes->ranges, ListRange, r).heading;
    if (heading != G_MAXUINT && g_array_index(nodes->list_index, guint, heading) == line)
      return TRUE;
  }
  return FALSE;
}

static void add_node(Nodes *nodes, const Piece *piece, guint first, guint end, guint list)
{
  const Layout *layout = nodes->layout;
  Node node = {.kind = node_kind(piece->kind), .piece = piece->kind, .first = first, .end = end};
  node.span = (Span){layout_line(layout, first)->span.start, layout_line(layout, end - 1)->span.end};
  node.level = piece->level;
  node.zone = ZONE_BODY;
  if (list > 0 && layout->furniture[first] == 0) {
    node.kind = NODE_LIST;
    node.list = list - 1;
    node.zone = ZONE_REFERENCES;
  } else if (node.kind == NODE_KEPT) {
    node.kept = kept_name(piece->kind);
    node.zone = kept_zone(piece->kind);
  } else if (is_list_heading(nodes, first)) {
    node.kind = NODE_HEADING;
    node.role = ROLE_REFERENCES;
  }
  g_array_append_val(nodes->nodes, node);
}

Nodes *nodes_new(const Layout *layout, guint first, guint end)
{
  Nodes *nodes = g_new0(Nodes, 1);
  nodes->layout = layout;
  nodes->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
  nodes->list_lines = g_array_new(FALSE, FALSE, sizeof(Line));
  nodes->list_index = g_array_new(FALSE, FALSE, sizeof(guint));
  nodes->ranges = g_array_new(FALSE, FALSE, sizeof(ListRange));
  if (first >= end)
    return nodes;
  guint first_line = layout_piece(layout, first)->first;
  guint end_line = layout_piece(layout, end - 1)->end;
  find_lists(nodes, first_line, end_line);
  g_autofree guint *owner = g_new0(guint, end_line - first_line + 1);
  own_lines(nodes, owner, first_line);
  for (guint i = first; i < end; i++) {
    const Piece *piece = layout_piece(layout, i);
    guint start = piece->first;
    for (guint k = piece->first + 1; k <= piece->end; k++) {
      gboolean cut = k == piece->end || owner[k - first_line] != owner[start - first_line] ||
                     is_list_heading(nodes, k) || is_list_heading(nodes, k - 1);
      if (!cut)
        continue;
      add_node(nodes, piece, start, k, owner[start - first_line]);
      start = k;
    }
  }
  return nodes;
}

void nodes_free(Nodes *nodes)
{
  if (nodes == NULL)
    return;
  g_array_unref(nodes->nodes);
  g_array_unref(nodes->list_lines);
  g_array_unref(nodes->list_index);
  g_array_unref(nodes->ranges);
  g_free(nodes);
}
