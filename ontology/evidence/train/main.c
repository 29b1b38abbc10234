/* adduce-train-evidence: makes the models of ontology/evidence from the data sets, or reports how good they
 * are. */
#include "ontology/evidence/train/train.h"

#include <string.h>

typedef struct {
  const char *name;
  TrainTask train;
  ReportTask report;
} Task;

static const Task tasks[] = {
    {"direction", direction_train, direction_report}, {"pinpoint", pinpoint_train, pinpoint_report},
    {"stance", stance_train, stance_report},          {"healthver", NULL, healthver_report},
    {"function", function_train, function_report},    {"role", role_train, role_report},
};

int main(int argc, char **argv)
{
  if (argc < 4 || (strcmp(argv[1], "train") != 0 && strcmp(argv[1], "report") != 0)) {
    g_printerr("usage: adduce-train-evidence train DIRECTORY MODELS [TASK...]\n"
               "       adduce-train-evidence report DIRECTORY - [TASK...]\n"
               "DIRECTORY holds data/retrieval; MODELS is where the .model files go.\n");
    return 2;
  }
  gboolean train = strcmp(argv[1], "train") == 0;
  for (gsize i = 0; i < G_N_ELEMENTS(tasks); i++) {
    g_autoptr(GError) error = NULL;
    gboolean wanted = argc == 4;
    for (int k = 4; k < argc; k++)
      wanted |= strcmp(argv[k], tasks[i].name) == 0;
    if (!wanted)
      continue;
    double figures[FIGURES_MAX];
    gboolean ok = train ? !tasks[i].train || tasks[i].train(argv[2], argv[3], &error)
                        : tasks[i].report(argv[2], figures, &error);
    if (!ok) {
      g_printerr("adduce-train-evidence: %s: %s\n", tasks[i].name, error->message);
      return 1;
    }
  }
  return 0;
}
