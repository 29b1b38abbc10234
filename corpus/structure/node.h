/* The pieces of one paper on their way to becoming its paragraphs: what a layout found, cut at the borders of
 * reference lists, and what each turned out to be.
 *
 * Made by nodes_new, refined in place by front_read, outline_find and paragraphs_heal, in this order; then
 * written out by the reader. */
#ifndef ADDUCE_STRUCTURE_NODE_H
#define ADDUCE_STRUCTURE_NODE_H

#include "corpus/citation/list.h"
#include "corpus/paper.h"
#include "corpus/text/join.h"
#include "corpus/text/layout.h"

typedef enum {
  NODE_PROSE,
  NODE_ITEM,
  NODE_SHORT,   /* not decided yet */
  NODE_HEADING, /* a section begins */
  NODE_FRONT,   /* of the title page: title, authors, ... */
  NODE_LIST,    /* a line or more of a reference list */
  NODE_KEPT     /* taken out of the running text */
} NodeKind;

typedef enum {
  FRONT_OTHER,
  FRONT_TITLE,
  FRONT_AUTHORS,
  FRONT_AFFILIATION,
  FRONT_CITATION,
  FRONT_KEYWORDS,
  FRONT_MASTHEAD
} FrontKind;

typedef struct {
  NodeKind kind;
  PieceKind piece;
  guint first, end; /* lines of the layout */
  Span span;
  guint level;      /* of a heading */
  SectionRole role; /* of a heading: its own, then the one of the section that holds it */
  FrontKind front;
  guint list;       /* of NODE_LIST: index of the list */
  const char *kept; /* of NODE_KEPT: Kept.kind; static */
  Zone zone;
  gboolean continues;   /* goes on in the next prose node of its paragraph */
  gboolean continued;   /* is such a next node */
  gboolean is_abstract; /* text of an abstract that has no heading */
} Node;

typedef struct {
  const Layout *layout;
  GArray *nodes;      /* Node */
  GArray *list_lines; /* Line: the paper's lines without running heads and page numbers */
  GArray *list_index; /* guint: their numbers in the layout */
  GArray *ranges;     /* ListRange into list_lines */
} Nodes;

/* Nodes of the pieces [first, end); finds the reference lists among them. */
Nodes *nodes_new(const Layout *layout, guint first, guint end);
void nodes_free(Nodes *nodes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Nodes, nodes_free)

static inline Node *node_at(const Nodes *nodes, guint i)
{
  return &g_array_index(nodes->nodes, Node, i);
}

/* A node that interrupts nothing: running head, page number, caption, table, note, figure. */
static inline gboolean node_is_aside(const Node *node)
{
  return node->kind == NODE_KEPT;
}

/* Decides which short nodes are headings, their levels and roles; the rest becomes prose, cells or labels. */
void outline_find(Nodes *nodes);

/* Puts paragraphs together that a page, a note, a table or a figure cut in two, and takes what stands between
 * their halves out of the running text. */
void paragraphs_heal(Nodes *nodes);

/* The text of a heading without its markup and number, lines joined; *number gets the printed number or NULL.
 * Both are the caller's to free. */
char *heading_title(const Layout *layout, Span span, char **number);

#endif
