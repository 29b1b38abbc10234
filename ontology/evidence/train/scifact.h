/* SciFact's claims, abstracts and labels (D. Wadden et al., EMNLP 2020), for the tasks of stance. */
#ifndef ADDUCE_EVIDENCE_SCIFACT_H
#define ADDUCE_EVIDENCE_SCIFACT_H

#include "ontology/evidence/stance.h"
#include "ontology/evidence/train/rank.h"

#include <json-glib/json-glib.h>

typedef struct {
  const char *id, *title;
  GPtrArray *sentences; /* char*, borrowed from the data */
} CorpusAbstract;

typedef struct {
  GPtrArray *corpus, *queries, *labels;
  GPtrArray *abstracts; /* CorpusAbstract, in the order of the corpus */
  GHashTable *abstract_of, *query_of;
  GHashTable *labels_of; /* claim id -> GPtrArray of JsonObject */
  GHashTable *group_of;  /* claim id -> guint64*: of claims that share an abstract */
  Ranker *ranker;
  StanceContext context;
} Scifact;

gboolean scifact_read(const char *directory, Scifact *data, GError **error);
void scifact_clear(Scifact *data);
StancePair *scifact_pair(const Scifact *data, const char *claim, const CorpusAbstract *abstract);
/* The label of an abstract for a claim, or NULL. */
JsonObject *scifact_label(const Scifact *data, const char *claim, const char *abstract);
/* TRUE where a sentence is annotated as evidence; label may be NULL. */
gboolean scifact_holds(JsonObject *label, guint sentence);

#endif
