/* How good the functions of ontology/evidence are: each document is judged by models that were trained
 * without it. Prints a table a task; fails where a figure of the held-out half falls under its floor. */
#include "ontology/evidence/train/train.h"
#include "tests/eval/shared.h"

#include <stdlib.h>

typedef struct {
  ReportTask report;
  double floors[FIGURES_MAX]; /* 0: none */
} Task;

static const Task tasks[] = {
    {direction_report, {0.74}},      /* macro F1 */
    {pinpoint_report, {0.70, 0.89}}, /* right sentence first, in the first three */
    /* abstract label, with rationale, sentence and label; share of claims that the rules hold for */
    {stance_report, {0.43, 0.39, 0.25, 1}},
    {healthver_report, {0.30}},  /* macro F1 */
    {function_report, {0.77}},   /* macro F1 */
    {role_report, {0.60, 0.71}}, /* macro F1: CSAbstruct, structured abstracts */
};

int main(void)
{
#ifdef __SANITIZE_ADDRESS__
  g_printerr("skipped: takes too long under sanitizers; the release build measures it\n");
  return EVAL_SKIPPED;
#endif
  g_autofree char *data = eval_shared("data/retrieval/evidence-inference/labels.jsonl");
  if (!data)
    return EVAL_SKIPPED;
  g_autofree char *set = g_path_get_dirname(data), *retrieval = g_path_get_dirname(set);
  g_autofree char *folder = g_path_get_dirname(retrieval), *directory = g_path_get_dirname(folder);
  gboolean ok = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(tasks); i++) {
    double figures[FIGURES_MAX] = {0};
    g_autoptr(GError) error = NULL;
    if (!tasks[i].report(directory, figures, &error)) {
      g_printerr("%s\n", error->message);
      return EXIT_FAILURE;
    }
    for (guint k = 0; k < FIGURES_MAX; k++) {
      if (figures[k] >= tasks[i].floors[k])
        continue;
      g_print("  under its floor: %.3f, at least %.3f wanted\n", figures[k], tasks[i].floors[k]);
      ok = FALSE;
    }
  }
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
