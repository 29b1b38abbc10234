/* The model that everything in adduce speaks: a paper and what hangs from it.
 *
 * A reader builds a Paper; paper_check repairs and proves it; everything after only reads it. A paper owns
 * all that hangs from it and is freed in one call. The nodes are plain structures, so that a room can walk
 * them; only the rooms of corpus/ write to them.
 *
 * The text. paper->text is normalised UTF-8 in two parts. [0, running_length) is the running text: blocks in
 * reading order, separated by an empty line ("\n\n"). [running_length, text->len) is the annex: what was
 * taken out of the running text so that its sentences stay whole (running heads, page numbers, captions,
 * tables, footnotes, ...), each a Kept with its place, in the order of the file, separated by an empty line
 * too. Every span of the paper is in this one space of bytes, half open. Running text and annex together hold
 * every non-blank byte of the input exactly once, as the source map shows. */
#ifndef ADDUCE_PAPER_H
#define ADDUCE_PAPER_H

#include "corpus/base/diagnostic.h"
#include "corpus/record/record.h"
#include "corpus/source_map.h"

#include <glib.h>

typedef enum { PAPER_FULL, PAPER_ABSTRACT, PAPER_DIGEST } PaperKind;

typedef enum {
  ROLE_NONE,
  ROLE_ABSTRACT,
  ROLE_INTRODUCTION,
  ROLE_BACKGROUND,
  ROLE_METHODS,
  ROLE_RESULTS,
  ROLE_DISCUSSION, /* also "results and discussion" is ROLE_RESULTS: it holds results */
  ROLE_CONCLUSION,
  ROLE_LIMITATIONS,
  ROLE_ACKNOWLEDGEMENTS,
  ROLE_FUNDING,
  ROLE_CONFLICTS,
  ROLE_REFERENCES,
  ROLE_APPENDIX,
  ROLE_SUPPLEMENT,
  ROLE_N
} SectionRole;

/* Where a piece of text stands; the zones of INTERFACES. */
typedef enum {
  ZONE_BODY,
  ZONE_ABSTRACT,
  ZONE_TABLE,
  ZONE_CAPTION,
  ZONE_FRONT,
  ZONE_BACK,
  ZONE_REFERENCES,
  ZONE_FOOTNOTE,
  ZONE_N
} Zone;

typedef struct {
  char *title;      /* as printed, without its number and without markup; owned */
  char *number;     /* "2.1" as printed before the title; NULL none; owned */
  guint level;      /* from 1 */
  SectionRole role; /* of its own heading, else of the section that holds it */
  Span heading;     /* of the printed heading; for a run-in heading it lies at the start of a text block */
  Span span;        /* from the heading to the end of its last subsection */
  gboolean run_in;
} Section;

typedef enum {
  BLOCK_TEXT,
  BLOCK_HEADING,
  BLOCK_ITEM /* of a list */,
  BLOCK_QUOTE,
  BLOCK_FRONT /* title, authors, affiliations, ... */,
  BLOCK_REFERENCE,
  BLOCK_N
} BlockKind;

/* A paragraph of the running text: blocks cover it from first to last without overlap. */
typedef struct {
  Span span;
  BlockKind kind;
  Zone zone;
  int section; /* index of the innermost section; -1 before the first */
  guint first_sentence,
      n_sentences; /* indexes into paper->sentences; 0 sentences for headings, front matter, references */
} Paragraph;

typedef struct {
  Span span;
  guint paragraph;
} Sentence;

/* A piece that was taken out of the running text. */
typedef struct {
  char *kind;   /* "running-head", "page-number", "caption", "table", "footnote", "figure", "formula",
                   "cover-page", "markup", ...; owned */
  Zone zone;    /* table, caption and footnote pieces; ZONE_FRONT or ZONE_BACK for the rest */
  Span span;    /* in the annex */
  gsize anchor; /* offset in the running text at which it stood */
} Kept;

typedef struct {
  char *language; /* BCP 47, or NULL */
  Span span;
} Abstract;

typedef struct {
  guint n;        /* from 1, in the order of the paper's list(s) */
  char *label;    /* as printed: "[12]", "3."; NULL none; owned */
  char *raw;      /* the entry healed to one line, without bullet, label and markup; owned */
  Span span;      /* of the entry in the running text, bullet and label included; {0,0} where the list isn't
                     running text */
  Record *record; /* what was read in raw; its readings are spans in raw; owned, never NULL */
} Reference;

typedef enum {
  FORM_NARRATIVE,
  FORM_PARENTHETICAL,
  FORM_NUMERIC,
  FORM_SUPERSCRIPT,
  FORM_NOTE,
  FORM_N
} CitationForm;
typedef enum { MATCH_EXACT, MATCH_TYPO, MATCH_YEAR, MATCH_AMBIGUOUS, MATCH_MISSING, MATCH_N } CitationMatch;

