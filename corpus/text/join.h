/* Lines joined to the paragraph they were before a page was set: the one place where line ends and hyphens
 * are undone. */
#ifndef ADDUCE_TEXT_JOIN_H
#define ADDUCE_TEXT_JOIN_H

#include "corpus/source_map.h"

/* What the text itself shows of its words, to tell a hyphen of the line end from a real one: counts of "word"
 * and "hyphened-word". */
typedef struct JoinLexicon JoinLexicon;
JoinLexicon *join_lexicon_new(const char *text, gsize length);
void join_lexicon_free(JoinLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JoinLexicon, join_lexicon_free)

/* Appends spans of from (lines, in order) to out as one line: a blank between lines, hyphenation at a line
 * end undone ("self-\nhelp" keeps its hyphen, "signifi-\ncance" loses it), Markdown emphasis and LaTeX math
 * turned to plain text, runs of blanks made one. lexicon may be NULL. */
void join_lines(MappedText *out, const MappedText *from, const Span *spans, guint n,
                const JoinLexicon *lexicon);

#endif
