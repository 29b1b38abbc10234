/* What a passage must be to be found at all: words, phrases and fields, under and, or and not. It adds
 * nothing to a score.
 *
 * A condition is made of values alone and knows no base; names in it (of papers, works, authors, concepts)
 * are looked up when a search runs, and one that nothing has lets nothing through. Making a condition out of
 * others takes them over. */
#ifndef ADDUCE_STORE_CONDITION_H
#define ADDUCE_STORE_CONDITION_H

#include <glib.h>

typedef struct StoreCondition StoreCondition;

typedef enum {
  STORE_FIELD_AUTHOR,  /* of the paper: family name, or given and family name */
  STORE_FIELD_PAPER,   /* key of a paper */
  STORE_FIELD_CITES,   /* key of a work that the passage cites */
  STORE_FIELD_CONCEPT, /* key or label of a concept that the passage names, or of one that it is narrower than
                        */
  STORE_FIELD_DESIGN,  /* design of the paper's own study: design_name() of ontology/evidence/design.h */
  STORE_FIELD_ROLE,    /* of the section: section_role_name() */
  STORE_FIELD_ZONE,    /* zone_name() */
  STORE_FIELD_KIND,    /* paper_kind_name() */
} StoreField;

/* All words of a text, in any form, or next to each other in this order. NULL when it has no word that says
 * something. */
StoreCondition *store_condition_words(const char *text);
StoreCondition *store_condition_phrase(const char *text);
/* All words of these texts, in any order, with at most apart other words between the first and the last.
 * NULL when there are none. */
StoreCondition *store_condition_near(const char *const *texts, guint n, guint apart);
StoreCondition *store_condition_field(StoreField field, const char *value);
/* The paper's year, both included; 0 is open. */
StoreCondition *store_condition_years(int first, int last);

/* NULL is no condition: and, or of it is the other one, not of it is NULL. */
StoreCondition *store_condition_and(StoreCondition *one, StoreCondition *other);
StoreCondition *store_condition_or(StoreCondition *one, StoreCondition *other);
StoreCondition *store_condition_not(StoreCondition *one);

/* Another owner; each frees its own. */
StoreCondition *store_condition_ref(StoreCondition *condition);
void store_condition_free(StoreCondition *condition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreCondition, store_condition_free)

#endif
