#include "query/render/parts.h"

#include "corpus/record/record_print.h"

#include <string.h>

/* Authors named before "et al." */
#define AUTHORS_NAMED 6u

static void append_authors(GString *out, const GPtrArray *authors, gboolean et_al)
{
  guint n = MIN(authors->len, AUTHORS_NAMED);
  for (guint i = 0; i < n; i++) {
    g_autofree char *label = person_label(g_ptr_array_index(authors, i));
    if (i > 0)
      g_string_append(out, i + 1 == authors->len && !et_al ? " & " : ", ");
    g_string_append(out, label);
  }
  if (authors->len > n || (et_al && n > 0))
    g_string_append(out, " et al.");
}

/* A part after what stands there already, with exactly one stop and blank between. */
static void append_part(GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (out->len > 0) {
    char last = out->str[out->len - 1];
    g_string_append(out, last == '.' || last == '?' || last == '!' ? " " : ". ");
  }
  g_string_append(out, part);
}

static void append_container(GString *out, const Record *record)
{
  if (record->container == NULL)
    return;
  append_part(out, record->container);
  if (record->volume != NULL)
    g_string_append_printf(out, ", %s", record->volume);
  if (record->issue != NULL)
    g_string_append_printf(out, "(%s)", record->issue);
  if (record->pages != NULL)
    g_string_append_printf(out, ", %s", record->pages);
}

char *readable_record(const Record *record, const char *fallback)
{
  GString *out = g_string_new(NULL);
  append_authors(out, record->authors, record->et_al);
  if (record->year > 0)
    g_string_append_printf(out, "%s(%d%s)", out->len > 0 ? " " : "", record->year,
                           record->year_suffix != NULL ? record->year_suffix : "");
  append_part(out, record->title);
  if (record->subtitle != NULL)
    g_string_append_printf(out, ": %s", record->subtitle);
  append_container(out, record);
  if (record->container == NULL)
    append_part(out, record->publisher);
  if (record->title == NULL)
    append_part(out, fallback);
  if (out->len > 0 && strchr(".?!", out->str[out->len - 1]) == NULL)
    g_string_append_c(out, '.');
  return g_string_free(out, FALSE);
}

char *readable_paper(const StorePaper *paper)
{
  /* A digest prints what its paper is; only one that doesn't is told by what it says it retells. */
  gboolean named = paper->record->authors->len > 0 && paper->record->title != NULL;
  const char *fallback =
      paper->kind == PAPER_DIGEST && paper->digest_of != NULL ? paper->digest_of : paper->display;
  g_autofree char *name =
      paper->kind == PAPER_DIGEST && !named ? g_strdup(fallback) : readable_record(paper->record, fallback);
  if (paper->kind != PAPER_DIGEST && paper->inferred)
    return g_strdup_printf("%s (a label: the file prints no title)", paper->display);
  if (paper->kind != PAPER_DIGEST)
    return g_steal_pointer(&name);
  gsize length = strlen(name);
  if (length > 0 && name[length - 1] == '.')
    name[length - 1] = '\0';
  return g_strdup_printf("digest of %s, not its words", name);
}

char *readable_section(const StorePassage *passage)
{
  if (passage->headings->len == 0 && passage->kept == NULL)
    return NULL;
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < passage->headings->len; i++)
    g_string_append_printf(out, "%s%s", i > 0 ? " > " : "",
                           (const char *)g_ptr_array_index(passage->headings, i));
  if (passage->kept != NULL)
    g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", passage->kept);
  return g_string_free(out, FALSE);
}

void text_reference(Printer *printer, const StoreReference *reference, const char *bullet, guint indent)
{
  printer_text(printer, STYLE_PLAIN, bullet);
  printer_text(printer, STYLE_PLAIN, reference->raw);
  if (reference->work != NULL)
    printer_textf(printer, STYLE_QUIET, " [%s]", reference->work);
  printer_flush(printer, indent, indent + text_columns(bullet, -1));
}

/* "near miss" for people. */
static const char *match_note(CitationMatch match)
{
  switch (match) {
  case MATCH_TYPO:
    return "the name is spelt differently there";
  case MATCH_YEAR:
    return "the year differs there";
  case MATCH_AMBIGUOUS:
    return "more than one entry fits";
  default:
    return NULL;
  }
}

static void text_cite(Printer *printer, const StoreCitation *citation, const StoreReference *reference,
                      guint indent)
{
  if (reference == NULL) {
    gboolean number = citation->form == FORM_NUMERIC || citation->form == FORM_SUPERSCRIPT;
    printer_textf(printer, STYLE_WARN, "- %s%s%s: not in the paper's reference list", number ? "[" : "",
                  citation->text, number ? "]" : "");
    printer_flush(printer, indent, indent + 2);
    return;
  }
  text_reference(printer, reference, "- ", indent);
  const char *note = match_note(citation->match);
  if (note != NULL) {
    printer_textf(printer, STYLE_WARN, "(cited as \"%s\"; %s)", citation->text, note);
    printer_flush(printer, indent + 2, indent + 2);
  }
}

void text_cites(Printer *printer, const GPtrArray *citations, guint indent, guint most)
{
  g_autoptr(GHashTable) shown = g_hash_table_new(NULL, NULL);
  guint n = 0;
  for (guint i = 0; i < citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(citations, i);
    for (guint k = 0; k < MAX(1, citation->references->len); k++) {
      const StoreReference *reference =
          k < citation->references->len ? g_ptr_array_index(citation->references, k) : NULL;
      if (reference != NULL && !g_hash_table_add(shown, GUINT_TO_POINTER(reference->n)))
        continue;
      if (most == 0 || n++ < most)
        text_cite(printer, citation, reference, indent);
    }
  }
  if (most > 0 && n > most) {
    printer_textf(printer, STYLE_QUIET, "- and %u more", n - most);
    printer_flush(printer, indent, indent + 2);
  }
}
