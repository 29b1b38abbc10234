/* Which part of a paper a heading announces. See section_role_from_title in corpus/paper.h. */
#ifndef ADDUCE_STRUCTURE_ROLE_H
#define ADDUCE_STRUCTURE_ROLE_H

#include "corpus/paper.h"

/* The role of a line that holds nothing but a heading everyone uses ("Methods", "2. Results", "Diskussion");
 * ROLE_NONE for any other. Never allocates for long lines. */
SectionRole section_role_of_line(const char *text, Span line);

/* TRUE for a heading that stands at the back of a paper and has no role of its own: author contributions,
 * data availability, declarations, ... */
gboolean section_is_back_matter(const char *title);

#endif
