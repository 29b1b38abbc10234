#include "ontology/vocabulary/build.h"

#include "ontology/vocabulary/token.h"

#include <string.h>

#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define RDF  "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define DCT  "http://purl.org/dc/terms/"

/* A statement held until all files are read; strings live in the builder's chunk. */
typedef struct {
  const char *subject, *predicate, *object, *language;
  gboolean literal;
  guint file, line;
} Told;

struct Builder {
  GStringChunk *strings;
  GArray *statements; /* Told */
  Vocabulary *vocabulary;
  GHashTable *scheme_of; /* IRI -> scheme + 1 */
  GHashTable *rules;     /* blank node -> Rule* */
  GChecksum *checksum;   /* of the files */
  Diagnostics *diagnostics;
};

/* An av:rule before its label is known. */
typedef struct {
  guint concept, file, line;
  const char *label;
  guint rules;
  GPtrArray *near, *not_near, *not_before; /* normalised words */
} Rule;

static void rule_free(gpointer data)
{
  Rule *rule = data;
  g_ptr_array_unref(rule->near);
  g_ptr_array_unref(rule->not_near);
  g_ptr_array_unref(rule->not_before);
  g_free(rule);
}

Builder *builder_new(void)
{
  Builder *builder = g_new0(Builder, 1);
  builder->strings = g_string_chunk_new(65536);
  builder->statements = g_array_new(FALSE, FALSE, sizeof(Told));
  builder->scheme_of = g_hash_table_new(g_str_hash, g_str_equal);
  builder->rules = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, rule_free);
  builder->vocabulary = vocabulary_new();
  builder->checksum = g_checksum_new(G_CHECKSUM_SHA256);
  return builder;
}

void builder_free(Builder *builder)
{
  if (builder == NULL)
    return;
  g_string_chunk_free(builder->strings);
  g_array_unref(builder->statements);
  g_hash_table_unref(builder->scheme_of);
  g_hash_table_unref(builder->rules);
  g_checksum_free(builder->checksum);
  vocabulary_free(builder->vocabulary);
  g_free(builder);
}

void builder_file(Builder *builder, const char *name, const char *text, gsize length)
{
  g_ptr_array_add(builder->vocabulary->files, g_strdup(name));
  g_checksum_update(builder->checksum, (const guchar *)text, (gssize)length);
}

void builder_statement(const TurtleStatement *statement, gpointer data)
{
  Builder *builder = data;
  GStringChunk *strings = builder->strings;
  g_assert(builder->vocabulary->files->len > 0);
  guint file = builder->vocabulary->files->len - 1;
  /* Blank nodes of two files are different ones. */
  g_autofree char *subject = NULL, *object = NULL;
  if (g_str_has_prefix(statement->subject, "_:"))
    subject = g_strdup_printf("%s/%u", statement->subject, file);
  if (!statement->literal && g_str_has_prefix(statement->object, "_:"))
    object = g_strdup_printf("%s/%u", statement->object, file);
  Told kept = {
      .subject = g_string_chunk_insert_const(strings, subject != NULL ? subject : statement->subject),
      .predicate = g_string_chunk_insert_const(strings, statement->predicate),
      .object = g_string_chunk_insert_const(strings, object != NULL ? object : statement->object),
      .language =
          statement->language == NULL ? NULL : g_string_chunk_insert_const(strings, statement->language),
      .literal = statement->literal,
      .file = file,
      .line = statement->line,
  };
  g_array_append_val(builder->statements, kept);
}

void vocabulary_report(Diagnostics *diagnostics, const char *file, guint line, Severity severity,
                       const char *code, const char *format, ...)
{
  if (diagnostics == NULL)
    return;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_autoptr(Diagnostics) one = diagnostics_new(file);
  diagnostics_add(one, severity, POSITION_LINE, line, code, "%s", message);
  diagnostics_append(diagnostics, one);
}

static void warn(Builder *builder, const Told *at, const char *code, const char *what, const char *name)
{
  vocabulary_report(builder->diagnostics, g_ptr_array_index(builder->vocabulary->files, at->file), at->line,
                    SEVERITY_ERROR, code, "%s: <%s>", what, name);
}

/* ---------------------------------------------------------------- what there is */

