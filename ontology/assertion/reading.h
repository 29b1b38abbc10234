/* The reading of one sentence, word by word: the subject, the frame and the sign that hold where it stands.
 * Rooms: clause.c (where clauses begin and end), frames.c (what verbs state), arguments.c (what mentions are
 * to them), scope.c (denial, purpose, mood), state.c (the assertion made). Used by ontology/assertion only.
 */
#ifndef ADDUCE_ASSERTION_READING_H
#define ADDUCE_ASSERTION_READING_H

#include "ontology/assertion/extract.h"

/* How many words may stand between a cue, or the object before, and an object. */
#define REACH   9
#define PENDING 8
#define ACTORS  4
/* A word that stands for what was spoken of before is among the first of its sentence. */
#define HEAD 5

typedef enum {
  FRAME_NONE,
  FRAME_EFFECT,  /* "reduces" */
  FRAME_ASSOC,   /* "is associated with" */
  FRAME_SHOW,    /* "members report": objects need a word of change */
  FRAME_NULL,    /* "no effect on" */
  FRAME_PASSIVE, /* "was reduced": "by" and the subject follow */
  FRAME_FACTOR,  /* "factors that contribute to": subjects follow */
  FRAME_MEDIATE, /* "is attributed to": subjects follow */
} Frame;

/* "Fewer symptoms were found after ...": an object, its sign, the word that says it. */
typedef struct {
  int object;
  LexClass sign;
  guint cue;
} Orphan;

/* Where the reading of a sentence stands. */
typedef struct {
  Extraction *extraction;
  const AssertionInput *input;
  const AssertionSentence *sentence;
  const GArray *words;
  guint at;
  Frame frame;
  LexClass sign; /* LEX_NONE: none said */
  guint start;   /* word with which the clause begins, after "found that" */
  guint cue;     /* word that opened the frame */
  guint anchor;  /* word from which the reach to the next object counts */
  guint taken;   /* objects of this frame so far */
  gboolean tail; /* after "in", "for", ...: no objects until a comma or a word of change */
  gboolean list; /* "outcomes include: a; b": semicolons don't end it */
  int subject;   /* mention; -1 none yet in this clause */
  guint subject_at;
  int main;      /* the subject of the clause before a contrast */
  int mechanism; /* nearest mechanism that may be the subject */
  guint mechanism_at;
  int pending[PENDING]; /* object mentions before any cue */
  guint n_pending, pending_at, pronoun_at;
  int actor, also[ACTORS]; /* what may act and was named last; what is joined to it by "and" */
  guint actor_at, n_also;
  gboolean assumed; /* the subject is what a list is about */
  gboolean people;  /* the pronoun is "patients" and the like: they report, nothing else */
  gboolean lost;    /* a verb told of changes, and nothing was there to act: what follows is its object */
  gboolean joined;  /* by "and" or "or" at last */
  Orphan orphans[PENDING]; /* changes told before what brought them about */
  guint n_orphans, orphan_at;
  LexClass orphan_sign;
  gboolean factor; /* "factors", "elements": what they are follows */
  guint factor_at;
  Frame bond;           /* of the orphans to what brought them about */
  gboolean causing;     /* "due to": what is named next brought the orphans about */
  LexClass left_sign;   /* of the frame that a comparison interrupted */
  LexClass effect_sign; /* "positive effect": BETTER; NO: "no effect"; NONE not said */
  guint effect_at;
  Frame left;        /* the frame that a comparison interrupted */
  gboolean relative; /* after "that", "which", "who" */
  gboolean effect_noun, list_noun, hedged, aside, pronoun;
  guint first; /* index of the sentence's first assertion */
} Reading;

/* ---- state.c */

/* Roles of the concept of a mention. */
guint reading_roles(const Reading *reading, int mention);

/* The one of the mentions of a word that has one of these roles; -1 none. */
int reading_mention(const Reading *reading, const Word *word, guint roles);

/* "outcomes", "effectiveness": it names no outcome. */
gboolean reading_general(const Reading *reading, int mention);

/* The mention is an outcome, or a mechanism that one is related to. */
gboolean reading_has_outcome(const Reading *reading, int mention);

