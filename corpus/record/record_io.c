#include "corpus/record/record_io.h"

#include <string.h>

static gboolean is_lower_word(const char *word)
{
  return *word != '\0' && g_unichar_islower(g_utf8_get_char(word));
}

/* "Johann van der Berg": the family name starts at the first small word behind the first, else is the last
 * word. */
static Person *person_from_words(const char *text)
{
  g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
  guint n = g_strv_length(words), family = n - 1;
  for (guint i = 1; i + 1 < n; i++)
    if (is_lower_word(words[i])) {
      family = i;
      break;
    }
  if (n > 1 && is_lower_word(words[0]))
    family = 0;
  g_autofree char *last = g_strjoinv(" ", words + family);
  g_free(words[family]);
  words[family] = NULL;
  g_autofree char *first = g_strjoinv(" ", words);
  for (guint i = family + 1; i < n; i++) /* behind the new end of the list */
    g_free(words[i]);
  return person_new(g_strstrip(last), *g_strstrip(first) == '\0' ? NULL : first);
}

Person *person_from_text(const char *text)
{
  g_autofree char *whole = g_strdup(text);
  g_strstrip(whole);
  if (*whole == '\0')
    return NULL;
  if (strchr(whole, ',') == NULL)
    return person_from_words(whole);
  g_auto(GStrv) parts = g_strsplit(whole, ",", 3);
  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip(parts[i]);
  guint n = g_strv_length(parts);
  const char *given = n == 3 && strlen(parts[1]) < strlen(parts[2]) ? parts[2] : parts[1];
  if (*parts[0] == '\0')
    return NULL;
  Person *person = person_new(parts[0], *given == '\0' ? NULL : given);
  if (n == 3 && *parts[2] != '\0')
    person->suffix = g_strdup(given == parts[2] ? parts[1] : parts[2]);
  return person;
}

int year_from_text(const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    gsize digits = strspn(p, "0123456789");
    if (digits == 4 && (*p == '1' || *p == '2'))
      return (int)g_ascii_strtoll(p, NULL, 10);
    p += digits > 0 ? digits - 1 : 0;
  }
  return 0;
}

char *doi_from_text(const char *text)
{
  const char *start = strstr(text, "10.");
  if (start == NULL || strchr(start, '/') == NULL)
    return NULL;
  g_autofree char *doi = g_ascii_strdown(start, (gssize)strcspn(start, " \t\n"));
  return g_steal_pointer(&doi);
}

void record_set(char **field, char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = value;
  else
    g_free(value);
}

void record_sink_call(Record *record, Span place, gpointer data)
{
  (void)place;
  RecordSinkCall *call = data;
  call->sink(record, call->data);
}
