/* The reference parser on labelled sets that it wasn't trained on: the dev parts of data/references. */
#include "corpus/citation/measure.h"
#include "corpus/citation/reference.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>

/* What AnyStyle 1.6 as shipped reaches (micro F1, share all right), and the floor for ours. */
static const struct {
  const char *name;
  double other_micro, other_core, micro, core;
} sets[] = {
    {"excite-en", .910, .751, .94, .80},
    {"excite-de", .766, .449, .83, .56},
    {"jats-plos", .947, .780, .95, .85},
    {"jats-scielo", .877, .605, .92, .75},
    {"excited-natural-science", .887, .621, .90, .70},
    {"excited-computer-science", 0, 0, .93, .78},
    {"grobid-corpus", 0, 0, .90, .70},
};

static gboolean measure_set(guint i)
{
  g_autofree char *relative = g_strdup_printf("data/references/%s.jsonl", sets[i].name);
  g_autofree char *path = eval_shared(relative);
  g_autofree char *text = NULL;
  if (path == NULL || !g_file_get_contents(path, &text, NULL, NULL))
    exit(EVAL_SKIPPED);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_autoptr(Measure) measure = measure_new();
  guint n = 0;
  for (guint k = 0; lines[k] != NULL; k++) {
    if (*lines[k] == '\0' || !json_parser_load_from_data(parser, lines[k], -1, NULL))
      continue;
    JsonObject *object = json_node_get_object(json_parser_get_root(parser));
    if (g_strcmp0(json_object_get_string_member_with_default(object, "split", ""), "dev") != 0)
      continue;
    g_autoptr(Record) record = reference_parse(json_object_get_string_member(object, "raw"), -1);
    measure_add(measure, json_object_get_object_member(object, "gold"), record);
    n++;
  }
  double micro = measure_micro(measure), core = measure_core(measure);
  printf("%-26s %5u   %.3f / %.3f", sets[i].name, n, micro, core);
  if (sets[i].other_micro > 0)
    printf("   AnyStyle %.3f / %.3f", sets[i].other_micro, sets[i].other_core);
  gboolean reached = micro >= sets[i].micro && core >= sets[i].core;
  printf("%s\n", reached ? "" : "   UNDER ITS FLOOR");
  return reached;
}

int main(void)
{
  gboolean all = TRUE;
  printf("%-26s %5s   micro F1 / all right\n", "set (dev part)", "n");
  for (guint i = 0; i < G_N_ELEMENTS(sets); i++)
    all = measure_set(i) && all;
  return all ? EXIT_SUCCESS : EXIT_FAILURE;
}
