/* What a vocabulary lacks: names, abbreviations and terms of the papers that no concept covers.
 *
 * Give it papers with their mentions, one after another, then take the list. Memory grows with what is found;
 * what is found once only is dropped when there is too much. */
#ifndef ADDUCE_MENTION_SUGGEST_H
#define ADDUCE_MENTION_SUGGEST_H

#include "ontology/mention/mention.h"

typedef enum {
  SUGGEST_NAME,         /* capitalised words inside a sentence: "Hearing Voices Network" */
  SUGGEST_ABBREVIATION, /* "Long Form (LF)" that the text defines */
  SUGGEST_TERM          /* two or three words that come back often */
} SuggestKind;

typedef struct {
  SuggestKind kind;
  char *text; /* as printed first */
  guint count, papers;
  char *paper; /* key of the first paper, and the place in it */
  Span span;
} Suggestion;

typedef struct Suggestions Suggestions;
Suggestions *suggestions_new(void);
void suggestions_free(Suggestions *suggestions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Suggestions, suggestions_free)

/* Looks through a paper's prose. mentions: what mentions_find gave for it, in order of place. */
void suggestions_add(Suggestions *suggestions, const char *key, const Paper *paper, const GArray *mentions);

/* The most frequent ones, names first, then abbreviations and terms; at most `limit` of each kind that came
 * at least `least` times (abbreviations once). GPtrArray of Suggestion*, which belong to suggestions. */
GPtrArray *suggestions_list(Suggestions *suggestions, guint least, guint limit);

const char *suggest_kind_name(SuggestKind kind);

#endif