/* A place in the text that points at references. See INTERFACES for what its span covers. */
typedef struct {
  Span span;
  CitationForm form;
  guint group;        /* citations of one parenthesis share it; from 1, in order */
  GArray *numbers;    /* guint: what a numeric citation prints, ranges expanded; never NULL */
  GArray *references; /* guint: n of the references it was linked to; never NULL */
  CitationMatch match;
  double confidence; /* 0..1 of the link */
  char *reason; /* why, for people: "family name differs by 1 letter: Hatsfield, Hatfield"; NULL when exact;
                   owned */
} Citation;

typedef struct {
  char *file;   /* as named by the user; owned */
  char *sha256; /* of the file, 64 hexadecimal digits; owned */
  char *format; /* name of the reader */
  guint index;  /* which paper of the file, from 0 */
  PaperKind kind;
  char *digest_of;   /* of a digest: DOI or citation of the paper it retells, then " sha256:HEX" for each file
                        of it that the digest names */
  char *label;       /* display label where no title is printed: inferred from the file's name or the first
                        sentence; else NULL */
  Record *record;    /* title, authors, year, ...: what the paper says of itself; never NULL */
  SourcePlace place; /* which part of the file the paper is */

  GString *text;
  gsize running_length;
  SourceMap *map;

  GArray *abstracts;     /* Abstract */
  GArray *sections;      /* Section, in order */
  GArray *paragraphs;    /* Paragraph, in order */
  GArray *sentences;     /* Sentence, in order; then those of table, caption and footnote pieces (paragraph =
                            G_MAXUINT) */
  GPtrArray *references; /* Reference*, in order */
  GPtrArray *citations;  /* Citation*, in order of start */
  GArray *kept;          /* Kept, in order */
  Diagnostics *diagnostics;
} Paper;

/* An empty paper of a file. */
Paper *paper_new(const char *file);
void paper_free(Paper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Paper, paper_free)

/* Adding; the paper owns what is given, strings are copied. */
Section *paper_add_section(Paper *paper, const char *title, guint level, SectionRole role, Span heading);
Paragraph *paper_add_paragraph(Paper *paper, Span span, BlockKind kind, Zone zone, int section);
Kept *paper_add_kept(Paper *paper, const char *kind, Zone zone, Span span, gsize anchor);
void paper_add_abstract(Paper *paper, const char *language, Span span);
Reference *paper_add_reference(Paper *paper, const char *label, const char *raw, Span span);
Citation *citation_new(Span span, CitationForm form, guint group); /* linked to nothing; of no paper yet */
void citation_free(Citation *citation);
Citation *paper_add_citation(Paper *paper, Span span, CitationForm form, guint group);
/* The citation at this moment last added last; sorts by start and numbers the groups anew in order. */
void paper_sort_citations(Paper *paper);

/* Cuts every text paragraph, item and quote, and every table, caption and footnote piece, into sentences.
 * Needs the citations: no sentence ends inside one. */
void paper_cut_sentences(Paper *paper);

/* The one pass that checks what a reader built: spans inside the text and on character borders, order, no
 * overlap, blocks covering the running text, links that exist, valid UTF-8. Gives FALSE with an error that
 * names the first fault: a fault here is a defect of the reader, not of the input. */
gboolean paper_check(const Paper *paper, GError **error);

/* Where a span came from. */
SourcePlace paper_locate(const Paper *paper, Span span);
/* A copy of a span's text; caller frees. */
char *paper_slice(const Paper *paper, Span span);
/* Index of the paragraph of the running text, or of the sentence, that holds a byte; -1 none. O(log n). */
int paper_paragraph_at(const Paper *paper, gsize offset);
int paper_sentence_at(const Paper *paper, gsize offset);
/* The zone a byte stands in. */
Zone paper_zone_at(const Paper *paper, gsize offset);

/* "Powell & Perron, 2010"-like label for people: authors and year, else title, else the inferred label.
 * Caller frees. */
char *paper_display_label(const Paper *paper);

/* Static names as INTERFACES spells them. */
const char *paper_kind_name(PaperKind kind);
const char *section_role_name(SectionRole role); /* "introduction", ...; NULL for ROLE_NONE */
const char *zone_name(Zone zone);
const char *citation_form_name(CitationForm form);
const char *citation_match_name(CitationMatch match);
const char *block_kind_name(BlockKind kind);

/* The role that a heading of this wording announces, in English, German, French, Spanish, Portuguese, Italian
 * and Dutch ("2. Materials and Methods", "Diskussion"); ROLE_NONE for any other. Numbers and punctuation
 * around it don't matter. */
SectionRole section_role_from_title(const char *title);

#endif
