#include "ontology/vocabulary/vocabulary.h"

#include "ontology/vocabulary/build.h"
#include "ontology/vocabulary/token.h"

#include <string.h>
#include <sys/auxv.h>

G_DEFINE_QUARK(vocabulary - error, vocabulary_error)

/* ---------------------------------------------------------------- reading */

static gboolean read_one(Builder *builder, const char *name, const char *text, gsize length,
                         Diagnostics *diagnostics, GError **error)
{
  g_autoptr(GError) fault = NULL;
  builder_file(builder, name, text, length);
  if (turtle_read(name, text, length, builder_statement, builder, &fault))
    return TRUE;
  if (diagnostics != NULL) {
    /* The message begins with FILE:LINE: already. */
    const char *rest =
        g_str_has_prefix(fault->message, name) ? fault->message + strlen(name) : fault->message;
    char *end = NULL;
    guint64 line = rest[0] == ':' ? g_ascii_strtoull(rest + 1, &end, 10) : 0;
    if (end != NULL && end[0] == ':' && end[1] == ' ')
      rest = end + 2;
    vocabulary_report(diagnostics, name, (guint)line, SEVERITY_ERROR,
                      fault->code == VOCABULARY_ERROR_LIMIT ? "limit" : "bad-turtle", "%s", rest);
  }
  g_propagate_error(error, g_steal_pointer(&fault));
  return FALSE;
}

Vocabulary *vocabulary_read_text(const char *name, const char *text, gsize length, Diagnostics *diagnostics,
                                 GError **error)
{
  g_autoptr(Builder) builder = builder_new();
  if (!read_one(builder, name, text, length, diagnostics, error))
    return NULL;
  return builder_finish(g_steal_pointer(&builder), diagnostics);
}

Vocabulary *vocabulary_read(const char *const *files, guint n, Diagnostics *diagnostics, GError **error)
{
  g_autoptr(Builder) builder = builder_new();
  for (guint i = 0; i < n; i++) {
    g_autofree char *text = NULL;
    gsize length = 0;
    g_autoptr(GError) fault = NULL;
    if (!g_file_get_contents(files[i], &text, &length, &fault)) {
      g_set_error(error, VOCABULARY_ERROR, VOCABULARY_ERROR_READ, "%s: %s", files[i], fault->message);
      if (diagnostics != NULL)
        vocabulary_report(diagnostics, files[i], 1, SEVERITY_ERROR, "unreadable", "%s", fault->message);
      return NULL;
    }
    if (!read_one(builder, files[i], text, length, diagnostics, error))
      return NULL;
  }
  return builder_finish(g_steal_pointer(&builder), diagnostics);
}

static int order_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

Vocabulary *vocabulary_read_directory(const char *directory, Diagnostics *diagnostics, GError **error)
{
  g_autoptr(GError) fault = NULL;
  g_autoptr(GDir) dir = g_dir_open(directory, 0, &fault);
  if (dir == NULL) {
    g_set_error(error, VOCABULARY_ERROR, VOCABULARY_ERROR_READ, "%s: %s", directory, fault->message);
    return NULL;
  }
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
    if (g_str_has_suffix(name, ".ttl"))
      g_ptr_array_add(files, g_build_filename(directory, name, NULL));
  }
  if (files->len == 0) {
    g_set_error(error, VOCABULARY_ERROR, VOCABULARY_ERROR_READ, "%s: no vocabulary (*.ttl) in it", directory);
    return NULL;
  }
  g_ptr_array_sort(files, order_names);
  return vocabulary_read((const char *const *)files->pdata, files->len, diagnostics, error);
}

/* A program that wasn't installed runs somewhere below its sources (build/dev/adduce), an installed one
 * beside share/ (bin/adduce), wherever cmake --install --prefix put it. */
static char *beside_program(void)
{
  static const char *const places[] = {"ontology/vocabularies", "share/adduce/vocabularies"};
  g_autofree char *at = g_file_read_link("/proc/self/exe", NULL);
  if (at == NULL) { /* no /proc: the name by which the program was started */
    const char *started = (const char *)getauxval(AT_EXECFN); /* NOLINT(performance-no-int-to-ptr) */
    at = started != NULL && started[0] != '\0' ? g_canonicalize_filename(started, NULL) : NULL;
  }
  for (guint up = 0; up < 6 && at != NULL && at[0] == '/' && at[1] != '\0'; up++) {
    char *parent = g_path_get_dirname(at);
    g_free(at);
    at = parent;
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
      g_autofree char *directory = g_build_filename(at, places[i], NULL);
      if (g_file_test(directory, G_FILE_TEST_IS_DIR))
        return g_steal_pointer(&directory);
    }
  }
  return g_strdup(ADDUCE_DATADIR "/vocabularies");
}

