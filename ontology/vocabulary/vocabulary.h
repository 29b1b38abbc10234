/* Vocabularies: concept schemes in SKOS, read from Turtle and kept in memory.
 *
 * What is read is W3C SKOS (https://www.w3.org/TR/skos-reference/): ConceptScheme, Concept, prefLabel,
 * altLabel, hiddenLabel, definition, broader, narrower, related, inScheme, topConceptOf, hasTopConcept,
 * exactMatch, closeMatch, and dct:source; and the few properties of the namespace below for which SKOS has
 * none. docs/vocabulary.md says how to write one. Statements with other predicates are passed over.
 *
 * A Vocabulary is read-only once made and may be used from any thread. */
#ifndef ADDUCE_VOCABULARY_VOCABULARY_H
#define ADDUCE_VOCABULARY_VOCABULARY_H

#include "corpus/base/diagnostic.h"

#include <glib.h>

#define VOCABULARY_NS "https://adduce.invalid/ns#"

#define VOCABULARY_ERROR vocabulary_error_quark()
GQuark vocabulary_error_quark(void);
typedef enum { VOCABULARY_ERROR_READ, VOCABULARY_ERROR_SYNTAX, VOCABULARY_ERROR_LIMIT } VocabularyError;

/* What the concepts of a scheme can be in an assertion: av:role of the scheme. */
typedef enum {
  SCHEME_SUBJECT = 1 << 0,    /* "subject": acts on something: interventions, organisations */
  SCHEME_OBJECT = 1 << 1,     /* "object": is acted on: outcomes */
  SCHEME_MECHANISM = 1 << 2,  /* "mechanism": either, by its place */
  SCHEME_POPULATION = 1 << 3, /* "population": for whom */
  SCHEME_DESIGN = 1 << 4,     /* "design": how it was studied */
  SCHEME_SETTING = 1 << 5,    /* "setting" */
  SCHEME_INSTRUMENT = 1 << 6, /* "instrument" */
  SCHEME_ENTITY = 1 << 7,     /* "entity": has a name, a founder and a year: organisations */
} SchemeRole;

typedef struct {
  char *iri;
  char *key;   /* the last part of the IRI: "organisation" */
  char *title; /* prefLabel, dct:title or the key */
  guint roles; /* SchemeRole */
} Scheme;

typedef enum { LABEL_PREF, LABEL_ALT, LABEL_HIDDEN } LabelKind;

/* Rules for labels that mean other things too (av:rule). */
typedef enum {
  RULE_CASE = 1 << 0, /* letters must be as large as in the label */
  RULE_DEFINED =
      1 << 1, /* holds in a paper only after it printed a longer label of the concept, or defined it */
  RULE_NEAR = 1 << 2,      /* one of the words `near` must stand within five words of it */
  RULE_NOT_TABLE = 1 << 3, /* never in tables */
  RULE_NOT_REFERENCES = 1 << 4,
  RULE_NOT_NEAR = 1 << 5,   /* none of the words `not_near` may stand within five words of it */
  RULE_NOT_BEFORE = 1 << 6, /* the next word is none of `not_before` */
} LabelRule;

typedef struct {
  char *text;     /* as written */
  char *words;    /* as it is compared, see token_join */
  char *language; /* BCP 47, or NULL */
  LabelKind kind;
  guint concept;
  guint rules;       /* LabelRule */
  char **near;       /* normalised words; NULL none */
  char **not_near;   /* the same */
  char **not_before; /* the same */
} Label;

/* Which way a change of it is wished for: av:desirable "more", "less". */
typedef enum { DESIRABLE_NONE, DESIRABLE_MORE, DESIRABLE_LESS } Desirable;

/* Founding year and place, founder, what it derives from, affiliation: av:founded, av:place, av:founder,
 * av:derivedFrom, av:affiliation. */
typedef struct {
  char *property; /* local name: "founded" */
  char *value;    /* literal, or the IRI */
  int concept;    /* the concept that the value is; -1 none */
} ConceptFact;

typedef struct {
  char *iri;
  char *key;                            /* the last part of the IRI: "alcoholics-anonymous" */
  int scheme;                           /* -1 in none */
  char *label;                          /* the preferred one, English first; the key where there is none */
  char *definition;                     /* NULL none */
  GPtrArray *sources;                   /* of char* */
  GArray *broader, *narrower, *related; /* guint; both directions are filled in */
  GPtrArray *exact, *close;             /* of char*: IRIs */
  GPtrArray *facts;                     /* of ConceptFact* */
  Desirable desirable;                  /* its own, else that of the nearest broader one that has any */
  gboolean top;                         /* skos:topConceptOf */
  gboolean unmatched;          /* av:matched false: it only orders others; never looked for in a text */
  guint first_label, n_labels; /* into the vocabulary's labels */
  guint file, line;            /* where it is first stated; file is an index of vocabulary_file */
} Concept;

typedef struct Vocabulary Vocabulary;

/* Reads files (n of them) as one vocabulary. NULL with an error at the first that can't be read or isn't
 * Turtle; diagnostics (may be NULL) get every fault with its file and line, unknown references too. */
Vocabulary *vocabulary_read(const char *const *files, guint n, Diagnostics *diagnostics, GError **error);
/* The same from memory; name stands for the file in messages. */
Vocabulary *vocabulary_read_text(const char *name, const char *text, gsize length, Diagnostics *diagnostics,
                                 GError **error);
/* All *.ttl of a directory, in the order of their names. */
Vocabulary *vocabulary_read_directory(const char *directory, Diagnostics *diagnostics, GError **error);
void vocabulary_free(Vocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Vocabulary, vocabulary_free)

/* Where the vocabularies that ship with adduce are: $ADDUCE_VOCABULARIES, else beside the program (its
 * sources, or the share/ it was installed with), else where the build meant to install them. Static. */
const char *vocabulary_directory(void);

guint vocabulary_schemes(const Vocabulary *vocabulary);
const Scheme *vocabulary_scheme(const Vocabulary *vocabulary, guint i);
guint vocabulary_concepts(const Vocabulary *vocabulary);
const Concept *vocabulary_concept(const Vocabulary *vocabulary, guint i);
guint vocabulary_labels(const Vocabulary *vocabulary);
const Label *vocabulary_label(const Vocabulary *vocabulary, guint i);
const char *vocabulary_file(const Vocabulary *vocabulary, guint i);
/* SHA-256 of all files read, 64 hexadecimal digits: two vocabularies with the same digest are the same. */
const char *vocabulary_digest(const Vocabulary *vocabulary);

/* Roles of a concept's scheme; 0 for one in no scheme. */
guint vocabulary_roles(const Vocabulary *vocabulary, guint concept);
/* The concept of this IRI or key; -1 none. */
int vocabulary_find(const Vocabulary *vocabulary, const char *name);
/* Concepts that have this label, normalised (guint, in order): several when it means several things. */
GArray *vocabulary_find_label(const Vocabulary *vocabulary, const char *label);
/* TRUE if `ancestor` is the concept itself or reached from it by broader. Loops end. */
gboolean vocabulary_is_a(const Vocabulary *vocabulary, guint concept, guint ancestor);

#endif
