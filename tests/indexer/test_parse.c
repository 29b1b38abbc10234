/* parse: a paper built by hand, as JSON and as a tree. */
#include "indexer/parse.h"

#include <check.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

static Span append(Paper *paper, const char *text)
{
  gsize start = paper->text->len;
  if (start > 0) {
    g_string_append(paper->text, "\n\n");
    source_map_append(paper->map, 2, 0, 0, FALSE, 0, 0);
    start += 2;
  }
  g_string_append(paper->text, text);
  source_map_append(paper->map, strlen(text), start + 1000, strlen(text), TRUE, 3, 0);
  return (Span){start, paper->text->len};
}

static void add_reference(Paper *paper)
{
  Reference *reference = paper_add_reference(paper, "[1]", "Doe, J. (1999a). On helping. Press.",
                                             append(paper, "[1] Doe, J. (1999a). On helping. Press."));
  paper_add_paragraph(paper, reference->span, BLOCK_REFERENCE, ZONE_REFERENCES, 0);
  g_ptr_array_add(reference->record->authors, person_new("Doe", "J."));
  reference->record->year = 1999;
  reference->record->year_suffix = g_strdup("a");
  reference->record->title = g_strdup("On helping");
  reference->record->publisher = g_strdup("Press");
  reference->record->type = WORK_BOOK;
  reference->record->confidence = 0.75;
}

static Paper *sample(void)
{
  Paper *paper = paper_new("dir/\"a\"\nb.txt");
  g_ptr_array_add(paper->record->authors, person_new_literal("Mutual Aid Board"));
  paper->record->title = g_strdup("Groups\tthat help");
  paper->record->year = 2003;
  g_ptr_array_add(paper->record->keywords, g_strdup("mutual aid"));
  Span heading = append(paper, "1. Introduction");
  Section *section = paper_add_section(paper, "Introduction", 1, ROLE_INTRODUCTION, heading);
  section->number = g_strdup("1");
  paper_add_paragraph(paper, heading, BLOCK_HEADING, ZONE_BODY, 0);
  Span body = append(paper, "Groups help. So did Doe (1999a) find.");
  paper_add_paragraph(paper, body, BLOCK_TEXT, ZONE_BODY, 0);
  g_array_index(paper->sections, Section, 0).span.end = body.end;
  add_reference(paper);
  paper->running_length = paper->text->len;
  paper_add_kept(paper, "running-head", ZONE_FRONT, append(paper, "HELPING  17"), body.end);
  gsize start = body.start + strlen("Groups help. So did ");
  Citation *citation =
      paper_add_citation(paper, (Span){start, start + strlen("Doe (1999a)")}, FORM_NARRATIVE, 1);
  guint n = 1;
  g_array_append_val(citation->references, n);
  citation->match = MATCH_EXACT;
  citation->confidence = 1;
  paper_cut_sentences(paper);
  diagnostics_add(paper->diagnostics, SEVERITY_WARNING, POSITION_LINE, 7, "odd", "a line is odd");
  g_autoptr(GError) error = NULL;
  ck_assert_msg(paper_check(paper, &error), "%s", error != NULL ? error->message : "");
  return paper;
}

static JsonObject *child(JsonObject *object, const char *name, guint i)
{
  JsonArray *array = json_object_get_array_member(object, name);
  ck_assert_uint_gt(json_array_get_length(array), i);
  return json_array_get_object_element(array, i);
}

static void assert_text(JsonObject *object, const char *name, const char *expected)
{
  ck_assert_msg(json_object_has_member(object, name), "no member %s", name);
  ck_assert_str_eq(json_object_get_string_member(object, name), expected);
}

static char *slice(const char *text, JsonObject *object)
{
  gint64 start = json_object_get_int_member(object, "start");
  return g_strndup(text + start, (gsize)(json_object_get_int_member(object, "end") - start));
}