const char *vocabulary_directory(void)
{
  const char *given = g_getenv("ADDUCE_VOCABULARIES");
  if (given != NULL && given[0] != '\0')
    return given;
  static char *beside = NULL;
  if (g_once_init_enter(&beside))
    g_once_init_leave(&beside, beside_program());
  return beside;
}

/* ---------------------------------------------------------------- making and freeing */

Vocabulary *vocabulary_new(void)
{
  Vocabulary *vocabulary = g_new0(Vocabulary, 1);
  vocabulary->schemes = g_ptr_array_new();
  vocabulary->concepts = g_ptr_array_new();
  vocabulary->labels = g_ptr_array_new();
  vocabulary->files = g_ptr_array_new_with_free_func(g_free);
  vocabulary->by_name = g_hash_table_new(g_str_hash, g_str_equal);
  return vocabulary;
}

Concept *concept_new(void)
{
  Concept *concept = g_new0(Concept, 1);
  concept->scheme = -1;
  concept->sources = g_ptr_array_new_with_free_func(g_free);
  concept->exact = g_ptr_array_new_with_free_func(g_free);
  concept->close = g_ptr_array_new_with_free_func(g_free);
  concept->broader = g_array_new(FALSE, FALSE, sizeof(guint));
  concept->narrower = g_array_new(FALSE, FALSE, sizeof(guint));
  concept->related = g_array_new(FALSE, FALSE, sizeof(guint));
  concept->facts = g_ptr_array_new();
  return concept;
}

Concept *concept_borrowed(void)
{
  Concept *concept = g_new0(Concept, 1);
  concept->scheme = -1;
  return concept;
}

static void fact_free(ConceptFact *fact)
{
  g_free(fact->property);
  g_free(fact->value);
  g_free(fact);
}

static void concept_free(Concept *concept)
{
  g_free(concept->iri);
  g_free(concept->key);
  g_free(concept->label);
  g_free(concept->definition);
  g_ptr_array_unref(concept->sources);
  g_ptr_array_unref(concept->exact);
  g_ptr_array_unref(concept->close);
  g_array_unref(concept->broader);
  g_array_unref(concept->narrower);
  g_array_unref(concept->related);
  g_ptr_array_foreach(concept->facts, (GFunc)(void (*)(void))fact_free, NULL);
  g_ptr_array_unref(concept->facts);
  g_free(concept);
}

void label_free(Label *label)
{
  g_free(label->text);
  g_free(label->words);
  g_free(label->language);
  g_strfreev(label->near);
  g_strfreev(label->not_near);
  g_strfreev(label->not_before);
  g_free(label);
}

/* Lists of one whose strings are another's; NULL where it was not read to its end. */
static void concept_free_lists(Concept *concept)
{
  GPtrArray *const texts[] = {concept->sources, concept->exact, concept->close, concept->facts};
  GArray *const indexes[] = {concept->broader, concept->narrower, concept->related};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    if (texts[i] != NULL)
      g_ptr_array_unref(texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS(indexes); i++)
    if (indexes[i] != NULL)
      g_array_unref(indexes[i]);
  g_free(concept);
}

static void label_free_lists(Label *label)
{
  g_free(label->near);
  g_free(label->not_near);
  g_free(label->not_before);
  g_free(label);
}

/* One that was read from packed bytes. */
static void free_packed(Vocabulary *vocabulary)
{
  for (guint i = 0; i < vocabulary->schemes->len; i++)
    g_free(g_ptr_array_index(vocabulary->schemes, i));
  for (guint i = 0; i < vocabulary->concepts->len; i++)
    concept_free_lists(g_ptr_array_index(vocabulary->concepts, i));
  for (guint i = 0; i < vocabulary->labels->len; i++)
    label_free_lists(g_ptr_array_index(vocabulary->labels, i));
  g_bytes_unref(vocabulary->packed);
}

/* One that was read from files. */
static void free_made(Vocabulary *vocabulary)
{
  for (guint i = 0; i < vocabulary->schemes->len; i++) {
    Scheme *scheme = g_ptr_array_index(vocabulary->schemes, i);
    g_free(scheme->iri);
    g_free(scheme->key);
    g_free(scheme->title);
    g_free(scheme);
  }
  for (guint i = 0; i < vocabulary->concepts->len; i++)
    concept_free(g_ptr_array_index(vocabulary->concepts, i));
  for (guint i = 0; i < vocabulary->labels->len; i++)
    label_free(g_ptr_array_index(vocabulary->labels, i));
  g_free(vocabulary->digest);
}

