/* A vocabulary in the making. Used by ontology/vocabulary only. */
#ifndef ADDUCE_VOCABULARY_BUILD_H
#define ADDUCE_VOCABULARY_BUILD_H

#include "ontology/vocabulary/turtle.h"
#include "ontology/vocabulary/vocabulary.h"

struct Vocabulary {
  GPtrArray *schemes;  /* Scheme* */
  GPtrArray *concepts; /* Concept* */
  GPtrArray *labels;   /* Label*, those of a concept together */
  GPtrArray *files;    /* char* */
  GHashTable *by_name; /* IRI and key -> concept + 1 */
  guint32 *by_words;   /* indexes of labels in the order of label_order */
  char *digest;        /* NULL while it is made */
  GBytes *packed;      /* what a compiled one was read from, where all its strings lie; else NULL */
};

/* An empty one, and a concept with empty lists and in no scheme. */
Vocabulary *vocabulary_new(void);
Concept *concept_new(void);
void label_free(Label *label);
/* One whose strings are another's, its lists still to be made. */
Concept *concept_borrowed(void);
/* Enters IRIs and keys of all concepts into by_name; of equal keys the first counts. */
void vocabulary_name_concepts(Vocabulary *vocabulary);
/* Labels a and b by their words, then by their indexes. */
int label_order(const Vocabulary *vocabulary, guint32 a, guint32 b);

/* Adds statements of a file to what was read before. */
typedef struct Builder Builder;
Builder *builder_new(void);
/* Registers a file; statements that follow are its. */
void builder_file(Builder *builder, const char *name, const char *text, gsize length);
void builder_statement(const TurtleStatement *statement, gpointer builder);
/* Makes the vocabulary, frees the builder. References to nothing go to diagnostics (may be NULL). */
Vocabulary *builder_finish(Builder *builder, Diagnostics *diagnostics);
void builder_free(Builder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Builder, builder_free)

/* Adds a diagnostic of any file to a list. */
void vocabulary_report(Diagnostics *diagnostics, const char *file, guint line, Severity severity,
                       const char *code, const char *format, ...) G_GNUC_PRINTF(6, 7);

#endif
