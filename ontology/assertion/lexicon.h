/* The words by which a sentence states an effect. Used by ontology/assertion only. */
#ifndef ADDUCE_ASSERTION_LEXICON_H
#define ADDUCE_ASSERTION_LEXICON_H

#include <glib.h>

typedef enum {
  LEX_NONE,
  LEX_UP,          /* "increase": verb or participle */
  LEX_DOWN,        /* "reduce" */
  LEX_IMPROVE,     /* "improve": the way that is wished for */
  LEX_WORSEN,      /* "exacerbate" */
  LEX_MORE,        /* "greater": needs a verb before it */
  LEX_LESS,        /* "fewer" */
  LEX_BETTER,      /* "better" */
  LEX_POOR,        /* "poor": the way that isn't wished for */
  LEX_UP_NOUN,     /* "an increase in" */
  LEX_DOWN_NOUN,   /* "a reduction in" */
  LEX_GOOD_NOUN,   /* "an improvement in" */
  LEX_ASSOCIATED,  /* "associated with", "linked to", "predicts" */
  LEX_LEAD,        /* "leads to", "results in" */
  LEX_SHOW,        /* "members demonstrate": with a word of change after it */
  LEX_ATTRIBUTED,  /* object "is attributed to" subject */
  LEX_MEDIATED,    /* object "is mediated by" subject */
  LEX_MEDIATES,    /* subject "mediates" object */
  LEX_NO,          /* "no", "not", "nor" */
  LEX_EFFECT,      /* "effect", "difference": with LEX_NO no effect */
  LEX_RELATION,    /* "relationship": "between" two follows */
  LEX_NULL,        /* "nonsignificant" */
  LEX_SIGNIFICANT, /* "significant" */
  LEX_INCLUDE,     /* "outcomes include" */
  LEX_LISTNOUN,    /* "outcomes", "benefits": what an include lists */
  LEX_BREAK,       /* "that", "which", "because": ends a list of objects */
  LEX_CONTRAST,    /* "while", "whereas", "although", "but": begins another clause */
  LEX_HEDGE,       /* "may", "suggest" */
  LEX_MOOD,        /* "should", "hypothesise", "whether": no finding */
  LEX_PRONOUN,     /* "they", "members": what was spoken of before */
  LEX_TO_VERB,     /* "shown", "able": a following "to reduce" is no purpose */
  LEX_THAN,
  LEX_COMPARED
} LexClass;

/* The class of a normalised word. */
LexClass lexicon_class(const char *word);

#endif
