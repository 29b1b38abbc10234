/* Values of fields in the form in which they are compared (docs/references.md). Only measure.c uses this. */
#ifndef ADDUCE_CITATION_MEASURE_VALUE_H
#define ADDUCE_CITATION_MEASURE_VALUE_H

#include <glib.h>

char *value_letters(const char *text); /* letters and digits, folded */
char *value_pages(const char *text);
char *value_year(const char *text);
char *value_doi(const char *text);
char *value_url(const char *text);
char *value_container(const char *text);
char *value_number(const char *text); /* volume, issue */
char *value_edition(const char *text);
char *value_title(const char *text);
char *value_numbers(const char *text); /* its runs of digits, parted by blanks */

/* A block of names in which "and", "et al.", "eds." are no names. */
char *value_without_joiners(const char *text);
/* All letters of names, sorted. */
char *value_bag(const char *text);

#endif
