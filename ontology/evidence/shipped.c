#include "ontology/evidence/shipped.h"

/* The bytes of each model file, put into the library by the assembler; ADDUCE_EVIDENCE_MODELS is their folder
 * (train/train.cmake). */
#define EMBED(name)                                                                                          \
  __asm__(".section .rodata\n"                                                                               \
          ".balign 16\n"                                                                                     \
          "adduce_evidence_" #name ":\n"                                                                     \
          ".incbin \"" ADDUCE_EVIDENCE_MODELS "/" #name ".model\"\n"                                         \
          "adduce_evidence_" #name "_end:\n"                                                                 \
          ".byte 0\n"                                                                                        \
          ".text\n");                                                                                        \
  extern const guint8 adduce_evidence_##name[], adduce_evidence_##name##_end[]

EMBED(direction);
EMBED(pinpoint);
EMBED(rationale);
EMBED(stance);
EMBED(function);
EMBED(role);
EMBED(order);
EMBED(beside);
EMBED(alone);
EMBED(way);

#define ENTRY(name)                                                                                          \
  {                                                                                                          \
    adduce_evidence_##name, adduce_evidence_##name##_end, #name                                              \
  }

typedef struct {
  const guint8 *start, *end;
  const char *name;
} Embedded;

static const Embedded embedded[MODEL_N] = {
    [MODEL_DIRECTION] = ENTRY(direction), [MODEL_PINPOINT] = ENTRY(pinpoint),
    [MODEL_RATIONALE] = ENTRY(rationale), [MODEL_STANCE] = ENTRY(stance),
    [MODEL_FUNCTION] = ENTRY(function),   [MODEL_ROLE] = ENTRY(role),
    [MODEL_ORDER] = ENTRY(order)};
static const Embedded embedded_trees[TREES_N] = {
    [TREES_BESIDE] = ENTRY(beside), [TREES_ALONE] = ENTRY(alone), [TREES_WAY] = ENTRY(way)};

const LinearModel *model_shipped(ShippedModel model)
{
  static gsize ready = 0;
  static LinearModel models[MODEL_N];
  if (g_once_init_enter(&ready)) {
    for (guint i = 0; i < MODEL_N; i++) {
      g_autoptr(GError) error = NULL;
      if (!linear_read(&models[i], embedded[i].start, (gsize)(embedded[i].end - embedded[i].start), &error))
        g_error("the model %s built into this program: %s", embedded[i].name, error->message);
    }
    g_once_init_leave(&ready, 1);
  }
  return &models[model];
}

const TreeModel *trees_shipped(ShippedTrees model)
{
  static gsize ready = 0;
  static TreeModel models[TREES_N];
  if (g_once_init_enter(&ready)) {
    for (guint i = 0; i < TREES_N; i++) {
      const Embedded *trees = &embedded_trees[i];
      g_autoptr(GError) error = NULL;
      if (!trees_read(&models[i], trees->start, (gsize)(trees->end - trees->start), &error))
        g_error("the model %s built into this program: %s", trees->name, error->message);
    }
    g_once_init_leave(&ready, 1);
  }
  return &models[model];
}