void vocabulary_free(Vocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  g_hash_table_unref(vocabulary->by_name);
  g_free(vocabulary->by_words);
  if (vocabulary->packed != NULL)
    free_packed(vocabulary);
  else
    free_made(vocabulary);
  g_ptr_array_unref(vocabulary->schemes);
  g_ptr_array_unref(vocabulary->concepts);
  g_ptr_array_unref(vocabulary->labels);
  g_ptr_array_unref(vocabulary->files);
  g_free(vocabulary);
}

/* ---------------------------------------------------------------- looking up */

guint vocabulary_schemes(const Vocabulary *vocabulary)
{
  return vocabulary->schemes->len;
}

const Scheme *vocabulary_scheme(const Vocabulary *vocabulary, guint i)
{
  return g_ptr_array_index(vocabulary->schemes, i);
}

guint vocabulary_concepts(const Vocabulary *vocabulary)
{
  return vocabulary->concepts->len;
}

const Concept *vocabulary_concept(const Vocabulary *vocabulary, guint i)
{
  return g_ptr_array_index(vocabulary->concepts, i);
}

guint vocabulary_labels(const Vocabulary *vocabulary)
{
  return vocabulary->labels->len;
}

const Label *vocabulary_label(const Vocabulary *vocabulary, guint i)
{
  return g_ptr_array_index(vocabulary->labels, i);
}

const char *vocabulary_file(const Vocabulary *vocabulary, guint i)
{
  return g_ptr_array_index(vocabulary->files, i);
}

const char *vocabulary_digest(const Vocabulary *vocabulary)
{
  return vocabulary->digest;
}

guint vocabulary_roles(const Vocabulary *vocabulary, guint concept)
{
  int scheme = vocabulary_concept(vocabulary, concept)->scheme;
  return scheme < 0 ? 0 : vocabulary_scheme(vocabulary, (guint)scheme)->roles;
}

int vocabulary_find(const Vocabulary *vocabulary, const char *name)
{
  return (int)GPOINTER_TO_UINT(g_hash_table_lookup(vocabulary->by_name, name)) - 1;
}

void vocabulary_name_concepts(Vocabulary *vocabulary)
{
  for (guint i = 0; i < vocabulary->concepts->len; i++) {
    Concept *concept = g_ptr_array_index(vocabulary->concepts, i);
    if (!g_hash_table_contains(vocabulary->by_name, concept->iri))
      g_hash_table_insert(vocabulary->by_name, concept->iri, GUINT_TO_POINTER(i + 1));
  }
  for (guint i = 0; i < vocabulary->concepts->len; i++) {
    Concept *concept = g_ptr_array_index(vocabulary->concepts, i);
    if (!g_hash_table_contains(vocabulary->by_name, concept->key))
      g_hash_table_insert(vocabulary->by_name, concept->key, GUINT_TO_POINTER(i + 1));
  }
}

int label_order(const Vocabulary *vocabulary, guint32 a, guint32 b)
{
  int order = strcmp(vocabulary_label(vocabulary, a)->words, vocabulary_label(vocabulary, b)->words);
  return order != 0 ? order : a < b ? -1 : a > b;
}

GArray *vocabulary_find_label(const Vocabulary *vocabulary, const char *label)
{
  g_autofree char *words = token_join(label, -1);
  GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
  guint n = vocabulary->labels->len, low = 0;
  for (guint high = n; low < high;) {
    guint middle = low + (high - low) / 2;
    if (strcmp(vocabulary_label(vocabulary, vocabulary->by_words[middle])->words, words) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < n; low++) {
    const Label *same = vocabulary_label(vocabulary, vocabulary->by_words[low]);
    if (strcmp(same->words, words) != 0)
      break;
    if (found->len == 0 || g_array_index(found, guint, found->len - 1) != same->concept)
      g_array_append_val(found, same->concept);
  }
  return found;
}

gboolean vocabulary_is_a(const Vocabulary *vocabulary, guint concept, guint ancestor)
{
  guint queue[64] = {concept}, n = 1;
  for (guint i = 0; i < n; i++) {
    if (queue[i] == ancestor)
      return TRUE;
    const GArray *broader = vocabulary_concept(vocabulary, queue[i])->broader;
    for (guint k = 0; k < broader->len && n < G_N_ELEMENTS(queue); k++) {
      guint up = g_array_index(broader, guint, k), known = 0;
      while (known < n && queue[known] != up)
        known++;
      if (known == n)
        queue[n++] = up;
    }
  }
  return FALSE;
}
