/* Invented JATS files and what is true of them: tests/golden/jats/NAME.xml and NAME.facts. The facts are
 * written by hand, one a line, and every paper must give exactly these. A line may end in " ..." where the
 * rest doesn't matter. */
#include "corpus/reader/reader.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void add(GString *out, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf(out, "%s: %s\n", name, value);
}

/* A piece of text in one line: line breaks as " | ", tabs as " ~ ". */
static char *one_line(const Paper *paper, Span span)
{
  g_autofree char *text = paper_slice(paper, span);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autofree char *joined = g_strjoinv(" | ", lines);
  g_auto(GStrv) cells = g_strsplit(joined, "\t", -1);
  return g_strjoinv(" ~ ", cells);
}

static void add_persons(GString *out, const char *name, const GPtrArray *persons)
{
  for (guint i = 0; i < persons->len; i++) {
    const Person *person = g_ptr_array_index(persons, i);
    g_string_append_printf(out, "%s: ", name);
    if (person->literal != NULL)
      g_string_append_printf(out, "{%s}", person->literal);
    else
      g_string_append_printf(out, "%s, %s%s%s", person->family, person->given != NULL ? person->given : "-",
                             person->suffix != NULL ? ", " : "",
                             person->suffix != NULL ? person->suffix : "");
    g_string_append_c(out, '\n');
  }
}

static void add_record(GString *out, const Record *record)
{
  add(out, "type", work_type_name(record->type));
  add_persons(out, "author", record->authors);
  if (record->et_al)
    add(out, "et al", "yes");
  add_persons(out, "editor", record->editors);
  if (record->year != 0)
    g_string_append_printf(out, "year: %d%s\n", record->year,
                           record->year_suffix != NULL ? record->year_suffix : "");
  add(out, "title", record->title);
  add(out, "subtitle", record->subtitle);
  add(out, "container", record->container);
  add(out, "volume", record->volume);
  add(out, "issue", record->issue);
  add(out, "pages", record->pages);
  add(out, "publisher", record->publisher);
  add(out, "place", record->place);
  add(out, "doi", record->doi);
  add(out, "url", record->url);
  add(out, "language", record->language);
  for (guint i = 0; i < record->keywords->len; i++)
    add(out, "keyword", g_ptr_array_index(record->keywords, i));
}

static void add_text(GString *out, const Paper *paper)
{
  for (guint i = 0; i < paper->abstracts->len; i++) {
    const Abstract *abstract = &g_array_index(paper->abstracts, Abstract, i);
    g_autofree char *text = one_line(paper, abstract->span);
    g_string_append_printf(out, "abstract %s: %s\n", abstract->language != NULL ? abstract->language : "-",
                           text);
  }
  for (guint i = 0; i < paper->sections->len; i++) {
    const Section *section = &g_array_index(paper->sections, Section, i);
    g_autofree char *heading = paper_slice(paper, section->heading);
    const char *role = section_role_name(section->role);
    g_string_append_printf(out, "section %u %s %s%s%s: %s [%s]\n", section->level, role != NULL ? role : "-",
                           section->number != NULL ? section->number : "-", section->run_in ? " run-in" : "",
                           "", section->title, heading);
  }
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *block = &g_array_index(paper->paragraphs, Paragraph, i);
    g_autofree char *text = one_line(paper, block->span);
    const char *section =
        block->section < 0 ? "-" : g_array_index(paper->sections, Section, block->section).title;
    g_string_append_printf(out, "%s/%s in %s: %s\n", block_kind_name(block->kind), zone_name(block->zone),
                           section, text);
  }
  for (guint i = 0; i < paper->kept->len; i++) {
    const Kept *kept = &g_array_index(paper->kept, Kept, i);
    g_autofree char *text = one_line(paper, kept->span);
    gsize from = kept->anchor > 8 ? kept->anchor - 8 : 0;
    g_autofree char *before = one_line(paper, (Span){from, kept->anchor});
    g_string_append_printf(out, "kept %s/%s after \"%s\": %s\n", kept->kind, zone_name(kept->zone), before,
                           text);
  }
}

