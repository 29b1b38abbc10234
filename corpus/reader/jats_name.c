/* Persons and corporate authors. */
#include "corpus/reader/jats_build.h"

#include <stdlib.h>
#include <string.h>

static char *child_text(const xmlNode *node, JatsTag tag)
{
  const xmlNode *child = jats_child(node, tag);
  char *text = child != NULL ? jats_plain_text(child) : NULL;
  if (text != NULL && *text == '\0')
    g_clear_pointer(&text, g_free);
  return text;
}

/* "Brown, K. L." or "Kim L. Brown"; one word, or words that are no name, are taken as they are. */
static Person *person_from_text(const char *text)
{
  const char *comma = strchr(text, ',');
  if (comma != NULL && comma > text && strchr(comma + 1, ',') == NULL) {
    g_autofree char *family = g_strstrip(g_strndup(text, (gsize)(comma - text)));
    g_autofree char *given = g_strstrip(g_strdup(comma + 1));
    return person_new(family, *given != '\0' ? given : NULL);
  }
  const char *space = strrchr(text, ' ');
  if (space == NULL || g_utf8_strlen(text, -1) > 60)
    return person_new_literal(text);
  g_autofree char *before = g_strndup(text, (gsize)(space - text));
  gboolean initials = strlen(space + 1) <= 4;
  for (const char *at = space + 1; *at != '\0' && initials; at++)
    initials = g_ascii_isupper(*at) || *at == '.';
  return initials ? person_new(before, space + 1) : person_new(space + 1, before);
}

static Person *person_from_parts(const xmlNode *node)
{
  g_autofree char *family = child_text(node, TAG_SURNAME);
  g_autofree char *given = child_text(node, TAG_GIVEN_NAMES);
  if (family == NULL && given != NULL)
    return person_new_literal(given);
  if (family == NULL)
    return NULL;
  Person *person = person_new(family, given);
  person->suffix = child_text(node, TAG_SUFFIX);
  return person;
}

Person *jats_person(const xmlNode *node)
{
  switch (jats_tag(node)) {
  case TAG_NAME:
  case TAG_STRING_NAME: {
    Person *person = person_from_parts(node);
    g_autofree char *text = person == NULL ? jats_plain_text(node) : NULL;
    return person != NULL || *text == '\0' ? person : person_from_text(text);
  }
  case TAG_COLLAB:
  case TAG_ANONYMOUS:
  case TAG_ON_BEHALF_OF: {
    g_autofree char *text = jats_plain_text(node);
    if (*text == '\0' && jats_tag(node) == TAG_ANONYMOUS)
      return person_new_literal("Anonymous");
    return *text != '\0' ? person_new_literal(text) : NULL;
  }
  case TAG_NAME_ALTERNATIVES:
  case TAG_COLLAB_ALTERNATIVES:
  case TAG_CONTRIB:
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
      JatsTag tag = jats_tag(child);
      gboolean holds = tag == TAG_NAME_ALTERNATIVES || tag == TAG_COLLAB_ALTERNATIVES;
      Person *person =
          holds || tag == TAG_NAME || tag == TAG_STRING_NAME || tag == TAG_COLLAB || tag == TAG_ANONYMOUS
              ? jats_person(child)
              : NULL;
      if (person != NULL)
        return person;
    }
    return NULL;
  default:
    return NULL;
  }
}

int jats_year(const char *text, char *suffix)
{
  *suffix = '\0';
  for (const char *at = text; at != NULL && *at != '\0'; at++) {
    if (!g_ascii_isdigit(*at))
      continue;
    gsize digits = strspn(at, "0123456789");
    int year = digits == 4 ? atoi(at) : 0;
    if (year >= 1400 && year <= 2100) {
      if (g_ascii_islower(at[4]) && !g_ascii_isalnum(at[5]))
        *suffix = at[4];
      return year;
    }
    at += digits - 1;
  }
  return 0;
}

char *jats_doi(const char *text)
{
  const char *start = text;
  while ((start = strstr(start, "10.")) != NULL) {
    gsize digits = strspn(start + 3, "0123456789.");
    if (digits >= 4 && start[3 + digits] == '/' && (start == text || !g_ascii_isalnum(start[-1])))
      break;
    start += 3;
  }
  if (start == NULL)
    return NULL;
  g_autofree char *lower = g_ascii_strdown(start, (gssize)MIN(strlen(start), 512));
  gsize length = strcspn(lower, " \t\n\"");
  while (length > 0 && strchr(".,;])>", lower[length - 1]) != NULL &&
         !(lower[length - 1] == ')' && memchr(lower, '(', length) != NULL) &&
         !(lower[length - 1] == '>' && memchr(lower, '<', length) != NULL))
    length--;
  return g_utf8_validate(lower, (gssize)length, NULL) ? g_strndup(lower, length) : NULL;
}