static const char *last_part(const char *iri)
{
  const char *key = iri;
  for (const char *p = iri; *p != '\0'; p++) {
    if ((*p == '/' || *p == '#' || *p == ':') && p[1] != '\0')
      key = p + 1;
  }
  return key;
}

static void add_scheme(Builder *builder, const char *iri)
{
  if (g_hash_table_contains(builder->scheme_of, iri))
    return;
  Scheme *scheme = g_new0(Scheme, 1);
  scheme->iri = g_strdup(iri);
  scheme->key = g_strdup(last_part(iri));
  g_ptr_array_add(builder->vocabulary->schemes, scheme);
  g_hash_table_insert(builder->scheme_of, scheme->iri, GUINT_TO_POINTER(builder->vocabulary->schemes->len));
}

static void add_concept(Builder *builder, const Told *at)
{
  Vocabulary *vocabulary = builder->vocabulary;
  if (g_hash_table_contains(vocabulary->by_name, at->subject))
    return;
  Concept *concept = concept_new();
  concept->iri = g_strdup(at->subject);
  concept->key = g_strdup(last_part(at->subject));
  concept->file = at->file;
  concept->line = at->line;
  g_ptr_array_add(vocabulary->concepts, concept);
  g_hash_table_insert(vocabulary->by_name, concept->iri, GUINT_TO_POINTER(vocabulary->concepts->len));
}

static void collect_nodes(Builder *builder)
{
  for (guint i = 0; i < builder->statements->len; i++) {
    const Told *at = &g_array_index(builder->statements, Told, i);
    if (strcmp(at->predicate, RDF "type") != 0)
      continue;
    if (strcmp(at->object, SKOS "ConceptScheme") == 0)
      add_scheme(builder, at->subject);
    else if (strcmp(at->object, SKOS "Concept") == 0)
      add_concept(builder, at);
  }
}

/* ---------------------------------------------------------------- properties */

static int concept_of(const Builder *builder, const char *iri)
{
  return (int)GPOINTER_TO_UINT(g_hash_table_lookup(builder->vocabulary->by_name, iri)) - 1;
}

static int order_indexes(gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;
  return x < y ? -1 : x > y;
}

/* Sorted, each once. */
static void unique(GArray *array)
{
  g_array_sort(array, order_indexes);
  guint kept = 0;
  for (guint i = 0; i < array->len; i++) {
    guint value = g_array_index(array, guint, i);
    if (kept == 0 || g_array_index(array, guint, kept - 1) != value)
      g_array_index(array, guint, kept++) = value;
  }
  g_array_set_size(array, kept);
}

static gboolean is_one_of(const char *value, const char *const *values)
{
  return g_strv_contains(values, value);
}

/* FALSE, and a diagnostic, where it is neither. */
static gboolean is_true(Builder *builder, const Told *at)
{
  static const char *const yes[] = {"true", "1", NULL}, *const no[] = {"false", "0", NULL};
  if (!is_one_of(at->object, yes) && !is_one_of(at->object, no))
    warn(builder, at, "bad-value", "is true or false", at->object);
  return is_one_of(at->object, yes);
}

static void relate(Builder *builder, const Told *at, guint concept, const char *relation)
{
  int other = at->literal ? -1 : concept_of(builder, at->object);
  if (other < 0) {
    warn(builder, at, "unknown-concept", "refers to a concept that no file has", at->object);
    return;
  }
  Concept *from = g_ptr_array_index(builder->vocabulary->concepts, concept);
  Concept *to = g_ptr_array_index(builder->vocabulary->concepts, other);
  if (strcmp(relation, "broader") == 0) {
    g_array_append_vals(from->broader, &other, 1);
    g_array_append_val(to->narrower, concept);
  } else if (strcmp(relation, "narrower") == 0) {
    g_array_append_vals(from->narrower, &other, 1);
    g_array_append_val(to->broader, concept);
  } else {
    g_array_append_vals(from->related, &other, 1);
    g_array_append_val(to->related, concept);
  }
}

