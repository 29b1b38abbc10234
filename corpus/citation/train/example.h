/* Labelled strings to train on. */
#ifndef ADDUCE_CITATION_TRAIN_EXAMPLE_H
#define ADDUCE_CITATION_TRAIN_EXAMPLE_H

#include "corpus/citation/model/label.h"
#include "corpus/citation/model/token.h"
#include "corpus/record/record.h"

#define BYTE_UNLABELLED 0xFF

typedef struct {
  char *raw;
  gsize length;
  guint8 *bytes;  /* a Label for each byte, or BYTE_UNLABELLED */
  GArray *tokens; /* of Token; NULL before example_finish */
  guint8 *labels; /* one for each token */
} Example;

Example *example_new(const char *raw, gsize length);
void example_free(Example *example);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Example, example_free)

void example_mark(Example *example, gsize start, gsize end, Label label);

/* Cuts the string into tokens and gives each a label: that of its bytes, or, between two fields, by the rules
 * of label.h. FALSE when there is nothing to learn from. */
gboolean example_finish(Example *example);

/* A run of words that nobody labelled: most often a title that was overlooked. After example_finish. */
gboolean example_has_long_rest(const Example *example);

/* Tells on one line what was labelled, to look at. Caller frees. */
char *example_show(const Example *example);

#endif
