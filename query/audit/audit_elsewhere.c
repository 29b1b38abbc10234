/* What other papers print of the same works: the odd one out is named. */
#include "query/audit/checks.h"

#include "corpus/citation/fold.h"

#include <string.h>

/* Votes on one value of one field: what the others print. */
typedef struct {
  const char *value; /* the commonest of the others */
  const char *paper; /* that prints it */
  guint votes, others;
  gboolean own; /* one of them is the work's own title page */
} Vote;

static const char *record_value(const Record *record, RecordField field)
{
  switch (field) {
  case FIELD_VOLUME:
    return record->volume;
  case FIELD_ISSUE:
    return record->issue;
  case FIELD_PAGES:
    return record->pages;
  case FIELD_TITLE:
    return record->title;
  default:
    return NULL;
  }
}

/* Values that are the same to a reader have the same key. */
static char *value_key(RecordField field, const char *value)
{
  if (field != FIELD_PAGES)
    return name_key(value, -1);
  /* First pages only: "217-218", "217-8" and "217" agree. */
  gsize length = strspn(value, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return g_strndup(value, length);
}

static Vote count_votes(const GArray *witnesses, RecordField field)
{
  Vote best = {0};
  for (guint i = 0; i < witnesses->len; i++) {
    const AuditWitness *witness = &g_array_index(witnesses, AuditWitness, i);
    const char *value = record_value(witness->record, field);
    if (value == NULL)
      continue;
    best.others++;
    g_autofree char *key = value_key(field, value);
    guint votes = 0;
    for (guint k = 0; k < witnesses->len; k++) {
      const char *other = record_value(g_array_index(witnesses, AuditWitness, k).record, field);
      g_autofree char *other_key = other == NULL ? NULL : value_key(field, other);
      votes += g_strcmp0(key, other_key) == 0;
    }
    if (votes > best.votes || (votes == best.votes && witness->is_paper && !best.own))
      best = (Vote){value, witness->paper, votes, best.others, witness->is_paper};
  }
  return best;
}

static double vote_confidence(Vote vote)
{
  return vote.own ? 0.9 : vote.votes >= 2 ? 0.8 : 0.5;
}

static void check_value(Audit *audit, const Reference *reference, const GArray *witnesses, RecordField field,
                        AuditCode code)
{
  const char *printed = record_value(reference->record, field);
  Vote vote = count_votes(witnesses, field);
  if (printed == NULL || vote.value == NULL || vote.votes * 2 <= vote.others)
    return;
  g_autofree char *ours = value_key(field, printed);
  g_autofree char *theirs = value_key(field, vote.value);
  if (strcmp(ours, theirs) == 0)
    return;
  if (field == FIELD_TITLE && (strlen(ours) > 60 || name_distance(ours, theirs, 3) > 3))
    return; /* another title is another matter (an edition, a part) than a misprint */
  audit_add(audit, code, vote_confidence(vote), audit_field_span(audit, reference, field), reference->n,
            "\"%s\" here, \"%s\" in %s%s", printed, vote.value, vote.paper, vote.own ? " itself" : "");
}

static void check_year(Audit *audit, const Reference *reference, const GArray *witnesses)
{
  for (guint i = 0; i < witnesses->len; i++) {
    const AuditWitness *witness = &g_array_index(witnesses, AuditWitness, i);
    if (witness->is_paper && witness->record->year > 0 && reference->record->year > 0 &&
        witness->record->year != reference->record->year) {
      audit_add(audit, AUDIT_YEAR, 0.8, audit_field_span(audit, reference, FIELD_YEAR), reference->n,
                "%d here, %d in %s itself", reference->record->year, witness->record->year, witness->paper);
      return;
    }
  }
}

static void check_names(Audit *audit, const Reference *reference, const GArray *witnesses)
{
  const GPtrArray *authors = reference->record->authors;
  for (guint i = 0; i < authors->len; i++) {
    const Person *person = g_ptr_array_index(authors, i);
    if (person->family == NULL)
      continue;
    g_autofree char *ours = name_key(person->family, -1);
    guint agree = 0;
    guint differ = 0;
    const AuditWitness *other = NULL;
    const char *spelled = NULL;
    for (guint k = 0; k < witnesses->len; k++) {
      const AuditWitness *witness = &g_array_index(witnesses, AuditWitness, k);
      if (i >= witness->record->authors->len)
        continue;
      const Person *theirs = g_ptr_array_index(witness->record->authors, i);
      if (theirs->family == NULL)
        continue;
      g_autofree char *key = name_key(theirs->family, -1);
      guint distance = name_distance(ours, key, 2);
      agree += distance == 0;
      if (distance > 0 && distance <= name_distance_allowed(key)) {
        differ++;
        if (other == NULL || witness->is_paper) {
          other = witness;
          spelled = theirs->family;
        }
      }
    }
    if (differ == 0 || agree >= differ)
      continue;
    double confidence = other->is_paper ? 0.9 : differ >= 2 ? 0.8 : 0.5;
    audit_add(audit, AUDIT_NAME_MISSPELT, confidence, audit_words_span(audit, reference, person->family),
              reference->n, "\"%s\" here, \"%s\" in %s%s", person->family, spelled, other->paper,
              other->is_paper ? " itself" : "");
  }
}

void audit_elsewhere(Audit *audit)
{
  for (guint i = 0; i < audit->paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(audit->paper->references, i);
    const GArray *witnesses = audit->witnesses(reference->n, audit->data);
    if (witnesses == NULL || witnesses->len == 0)
      continue;
    check_names(audit, reference, witnesses);
    check_year(audit, reference, witnesses);
    check_value(audit, reference, witnesses, FIELD_VOLUME, AUDIT_VOLUME);
    check_value(audit, reference, witnesses, FIELD_PAGES, AUDIT_PAGES);
    check_value(audit, reference, witnesses, FIELD_TITLE, AUDIT_TITLE);
  }
}