static void add_label(Builder *builder, const Told *at, guint concept, LabelKind kind)
{
  if (!at->literal || at->object[0] == '\0')
    return;
  Label *label = g_new0(Label, 1);
  label->text = g_strdup(at->object);
  label->language = g_strdup(at->language);
  label->kind = kind;
  label->concept = concept;
  g_ptr_array_add(builder->vocabulary->labels, label);
}

static void set_scheme(Builder *builder, const Told *at, int concept, const char *iri)
{
  guint scheme = GPOINTER_TO_UINT(g_hash_table_lookup(builder->scheme_of, iri));
  if (scheme == 0)
    warn(builder, at, "unknown-scheme", "refers to a scheme that no file has", iri);
  else if (concept >= 0)
    ((Concept *)g_ptr_array_index(builder->vocabulary->concepts, concept))->scheme = (int)scheme - 1;
}

static void read_skos(Builder *builder, const Told *at, guint index, const char *name)
{
  /* What SKOS has besides, and nothing here is made of. */
  static const char *const passed[] = {
      "broadMatch",  "broaderTransitive", "changeNote",      "editorialNote",      "example",
      "historyNote", "narrowMatch",       "mappingRelation", "narrowerTransitive", "notation",
      "note",        "scopeNote",         "relatedMatch",    "semanticRelation",   NULL};
  Concept *concept = g_ptr_array_index(builder->vocabulary->concepts, index);
  if (strcmp(name, "prefLabel") == 0)
    add_label(builder, at, index, LABEL_PREF);
  else if (strcmp(name, "altLabel") == 0)
    add_label(builder, at, index, LABEL_ALT);
  else if (strcmp(name, "hiddenLabel") == 0)
    add_label(builder, at, index, LABEL_HIDDEN);
  else if (strcmp(name, "broader") == 0 || strcmp(name, "narrower") == 0 || strcmp(name, "related") == 0)
    relate(builder, at, index, name);
  else if (strcmp(name, "inScheme") == 0 || strcmp(name, "topConceptOf") == 0) {
    set_scheme(builder, at, (int)index, at->object);
    concept->top |= strcmp(name, "topConceptOf") == 0;
  } else if (strcmp(name, "exactMatch") == 0)
    g_ptr_array_add(concept->exact, g_strdup(at->object));
  else if (strcmp(name, "closeMatch") == 0)
    g_ptr_array_add(concept->close, g_strdup(at->object));
  else if (strcmp(name, "definition") == 0) {
    if (concept->definition == NULL)
    concept->definition = g_strdup(at->object);
  } else if (!is_one_of(name, passed))
    warn(builder, at, "unknown-property", "SKOS has no such property", at->predicate);
}

static void read_rule(Builder *builder, const Told *at, guint concept)
{
  const Rule *there = g_hash_table_lookup(builder->rules, at->object);
  if (there != NULL) {
    if (there->concept != concept)
      warn(builder, at, "bad-value", "is a rule of another concept already", at->object);
    return;
  }
  Rule *rule = g_new0(Rule, 1);
  rule->concept = concept;
  rule->file = at->file;
  rule->line = at->line;
  rule->near = g_ptr_array_new_with_free_func(g_free);
  rule->not_near = g_ptr_array_new_with_free_func(g_free);
  rule->not_before = g_ptr_array_new_with_free_func(g_free);
  g_hash_table_insert(builder->rules, (gpointer)at->object, rule);
}

static void read_own(Builder *builder, const Told *at, guint index, const char *name)
{
  static const char *const facts[] = {"founded", "place", "founder", "derivedFrom", "affiliation"};
  static const char *const affiliations[] = {"unaffiliated", "federated", "affiliated",
                                             "managed",      "hybrid",    NULL};
  Concept *concept = g_ptr_array_index(builder->vocabulary->concepts, index);
  if (strcmp(name, "rule") == 0) {
    read_rule(builder, at, index);
  } else if (strcmp(name, "matched") == 0) {
    concept->unmatched = !is_true(builder, at);
  } else if (strcmp(name, "desirable") == 0) {
    concept->desirable = strcmp(at->object, "more") == 0   ? DESIRABLE_MORE
                         : strcmp(at->object, "less") == 0 ? DESIRABLE_LESS
                                                           : DESIRABLE_NONE;
    if (concept->desirable == DESIRABLE_NONE && strcmp(at->object, "neither") != 0)
      warn(builder, at, "bad-value", "desirable is \"more\", \"less\" or \"neither\"", at->object);
  } else {
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
      if (strcmp(name, facts[i]) != 0)
        continue;
      ConceptFact *fact = g_new0(ConceptFact, 1);
      fact->property = g_strdup(name);
      fact->value = g_strdup(at->object);
      fact->concept = at->literal ? -1 : concept_of(builder, at->object);
      if (!at->literal && fact->concept < 0)
        warn(builder, at, "unknown-concept", "refers to a concept that no file has", at->object);
      g_ptr_array_add(concept->facts, fact);
      if (strcmp(name, "affiliation") == 0 && !is_one_of(at->object, affiliations))
        warn(builder, at, "bad-value", "no such affiliation", at->object);
      return;
    }
    warn(builder, at, "unknown-property", "no such property", at->predicate);
  }
}

