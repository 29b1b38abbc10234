/* The words by which the outside knows the model's enumerations. */
#include "corpus/paper.h"

static const char *const kinds[] = {"full", "abstract", "digest"};
static const char *const zones[] = {"body",  "abstract", "table",      "caption",
                                    "front", "back",     "references", "footnote"};
static const char *const forms[] = {"narrative", "parenthetical", "numeric", "superscript", "note"};
static const char *const matches[] = {"exact", "typo", "year-mismatch", "ambiguous", "missing"};
static const char *const blocks[] = {"text", "heading", "item", "quote", "front", "reference"};
static const char *const roles[] = {NULL,          "abstract",         "introduction", "background",
                                    "methods",     "results",          "discussion",   "conclusion",
                                    "limitations", "acknowledgements", "funding",      "conflicts",
                                    "references",  "appendix",         "supplement"};
G_STATIC_ASSERT(G_N_ELEMENTS(zones) == ZONE_N);
G_STATIC_ASSERT(G_N_ELEMENTS(forms) == FORM_N);
G_STATIC_ASSERT(G_N_ELEMENTS(matches) == MATCH_N);
G_STATIC_ASSERT(G_N_ELEMENTS(blocks) == BLOCK_N);
G_STATIC_ASSERT(G_N_ELEMENTS(roles) == ROLE_N);

const char *paper_kind_name(PaperKind kind)
{
  g_assert((guint)kind < G_N_ELEMENTS(kinds));
  return kinds[kind];
}

const char *section_role_name(SectionRole role)
{
  g_assert((guint)role < ROLE_N);
  return roles[role];
}

const char *zone_name(Zone zone)
{
  g_assert((guint)zone < ZONE_N);
  return zones[zone];
}

const char *citation_form_name(CitationForm form)
{
  g_assert((guint)form < FORM_N);
  return forms[form];
}

const char *citation_match_name(CitationMatch match)
{
  g_assert((guint)match < MATCH_N);
  return matches[match];
}

const char *block_kind_name(BlockKind kind)
{
  g_assert((guint)kind < BLOCK_N);
  return blocks[kind];
}
