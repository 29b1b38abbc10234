/* What the base knows of concepts: the vocabulary it was annotated with, where its papers mention them, and
 * what they assert. Part of the store; ontology/store/store.h has the rules that hold here too. */
#ifndef ADDUCE_STORE_KNOWLEDGE_H
#define ADDUCE_STORE_KNOWLEDGE_H

#include "ontology/annotation.h"
#include "ontology/store/store.h"

/* ---------------------------------------------------------------- writing */

/* Papers that are put from now on are annotated with this matcher, which must outlive the store or the next
 * call. Where the base was annotated with another vocabulary, or by other rules, the concepts are replaced
 * and the papers that it holds are annotated anew, which takes as long as it takes. After an error the store
 * must be closed. */
gboolean store_set_matcher(Store *store, const Matcher *matcher, GError **error);

/* ---------------------------------------------------------------- reading */

/* The vocabulary that the base was annotated with, ready to find its concepts in any text: the index of a
 * concept in it, plus one, is StoreConcept's id. Belongs to the store and lasts until the next call (a writer
 * may change the vocabulary). NULL in *matcher, and TRUE, where the base was annotated with none. CORRUPT
 * where what the base holds isn't its vocabulary. */
gboolean store_matcher(Store *store, const Matcher **matcher, GError **error);

typedef struct {
  gint64 id;
  char *key, *scheme, *label, *iri;
  char *definition; /* NULL none */
  char *desirable;  /* "more", "less"; NULL */
  gboolean entity;  /* its scheme's: organisations */
  guint mentions, papers,
      assertions; /* how often in the papers that show, references and front matter left out */
} StoreConcept;

void store_concept_free(StoreConcept *concept);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreConcept, store_concept_free)

/* By key or by any label, however it is spelt; the one mentioned most where there are several. NOT_FOUND. */
StoreConcept *store_concept(Store *store, const char *name, gboolean entity, GError **error);
/* Concepts whose key or label has the pattern in it (NULL: all), by scheme and label. GPtrArray. */
GPtrArray *store_concepts(Store *store, const char *pattern, GError **error);
/* "broader", "narrower", "related", or "mentioned": in the same sentences most often, at most limit.
 * GPtrArray. */
GPtrArray *store_concept_near(Store *store, gint64 concept, const char *how, guint limit, GError **error);

typedef struct {
  char *property; /* "label preferred", "label alternative", "source", "founded", ... */
  char *value;
} StoreFact;
/* Labels and what else the vocabulary says. GPtrArray of StoreFact. */
GPtrArray *store_concept_facts(Store *store, gint64 concept, GError **error);

typedef struct {
  char *concept, *scheme, *label; /* key of the concept, key of its scheme, its preferred label */
  char *text;                     /* as printed */
  char *zone;
  Span span;
  SourcePlace place; /* path is NULL */
  char *paper;       /* key */
} StoreMention;
/* All of a paper, in order of place. GPtrArray of StoreMention. */
GPtrArray *store_mentions_of_paper(Store *store, gint64 paper, GError **error);
/* Those of a concept that count (not in references or front matter), at most limit: the first of each paper,
 * by key, then the second of each, and so on. GPtrArray of StoreMention. */
GPtrArray *store_mentions_of_concept(Store *store, gint64 concept, guint limit, GError **error);

typedef struct {
  gint64 id;
  char *subject, *subject_label;
  char *relation;
  char *object;       /* key of the concept; NULL: a person, place or year */
  char *object_label; /* of the concept, else as printed */
  char *direction, *benefit;
  gboolean negated, hedged, own_result;
  char *population, *design; /* keys; NULL not said */
  GPtrArray *cites;          /* of char*: keys of works that the sentence cites for it */
  char *quote;               /* the sentence */
  Span span;
  SourcePlace place;
  char *paper;         /* key */
  char *paper_display; /* for people */
} StoreAssertion;
/* Of a paper (0: any), and with the concept as subject or object (0: any). GPtrArray of StoreAssertion. */
GPtrArray *store_assertions(Store *store, gint64 paper, gint64 concept, GError **error);

/* A sentence of the abstract or body that names a concept or one below it. */
typedef struct {
  gint64 paper;  /* that it stands in */
  char *work;    /* key of a work that isn't held and that it cites; NULL: told of the paper itself */
  Span sentence; /* in the paper's text */
  gboolean in_abstract;
  SectionRole role;
  gboolean own;      /* names the concept itself */
  gsize named;       /* where the first name of it ends */
  gboolean item;     /* of a list: a piece of a sentence that stands elsewhere */
  gboolean asserted; /* something is asserted of the concept in it; of a work: with it as the evidence */
  guint works;       /* how many works it cites; 0 where work is NULL */
} StoreReadingPlace;
/* First the sentences of papers, by paper and place, then those that cite works, by work, paper and place: a
 * sentence once for each work. GPtrArray of StoreReadingPlace. */
GPtrArray *store_reading_places(Store *store, gint64 concept, GError **error);

/* TRUE where the base was annotated at all. */
gboolean store_is_annotated(Store *store, GError **error);

#endif
