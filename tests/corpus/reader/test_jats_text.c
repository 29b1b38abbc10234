/* Nothing is lost and nothing told twice: every text node of a file stands exactly once in the text of its
 * papers. Each node's text is replaced by a word of its own before the file is read, which is then looked
 * for. */
#include "corpus/reader/jats_tag.h"
#include "corpus/reader/jats_xml.h"
#include "corpus/reader/reader.h"

#include <check.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#define SKIPPED 77
/* Of the published articles every n-th is tried: all, but few where a sanitizer makes each ten times slower.
 */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE 8u
#else
#define STRIDE 1u
#endif

/* Puts "Qw1x", "Qw2x", ... in place of the text nodes under root; gives how many. */
static guint mark_texts(xmlNode *root)
{
  guint n = 0;
  xmlNode *node = root;
  while (node != NULL) {
    if (jats_has_text(node)) {
      g_autofree char *word = g_strdup_printf(" Qw%ux ", ++n);
      xmlNodeSetContent(node, BAD_CAST word);
    }
    if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == NULL)
      node = node->parent;
    node = node == root ? NULL : node->next;
  }
  return n;
}

static void count_words(const char *text, guint *counts, guint n)
{
  for (const char *at = text; (at = strstr(at, "Qw")) != NULL; at += 2) {
    guint64 word = g_ascii_strtoull(at + 2, NULL, 10);
    if (word >= 1 && word <= n)
      counts[word]++;
  }
}

/* Reads a document and looks for each word. Gives how many are not there exactly once; tells the first. */
static guint count_faults(const char *name, xmlDoc *doc)
{
  guint n = mark_texts(xmlDocGetRootElement(doc));
  xmlChar *dump = NULL;
  int length = 0;
  xmlDocDumpMemoryEnc(doc, &dump, &length, "UTF-8");
  g_autoptr(GBytes) bytes = g_bytes_new(dump, (gsize)length);
  xmlFree(dump);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = reader_jats.read(name, bytes, NULL, &error);
  g_autofree guint *counts = g_new0(guint, n + 1);
  for (guint i = 0; papers != NULL && i < papers->len; i++) {
    const Paper *paper = g_ptr_array_index(papers, i);
    ck_assert_msg(paper_check(paper, &error), "%s: %s", name, error != NULL ? error->message : "");
    count_words(paper->text->str, counts, n);
  }
  guint faults = 0;
  for (guint i = 1; i <= n; i++)
    if (counts[i] != 1 && faults++ == 0)
      g_printerr("%s: text node %u stands %u times\n", name, i, counts[i]);
  return faults;
}

static guint check_file(const char *path)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  ck_assert_msg(g_file_get_contents(path, &data, &length, NULL), "%s", path);
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, length);
  g_autoptr(xmlDoc) doc = jats_xml_parse(path, bytes, NULL, NULL);
  return doc != NULL ? count_faults(path, doc) : 0;
}

static guint check_folder(const char *folder, guint stride, guint *files)
{
  guint faults = 0;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!g_str_has_suffix(name, ".xml"))
      continue;
    if ((*files)++ % stride == 0)
      faults += check_file(path);
  }
  return faults;
}

START_TEST(own_files)
{
  static const char *const folders[] = {"tests/golden/jats", "tests/fuzz/corpus/jats"};
  guint files = 0;
  for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
    g_autofree char *folder = g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), folders[i], NULL);
    ck_assert_uint_eq(check_folder(folder, 1, &files), 0);
  }
  ck_assert_uint_ge(files, 5);
}
END_TEST

static char *shared_folder(void)
{
  const char *shared = g_getenv("ADDUCE_SHARED");
  return shared != NULL
             ? g_build_filename(shared, "data", "jats", NULL)
             : g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "..", "shared", "data", "jats", NULL);
}

START_TEST(real_files)
{
  g_autofree char *folder = shared_folder();
  guint files = 0;
  if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
    g_printerr("the part over published articles is skipped: %s isn't there\n", folder);
    return;
  }
  ck_assert_uint_eq(check_folder(folder, STRIDE, &files), 0);
  ck_assert_uint_gt(files, 0);
}
END_TEST

int main(void)
{
  if (g_getenv("ADDUCE_SOURCE_DIR") == NULL)
    return SKIPPED;
  TCase *cases = tcase_create("text of JATS files");
  tcase_set_timeout(cases, 100);
  tcase_add_test(cases, own_files);
  tcase_add_test(cases, real_files);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
