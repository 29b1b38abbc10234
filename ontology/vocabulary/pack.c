#include "ontology/vocabulary/pack.h"

#include "ontology/vocabulary/build.h"

#include <string.h>

#define RULES                                                                                                \
  (RULE_CASE | RULE_DEFINED | RULE_NEAR | RULE_NOT_TABLE | RULE_NOT_REFERENCES | RULE_NOT_NEAR |             \
   RULE_NOT_BEFORE)
/* The numbers of one concept, label, fact at least: so many bytes bound what is allocated. */
#define CONCEPT_NUMBERS 14u
#define LABEL_NUMBERS   9u
#define FACT_NUMBERS    3u
#define SCHEME_NUMBERS  4u
#define DIGEST_LENGTH   64u

/* ---------------------------------------------------------------- packing */

static void pack_indexes(Packing *packing, const GArray *indexes)
{
  packing_number(packing, indexes->len);
  for (guint i = 0; i < indexes->len; i++)
    packing_number(packing, g_array_index(indexes, guint, i));
}

static void pack_texts(Packing *packing, const GPtrArray *texts)
{
  packing_number(packing, texts->len);
  for (guint i = 0; i < texts->len; i++)
    packing_string(packing, g_ptr_array_index(texts, i));
}

static void pack_concept(Packing *packing, const Concept *concept)
{
  packing_string(packing, concept->iri);
  packing_string(packing, concept->key);
  packing_number(packing, (guint32)(concept->scheme + 1));
  packing_string(packing, concept->label);
  packing_string(packing, concept->definition);
  packing_number(packing,
                 (guint32) concept->desirable | (concept->top ? 4u : 0u) | (concept->unmatched ? 8u : 0u));
  packing_number(packing, concept->n_labels);
  pack_indexes(packing, concept->broader);
  pack_indexes(packing, concept->narrower);
  pack_indexes(packing, concept->related);
  pack_texts(packing, concept->sources);
  pack_texts(packing, concept->exact);
  pack_texts(packing, concept->close);
  packing_number(packing, concept->facts->len);
  for (guint i = 0; i < concept->facts->len; i++) {
    const ConceptFact *fact = g_ptr_array_index(concept->facts, i);
    packing_string(packing, fact->property);
    packing_string(packing, fact->value);
    packing_number(packing, (guint32)(fact->concept + 1));
  }
}

static void pack_label(Packing *packing, const Label *label)
{
  packing_string(packing, label->text);
  packing_string(packing, label->language);
  packing_string(packing, label->words);
  packing_number(packing, label->kind);
  packing_number(packing, label->concept);
  packing_number(packing, label->rules);
  packing_strings(packing, label->near);
  packing_strings(packing, label->not_near);
  packing_strings(packing, label->not_before);
}

void vocabulary_pack(const Vocabulary *vocabulary, Packing *packing)
{
  packing_string(packing, vocabulary->digest);
  packing_number(packing, vocabulary->schemes->len);
  for (guint i = 0; i < vocabulary->schemes->len; i++) {
    const Scheme *scheme = g_ptr_array_index(vocabulary->schemes, i);
    packing_string(packing, scheme->iri);
    packing_string(packing, scheme->key);
    packing_string(packing, scheme->title);
    packing_number(packing, scheme->roles);
  }
  packing_number(packing, vocabulary->concepts->len);
  for (guint i = 0; i < vocabulary->concepts->len; i++)
    pack_concept(packing, g_ptr_array_index(vocabulary->concepts, i));
  packing_number(packing, vocabulary->labels->len);
  for (guint i = 0; i < vocabulary->labels->len; i++)
    pack_label(packing, g_ptr_array_index(vocabulary->labels, i));
  for (guint i = 0; i < vocabulary->labels->len; i++)
    packing_number(packing, vocabulary->by_words[i]);
}

/* ---------------------------------------------------------------- unpacking */

/* Most lists are empty: those are one. */
typedef struct {
  GPtrArray *texts;
  GArray *indexes;
} Empty;

static GArray *unpack_indexes(Unpacking *from, guint32 limit, const Empty *empty)
{
  guint32 n = unpacking_count(from, 1);
  if (n == 0)
    return g_array_ref(empty->indexes);
  GArray *indexes = g_array_sized_new(FALSE, FALSE, sizeof(guint), n);
  for (guint32 i = 0; i < n; i++) {
    guint index = unpacking_number(from, limit);
    g_array_append_val(indexes, index);
  }
  return indexes;
}

static GPtrArray *unpack_texts(Unpacking *from, const Empty *empty)
{
  guint32 n = unpacking_count(from, 1);
  if (n == 0)
    return g_ptr_array_ref(empty->texts);
  GPtrArray *texts = g_ptr_array_sized_new(n);
  for (guint32 i = 0; i < n; i++)
    g_ptr_array_add(texts, unpacking_needed(from));
  return texts;
}

static GPtrArray *unpack_facts(Unpacking *from, guint32 concepts, const Empty *empty)
{
  guint32 n = unpacking_count(from, FACT_NUMBERS);
  if (n == 0)
    return g_ptr_array_ref(empty->texts);
  GPtrArray *facts = g_ptr_array_new_full(n, g_free);
  for (guint32 i = 0; i < n; i++) {
    ConceptFact *fact = g_new0(ConceptFact, 1);
    fact->property = unpacking_needed(from);
    fact->value = unpacking_needed(from);
    fact->concept = (int)unpacking_number(from, concepts + 1) - 1;
    g_ptr_array_add(facts, fact);
  }
  return facts;
}