static void add_numbers(GString *out, const GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf(out, "%s%u", i > 0 ? "," : "", g_array_index(numbers, guint, i));
  if (numbers->len == 0)
    g_string_append_c(out, '-');
}

static void add_links(GString *out, const Paper *paper)
{
  for (guint i = 0; i < paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(paper->references, i);
    g_string_append_printf(out, "reference %u %s: %s\n", reference->n,
                           reference->label != NULL ? reference->label : "-", reference->raw);
    add_record(out, reference->record);
  }
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    g_autofree char *text = paper_slice(paper, citation->span);
    g_string_append_printf(out, "citation %u %s %s \"%s\" ", citation->group,
                           citation_form_name(citation->form), citation_match_name(citation->match), text);
    add_numbers(out, citation->numbers);
    g_string_append(out, " -> ");
    add_numbers(out, citation->references);
    g_string_append_c(out, '\n');
  }
}

/* All facts of a file. */
static char *facts_of(const char *path)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  ck_assert(g_file_get_contents(path, &data, &length, NULL));
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, length);
  g_autofree char *name = g_path_get_basename(path);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(name);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = reader_read(name, bytes, diagnostics, &error);
  ck_assert_msg(papers != NULL, "%s: %s", path, error != NULL ? error->message : "");
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < papers->len; i++) {
    const Paper *paper = g_ptr_array_index(papers, i);
    g_string_append_printf(out, "paper %s %s\n", paper_kind_name(paper->kind), paper->place.path);
    add(out, "digest of", paper->digest_of);
    add_record(out, paper->record);
    add_text(out, paper);
    add_links(out, paper);
  }
  for (guint i = 0; i < diagnostics_count(diagnostics); i++) {
    const Diagnostic *diagnostic = diagnostics_get(diagnostics, i);
    g_autofree char *line =
        g_strdup_printf("diagnostic %s %" G_GUINT64_FORMAT "\n", diagnostic->code, diagnostic->position);
    if (strstr(out->str, line) == NULL) /* each line once, however often it was told */
      g_string_append(out, line);
  }
  return g_string_free(out, FALSE);
}

static gboolean line_fits(const char *expected, const char *found)
{
  gsize length = strlen(expected);
  if (length > 4 && strcmp(expected + length - 4, " ...") == 0)
    return strncmp(expected, found, length - 4) == 0;
  return strcmp(expected, found) == 0;
}

/* Compares line by line; gives the number of the first line that differs, 0 none. */
static guint first_difference(const char *expected, const char *found)
{
  g_auto(GStrv) left = g_strsplit(expected, "\n", -1);
  g_auto(GStrv) right = g_strsplit(found, "\n", -1);
  for (guint i = 0; left[i] != NULL || right[i] != NULL; i++) {
    if (left[i] != NULL && right[i] != NULL && line_fits(left[i], right[i]))
      continue;
    g_printerr("line %u\n  expected: %s\n  found:    %s\n", i + 1, left[i] != NULL ? left[i] : "(end)",
               right[i] != NULL ? right[i] : "(end)");
    return i + 1;
  }
  return 0;
}

START_TEST(files_give_their_facts)
{
  g_autofree char *folder = g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "tests/golden/jats", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  ck_assert_ptr_nonnull(dir);
  guint files = 0;
  guint faults = 0;
  const char *name;
  while ((name = g_dir_read_name(dir)) != NULL) {
    if (!g_str_has_suffix(name, ".facts"))
      continue;
    g_autofree char *facts = g_build_filename(folder, name, NULL);
    g_autofree char *stem = g_strndup(facts, strlen(facts) - strlen(".facts"));
    g_autofree char *xml = g_strconcat(stem, ".xml", NULL);
    g_autofree char *expected = NULL;
    ck_assert(g_file_get_contents(facts, &expected, NULL, NULL));
    g_autofree char *found = facts_of(xml);
    if (first_difference(expected, found) != 0) {
      g_printerr("  in %s\n", name);
      if (g_getenv("ADDUCE_SHOW") != NULL)
        g_printerr("%s", found);
      faults++;
    }
    files++;
  }
  ck_assert_uint_ge(files, 5);
  ck_assert_uint_eq(faults, 0);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("JATS facts");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, files_give_their_facts);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
