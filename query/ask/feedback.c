#include "query/ask/feedback.h"

#include <string.h>

static StoreTerm *find_term(GArray *terms, const char *term)
{
  for (guint i = 0; i < terms->len; i++)
    if (strcmp(g_array_index(terms, StoreTerm, i).term, term) == 0)
      return &g_array_index(terms, StoreTerm, i);
  return NULL;
}

GArray *feedback_terms(Store *store, const GArray *terms, const GArray *papers, const PaperRanking *how,
                       GError **error)
{
  g_autoptr(GArray) common =
      store_common_terms(store, papers, how->feedback_papers, how->feedback_terms, error);
  if (common == NULL)
    return NULL;
  double total = 0;
  for (guint i = 0; i < terms->len; i++)
    total += g_array_index(terms, StoreTerm, i).weight;
  GArray *widened = store_terms_new();
  for (guint i = 0; i < terms->len; i++) {
    const StoreTerm *term = &g_array_index(terms, StoreTerm, i);
    store_terms_add(widened, term->term, how->feedback_query * term->weight / total);
  }
  for (guint i = 0; i < common->len; i++) {
    const StoreTerm *term = &g_array_index(common, StoreTerm, i);
    double weight = (1 - how->feedback_query) * term->weight;
    StoreTerm *known = find_term(widened, term->term);
    if (known != NULL)
      known->weight += weight;
    else
      store_terms_add(widened, term->term, weight);
  }
  return widened;
}
