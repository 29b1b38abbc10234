/* What is learned, and how well: one file a task. Each reads its data below DIRECTORY (the folder that holds
 * data/retrieval), and either makes the model that ships, from all of it, or reports: every document is
 * judged by a model that has not seen it (folds by document), once for the half of the documents that
 * features were developed on and once for the other half, which counts: its figures, as printed, go into
 * figures. */
#ifndef ADDUCE_EVIDENCE_TRAIN_H
#define ADDUCE_EVIDENCE_TRAIN_H

#include "ontology/evidence/linear.h"

/* Makes models into folder. */
typedef gboolean (*TrainTask)(const char *directory, const char *folder, GError **error);
/* Writes bytes, which it takes, to NAME.model in folder. */
gboolean train_save(const char *folder, const char *name, GBytes *bytes, GError **error);
#define FIGURES_MAX 4
typedef gboolean (*ReportTask)(const char *directory, double *figures, GError **error);

gboolean direction_train(const char *directory, const char *folder, GError **error);
gboolean direction_report(const char *directory, double *figures, GError **error);
gboolean pinpoint_train(const char *directory, const char *folder, GError **error);
gboolean pinpoint_report(const char *directory, double *figures, GError **error);

gboolean stance_train(const char *directory, const char *folder, GError **error);
gboolean stance_report(const char *directory, double *figures, GError **error);
gboolean function_train(const char *directory, const char *folder, GError **error);
gboolean function_report(const char *directory, double *figures, GError **error);
gboolean role_train(const char *directory, const char *folder, GError **error);
gboolean role_report(const char *directory, double *figures, GError **error);
/* No document of it is trained on; it is judged by the models that ship. */
gboolean healthver_report(const char *directory, double *figures, GError **error);

#endif
