/* The questions of tests/eval/keys, with a base of the papers that they are about. */
#ifndef ADDUCE_TESTS_EVAL_QUESTIONS_H
#define ADDUCE_TESTS_EVAL_QUESTIONS_H

#include "ontology/store/store.h"

#include <json-glib/json-glib.h>

typedef struct {
  GPtrArray *keys;  /* of JsonParser; owned */
  Store *store;     /* the six papers, and the articles that the keys name; owned */
  GHashTable *sums; /* SHA-256 -> path of the file; owned */
  char *directory;  /* of the base, removed with the set; owned */
} QuestionSet;

/* name: "tests/eval/keys/questions-a.jsonl". Ends the program when it can't: with EVAL_SKIPPED where there is
 * no shared data. $ADDUCE_INDEX names the program that builds the base. */
QuestionSet *question_set_open(const char *name);
void question_set_free(QuestionSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(QuestionSet, question_set_free)

JsonObject *question_set_key(const QuestionSet *set, guint i);
/* Path of a file; "" where there is none. */
const char *question_set_path(const QuestionSet *set, const char *sha256);
/* The letters (eval_letters) of each span of a key's places: GPtrArray of char*, new. */
GPtrArray *question_set_letters(const QuestionSet *set, JsonArray *places);

/* Builds a base of files and directories (char*). Ends the program when it can't. */
Store *question_base_build(const char *directory, const GPtrArray *inputs);

#endif
