#include "ontology/annotation.h"

#include "corpus/text/sentence.h"

#include <string.h>

static int order_mentions(gconstpointer a, gconstpointer b)
{
  const Mention *x = a, *y = b;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return x->concept < y->concept ? -1 : x->concept > y->concept;
}

/* The role of the section that a paragraph stands in; an abstract's is ROLE_ABSTRACT. */
static SectionRole role_of(const Paper *paper, const Paragraph *paragraph)
{
  if (paragraph->section >= 0)
    return g_array_index(paper->sections, Section, paragraph->section).role;
  return paragraph->zone == ZONE_ABSTRACT ? ROLE_ABSTRACT : ROLE_NONE;
}

/* Sentences of body and abstract only: captions and tables state little in words, and notes stand for
 * themselves. */
static GArray *finding_sentences(const Paper *paper)
{
  GArray *sentences = g_array_new(FALSE, FALSE, sizeof(AssertionSentence));
  for (guint i = 0; i < paper->sentences->len; i++) {
    const Sentence *sentence = &g_array_index(paper->sentences, Sentence, i);
    if (sentence->paragraph >= paper->paragraphs->len)
      continue;
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, sentence->paragraph);
    if (paragraph->zone != ZONE_BODY && paragraph->zone != ZONE_ABSTRACT)
      continue;
    AssertionSentence one = {sentence->span, sentence->paragraph, role_of(paper, paragraph), {0, 0}};
    if (paragraph->section >= 0)
      one.heading = g_array_index(paper->sections, Section, paragraph->section).heading;
    g_array_append_val(sentences, one);
  }
  return sentences;
}

static GArray *citation_places(const Paper *paper)
{
  GArray *places = g_array_new(FALSE, FALSE, sizeof(AssertionCitation));
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    AssertionCitation place = {citation->span, citation->form == FORM_NARRATIVE};
    g_array_append_val(places, place);
  }
  return places;
}

Annotations *annotate_paper(const Matcher *matcher, const Paper *paper)
{
  Annotations *annotations = g_new0(Annotations, 1);
  g_autoptr(GArray) pieces = mention_pieces(paper);
  annotations->mentions =
      mentions_find(matcher, paper->text->str, (const TextPiece *)pieces->data, pieces->len, MENTION_DEFAULT);
  g_array_sort(annotations->mentions, order_mentions);
  g_autoptr(GArray) sentences = finding_sentences(paper);
  g_autoptr(GArray) citations = citation_places(paper);
  AssertionInput input = {.text = paper->text->str,
                          .vocabulary = matcher_vocabulary(matcher),
                          .sentences = (const AssertionSentence *)sentences->data,
                          .n_sentences = sentences->len,
                          .mentions = (const Mention *)annotations->mentions->data,
                          .n_mentions = annotations->mentions->len,
                          .citations = (const AssertionCitation *)citations->data,
                          .n_citations = citations->len};
  annotations->assertions = assertions_find(&input);
  return annotations;
}

Annotations *annotate_typed(const Matcher *matcher, const char *text)
{
  Annotations *annotations = g_new0(Annotations, 1);
  TextPiece piece = {{0, strlen(text)}, ZONE_BODY};
  annotations->mentions = mentions_find(matcher, text, &piece, 1, MENTION_TYPED);
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  sentences_cut(text, piece.span, NULL, 0, spans);
  g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(AssertionSentence));
  for (guint i = 0; i < spans->len; i++) {
    AssertionSentence one = {g_array_index(spans, Span, i), 0, ROLE_NONE, {0, 0}};
    g_array_append_val(sentences, one);
  }
  AssertionInput input = {.text = text,
                          .vocabulary = matcher_vocabulary(matcher),
                          .sentences = (const AssertionSentence *)sentences->data,
                          .n_sentences = sentences->len,
                          .mentions = (const Mention *)annotations->mentions->data,
                          .n_mentions = annotations->mentions->len,
                          .claim = TRUE};
  annotations->assertions = assertions_find(&input);
  return annotations;
}

void annotations_free(Annotations *annotations)
{
  if (annotations == NULL)
    return;
  g_array_unref(annotations->mentions);
  g_ptr_array_unref(annotations->assertions);
  g_free(annotations);
}
