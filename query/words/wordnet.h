/* WordNet as a source of lay words: what else a word of a question may be called.
 *
 * Reads the database files of Princeton WordNet 3.0 (wndb(5): index.POS, data.POS, POS.exc) as Debian's
 * wordnet-base installs them, mapped read-only. No line, count or offset in them is trusted. Princeton's own
 * C library is not used: it copies words into buffers of fixed size. Thread-safe after opening. */
#ifndef ADDUCE_QUERY_WORDS_WORDNET_H
#define ADDUCE_QUERY_WORDS_WORDNET_H

#include <glib.h>

typedef struct WordNet WordNet;

/* The four relations that help retrieval; others (antonyms, parts, domains) lead away from what was asked. */
typedef enum {
  LEXICAL_SYNONYM,    /* another word of the same synset, or of a similar adjective's */
  LEXICAL_NARROWER,   /* hyponym */
  LEXICAL_BROADER,    /* hypernym */
  LEXICAL_DERIVATION, /* "hospitalise", "hospitalisation" */
  LEXICAL_N
} LexicalRelation;

typedef struct {
  char *words; /* a word, or several parted by blanks ("cut down"); small letters; owned */
  LexicalRelation relation;
  guint sense;   /* number of the sense it comes from, 0 the commonest; the smallest if several lead to it */
  double weight; /* 0..1: relation times sense, see wordnet.c */
} RelatedWord;

/* directory NULL: $ADDUCE_WORDNET, else where Debian puts it. NULL with an error when the files aren't there
 * or aren't WordNet's. */
WordNet *wordnet_open(const char *directory, GError **error);
void wordnet_close(WordNet *net);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WordNet, wordnet_close)

/* Words related to a word or collocation (blanks between its words), in any inflected form and part of
 * speech, best first, at most limit; never the word itself. GPtrArray of RelatedWord, owned; empty when
 * WordNet doesn't know it. */
GPtrArray *wordnet_related(const WordNet *net, const char *words, guint limit);

/* TRUE when WordNet has the word or collocation, as it is or as an inflected form. */
gboolean wordnet_knows(const WordNet *net, const char *words);

#endif
