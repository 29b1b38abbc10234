/* What the keeper of the papers has decided about works, against the program: works.txt in the directory of
 * the base.
 *
 *   # a comment
 *   same KEY KEY
 *   different doi:10.1000/one doi:10.1000/two
 *
 * A work is named by a key that this base has given it, or by a DOI that one of its namings prints. The file
 * belongs to the user and is never written. It holds for every commit; taking a line out holds from the next
 * fresh build on. */
#ifndef ADDUCE_WORKS_RULES_H
#define ADDUCE_WORKS_RULES_H

#include "ontology/store/internal.h"

typedef struct {
  gboolean same;
  guint line;
  GPtrArray *a, *b; /* of char*: blocks by which namings of either side are known; empty: unknown */
  char *key;        /* how b is named */
} WorkRule;

typedef struct {
  GPtrArray *rules; /* of WorkRule* */
  char *sum;        /* SHA-256 of the file; "" where there is none */
} WorkRules;

/* Lines that aren't rules, and a file that is too large, are passed over (store_works_check names them). NULL
 * with error of the base. */
WorkRules *work_rules_read(Store *store, GError **error);
void work_rules_free(WorkRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WorkRules, work_rules_free)

/* The SHA-256 of the file as it is now, "" none. New. */
char *work_rules_sum(const Store *store);

/* Does a rule keep a naming with these blocks out of a work, or two works apart? */
gboolean work_rules_forbid(Store *store, const WorkRules *rules, const GPtrArray *blocks, gint64 work,
                           gboolean *forbidden, GError **error);
gboolean work_rules_forbid_works(Store *store, const WorkRules *rules, gint64 one, gint64 other,
                                 gboolean *forbidden, GError **error);

/* Takes namings that must be apart out of their work, so that they are resolved again. */
gboolean work_rules_part(Store *store, const WorkRules *rules, GError **error);
/* The works that a rule says are one: pairs to be merged, gint64 twice. New; NULL with error. */
GArray *work_rules_pairs(Store *store, const WorkRules *rules, GError **error);

/* Appends the lines that are about these two works (char*, "works.txt:3: different"). */
gboolean work_rules_about(Store *store, const WorkRules *rules, gint64 one, gint64 other, GPtrArray *lines,
                          GError **error);

#endif