static void unpack_concept(Unpacking *from, Vocabulary *vocabulary, guint32 concepts, const Empty *empty,
                           guint *labels)
{
  Concept *concept = concept_borrowed();
  g_ptr_array_add(vocabulary->concepts, concept);
  concept->iri = unpacking_needed(from);
  concept->key = unpacking_needed(from);
  concept->scheme = (int)unpacking_number(from, vocabulary->schemes->len + 1) - 1;
  concept->label = unpacking_needed(from);
  concept->definition = unpacking_string(from);
  guint32 flags = unpacking_number(from, 16);
  from->bad |= (flags & 3) > DESIRABLE_LESS;
  concept->desirable = (Desirable)(flags & 3);
  concept->top = (flags & 4) != 0;
  concept->unmatched = (flags & 8) != 0;
  concept->first_label = *labels;
  concept->n_labels = unpacking_number(from, from->n);
  *labels += concept->n_labels;
  from->bad |= *labels > from->n;
  concept->broader = unpack_indexes(from, concepts, empty);
  concept->narrower = unpack_indexes(from, concepts, empty);
  concept->related = unpack_indexes(from, concepts, empty);
  concept->sources = unpack_texts(from, empty);
  concept->exact = unpack_texts(from, empty);
  concept->close = unpack_texts(from, empty);
  concept->facts = unpack_facts(from, concepts, empty);
}

static void unpack_label(Unpacking *from, Vocabulary *vocabulary)
{
  Label *label = g_new0(Label, 1);
  guint index = vocabulary->labels->len;
  g_ptr_array_add(vocabulary->labels, label);
  label->text = unpacking_needed(from);
  label->language = unpacking_string(from);
  label->words = unpacking_needed(from);
  label->kind = (LabelKind)unpacking_number(from, LABEL_HIDDEN + 1);
  label->concept = unpacking_number(from, vocabulary->concepts->len);
  label->rules = unpacking_number(from, RULES + 1);
  label->near = unpacking_strings(from);
  label->not_near = unpacking_strings(from);
  label->not_before = unpacking_strings(from);
  if (from->bad)
    return;
  const Concept *concept = g_ptr_array_index(vocabulary->concepts, label->concept);
  from->bad |= index < concept->first_label || index - concept->first_label >= concept->n_labels ||
               ((label->rules & RULE_NEAR) != 0 && label->near == NULL) ||
               ((label->rules & RULE_NOT_NEAR) != 0 && label->not_near == NULL) ||
               ((label->rules & RULE_NOT_BEFORE) != 0 && label->not_before == NULL);
}

/* The order of the labels by their words, each once. */
static void unpack_order(Unpacking *from, Vocabulary *vocabulary)
{
  guint n = vocabulary->labels->len;
  vocabulary->by_words = g_new0(guint32, (gsize)n + 1);
  for (guint i = 0; i < n && !from->bad; i++) {
    vocabulary->by_words[i] = unpacking_number(from, n);
    from->bad |= i > 0 && label_order(vocabulary, vocabulary->by_words[i - 1], vocabulary->by_words[i]) >= 0;
  }
}

static void unpack_schemes(Unpacking *from, Vocabulary *vocabulary)
{
  guint32 n = unpacking_count(from, SCHEME_NUMBERS);
  for (guint32 i = 0; i < n && !from->bad; i++) {
    Scheme *scheme = g_new0(Scheme, 1);
    g_ptr_array_add(vocabulary->schemes, scheme);
    scheme->iri = unpacking_needed(from);
    scheme->key = unpacking_needed(from);
    scheme->title = unpacking_needed(from);
    scheme->roles = unpacking_number(from, SCHEME_ENTITY * 2);
  }
}

Vocabulary *vocabulary_unpack(Unpacking *from)
{
  g_autoptr(Vocabulary) vocabulary = vocabulary_new();
  g_autoptr(GPtrArray) no_texts = g_ptr_array_new();
  g_autoptr(GArray) no_indexes = g_array_new(FALSE, FALSE, sizeof(guint));
  Empty empty = {no_texts, no_indexes};
  vocabulary->packed = g_bytes_ref(from->bytes);
  g_ptr_array_add(vocabulary->files, g_strdup(""));
  vocabulary->digest = unpacking_needed(from);
  from->bad |= strlen(vocabulary->digest) != DIGEST_LENGTH;
  unpack_schemes(from, vocabulary);
  guint32 n = unpacking_count(from, CONCEPT_NUMBERS);
  guint labels = 0;
  for (guint32 i = 0; i < n && !from->bad; i++)
    unpack_concept(from, vocabulary, n, &empty, &labels);
  n = unpacking_count(from, LABEL_NUMBERS);
  from->bad |= n != labels;
  for (guint32 i = 0; i < n && !from->bad; i++)
    unpack_label(from, vocabulary);
  unpack_order(from, vocabulary);
  if (from->bad)
    return NULL;
  vocabulary_name_concepts(vocabulary);
  return g_steal_pointer(&vocabulary);
}
