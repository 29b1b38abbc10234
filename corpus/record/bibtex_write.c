#include "corpus/record/bibtex.h"

#include "corpus/record/latex.h"

#include <string.h>

static void put(GString *out, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_autofree char *latex = latex_from_text(value);
  g_string_append_printf(out, ",\n  %s = {%s}", name, latex);
}

static void put_people(GString *out, const char *name, const GPtrArray *people, gboolean et_al)
{
  if (people->len == 0)
    return;
  g_string_append_printf(out, ",\n  %s = {", name);
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    const char *parts[] = {person->particle, person->family, person->suffix, person->given};
    g_string_append(out, i > 0 ? " and " : "");
    if (person->literal != NULL) {
      g_autofree char *literal = latex_from_text(person->literal);
      g_string_append_printf(out, "{%s}", literal);
      continue;
    }
    for (guint k = 0; k < G_N_ELEMENTS(parts); k++) {
      if (parts[k] == NULL)
        continue;
      g_autofree char *latex = latex_from_text(parts[k]);
      g_string_append_printf(out, "%s%s", k == 1 && parts[0] != NULL ? " " : k > 1 ? ", " : "", latex);
    }
  }
  g_string_append(out, et_al ? " and others}" : "}");
}

static const char *entry_type(WorkType type)
{
  switch (type) {
  case WORK_ARTICLE:
  case WORK_NEWSPAPER:
    return "article";
  case WORK_BOOK:
    return "book";
  case WORK_CHAPTER:
    return "incollection";
  case WORK_CONFERENCE:
    return "inproceedings";
  case WORK_THESIS:
    return "phdthesis";
  case WORK_REPORT:
    return "techreport";
  default:
    return "misc";
  }
}

/* A key may hold letters, digits and a few signs only. */
static void put_key(GString *out, const char *id)
{
  for (const char *p = id == NULL ? "" : id; *p != '\0'; p++)
    g_string_append_c(out, g_ascii_isalnum(*p) || strchr("-_:.+/", *p) != NULL ? *p : '-');
}

char *bibtex_write(const Record *record)
{
  GString *out = g_string_new(NULL);
  gboolean article = strcmp(entry_type(record->type), "article") == 0 || record->type == WORK_OTHER;
  g_string_append_printf(out, "@%s{", entry_type(record->type));
  put_key(out, record->id);
  put_people(out, "author", record->authors, record->et_al);
  put_people(out, "editor", record->editors, FALSE);
  put(out, "title", record->title);
  put(out, article ? "journal" : "booktitle", record->container);
  if (record->year != 0) {
    g_autofree char *year = g_strdup_printf("%d", record->year);
    put(out, "year", year);
  }
  put(out, "volume", record->volume);
  put(out, "number", record->issue);
  if (record->pages != NULL) {
    g_auto(GStrv) ends = g_strsplit(record->pages, "-", -1);
    g_autofree char *pages = g_strjoinv("--", ends);
    put(out, "pages", pages);
  }
  put(out,
      record->type == WORK_THESIS   ? "school"
      : record->type == WORK_REPORT ? "institution"
                                    : "publisher",
      record->publisher);
  put(out, "address", record->place);
  put(out, "edition", record->edition);
  put(out, "doi", record->doi);
  put(out, "url", record->url);
  put(out, "urldate", record->accessed);
  put(out, "issn", record->issn);
  put(out, "isbn", record->isbn);
  put(out, "abstract", record->abstract_text);
  put(out, "note", record->note);
  g_string_append(out, "\n}\n");
  return g_string_free(out, FALSE);
}
