/* A condition as the index takes it. For ontology/store/ only. */
#ifndef ADDUCE_STORE_CONDITION_TREE_H
#define ADDUCE_STORE_CONDITION_TREE_H

#include "ontology/store/condition.h"
#include "ontology/store/internal.h"

struct StoreCondition {
  guint owners;
  TextCondition text; /* what the index is asked; its terms and parts are those below */
  GPtrArray *terms;   /* of char*, owned */
  GPtrArray *parts;   /* of StoreCondition*, owned */
  gboolean named;     /* a field whose value has to be looked up */
  StoreField field;
  char *value;
};

StoreCondition *condition_new(TextOperator op);
void condition_add_part(StoreCondition *condition, StoreCondition *part);
/* Makes text.terms and text.parts show what the arrays hold. */
void condition_settle(StoreCondition *condition);

/* Looks all names up. Afterwards condition->text is ready. Within a read. */
gboolean condition_resolve(Store *store, StoreCondition *condition, GError **error);

#endif
