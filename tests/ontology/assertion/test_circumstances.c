/* For whom, by which design, compared with what, in invented sentences. */
#include "tests/ontology/assertion/says.h"

/* "object: population / design / comparison" for each assertion. */
static void assert_holds(const char *text, const char *expected)
{
  g_autoptr(GPtrArray) found = find(text, ROLE_DISCUSSION, NULL, 0);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < found->len; i++) {
    const Assertion *one = g_ptr_array_index(found, i);
    g_string_append_printf(
        out, "%s: %s / %s / %.*s\n", vocabulary_concept(vocabulary, (guint)one->object)->key,
        one->population < 0 ? "-" : vocabulary_concept(vocabulary, (guint)one->population)->key,
        one->design < 0 ? "-" : vocabulary_concept(vocabulary, (guint)one->design)->key,
        (int)(one->comparison.end - one->comparison.start), text + one->comparison.start);
  }
  ck_assert_msg(strcmp(out->str, expected) == 0, "%s\ngave\n%swanted\n%s", text, out->str, expected);
}

START_TEST(comparisons)
{
  assert_holds("Peer support reduced loneliness more than usual care.",
               "loneliness: - / - / than usual care.\n");
  assert_holds("Compared with usual care, peer support increased hope.",
               "hope: - / - / Compared with usual care\n");
  assert_holds("Peer support reduced loneliness in more than half of the towns.", "loneliness: - / - / \n");
  assert_holds("Peer support reduced loneliness rather than relapse.", "loneliness: - / - / \n");
}
END_TEST

START_TEST(comparisons_of_another_clause)
{
  assert_holds("Peer support reduced loneliness; psychoeducation reduced relapse more than usual care.",
               "loneliness: - / - / \nrelapse: - / - / than usual care.\n");
}
END_TEST

START_TEST(populations)
{
  assert_holds("Peer support increased hope in women.", "hope: women / - / \n");
  assert_holds(
      "Peer support reduced loneliness in women, whereas psychoeducation reduced relapse in smokers.",
      "loneliness: women / - / \nrelapse: smokers / - / \n");
  assert_holds("Among women, peer support increased hope.", "hope: women / - / \n");
}
END_TEST

START_TEST(designs)
{
  assert_holds("A randomized controlled trial found that peer support increased hope.", "hope: - / rct / \n");
  assert_holds("Peer support increased hope compared with usual care.",
               "hope: - / - / compared with usual care.\n");
}
END_TEST

int main(void)
{
  const TTest *tests[] = {comparisons, comparisons_of_another_clause, populations, designs};
  return run("circumstances", tests, G_N_ELEMENTS(tests));
}
