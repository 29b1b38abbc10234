/* What the parts of the JATS reader share: the paper that is being built, and the piece of text that is being
 * composed.
 *
 * A block of running text or a kept piece is composed in a Piece (white space collapsed), and written to the
 * paper when it closes. Pieces nest: a footnote in a paragraph is a piece of its own, written to the annex,
 * while the paragraph stays open. Used by the JATS reader only. */
#ifndef ADDUCE_READER_JATS_BUILD_H
#define ADDUCE_READER_JATS_BUILD_H

#include "corpus/paper.h"
#include "corpus/reader/jats_tag.h"

/* A cross reference to the bibliography, in a piece and later in the paper. */
typedef struct {
  gsize start, end; /* may be empty: an xref without text */
  const xmlNode *node;
  gboolean superscript;
} JatsMark;

typedef struct JatsPiece JatsPiece;
struct JatsPiece {
  JatsPiece *outer;
  GString *text;
  GArray *marks;       /* JatsMark */
  gboolean blank;      /* white space waits to be written */
  gboolean spread;     /* every element is set off by blanks: metadata */
  guint superscript;   /* open <sup> elements */
  const xmlNode *node; /* whose path the text gets */
  const char *kept;    /* kind of a kept piece; NULL for running text */
  BlockKind kind;      /* of running text */
  Zone zone;
};

typedef struct {
  Paper *paper;
  Diagnostics *diagnostics;
  const xmlNode *root;
  GString *running, *annex;
  SourceMap *annex_map;
  GArray *running_marks, *annex_marks; /* JatsMark, places in running and annex */
  JatsPiece *piece;                    /* the innermost open one */
  Zone zone;                           /* of the blocks that follow */
  SectionRole role;                    /* of the section that is open */
  int section;                         /* index of the section that is open; -1 none */
  int run_in;                          /* index of the run-in section that is open; -1 none */
  guint level;                         /* of the section that is open; 0 none */
  gboolean in_references;              /* marks are not citations */
  gboolean has_body;                   /* text of its own besides front matter and abstract */
  GHashTable *entries;                 /* id -> JatsEntry of the reference list */
  GHashTable *pointers;                /* rid (not owned) -> first place in the running text + 1 */
  GPtrArray *floating;                 /* id of each kept piece whose place is where it is pointed at, else
                                          NULL; beside paper->kept */
} JatsBuilder;

/* References of one <ref> (several citations in one entry). */
typedef struct {
  guint first, last; /* n of Reference */
} JatsEntry;

JatsBuilder *jats_builder_new(Paper *paper, const xmlNode *root, Diagnostics *diagnostics);
/* Joins running text and annex in the paper, gives kept pieces their places, and the marks their final
 * places. Call before the citations are made. */
void jats_builder_join(JatsBuilder *builder);
void jats_builder_free(JatsBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JatsBuilder, jats_builder_free)

/* Opens a block of running text. */
void jats_open_block(JatsBuilder *builder, const xmlNode *node, BlockKind kind);
/* Opens a kept piece; kind is a static string. */
void jats_open_kept(JatsBuilder *builder, const xmlNode *node, const char *kind, Zone zone);
/* Writes and closes the innermost piece; gives its span in the running text or in the annex (before the
 * join), {0,0} when it was empty. */
Span jats_close(JatsBuilder *builder);
/* Writes the open block of running text and goes on with a new one of the same kind: something stands in the
 * middle of the paragraph. */
void jats_break_block(JatsBuilder *builder);
/* Where the innermost block of running text goes on, as an offset in the running text. */
gsize jats_anchor(const JatsBuilder *builder);
/* Where the open piece will begin in the running text or the annex, if it is written next. */
gsize jats_piece_base(const JatsBuilder *builder);

/* Appends to the open piece: text with its white space collapsed; bytes as they are; a blank unless the piece
 * is empty. */
void jats_text(JatsBuilder *builder, const char *text);
void jats_literal(JatsBuilder *builder, const char *bytes);
void jats_blank(JatsBuilder *builder);
/* Puts a full stop after what ends in a letter or digit, and a blank: two things that were set apart become
 * sentences. */
void jats_full_stop(JatsBuilder *builder);

/* jats_inline.c: a node, or all children of a node, as text of the open piece. What can't stand in a line
 * (lists, tables, notes) becomes blocks and kept pieces of its own. */
void jats_inline(JatsBuilder *builder, const xmlNode *node);
void jats_inline_children(JatsBuilder *builder, const xmlNode *node);

/* jats_body.c: a node, or all children of a node, as blocks. */
void jats_block(JatsBuilder *builder, const xmlNode *node);
void jats_block_children(JatsBuilder *builder, const xmlNode *node);
/* A paragraph of a kind; also for elements that hold text directly. */
void jats_paragraph(JatsBuilder *builder, const xmlNode *node, BlockKind kind);
/* TRUE for the element that another paper of the file begins with. */
gboolean jats_is_paper(const xmlNode *node);

/* jats_float.c: tables, figures, notes, formulas: kept pieces. */
gboolean jats_float(JatsBuilder *builder, const xmlNode *node);
/* All text of a node as one kept piece, elements set off by blanks. */
void jats_keep(JatsBuilder *builder, const xmlNode *node, const char *kind, Zone zone);

/* jats_section.c: sections with a printed heading. node: holds <label> and <title>, both may be missing: then
 * no section begins. Gives what jats_section_close needs to go back to the section around. */
typedef struct {
  int section, run_in;
  guint level;
  SectionRole role;
  gboolean opened;
} JatsSectionState;
JatsSectionState jats_section_open(JatsBuilder *builder, const xmlNode *node, SectionRole role);
void jats_section_close(JatsBuilder *builder, JatsSectionState state);
/* Begins a run-in section at a paragraph that opens with a heading of its own; TRUE if the whole paragraph is
 * a heading, which is then written as one. Call before the paragraph is opened. */
gboolean jats_section_run_in(JatsBuilder *builder, const xmlNode *paragraph);
/* After the paragraph is written: gives the run-in section at index its place, or drops it when nothing was
 * written. */
void jats_section_run_in_end(JatsBuilder *builder, guint index);

/* jats_front.c: <front>, <front-stub>, <book-meta> and the like. */
void jats_front(JatsBuilder *builder, const xmlNode *front);
/* A bare DOI in lower case found in a text; NULL where there is none. Caller frees. */
char *jats_doi(const char *text);
/* jats_name.c: a <name>, <string-name>, <collab>, ...; NULL when it names nobody. */
Person *jats_person(const xmlNode *node);
/* jats_reference.c: a <ref-list>. */
void jats_reference_list(JatsBuilder *builder, const xmlNode *list);
/* jats_citation.c: the marks as citations of the paper, and then those found in the text. */
void jats_citations(JatsBuilder *builder);

/* Year in a text, 0 none; *suffix is the letter after it or 0. */
int jats_year(const char *text, char *suffix);

#endif