static void check_json(JsonObject *object)
{
  const char *text = json_object_get_string_member(object, "text");
  ck_assert_ptr_null(strstr(text, "HELPING"));
  assert_text(object, "title", "Groups\tthat help");
  assert_text(object, "kind", "full");
  assert_text(child(object, "authors", 0), "literal", "Mutual Aid Board");
  ck_assert(!json_object_has_member(object, "doi") && !json_object_has_member(object, "label"));
  JsonObject *section = child(object, "sections", 0);
  assert_text(section, "role", "introduction");
  assert_text(section, "number", "1");
  g_autofree char *heading = slice(text, json_object_get_object_member(section, "heading"));
  ck_assert_str_eq(heading, "1. Introduction");
  JsonObject *reference = child(object, "references", 0);
  assert_text(reference, "label", "[1]");
  assert_text(reference, "year_suffix", "a");
  assert_text(reference, "type", "book");
  ck_assert_double_eq(json_object_get_double_member(reference, "confidence"), 0.75);
  ck_assert(!json_object_has_member(reference, "et_al"));
  JsonObject *citation = child(object, "citations", 0);
  g_autofree char *cited = slice(text, citation);
  ck_assert_str_eq(cited, "Doe (1999a)");
  assert_text(citation, "text", "Doe (1999a)");
  ck_assert_int_eq(json_array_get_int_element(json_object_get_array_member(citation, "references"), 0), 1);
  JsonObject *source = json_object_get_object_member(citation, "source");
  ck_assert_int_eq(json_object_get_int_member(source, "start"),
                   json_object_get_int_member(citation, "start") + 1000);
  ck_assert_int_eq(json_object_get_int_member(source, "page"), 3);
  JsonObject *kept = child(object, "kept", 0);
  assert_text(kept, "text", "HELPING  17");
  assert_text(kept, "zone", "front");
  ck_assert_int_ge(json_object_get_int_member(kept, "start"), (gint64)strlen(text));
  JsonObject *sentence = child(child(object, "paragraphs", 1), "sentences", 1);
  g_autofree char *second = slice(text, sentence);
  ck_assert_str_eq(second, "So did Doe (1999a) find.");
  ck_assert_int_eq(json_object_get_int_member(child(object, "diagnostics", 0), "line"), 7);
}

START_TEST(json_has_what_the_paper_has)
{
  g_autoptr(Paper) paper = sample();
  g_autoptr(GString) out = g_string_new(NULL);
  Printer *printer = printer_new_json_string(out);
  paper_print_json(printer, paper);
  printer_finish(printer, NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  ck_assert(json_parser_load_from_data(parser, out->str, -1, NULL));
  check_json(json_node_get_object(json_parser_get_root(parser)));
}
END_TEST

START_TEST(tree_is_a_line_a_thing)
{
  g_autoptr(Paper) paper = sample();
  g_autoptr(GString) out = g_string_new(NULL);
  Printer *printer = printer_new_text_string(out, 0, FALSE);
  paper_print_tree(printer, paper, 1);
  printer_finish(printer, NULL);
  ck_assert_str_eq(out->str, "paper 1 full\n"
                             "  author Mutual Aid Board\n"
                             "  year 2003\n"
                             "  title Groups that help\n"
                             "  keyword mutual aid\n"
                             "  body\n"
                             "    section 1 introduction 1 Introduction\n"
                             "      heading body 1. Introduction\n"
                             "      text body\n"
                             "        | Groups help.\n"
                             "        | So did Doe (1999a) find.\n"
                             "      reference references [1] Doe, J. (1999a). On helping. Press.\n"
                             "  references\n"
                             "    1 book\n"
                             "      label [1]\n"
                             "      raw Doe, J. (1999a). On helping. Press.\n"
                             "      author Doe, J.\n"
                             "      year 1999a\n"
                             "      title On helping\n"
                             "      publisher Press\n"
                             "  citations\n"
                             "    group 1 narrative exact \"Doe (1999a)\" -> 1\n"
                             "  kept\n"
                             "    running-head front after \"help. So did Doe (1999a) find.\"\n"
                             "      | HELPING  17\n"
                             "  diagnostics\n"
                             "    warning odd line 7: a line is odd\n");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("parse");
  TCase *tests = tcase_create("parse");
  tcase_add_test(tests, json_has_what_the_paper_has);
  tcase_add_test(tests, tree_is_a_line_a_thing);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
