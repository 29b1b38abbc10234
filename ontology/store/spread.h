/* What the citation index knows of which papers belong together: papers that cite the same works, and papers
 * that the same papers cite. */
#ifndef ADDUCE_STORE_SPREAD_H
#define ADDUCE_STORE_SPREAD_H

#include "ontology/store/rank.h"

/* The scores of the first n papers passed on to other papers along shared references (bibliographic coupling,
 * Kessler 1963) and shared citers (co-citation, Small 1973), each over the square roots of how many
 * references or citers either paper has (Salton's cosine). A paper gets nothing from itself. Works that more
 * than SPREAD_CITING papers cite, and citers with more than SPREAD_LISTED references, tell nothing and are
 * left out. GArray of StorePaperHit, the largest score 1, best first; empty where nothing is shared. papers:
 * StorePaperHit. */
GArray *store_spread(Store *store, const GArray *papers, guint n, GError **error);

#define SPREAD_CITING 300u
#define SPREAD_LISTED 500u

#endif
