/* The audit of the six papers against what a careful editor found in them.
 * Share found: over the findings that are required; noise: the share of ours that is in no key, optional ones
 * included. */
#include "query/audit/audit.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  guint required, required_found, ours, ours_right;
} Score;

static gboolean code_fits(JsonObject *wanted, const char *code)
{
  if (strcmp(json_object_get_string_member(wanted, "code"), code) == 0)
    return TRUE;
  if (!json_object_has_member(wanted, "accept"))
    return FALSE;
  JsonArray *others = json_object_get_array_member(wanted, "accept");
  for (guint i = 0; i < json_array_get_length(others); i++)
    if (strcmp(json_array_get_string_element(others, i), code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean finding_fits(const Paper *paper, const Finding *finding, JsonObject *wanted)
{
  SourcePlace place = paper_locate(paper, finding->span);
  Span span;
  return place.has_bytes && code_fits(wanted, audit_code_name(finding->code)) &&
         eval_span(wanted, "span", &span) && eval_overlap(span, (Span){place.start, place.end});
}

static void tell(const Paper *paper, const Finding *finding, const char *how)
{
  SourcePlace place = paper_locate(paper, finding->span);
  printf("  %s %-24s %zu-%zu %.60s | %s\n", how, audit_code_name(finding->code), place.start, place.end,
         finding->printed, finding->message);
}

static void score_paper(const Paper *paper, JsonArray *key, gint64 index, Score *score, gboolean verbose)
{
  g_autoptr(GPtrArray) findings = audit_paper(paper, NULL, NULL);
  g_autofree gboolean *right = g_new0(gboolean, findings->len + 1);
  for (guint i = 0; i < json_array_get_length(key); i++) {
    JsonObject *wanted = json_array_get_object_element(key, i);
    if (json_object_get_int_member_with_default(wanted, "paper", 0) != index)
      continue;
    gboolean optional = json_object_get_boolean_member_with_default(wanted, "optional", FALSE);
    gboolean found = FALSE;
    for (guint k = 0; k < findings->len; k++)
      if (finding_fits(paper, g_ptr_array_index(findings, k), wanted)) {
        found = TRUE;
        right[k] = TRUE;
      }
    score->required += !optional;
    score->required_found += !optional && found;
    Span span;
    if (verbose && !found && !optional && eval_span(wanted, "span", &span))
      printf("  MISSED %-24s %zu-%zu\n", json_object_get_string_member(wanted, "code"), span.start, span.end);
  }
  for (guint k = 0; k < findings->len; k++) {
    score->ours++;
    score->ours_right += right[k];
    if (verbose)
      tell(paper, g_ptr_array_index(findings, k), right[k] ? "right" : "NOISE");
  }
}

int main(int argc, char **argv)
{
  gboolean verbose = argc > 1 && strcmp(argv[1], "--verbose") == 0;
  g_autofree char *papers = eval_shared("papers");
  if (papers == NULL)
    return EVAL_SKIPPED;
  g_autofree char *directory = eval_source("tests/eval/keys/audit");
  g_autoptr(GPtrArray) keys = eval_keys(directory);
  Score score = {0};
  for (guint i = 0; i < keys->len; i++) {
    JsonObject *key = json_node_get_object(json_parser_get_root(g_ptr_array_index(keys, i)));
    g_autofree char *path = eval_file_by_sha256(papers, json_object_get_string_member(key, "sha256"));
    if (path == NULL)
      continue;
    g_autoptr(GPtrArray) read = eval_read(path);
    for (guint k = 0; k < read->len; k++)
      score_paper(g_ptr_array_index(read, k), json_object_get_array_member(key, "findings"), k, &score,
                  verbose);
  }
  printf("audit: found %u of %u required (%.1f %%), noise %u of %u (%.1f %%)\n", score.required_found,
         score.required, 100.0 * score.required_found / MAX(1, score.required), score.ours - score.ours_right,
         score.ours, 100.0 * (score.ours - score.ours_right) / MAX(1, score.ours));
  /* What was promised: nine tenths found, at most one finding in ten noise. */
  return score.required_found * 10 >= score.required * 9 && (score.ours - score.ours_right) * 10 <= score.ours
             ? EXIT_SUCCESS
             : EXIT_FAILURE;
}
