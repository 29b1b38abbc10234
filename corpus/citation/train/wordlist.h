/* The dictionaries of the model, gathered from records: which words are given names, surnames, places,
 * publishers' and journals' words, and the full names of journals, publishers and places. */
#ifndef ADDUCE_CITATION_TRAIN_WORDLIST_H
#define ADDUCE_CITATION_TRAIN_WORDLIST_H

#include "corpus/citation/model/lexicon.h"
#include "corpus/record/record.h"

typedef struct Wordlist Wordlist;

Wordlist *wordlist_new(void);
void wordlist_free(Wordlist *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wordlist, wordlist_free)

void wordlist_add_record(Wordlist *list, const Record *record);

/* Appends the tables of words and of phrases. */
void wordlist_write(const Wordlist *list, GByteArray *out);

#endif