/* States that the subject does this to the object (mentions), unless the sentence said so already. */
void reading_state(Reading *reading, int subject, int object, Frame frame, LexClass sign);

/* The same of the objects that stand before the verb: all, or the last. */
void reading_state_pending(Reading *reading, int subject, Frame frame, LexClass sign, gboolean all);

/* ---- clause.c */

void frame_end(Reading *reading);
/* A comparison: what it names doesn't act; the frame may go on after it. */
void frame_leave(Reading *reading);
/* Opens a frame at this word, where something can be its subject. */
void frame_open(Reading *reading, Frame frame, LexClass sign);
void clause_end(Reading *reading);
/* A semicolon ends a clause, unless another item of the same list follows. */
void clause_semicolon(Reading *reading);
/* The subject of a verb at this word: the nearest of what may act, else what was spoken of before; -1. */
int clause_subject(const Reading *reading);
/* Words that end a list of objects or lead to something that isn't one. */
void clause_small(Reading *reading);
/* "that", "which", "who": another subject, but for the one that stands right before. */
void clause_break(Reading *reading);
void clause_contrast(Reading *reading);
/* "this program", "the treatment group": what was spoken of before. */
void clause_anaphor(Reading *reading);
/* A mention that may act, at this word: it becomes the subject of what follows. */
void clause_actor(Reading *reading, int mention, gboolean mechanism);

/* ---- scope.c */

/* A word of denial among the few before this one, in the same clause. */
gboolean scope_denied(const Reading *reading);
/* "to reduce" after nothing that makes it a result is what somebody wants. */
gboolean scope_purpose(const Reading *reading);
/* A form of "be" among so many words before this one. */
gboolean scope_be(const Reading *reading, guint back);
/* "lack of support", "intention to attend": what is named at word i isn't what acts. Looks back to word
 * `from`. */
gboolean scope_lacking(const Reading *reading, guint i, guint from);
/* What a comparison names from this word on is what those get who don't get what is studied. */
gboolean scope_control(const Reading *reading, guint i);
/* The sentence can be one that says what was found. */
gboolean scope_finding(const AssertionInput *input, const AssertionSentence *sentence, const GArray *words);
gboolean word_ends_ing(const Word *word);
gboolean word_ends_ed(const Word *word);

/* ---- frames.c: what a verb of each class opens */

void frame_change(Reading *reading, const Word *word);
void frame_associated(Reading *reading, const Word *word);
void frame_show(Reading *reading);
/* "The effect on hope was (not) significant": the object stands before. */
void frame_significance(Reading *reading, gboolean null);
void frame_mediated(Reading *reading);
/* "a positive effect": what it is of and on may follow. */
void frame_effect(Reading *reading);
/* "the positive relationship between participation and hope" */
void frame_between(Reading *reading);
/* "were less likely to relapse" */
void frame_likely(Reading *reading);
/* "effective in", "essential for", "play a role in" */
void frame_useful(Reading *reading);
/* "the more ..., the greater ..."; FALSE when it is none. */
gboolean frame_more(Reading *reading, LexClass sign);

/* ---- causes.c */

/* An object after a sign, before anything that acts. */
void cause_note_object(Reading *reading, int object);
/* A word of change before anything that acts. */
void cause_note_change(Reading *reading, const Word *word);
/* What is named at this word may have brought about what was noted. */
void cause_adopt(Reading *reading, int subject);
/* "factors", "elements" */
void cause_note_factor(Reading *reading);
/* "factors associated with": FALSE when no factor was spoken of. */
gboolean cause_open_factor(Reading *reading, Frame frame);
void cause_factor_object(Reading *reading, int object);
/* "such as", "were", "include": the factors follow. */
void cause_list(Reading *reading);

/* ---- figures.c */

/* Reads a sentence of sizes of effects; FALSE when it is none. */
gboolean figures_read(Reading *reading);

/* ---- groups.c */

/* Reads a sentence that compares groups of people; FALSE when it is none. */
gboolean groups_read(Reading *reading);

/* ---- arguments.c, effects.c */

void argument_read(Reading *reading, const Word *word);
void effects_read_word(Reading *reading, const Word *word);

#endif