static void read_scheme(Builder *builder, const Told *at, Scheme *scheme)
{
  static const char *const roles[] = {"subject", "object",  "mechanism",  "population",
                                      "design",  "setting", "instrument", "entity"};
  if (strcmp(at->predicate, SKOS "prefLabel") == 0 || strcmp(at->predicate, DCT "title") == 0) {
    if (scheme->title == NULL)
      scheme->title = g_strdup(at->object);
  } else if (strcmp(at->predicate, SKOS "hasTopConcept") == 0) {
    int concept = concept_of(builder, at->object);
    set_scheme(builder, at, concept, at->subject);
    if (concept >= 0)
      ((Concept *)g_ptr_array_index(builder->vocabulary->concepts, concept))->top = TRUE;
    else
      warn(builder, at, "unknown-concept", "refers to a concept that no file has", at->object);
  } else if (strcmp(at->predicate, VOCABULARY_NS "role") == 0) {
    for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
      if (strcmp(at->object, roles[i]) == 0) {
        scheme->roles |= 1u << i;
        return;
      }
    }
    warn(builder, at, "bad-value", "no such role of a scheme", at->object);
  } else if (g_str_has_prefix(at->predicate, VOCABULARY_NS)) {
    warn(builder, at, "unknown-property", "a scheme has no such property", at->predicate);
  }
}

static void read_properties(Builder *builder)
{
  for (guint i = 0; i < builder->statements->len; i++) {
    const Told *at = &g_array_index(builder->statements, Told, i);
    guint scheme = GPOINTER_TO_UINT(g_hash_table_lookup(builder->scheme_of, at->subject));
    int concept = concept_of(builder, at->subject);
    if (scheme > 0)
      read_scheme(builder, at, g_ptr_array_index(builder->vocabulary->schemes, scheme - 1));
    if (concept < 0)
      continue;
    if (g_str_has_prefix(at->predicate, SKOS))
      read_skos(builder, at, (guint) concept, at->predicate + strlen(SKOS));
    else if (g_str_has_prefix(at->predicate, VOCABULARY_NS))
      read_own(builder, at, (guint) concept, at->predicate + strlen(VOCABULARY_NS));
    else if (strcmp(at->predicate, DCT "source") == 0)
      g_ptr_array_add(((Concept *)g_ptr_array_index(builder->vocabulary->concepts, concept))->sources,
                      g_strdup(at->object));
  }
}

/* ---------------------------------------------------------------- rules of labels */

static void add_words(Builder *builder, const Told *at, GPtrArray *words)
{
  guint before = words->len;
  TokenCursor cursor = {.text = at->object, .end = strlen(at->object)};
  while (token_next(&cursor))
    if (cursor.length > 0)
      g_ptr_array_add(words, g_strdup(cursor.word));
  if (words->len == before)
    warn(builder, at, "bad-value", "no word", at->object);
}

