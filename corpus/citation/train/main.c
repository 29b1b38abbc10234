/* adduce-train-references: makes the model of the reference parser from labelled strings and records.
 *
 *   adduce-train-references DATA MODEL
 *
 * DATA: the folder of sets (docs/references.md says which); MODEL: the file to write. */
#include "corpus/citation/train/compose.h"
#include "corpus/citation/train/gold.h"
#include "corpus/citation/train/jats.h"
#include "corpus/citation/train/learn.h"
#include "corpus/citation/train/wordlist.h"

#include <stdlib.h>
#include <string.h>

/* Strings of our own making: about as many as labelled ones do, more gain little. */
#define MADE_STRINGS 40000u

static const char *const training_sets[] = {"anystyle-core", "anystyle-good", "anystyle-ugly", "anystyle-bad",
                                            "grobid-corpus", "grobid-kisti",  "jats-plos",     "jats-scielo"};
/* Whole sets that are only measured on, and the dev parts of those trained on. */
static const char *const measured_sets[] = {"excite-en", "excite-de", "excited-computer-science",
                                            "excited-natural-science"};

static gboolean hold_out(GoldSet *set, const char *data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS(measured_sets); i++) {
    g_autofree char *path = g_strdup_printf("%s/references/%s.jsonl", data, measured_sets[i]);
    if (!gold_hold_out(set, path, NULL, error))
      return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS(training_sets); i++) {
    g_autofree char *path = g_strdup_printf("%s/references/%s.jsonl", data, training_sets[i]);
    if (!gold_hold_out(set, path, "dev", error))
      return FALSE;
  }
  return TRUE;
}

static gboolean train(const char *data, const char *model, GError **error)
{
  g_autoptr(GoldSet) set = gold_set_new();
  if (!hold_out(set, data, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(training_sets); i++) {
    g_autofree char *path = g_strdup_printf("%s/references/%s.jsonl", data, training_sets[i]);
    guint before = set->examples->len, skipped = set->skipped;
    if (!gold_read(set, path, error))
      return FALSE;
    g_printerr("%s: %u strings, %u not aligned\n", training_sets[i], set->examples->len - before,
               set->skipped - skipped);
  }
  guint strings = set->examples->len, records = set->records->len;
  if (!jats_read(set, data, set->held_out_papers, error))
    return FALSE;
  g_printerr("jats: %u strings, %u records\n", set->examples->len - strings, set->records->len - records);
  g_autoptr(Pool) pool = pool_new(set->records);
  Dice dice = {.state = 1998};
  guint made = getenv("ADDUCE_MADE") != NULL ? (guint)atoi(getenv("ADDUCE_MADE")) : MADE_STRINGS;
  for (guint i = 0; i < made; i++) {
    Example *example = compose(pool, &dice);
    if (example != NULL)
      g_ptr_array_add(set->examples, example);
  }
  if (getenv("ADDUCE_SHOW") != NULL)
    for (guint i = 0; i < set->examples->len; i++) {
      g_autofree char *shown = example_show(g_ptr_array_index(set->examples, i));
      g_print("%s\n", shown);
    }
  g_autoptr(Wordlist) words = wordlist_new();
  for (guint i = 0; i < set->records->len; i++)
    wordlist_add_record(words, g_ptr_array_index(set->records, i));
  g_autoptr(GByteArray) tables = g_byte_array_new();
  wordlist_write(words, tables);
  Lexicon lexicon;
  gsize at = 0;
  gboolean read = hash_rows_read(&lexicon.words, tables->data, tables->len, &at) &&
                  hash_rows_read(&lexicon.phrases, tables->data, tables->len, &at);
  g_assert(read);
  LearnOptions options = {
      .epochs = 7, .last_epochs = 3, .rows = 90000, .least = 3, .step = 0.05, .decay = 5e-4};
  g_autoptr(Learned) learned = learn(set->examples, &lexicon, &options);
  g_autoptr(GByteArray) out = g_byte_array_new();
  learned_write(learned, out);
  g_byte_array_append(out, tables->data, tables->len);
  return g_file_set_contents(model, (const char *)out->data, out->len, error);
}

int main(int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  if (argc != 3) {
    g_printerr("usage: adduce-train-references DATA MODEL\n");
    return 2;
  }
  if (!train(argv[1], argv[2], &error)) {
    g_printerr("%s\n", error->message);
    return 1;
  }
  return 0;
}
