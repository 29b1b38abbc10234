/* What the killed writer does, and what must be there afterwards: both programs of the kill test know it.
 *
 * Step k puts, replaces or removes the papers of SCRIPT_PATHS paths and commits. The version of a path is the
 * step that put it last; 0 is none. */
#ifndef ADDUCE_TESTS_KILL_SCRIPT_H
#define ADDUCE_TESTS_KILL_SCRIPT_H

#include <stdio.h>
#include <stdlib.h>

#define MADE_REQUIRE(condition, ...)                                                                         \
  do {                                                                                                       \
    if (!(condition)) {                                                                                      \
      fprintf(stderr, __VA_ARGS__);                                                                          \
      exit(1);                                                                                               \
    }                                                                                                        \
  } while (0)

#include "tests/ontology/papers.h"

#define SCRIPT_PATHS 7

typedef enum { PHASE_STARTING, PHASE_OPENING, PHASE_PUTTING, PHASE_COMMITTING, PHASE_IDLE, PHASE_N } Phase;

/* Shared with the parent, which reads it after the kill. */
typedef struct {
  volatile int phase;
  volatile guint64 begun;  /* the last step whose commit was begun */
  volatile guint64 done;   /* the last step whose commit has returned */
  volatile guint64 points; /* places passed at which a kill is tried */
} Board;

typedef struct {
  guint64 version[SCRIPT_PATHS];
} Model;

/* Steps change one or two paths: put, replaced, removed in turn. */
G_GNUC_UNUSED static void model_step(Model *model, guint64 step)
{
  model->version[step * 3 % SCRIPT_PATHS] = step;
  if (step % 2 == 0)
    model->version[(step * 5 + 1) % SCRIPT_PATHS] = 0;
}

G_GNUC_UNUSED static Model model_at(guint64 step)
{
  Model model = {{0}};
  for (guint64 k = 1; k <= step; k++)
    model_step(&model, k);
  return model;
}

G_GNUC_UNUSED static char *script_path(guint path)
{
  return g_strdup_printf("/papers/%u.txt", path);
}

G_GNUC_UNUSED static char *script_sum(guint path, guint64 version)
{
  g_autofree char *text = g_strdup_printf("%u:%" G_GUINT64_FORMAT, path, version);
  return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
}

/* Each paper has this many passages. */
G_GNUC_UNUSED static guint script_passages(guint path)
{
  return 3 + path;
}

G_GNUC_UNUSED static Paper *script_paper(guint path, guint64 version)
{
  g_autofree char *title = g_strdup_printf("Study %u", path);
  Paper *paper = made_paper("Reed", 2000 + (int)path, title);
  paper->sha256 = script_sum(path, version);
  for (guint i = 0; i < script_passages(path); i++) {
    g_autofree char *text = g_strdup_printf("Paragraph %u of version %" G_GUINT64_FORMAT
                                            " says what reeds do in the wind (Stone, "
                                            "1990). They bend, and the %u others don't.",
                                            i, version, path);
    made_say(paper, text);
    made_cite(paper, "Stone, 1990", 1);
  }
  made_reference(paper, "Stone", 1990, "On wind");
  return paper;
}

#endif