static void read_rule_property(Builder *builder, const Told *at, Rule *rule)
{
  static const struct {
    const char *name;
    guint rule;
  } flags[] = {{"caseSensitive", RULE_CASE}, {"defined", RULE_DEFINED}};
  const char *name = at->predicate + strlen(VOCABULARY_NS);
  if (strcmp(name, "label") == 0) {
    rule->label = at->object;
  } else if (strcmp(name, "near") == 0) {
    add_words(builder, at, rule->near);
    rule->rules |= rule->near->len > 0 ? RULE_NEAR : 0;
  } else if (strcmp(name, "notNear") == 0) {
    add_words(builder, at, rule->not_near);
    rule->rules |= rule->not_near->len > 0 ? RULE_NOT_NEAR : 0;
  } else if (strcmp(name, "notBefore") == 0) {
    add_words(builder, at, rule->not_before);
    rule->rules |= rule->not_before->len > 0 ? RULE_NOT_BEFORE : 0;
  } else if (strcmp(name, "notIn") == 0 && strcmp(at->object, "table") == 0) {
    rule->rules |= RULE_NOT_TABLE;
  } else if (strcmp(name, "notIn") == 0 && strcmp(at->object, "references") == 0) {
    rule->rules |= RULE_NOT_REFERENCES;
  } else if (strcmp(name, "notIn") == 0) {
    warn(builder, at, "bad-value", "notIn is \"table\" or \"references\"", at->object);
  } else {
    for (guint i = 0; i < G_N_ELEMENTS(flags); i++) {
      if (strcmp(name, flags[i].name) == 0) {
        if (is_true(builder, at))
          rule->rules |= flags[i].rule;
        return;
      }
    }
    warn(builder, at, "unknown-property", "no such rule of a label", at->predicate);
  }
}

/* Adds to the words of a label, which may be NULL, each once: a label may have several rules. */
static void join_words(char ***words, const GPtrArray *more)
{
  if (more->len == 0)
    return;
  guint n = *words == NULL ? 0 : g_strv_length(*words);
  *words = g_renew(char *, *words, n + more->len + 1);
  (*words)[n] = NULL;
  for (guint i = 0; i < more->len; i++) {
    const char *word = g_ptr_array_index(more, i);
    if (g_strv_contains((const char *const *)*words, word))
      continue;
    (*words)[n++] = g_strdup(word);
    (*words)[n] = NULL;
  }
}

static void apply_rule(Builder *builder, const Rule *rule)
{
  Vocabulary *vocabulary = builder->vocabulary;
  const Concept *concept = g_ptr_array_index(vocabulary->concepts, rule->concept);
  gboolean found = FALSE;
  for (guint i = 0; i < concept->n_labels; i++) {
    Label *label = g_ptr_array_index(vocabulary->labels, concept->first_label + i);
    if (rule->label == NULL || strcmp(label->text, rule->label) != 0)
      continue;
    found = TRUE;
    label->rules |= rule->rules;
    join_words(&label->near, rule->near);
    join_words(&label->not_near, rule->not_near);
    join_words(&label->not_before, rule->not_before);
  }
  if (!found)
    vocabulary_report(builder->diagnostics, g_ptr_array_index(vocabulary->files, rule->file), rule->line,
                      SEVERITY_ERROR, "unknown-label", "a rule for the label \"%s\", which %s doesn't have",
                      rule->label == NULL ? "" : rule->label, concept->key);
}

static void read_rules(Builder *builder)
{
  for (guint i = 0; i < builder->statements->len; i++) {
    const Told *at = &g_array_index(builder->statements, Told, i);
    Rule *rule = g_hash_table_lookup(builder->rules, at->subject);
    if (rule != NULL && g_str_has_prefix(at->predicate, VOCABULARY_NS))
      read_rule_property(builder, at, rule);
  }
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, builder->rules);
  while (g_hash_table_iter_next(&iter, NULL, &value))
    apply_rule(builder, value);
}

/* ---------------------------------------------------------------- finishing */

static int order_labels(gconstpointer a, gconstpointer b)
{
  const Label *x = *(const Label *const *)a, *y = *(const Label *const *)b;
  if (x->concept != y->concept)
  return x->concept < y->concept ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  int order = strcmp(x->text, y->text);
  return order != 0 ? order : g_strcmp0(x->language, y->language);
}

/* Sorted; what is said twice (in two files, say) is one label. */
static void sort_labels(GPtrArray *labels)
{
  g_ptr_array_sort(labels, order_labels);
  guint kept = 0;
  for (guint i = 0; i < labels->len; i++) {
    if (kept > 0 && order_labels(&labels->pdata[kept - 1], &labels->pdata[i]) == 0)
      label_free(labels->pdata[i]);
    else
      labels->pdata[kept++] = labels->pdata[i];
  }
  g_ptr_array_set_size(labels, (gint)kept);
}

