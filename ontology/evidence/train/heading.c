#include "ontology/evidence/train/heading.h"

#include <string.h>

SectionRole heading_role(const char *title)
{
  static const struct {
    const char *word;
    SectionRole role;
  } roles[] = {
      {"RESULT", ROLE_RESULTS},         {"FINDING", ROLE_RESULTS},      {"DISCUSSION", ROLE_DISCUSSION},
      {"CONCLUSION", ROLE_CONCLUSION},  {"METHOD", ROLE_METHODS},       {"EXPERIMENTAL", ROLE_METHODS},
      {"PATIENTS", ROLE_METHODS},       {"PARTICIPANTS", ROLE_METHODS}, {"DESIGN", ROLE_METHODS},
      {"MATERIAL", ROLE_METHODS},       {"MEASURE", ROLE_METHODS},      {"PROCEDURE", ROLE_METHODS},
      {"ANALYS", ROLE_METHODS},         {"STATISTIC", ROLE_METHODS},    {"INTRODUCTION", ROLE_INTRODUCTION},
      {"BACKGROUND", ROLE_BACKGROUND},  {"OBJECTIVE", ROLE_BACKGROUND}, {"AIM", ROLE_BACKGROUND},
      {"LIMITATION", ROLE_LIMITATIONS}, {"FUNDING", ROLE_FUNDING},      {"INTERESTS", ROLE_CONFLICTS},
      {"SUPPLEMENT", ROLE_SUPPLEMENT},  {"SUPPORTING", ROLE_SUPPLEMENT}};
  g_autofree char *capitals = g_ascii_strup(title, -1);
  for (guint i = 0; i < G_N_ELEMENTS(roles); i++)
    if (strstr(capitals, roles[i].word) != NULL)
      return roles[i].role;
  return ROLE_NONE;
}
