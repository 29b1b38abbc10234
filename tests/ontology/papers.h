/* Papers made up for the tests of the store, in a few lines each. */
#ifndef ADDUCE_TESTS_PAPERS_H
#define ADDUCE_TESTS_PAPERS_H

#include "ontology/store/store.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* What the test itself needs to be so. Programs that aren't Check tests give their own. */
#ifndef MADE_REQUIRE
#include <check.h>
#define MADE_REQUIRE(condition, ...) ck_assert_msg(condition, __VA_ARGS__)
#endif

G_GNUC_UNUSED static Paper *made_paper(const char *family, int year, const char *title)
{
  Paper *paper = paper_new("made.txt");
  paper->format = g_strdup("plain");
  paper->record->title = g_strdup(title);
  paper->record->year = year;
  if (family != NULL)
    g_ptr_array_add(paper->record->authors, person_new(family, "A."));
  return paper;
}

/* Appends a block with the blank line before it; every byte is a copy, 10 bytes further on in the "file". */
static Span made_block(Paper *paper, const char *text)
{
  if (paper->text->len > 0) {
    g_string_append(paper->text, "\n\n");
    source_map_append(paper->map, 2, paper->text->len + 8, 2, TRUE, 1, 0);
  }
  Span span = {paper->text->len, paper->text->len + strlen(text)};
  source_map_append(paper->map, strlen(text), span.start + 10, strlen(text), TRUE, 1, 0);
  g_string_append(paper->text, text);
  paper->running_length = paper->text->len;
  return span;
}

G_GNUC_UNUSED static void made_section(Paper *paper, const char *title, SectionRole role)
{
  Span span = made_block(paper, title);
  paper_add_section(paper, title, 1, role, span);
  paper_add_paragraph(paper, span, BLOCK_HEADING, ZONE_BODY, (int)paper->sections->len - 1);
}

G_GNUC_UNUSED static void made_say(Paper *paper, const char *text)
{
  Span span = made_block(paper, text);
  paper_add_paragraph(paper, span, BLOCK_TEXT, ZONE_BODY, (int)paper->sections->len - 1);
  for (guint i = 0; i < paper->sections->len; i++)
    g_array_index(paper->sections, Section, i).span.end =
        i + 1 < paper->sections->len ? g_array_index(paper->sections, Section, i + 1).span.start - 2
                                     : span.end;
}

/* The last paragraph's words "text" cite entry n; 0: missing. */
G_GNUC_UNUSED static void made_cite(Paper *paper, const char *text, guint n)
{
  const Paragraph *last = &g_array_index(paper->paragraphs, Paragraph, paper->paragraphs->len - 1);
  const char *found = strstr(paper->text->str + last->span.start, text);
  MADE_REQUIRE(found != NULL, "no such words: %s", text);
  gsize start = (gsize)(found - paper->text->str);
  Citation *citation = paper_add_citation(paper, (Span){start, start + strlen(text)}, FORM_PARENTHETICAL,
                                          paper->citations->len + 1);
  citation->confidence = 0.9;
  if (n > 0) {
    g_array_append_val(citation->references, n);
    citation->match = MATCH_EXACT;
  } else
    citation->reason = g_strdup("no such entry");
}

G_GNUC_UNUSED static Record *made_reference(Paper *paper, const char *family, int year, const char *title)
{
  g_autofree char *raw = g_strdup_printf("%s, B. (%d). %s.", family, year, title);
  Reference *reference = paper_add_reference(paper, NULL, raw, (Span){0, 0});
  reference->record->year = year;
  reference->record->title = g_strdup(title);
  g_ptr_array_add(reference->record->authors, person_new(family, "B."));
  return reference->record;
}

/* Cuts sentences and puts the paper as the only one of a file. */
G_GNUC_UNUSED static StoreChange made_put(Store *store, const char *path, Paper *paper)
{
  g_autoptr(GError) error = NULL;
  paper_sort_citations(paper);
  paper_cut_sentences(paper);
  MADE_REQUIRE(paper_check(paper, &error), "%s", error != NULL ? error->message : "");
  g_autofree char *label = paper->label != NULL ? g_strdup(paper->label) : g_strdup("");
  g_autofree char *all = g_strdup_printf("%s|%s|%d", paper->text->str, paper->record->title,
                                         paper->record->year + (int)paper->kind);
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);
  StoreFile file = {(char *)path, paper->sha256 != NULL ? paper->sha256 : sum, 100, 1000, 0, NULL};
  g_autoptr(GPtrArray) papers = g_ptr_array_new();
  g_ptr_array_add(papers, paper);
  StoreChange change = STORE_UNCHANGED;
  MADE_REQUIRE(store_put_file(store, &file, papers, &change, &error), "%s",
               error != NULL ? error->message : "");
  return change;
}

G_GNUC_UNUSED static char *made_directory(void)
{
  g_autofree char *template = g_build_filename(g_get_tmp_dir(), "adduce-store-XXXXXX", NULL);
  char *made = g_mkdtemp(g_steal_pointer(&template));
  MADE_REQUIRE(made != NULL, "no temporary directory");
  return made;
}

G_GNUC_UNUSED static void made_remove(const char *path)
{
  g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
  for (const char *name; directory != NULL && (name = g_dir_read_name(directory)) != NULL;) {
    g_autofree char *file = g_build_filename(path, name, NULL);
    if (g_file_test(file, G_FILE_TEST_IS_DIR) && !g_file_test(file, G_FILE_TEST_IS_SYMLINK))
      made_remove(file);
    else
      g_unlink(file);
  }
  g_rmdir(path);
}

G_GNUC_UNUSED static void assert_in_step(Store *store, guint64 documents)
{
  g_autoptr(GError) error = NULL;
  StoreVerification proof;
  MADE_REQUIRE(store_verify(store, &proof, &error), "%s", error != NULL ? error->message : "");
  MADE_REQUIRE(proof.rows == documents && proof.documents == documents, "%u documents for %u rows, not %u",
               (guint)proof.documents, (guint)proof.rows, (guint)documents);
  MADE_REQUIRE(proof.absent + proof.dangling + proof.wrong == 0, "%u absent, %u dangling, %u wrong",
               (guint)proof.absent, (guint)proof.dangling, (guint)proof.wrong);
}

#define ASSERT_OK(call)                                                                                      \
  do {                                                                                                       \
    g_autoptr(GError) error = NULL;                                                                          \
    gboolean done = (call);                                                                                  \
    MADE_REQUIRE(done, "%s: %s", #call, error != NULL ? error->message : "no message");                      \
  } while (0)

#endif