/* A short label that is all capitals ("AA", "NAMI") means nothing in small letters. */
static gboolean is_capitals(const char *text)
{
  guint capitals = 0;
  for (const char *p = text; *p != '\0'; p++) {
    if (g_ascii_islower(*p) || *p == ' ' || (guchar)*p >= 0x80)
      return FALSE;
    capitals += g_ascii_isupper(*p) != 0;
  }
  return capitals >= 2;
}

static int order_words(gconstpointer a, gconstpointer b, gpointer data)
{
  return label_order(data, *(const guint32 *)a, *(const guint32 *)b);
}

static void index_labels(Vocabulary *vocabulary)
{
  sort_labels(vocabulary->labels);
  for (guint i = 0; i < vocabulary->labels->len; i++) {
    Label *label = g_ptr_array_index(vocabulary->labels, i);
    Concept *concept = g_ptr_array_index(vocabulary->concepts, label->concept);
    if (concept->n_labels++ == 0)
    concept->first_label = i;
    if (label->kind == LABEL_PREF && (concept->label == NULL || g_strcmp0(label->language, "en") == 0)) {
      g_free(concept->label);
      concept->label = g_strdup(label->text);
    }
    if (is_capitals(label->text))
      label->rules |= RULE_CASE;
    label->words = token_join(label->text, -1);
  }
  vocabulary->by_words = g_new0(guint32, (gsize)vocabulary->labels->len + 1);
  for (guint i = 0; i < vocabulary->labels->len; i++)
    vocabulary->by_words[i] = i;
  g_qsort_with_data(vocabulary->by_words, (gint)vocabulary->labels->len, sizeof(guint32), order_words,
                    vocabulary);
}

/* How many concepts above one are looked at: a tree that is deeper than a few levels is no help, and a loop
 * must end. */
#define ANCESTORS 64

/* What a concept has from those above it: scheme and desirable direction. Breadth first, each concept once.
 */
static void inherit(Vocabulary *vocabulary, guint start)
{
  Concept *concept = g_ptr_array_index(vocabulary->concepts, start);
  guint queue[ANCESTORS] = {start}, n = 1;
  for (guint i = 0; i < n; i++) {
    const Concept *at = g_ptr_array_index(vocabulary->concepts, queue[i]);
    if (concept->scheme < 0)
    concept->scheme = at->scheme;
    if (concept->desirable == DESIRABLE_NONE)
    concept->desirable = at->desirable;
    if (concept->scheme >= 0 && concept->desirable != DESIRABLE_NONE)
      return;
    for (guint k = 0; k < at->broader->len && n < ANCESTORS; k++) {
      guint up = g_array_index(at->broader, guint, k), known = 0;
      while (known < n && queue[known] != up)
        known++;
      if (known == n)
        queue[n++] = up;
    }
  }
}

Vocabulary *builder_finish(Builder *builder, Diagnostics *diagnostics)
{
  Vocabulary *vocabulary = builder->vocabulary;
  builder->diagnostics = diagnostics;
  collect_nodes(builder);
  read_properties(builder);
  index_labels(vocabulary);
  read_rules(builder);
  for (guint i = 0; i < vocabulary->concepts->len; i++) {
    Concept *concept = g_ptr_array_index(vocabulary->concepts, i);
    unique(concept->broader);
    unique(concept->narrower);
    unique(concept->related);
    if (concept->label == NULL)
    concept->label = g_strdup(concept->key);
  }
  vocabulary_name_concepts(vocabulary);
  for (guint i = 0; i < vocabulary->concepts->len; i++)
    inherit(vocabulary, i);
  for (guint i = 0; i < vocabulary->schemes->len; i++) {
    Scheme *scheme = g_ptr_array_index(vocabulary->schemes, i);
    if (scheme->title == NULL)
      scheme->title = g_strdup(scheme->key);
  }
  vocabulary->digest = g_strdup(g_checksum_get_string(builder->checksum));
  builder->vocabulary = NULL;
  builder_free(builder);
  return vocabulary;
}
