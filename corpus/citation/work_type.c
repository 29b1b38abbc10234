#include "corpus/citation/work_type.h"

#include "corpus/citation/model/token.h"

#include <string.h>

static gboolean has_cue(const char *text, TokenCue cue)
{
  if (text == NULL)
    return FALSE;
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index(tokens, Token, i).cue == cue && g_array_index(tokens, Token, i).length > 2)
      return TRUE;
  return FALSE;
}

static gboolean mentions(const char *text, const char *const *words)
{
  if (text == NULL)
    return FALSE;
  g_autofree char *folded = g_utf8_casefold(text, -1);
  for (; *words != NULL; words++)
    if (strstr(folded, *words) != NULL)
      return TRUE;
  return FALSE;
}

static const char *const thesis_words[] = {
    "thesis",   "dissertation", "tese ",          "mestrado",     "doutorado",
    "doctoral", "habilitation", "magisterarbeit", "diplomarbeit", "thèse",
    "tesis",    "dissertação",  "ph.d",           "phd",          NULL};
static const char *const software_words[] = {
    "computer software", "computer program", "software]", "r package", "[software", "version [", NULL};
static const char *const dataset_words[] = {"data set]", "dataset]", "[data", "data file", NULL};
static const char *const newspaper_words[] = {
    "new york times",         "the guardian", "washington post", "zeitung",
    "frankfurter allgemeine", "folha de",     "le monde",        "the times",
    "wall street journal",    "der spiegel",  "newspaper",       NULL};
static const char *const report_words[] = {
    "report no",     "working paper", "technical report", "tech. rep", "discussion paper",
    "arbeitspapier", "working paper", "(report",          "relatório", NULL};

WorkType work_type_guess(const Record *record)
{
  const char *note = record->note, *container = record->container, *title = record->title;
  if (mentions(note, software_words) || mentions(title, software_words))
    return WORK_SOFTWARE;
  if (mentions(note, dataset_words) || mentions(title, dataset_words))
    return WORK_DATASET;
  if (mentions(note, thesis_words) || mentions(record->publisher, thesis_words) ||
      (container != NULL && record->volume == NULL && mentions(container, thesis_words)))
    return WORK_THESIS;
  if (mentions(container, newspaper_words))
    return WORK_NEWSPAPER;
  gboolean journal_like = record->volume != NULL || record->issue != NULL;
  if (container != NULL && has_cue(container, CUE_CONFERENCE) &&
      !(journal_like && has_cue(container, CUE_JOURNAL)) &&
      !(journal_like && strstr(container, "Acad") != NULL))
    return WORK_CONFERENCE;
  if (mentions(note, report_words) || mentions(container, report_words))
    return WORK_REPORT;
  if (container != NULL && (record->editors->len > 0 || (record->publisher != NULL && !journal_like)))
    return WORK_CHAPTER;
  if (container != NULL && (journal_like || record->pages != NULL || record->doi != NULL))
    return WORK_ARTICLE;
  if (record->publisher != NULL || (record->place != NULL && record->url == NULL))
    return WORK_BOOK;
  if (record->url != NULL)
    return WORK_WEB;
  return container != NULL ? WORK_ARTICLE : record->editors->len > 0 ? WORK_BOOK : WORK_OTHER;
}
