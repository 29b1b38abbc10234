/* From the printed text of one field to its value: what stands between the sequence model's labels and a
 * record. Each function takes the field's text, cue words and punctuation included, and gives a new string or
 * NULL where there is no value. Values stay as printed, misprints kept; only cue words, outer punctuation and
 * damage that hides the value are taken away. */
#ifndef ADDUCE_CITATION_NORMALISE_H
#define ADDUCE_CITATION_NORMALISE_H

#include "corpus/record/record.h"

/* Appends the people of a block of names, in any of the usual forms, to people (of Person*). et_al: the list
 * is printed cut off. */
void reference_names_read(const char *text, GPtrArray *people, gboolean *et_al);

/* TRUE if a block of names says of itself that they are editors: "(Eds.)", "Hrsg.", "org.". */
gboolean reference_names_tell_editors(const char *text);

/* Titles, publishers, places: without outer quotation marks, unpaired brackets and final punctuation. */
char *normalise_title(const char *text);
char *normalise_container(const char *text); /* also without "In:" */
char *normalise_plain(const char *text);

char *normalise_volume(const char *text);
char *normalise_issue(const char *text);
char *normalise_pages(const char *text); /* "12-15", dashes of every kind made '-' */
char *normalise_edition(const char *text);
char *normalise_doi(const char *text); /* bare, lower case, blanks taken out */
char *normalise_url(const char *text);
char *normalise_accessed(const char *text);

/* The year of a date and the letter after it ("1997a"); 0 and NULL for none. original: the year of the first
 * print in "(1920/1955)" or "1955 [1920]", else 0. */
int normalise_year(const char *text, char **suffix, int *original);

#endif
