/* A record and a person as the JSON of INTERFACES: members of an object that the caller has opened. Unknown
 * fields are absent. All rooms may use this header. */
#ifndef ADDUCE_RECORD_RECORD_PRINT_H
#define ADDUCE_RECORD_RECORD_PRINT_H

#include "corpus/base/printer.h"
#include "corpus/record/record.h"

/* An object of its own: {"family","given","suffix","particle"} or {"literal"}. */
void person_print(Printer *printer, const char *key, const Person *person);
/* An array of persons; absent when there is none. */
void persons_print(Printer *printer, const char *key, const GPtrArray *persons);
/* The members of a reference: authors, et_al, editors, year ... accessed, type, confidence. */
void record_print_reference(Printer *printer, const Record *record);
/* The members that a paper says of itself: title, subtitle, authors, year, container ... keywords, language.
 */
void record_print_paper(Printer *printer, const Record *record);

/* "Powell, T. J." or the literal. Caller frees. */
char *person_label(const Person *person);

#endif
