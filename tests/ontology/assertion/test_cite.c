/* Which citations of a sentence belong to which clause, and what is the text's own result. Citations stand in
 * invented sentences as one letter and a year; those without a bracket are narrative. */
#include "tests/ontology/assertion/says.h"

#define CITATIONS 8

/* The places "A, 1988" in brackets and "A (1988)" outside of them. */
static guint citations_in(const char *text, AssertionCitation *citations)
{
  guint n = 0, depth = 0;
  for (const char *at = text; *at != '\0' && n < CITATIONS; at++) {
    depth = *at == '(' ? depth + 1 : *at == ')' ? depth - 1 : depth;
    gboolean letter = g_ascii_isupper(at[0]) && (at == text || !g_ascii_isalpha(at[-1]));
    gsize start = (gsize)(at - text);
    if (letter && depth == 1 && at[1] == ',' && g_ascii_isdigit(at[3]))
      citations[n++] = (AssertionCitation){{start, start + 7}, FALSE};
    else if (letter && depth == 0 && at[1] == ' ' && at[2] == '(')
      citations[n++] = (AssertionCitation){{start, start + 8}, TRUE};
  }
  return n;
}

/* "object: letters of its works" for each assertion, "own" where it is the text's own result. */
static void assert_cites(const char *text, SectionRole role, const char *expected)
{
  AssertionCitation citations[CITATIONS];
  guint n = citations_in(text, citations);
  g_autoptr(GPtrArray) found = find(text, role, citations, n);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < found->len; i++) {
    const Assertion *assertion = g_ptr_array_index(found, i);
    g_string_append_printf(out, "%s:", vocabulary_concept(vocabulary, (guint)assertion->object)->key);
    for (guint k = 0; k < assertion->citations->len; k++)
      g_string_append_c(out, text[citations[g_array_index(assertion->citations, guint, k)].span.start]);
    g_string_append(out, assertion->own_result ? " own\n" : "\n");
  }
  ck_assert_msg(strcmp(out->str, expected) == 0, "%s\ngave\n%swanted\n%s", text, out->str, expected);
}

START_TEST(what_follows_an_object_is_its_own)
{
  assert_cites("Support groups reduce stigma (A, 1988; B, 1989) and relapse (C, 2001).", ROLE_DISCUSSION,
               "stigma:AB\nrelapse:C\n");
  assert_cites("Support groups reduce stigma (A, 1988), but psychoeducation increases relapse (B, 1990).",
               ROLE_DISCUSSION, "stigma:A\nrelapse:B\n");
}
END_TEST

START_TEST(a_list_shares_what_ends_it)
{
  assert_cites("Support groups reduce stigma, loneliness and relapse (A, 1988).", ROLE_DISCUSSION,
               "stigma:A\nloneliness:A\nrelapse:A\n");
}
END_TEST

START_TEST(works_that_tell)
{
  assert_cites("A (1976) found that support groups reduce stigma.", ROLE_DISCUSSION, "stigma:A\n");
  assert_cites("Support groups (A, 1976) reduce stigma.", ROLE_DISCUSSION, "stigma:A\n");
}
END_TEST

START_TEST(works_of_another_clause)
{
  assert_cites("Psychoeducation is common (A, 1988); support groups reduce stigma.", ROLE_DISCUSSION,
               "stigma:\n");
  assert_cites("Support groups reduce stigma; psychoeducation increases relapse (B, 1990).", ROLE_DISCUSSION,
               "stigma:\nrelapse:B\n");
  assert_cites("Support groups reduce stigma (A, 1988) and relapse.", ROLE_DISCUSSION,
               "stigma:A\nrelapse:\n");
}
END_TEST

START_TEST(works_that_agree)
{
  assert_cites("In our study support groups reduced stigma, consistent with earlier work (A, 1988).",
               ROLE_DISCUSSION, "stigma: own\n");
}
END_TEST

START_TEST(own_results)
{
  assert_cites("Peer support reduced loneliness.", ROLE_RESULTS, "loneliness: own\n");
  assert_cites("Peer support reduced loneliness.", ROLE_BACKGROUND, "loneliness:\n");
  assert_cites("Peer support was studied (A, 1988).\nPeer support reduced loneliness.", ROLE_RESULTS,
               "loneliness:\n");
  assert_cites("We found that peer support reduced loneliness.", ROLE_DISCUSSION, "loneliness: own\n");
}
END_TEST

int main(void)
{
  const TTest *tests[] = {what_follows_an_object_is_its_own, a_list_shares_what_ends_it, works_that_tell,
                          works_of_another_clause,           works_that_agree,           own_results};
  return run("cite", tests, G_N_ELEMENTS(tests));
}
