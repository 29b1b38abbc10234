/* A query on its way to the index. */
#ifndef ADDUCE_STORE_QUERY_H
#define ADDUCE_STORE_QUERY_H

#include "ontology/store/condition.h"
#include "ontology/store/internal.h"

typedef struct {
  TextRole role;
  double weight;
  GPtrArray *terms; /* char*, owned: one, or the words of a phrase */
  StoreFilter filter;
  char *value; /* of a filter, as given; looked up when the query runs; else NULL */
} QueryPart;

struct StoreQuery {
  GPtrArray *parts; /* QueryPart* */
  GPtrArray *terms; /* StoreQueryTerm*: what helps or must be there */
  gsize bytes;      /* of text taken */
  int year_first, year_last;
  guint per_paper;
  StoreCondition *condition; /* owned; NULL none */
  double bm25, ineb2, title;
};

/* An array of StoreQueryTerm* that owns them. */
GPtrArray *store_query_terms_new(void);

#endif
