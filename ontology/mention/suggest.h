/* What a vocabulary lacks: names, abbreviations and terms of the papers that no concept covers.
 *
 * Give it papers with their mentions, one after another, then take the list. Memory grows with what is found;
 * what is found once only is dropped when there is too much.
 *
 * Left out: authors of the paper and of what it cites, under their names; codes ("T2-T3"); an abbreviation
 * that the paper defines stands once, with what it is short for. A name may have words that are a concept of
 * another kind ("Plum Trial Register", where "trial" is a design); what has an organisation's name in it is
 * that organisation's affair. */
#ifndef ADDUCE_MENTION_SUGGEST_H
#define ADDUCE_MENTION_SUGGEST_H

#include "ontology/mention/mention.h"

typedef enum {
  SUGGEST_NAME,         /* capitalised words inside a sentence: "Hearing Voices Network" */
  SUGGEST_ABBREVIATION, /* "Long Form (LF)" that the text defines */
  SUGGEST_ACRONYM,      /* one word with a large letter inside, defined nowhere: "NHS", "ZonMw" */
  SUGGEST_TERM,         /* two or three words that come back often */
  SUGGEST_KINDS
} SuggestKind;

typedef struct {
  SuggestKind kind;
  char *text; /* as printed first */
  guint count, papers;
  char *paper; /* key of the first paper, and the place in it */
  Span span;
  char *context; /* the words around the first place; NULL for terms */
  int scheme;    /* whose labels its words are like; -1 none */
} Suggestion;

typedef struct Suggestions Suggestions;
/* vocabulary: that of the mentions; must outlive it. */
Suggestions *suggestions_new(const Vocabulary *vocabulary);
void suggestions_free(Suggestions *suggestions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Suggestions, suggestions_free)

/* Looks through a paper's prose and what stands after it (thanks, funding). mentions: what mentions_find gave
 * for it, in order of place. */
void suggestions_add(Suggestions *suggestions, const char *key, const Paper *paper, const GArray *mentions);

/* Those in the most papers, then the most frequent ones, first; names, abbreviations, acronyms and terms one
 * after another; at most `limit` of each kind that came at least `least` times (abbreviations once). scheme:
 * only what is like that one; -1 all. GPtrArray of Suggestion*, which belong to suggestions. */
GPtrArray *suggestions_list(Suggestions *suggestions, guint least, guint limit, int scheme);

const char *suggest_kind_name(SuggestKind kind);

#endif
