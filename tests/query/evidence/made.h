/* Passages made up for the tests of the room, in one line each. */
#ifndef ADDUCE_TESTS_EVIDENCE_MADE_H
#define ADDUCE_TESTS_EVIDENCE_MADE_H

#include "query/evidence/judgement.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  StorePaper paper;
  StorePassage passage;
} Made;

static void made_free(Made *made)
{
  record_free(made->paper.record);
  g_free(made->paper.work);
  g_array_unref(made->passage.sentences);
  g_ptr_array_unref(made->passage.headings);
  g_ptr_array_unref(made->passage.citations);
  g_free(made->passage.text);
  g_free(made);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Made, made_free)

/* A passage of a paper whose work is called work. In the sentences "{...}" is a citation in parentheses and
 * "<...>" a narrative one; the marks are taken out, and each links to the entry whose work is its own text
 * (none for "?..."). The passage begins at byte 1000 of the paper. */
static Made *made_passage(const char *work, SectionRole role, const char *const *sentences)
{
  Made *made = g_new0(Made, 1);
  StorePassage *passage = &made->passage;
  made->paper.record = record_new();
  made->paper.work = g_strdup(work);
  passage->paper = &made->paper;
  passage->role = role;
  passage->zone = role == ROLE_ABSTRACT ? ZONE_ABSTRACT : ZONE_BODY;
  passage->sentences = g_array_new(FALSE, FALSE, sizeof(Span));
  passage->headings = g_ptr_array_new_with_free_func(g_free);
  passage->citations = g_ptr_array_new_with_free_func((GDestroyNotify)store_citation_free);
  GString *text = g_string_new(NULL);
  for (guint i = 0; sentences[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c(text, ' ');
    Span span = {1000 + text->len, 0};
    for (const char *at = sentences[i]; *at != '\0'; at++) {
      if (*at != '{' && *at != '<') {
        g_string_append_c(text, *at);
        continue;
      }
      const char *end = strchr(at, *at == '{' ? '}' : '>');
      StoreCitation *citation = g_new0(StoreCitation, 1);
      citation->text = g_strndup(at + 1, (gsize)(end - at) - 1);
      citation->form = *at == '{' ? FORM_PARENTHETICAL : FORM_NARRATIVE;
      citation->span = (Span){1000 + text->len, 1000 + text->len + strlen(citation->text)};
      citation->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
      citation->references = g_ptr_array_new_with_free_func((GDestroyNotify)store_reference_free);
      if (citation->text[0] != '?') {
        StoreReference *reference = g_new0(StoreReference, 1);
        reference->record = record_new();
        reference->work = g_strdup(citation->text);
        g_ptr_array_add(citation->references, reference);
      }
      g_string_append(text, citation->text);
      g_ptr_array_add(passage->citations, citation);
      at = end;
    }
    span.end = 1000 + text->len;
    g_array_append_val(passage->sentences, span);
  }
  passage->span = (Span){1000, 1000 + text->len};
  passage->text = g_string_free(text, FALSE);
  return made;
}

/* Sentence i judged; parts that need no store. */
G_GNUC_UNUSED static Judgement *made_judged(Judge *judge, const Made *made, guint i)
{
  Span span = g_array_index(made->passage.sentences, Span, i);
  return judge_span(judge, &made->passage, span, JUDGE_TONE | JUDGE_WHOSE | JUDGE_FIGURES, NULL);
}

#endif
