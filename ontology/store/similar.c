/* Words of the base that are spelt nearly as another one is.
 *
 * The index has stems alone. So the stems that some beginning of the word comes near are found first, then
 * some passages that have them are read for the words themselves. */
#include "corpus/citation/fold.h"
#include "ontology/store/internal.h"
#include "ontology/store/terms.h"

#include <string.h>

#define WORD_BYTES      64u
#define STEMS_LOOKED    40u
#define PASSAGES_LOOKED 6u
#define WORDS_MOST      16u
/* Endings that stemming takes away, in letters. */
#define ENDING_MOST 8u

typedef struct {
  char *term;
  guint distance, documents;
} Stem;

typedef struct {
  const char *word;
  gsize length;
  guint most;
  GArray *stems; /* Stem */
} Looking;

static void clear_stem(gpointer data)
{
  g_free(((Stem *)data)->term);
}

static void look_at_term(const char *term, guint documents, gpointer data)
{
  Looking *looking = data;
  const char *word = looking->word;
  gsize length = strlen(term);
  /* Slips in the first letter are rare, but for exchanged ones. */
  if (length < 3 || length > looking->length + looking->most ||
      looking->length > length + looking->most + ENDING_MOST ||
      !(term[0] == word[0] || term[0] == word[1] || term[1] == word[0]))
    return;
  guint away = name_distance_to_beginning(term, word, looking->most + 1);
  /* Stemming changes the last letter at times: "therapi". */
  if (away > looking->most + 1)
    return;
  Stem stem = {g_strdup(term), away, documents};
  g_array_append_val(looking->stems, stem);
}

static gint order_stems(gconstpointer a, gconstpointer b)
{
  const Stem *left = a;
  const Stem *right = b;
  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  if (left->documents != right->documents)
    return left->documents > right->documents ? -1 : 1;
  return strcmp(left->term, right->term);
}

typedef struct {
  const char *word;
  const Stem *stem;
  guint most;
  GPtrArray *found;
} Reading;

static void read_word(const Term *term, gpointer data)
{
  Reading *reading = data;
  if (term->kind != TERM_WORD || strcmp(term->term, reading->stem->term) != 0)
    return;
  guint away = name_distance(term->word, reading->word, reading->most);
  if (away == 0 || away > reading->most)
    return;
  for (guint i = 0; i < reading->found->len; i++)
    if (strcmp(((const StoreWord *)g_ptr_array_index(reading->found, i))->word, term->word) == 0)
      return;
  StoreWord *word = g_new0(StoreWord, 1);
  word->word = g_strdup(term->word);
  word->distance = away;
  word->passages = reading->stem->documents;
  g_ptr_array_add(reading->found, word);
}

static gboolean read_passages(Store *store, TermMaker *maker, Reading *reading, GError **error)
{
  const char *term = reading->stem->term;
  TextClause clause = {TEXT_HELP, 0, 1, &term, 1};
  TextQuery text = {.clauses = &clause, .n_clauses = 1, .bm25 = 1, .limit = PASSAGES_LOOKED};
  g_autoptr(GError) problem = NULL;
  TextHits *hits = text_index_search(store->index, &text, &problem);
  if (hits == NULL)
    return index_error(store, problem, error);
  gboolean done = TRUE;
  for (guint i = 0; i < hits->hits->len && done; i++) {
    sqlite3_stmt *row =
        db_bind(store->db, error,
                "SELECT substr(body, start + 1, stop - start) FROM passage JOIN text ON text.paper = "
                "passage.paper WHERE passage.id = ?",
                "i", g_array_index(hits->hits, TextHit, i).id);
    int step = row == NULL ? -1 : db_step(store->db, row, error);
    if (step == 1) {
      g_autofree char *passage = db_text(row, 0);
      db_finish(row);
      terms_cut(maker, passage, strlen(passage), 0, read_word, reading);
    }
    done = step >= 0;
  }
  text_hits_free(hits);
  return done;
}

static gint order_words(gconstpointer a, gconstpointer b)
{
  const StoreWord *left = *(const StoreWord *const *)a;
  const StoreWord *right = *(const StoreWord *const *)b;
  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  if (left->passages != right->passages)
    return left->passages > right->passages ? -1 : 1;
  return strcmp(left->word, right->word);
}

static void word_free(gpointer data)
{
  StoreWord *word = data;
  g_free(word->word);
  g_free(word);
}

static void take_term(const Term *term, gpointer data)
{
  char **stem = data;
  if (term->kind == TERM_WORD && *stem == NULL)
    *stem = g_strdup(term->term);
}

static gboolean find_words(Store *store, const char *word, guint most, GPtrArray *found, GError **error)
{
  g_autoptr(GError) problem = NULL;
  if (!store_open_index(store, error))
    return FALSE;
  g_autoptr(TermMaker) maker = term_maker_new();
  g_autofree char *own = NULL;
  terms_cut(maker, word, strlen(word), 0, take_term, &own);
  guint documents = 0;
  if (own == NULL)
    return TRUE;
  if (!text_index_frequencies(store->index, (const char *const *)&own, 1, &documents, &problem))
    return index_error(store, problem, error);
  if (documents > 0)
    return TRUE;
  g_autoptr(GArray) stems = g_array_new(FALSE, FALSE, sizeof(Stem));
  g_array_set_clear_func(stems, clear_stem);
  Looking looking = {word, strlen(word), most, stems};
  if (!text_index_words(store->index, look_at_term, &looking, &problem))
    return index_error(store, problem, error);
  g_array_sort(stems, order_stems);
  for (guint i = 0; i < stems->len && i < STEMS_LOOKED; i++) {
    Reading reading = {word, &g_array_index(stems, Stem, i), most, found};
    if (!read_passages(store, maker, &reading, error))
      return FALSE;
  }
  g_ptr_array_sort(found, order_words);
  g_ptr_array_set_size(found, (gint)MIN(found->len, WORDS_MOST));
  return TRUE;
}

GPtrArray *store_similar_words(Store *store, const char *word, guint distance_most, GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(word_free);
  gsize length = strlen(word);
  if (length < 2 || length >= WORD_BYTES || !g_utf8_validate(word, -1, NULL))
    return g_steal_pointer(&found);
  if (!store_begin_read(store, error))
    return NULL;
  gboolean done = find_words(store, word, MIN(distance_most, 2u), found, error);
  return store_end_read(store, done ? error : NULL) && done ? g_steal_pointer(&found) : NULL;
}
