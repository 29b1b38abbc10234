/* Cross references to the bibliography as citations. */
#include "corpus/reader/jats_build.h"

#include "corpus/base/limits.h"
#include "corpus/citation/citation.h"

#include <string.h>

/* How far before a year its author may stand. */
#define AUTHOR_BYTES 120u
/* How far back an open parenthesis is looked for. */
#define PARENTHESIS_BYTES 800u
/* Dangling references named one by one. */
#define DANGLING_TOLD 20u

typedef struct {
  gsize start, end; /* without brackets around the numbers */
  GArray *numbers;  /* guint, as printed */
  GArray *targets;  /* guint n of references, in order, no number twice */
  gboolean superscript, numeric;
  guint last_number; /* printed last, 0 none: a dash may follow */
} Draft;

typedef struct {
  JatsBuilder *builder;
  Paper *paper;
  guint group;       /* given last */
  gsize group_place; /* of the parenthesis the last group stands in; G_MAXSIZE none */
  gsize last_end;    /* of the citation before */
  guint dangling;
} Linker;

static void add_once(GArray *numbers, guint n)
{
  for (guint i = numbers->len; i > 0 && numbers->len - i < LIMIT_CITATION_NUMBERS; i--)
    if (g_array_index(numbers, guint, i - 1) == n)
      return;
  if (numbers->len < LIMIT_CITATION_NUMBERS)
    g_array_append_val(numbers, n);
}

/* The references that the ids of a mark name. */
static void targets_add(Linker *linker, const JatsMark *mark, GArray *targets)
{
  g_autofree char *attribute = g_strdup(jats_attribute(mark->node, "rid"));
  char *save = NULL;
  guint ids = 0;
  for (char *id = strtok_r(attribute, " \t\n", &save); id != NULL && ids < LIMIT_CITATION_NUMBERS;
       id = strtok_r(NULL, " \t\n", &save), ids++) {
    const JatsEntry *entry = g_hash_table_lookup(linker->builder->entries, id);
    if (entry == NULL) {
      if (linker->dangling++ < DANGLING_TOLD)
        diagnostics_add(linker->builder->diagnostics, SEVERITY_WARNING, POSITION_LINE,
                        (guint64)MAX(xmlGetLineNo(mark->node), 0), "dangling-reference",
                        "a citation points at \"%.60s\", which is no reference of this paper", id);
      continue;
    }
    for (guint n = entry->first; n <= entry->last; n++)
      add_once(targets, n);
  }
}

static gboolean is_citation_mark(Linker *linker, const JatsMark *mark)
{
  if (jats_attribute_has(mark->node, "ref-type", "bibr"))
    return TRUE;
  g_autofree char *rid = g_strdup(jats_attribute(mark->node, "rid"));
  rid[strcspn(rid, " \t\n")] = '\0';
  return g_hash_table_contains(linker->builder->entries, rid);
}

static gboolean is_number_text(const char *text, gsize length, guint references)
{
  guint digits = 0;
  guint letters = 0;
  for (gsize i = 0; i < length; i++) {
    letters = g_ascii_isalpha(text[i]) ? letters + 1 : 0;
    if (letters > 1)
      return FALSE;
    digits += g_ascii_isdigit(text[i]) ? 1 : 0;
  }
  char suffix = '\0';
  g_autofree char *copy = g_strndup(text, length);
  int year = jats_year(copy, &suffix);
  return digits > 0 && (year == 0 || (guint)year <= references);
}

/* Moves over dashes of any kind; gives the place after. */
static const char *skip_dash(const char *at, const char *end)
{
  while (at < end && (*at == ' ' || *at == '-'))
    at++;
  while (end - at >= 3 && memcmp(at, "\xe2\x80", 2) == 0 && (guchar)at[2] >= 0x90 && (guchar)at[2] <= 0x95)
    at += 3;
  if (end - at >= 3 && memcmp(at, "\xe2\x88\x92", 3) == 0)
    at += 3;
  while (at < end && (*at == ' ' || *at == '-'))
    at++;
  return at;
}

static gboolean has_dash(const char *text, gsize length)
{
  return memchr(text, '-', length) != NULL || g_strstr_len(text, (gssize)length, "\xe2\x80\x93") != NULL ||
         g_strstr_len(text, (gssize)length, "\xe2\x80\x94") != NULL ||
         g_strstr_len(text, (gssize)length, "\xe2\x80\x92") != NULL ||
         g_strstr_len(text, (gssize)length, "\xe2\x80\x91") != NULL ||
         g_strstr_len(text, (gssize)length, "\xe2\x80\x90") != NULL ||
         g_strstr_len(text, (gssize)length, "\xe2\x88\x92") != NULL;
}

/* The reference that a printed number names: the entry with this label, or of this place. */
static guint reference_of_number(const Paper *paper, guint number)
{
  if (number == 0 || number > paper->references->len)
    return 0;
  const Reference *reference = g_ptr_array_index(paper->references, number - 1);
  const char *label = reference->label;
  if (label == NULL)
    return number;
  label += strcspn(label, "0123456789");
  return g_ascii_strtoull(label, NULL, 10) == number ? number : 0;
}

/* Numbers from..to, and the references between the first and the last one. */
static void range_add(const Linker *linker, Draft *draft, guint from, guint to)
{
  if (to <= from || to - from > LIMIT_CITATION_NUMBERS)
    return;
  for (guint n = from + 1; n < to; n++) {
    add_once(draft->numbers, n);
    guint reference = reference_of_number(linker->paper, n);
    if (reference != 0)
      add_once(draft->targets, reference);
  }
}

/* Numbers printed in a text, ranges expanded. */
static void numbers_add(const Linker *linker, Draft *draft, const char *text, gsize length, gboolean dash)
{
  const char *end = text + length;
  while (text < end) {
    if (!g_ascii_isdigit(*text)) {
      const char *after = skip_dash(text, end);
      dash = (dash && (*text == ' ' || *text == '[' || *text == '(')) || after > text + (*text == ' ');
      text = after > text ? after : text + 1;
      continue;
    }
    guint64 number = 0;
    for (; text < end && g_ascii_isdigit(*text); text++)
      number = number < 1000000 ? number * 10 + (guint64)(*text - '0') : number;
    if (dash && draft->last_number > 0)
      range_add(linker, draft, draft->last_number, (guint)number);
    if (number > 0)
      add_once(draft->numbers, (guint)number);
    draft->last_number = (guint)number;
    dash = FALSE;
  }
}

static gboolean is_bracket(char c)
{
  return c == '[' || c == ']' || c == '(' || c == ')';
}

/* What stands between two numeric marks joins them to one group: commas, dashes, "and"; brackets only around
 * a dash. */
static gboolean gap_joins(const char *gap, gsize length)
{
  if (length > 12)
    return FALSE;
  g_autoptr(GString) left = g_string_new(NULL);
  gboolean brackets = FALSE;
  for (gsize i = 0; i < length; i++) {
    brackets = brackets || is_bracket(gap[i]);
    if (!is_bracket(gap[i]) && strchr(" ,;", gap[i]) == NULL)
      g_string_append_c(left, gap[i]);
  }
  if (brackets)
    return left->len > 0 && *skip_dash(left->str, left->str + left->len) == '\0';
  return strcmp(left->str, "and") == 0 || strcmp(left->str, "&") == 0 || strcmp(left->str, "to") == 0 ||
         *skip_dash(left->str, left->str + left->len) == '\0';
}

static void citation_finish(Citation *citation, GArray *targets)
{
  g_array_append_vals(citation->references, targets->data, targets->len);
  citation->match = targets->len > 0 ? MATCH_EXACT : MATCH_MISSING;
  citation->confidence = 1.0;
  if (targets->len == 0)
    citation->reason = g_strdup("points at no entry of the reference list");
}

static guint group_next(Linker *linker, gsize parenthesis)
{
  if (parenthesis == G_MAXSIZE || parenthesis != linker->group_place)
    linker->group++;
  linker->group_place = parenthesis;
  return linker->group;
}

static Citation *citation_add(Linker *linker, gsize start, gsize end, CitationForm form, gsize parenthesis)
{
  linker->last_end = end;
  return paper_add_citation(linker->paper, (Span){start, end}, form, group_next(linker, parenthesis));
}

/* A number without brackets that sticks to the word or stop before it is printed raised, whether the file
 * says so or not. */
static gboolean is_raised(const Linker *linker, const Draft *draft)
{
  const char *text = linker->paper->text->str;
  if (draft->superscript || draft->start == 0)
    return draft->superscript;
  char before = text[draft->start - 1];
  return g_ascii_isalpha(before) || strchr(".,;:?!\"'", before) != NULL;
}

static void draft_finish(Linker *linker, Draft *draft)
{
  if (draft->numbers == NULL)
    return;
  if (draft->end > draft->start && linker->paper->citations->len < LIMIT_CITATIONS) {
    Citation *citation = citation_add(linker, draft->start, draft->end,
                                      is_raised(linker, draft) ? FORM_SUPERSCRIPT : FORM_NUMERIC, G_MAXSIZE);
    g_array_append_vals(citation->numbers, draft->numbers->data, draft->numbers->len);
    citation_finish(citation, draft->targets);
  }
  g_clear_pointer(&draft->numbers, g_array_unref);
  g_clear_pointer(&draft->targets, g_array_unref);
}

/* Goes on with a numeric group, or begins one. */
static void draft_add(Linker *linker, Draft *draft, const JatsMark *mark)
{
  const char *text = linker->paper->text->str;
  gsize start = mark->start;
  gsize end = mark->end;
  while (start < end && (is_bracket(text[start]) || text[start] == ' '))
    start++;
  while (end > start && (is_bracket(text[end - 1]) || strchr(" ,;.", text[end - 1]) != NULL))
    end--;
  gsize gap = draft->numbers != NULL && start >= draft->end ? start - draft->end : G_MAXSIZE;
  gboolean joins = gap != G_MAXSIZE && draft->superscript == mark->superscript &&
                   (end == start || gap_joins(text + draft->end, gap));
  gboolean dash = joins && gap > 0 && has_dash(text + draft->end, gap);
  if (!joins) {
    draft_finish(linker, draft);
    *draft = (Draft){.start = start, .end = end, .superscript = mark->superscript};
    draft->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    draft->targets = g_array_new(FALSE, FALSE, sizeof(guint));
  }
  if (end > start) {
    numbers_add(linker, draft, text + start, end - start, dash);
    if (draft->end == draft->start)
      draft->start = start;
    draft->end = end;
  }
  targets_add(linker, mark, draft->targets);
}

/* The parenthesis that a place stands in; G_MAXSIZE none. */
static gsize open_parenthesis(const char *text, gsize place)
{
  guint depth = 0;
  for (gsize i = place; i > 0 && place - i < PARENTHESIS_BYTES; i--) {
    char c = text[i - 1];
    if (c == '\n')
      return G_MAXSIZE;
    if (c == ')' || c == ']')
      depth++;
    else if ((c == '(' || c == '[') && depth-- == 0)
      return i - 1;
  }
  return G_MAXSIZE;
}

/* Where the first author of a reference is named before a place, not before low; G_MAXSIZE nowhere. */
static gsize author_before(const Paper *paper, const GArray *targets, gsize place, gsize low)
{
  if (targets->len == 0)
    return G_MAXSIZE;
  const Reference *reference = g_ptr_array_index(paper->references, g_array_index(targets, guint, 0) - 1);
  const GPtrArray *authors =
      reference->record->authors->len > 0 ? reference->record->authors : reference->record->editors;
  if (authors->len == 0)
    return G_MAXSIZE;
  const Person *first = g_ptr_array_index(authors, 0);
  const char *name = first->family != NULL ? first->family : first->literal;
  gsize length = name != NULL ? strlen(name) : 0;
  low = MAX(low, place > AUTHOR_BYTES ? place - AUTHOR_BYTES : 0);
  if (length == 0 || place < low + length)
    return G_MAXSIZE;
  const char *text = paper->text->str;
  for (gsize i = place - length + 1; i-- > low;) {
    if (text[i] == '\n')
      return G_MAXSIZE;
    if (memcmp(text + i, name, length) == 0 && (i == 0 || !g_ascii_isalnum(text[i - 1])))
      return i;
  }
  return G_MAXSIZE;
}

static gsize year_end(const char *text, gsize start, gsize end)
{
  for (gsize i = start; i + 4 <= end; i++) {
    if (!g_ascii_isdigit(text[i]))
      continue;
    gsize digits = 0;
    while (i + digits < end && g_ascii_isdigit(text[i + digits]))
      digits++;
    if (digits == 4)
      return i + 4 + (i + 4 < end && g_ascii_islower(text[i + 4]) ? 1 : 0);
    i += digits;
  }
  return G_MAXSIZE;
}

/* A name without a year takes the year that follows it: "Brown (1990)" with only the name marked. */
static gsize extend_to_year(const char *text, gsize start, gsize end)
{
  if (year_end(text, start, end) != G_MAXSIZE)
    return end;
  gsize i = end;
  while (text[i] == ' ' || text[i] == ',' || text[i] == '(' || text[i] == '[')
    i++;
  if (i == end || i - end > 3 || strspn(text + i, "0123456789") != 4)
    return end;
  gsize after = i + 4;
  if (g_ascii_islower(text[after]) && !g_ascii_isalnum(text[after + 1]))
    after++;
  return after;
}

/* The year printed in a citation and the one of its entry differ: a near miss, and it says so. */
static void compare_year(const Paper *paper, Citation *citation)
{
  if (citation->references->len != 1)
    return;
  const Reference *reference =
      g_ptr_array_index(paper->references, g_array_index(citation->references, guint, 0) - 1);
  g_autofree char *text = paper_slice(paper, citation->span);
  char suffix = '\0';
  int printed = jats_year(text, &suffix);
  int known = reference->record->year;
  if (printed == 0 || known == 0 || printed == known || printed == reference->record->original_year)
    return;
  citation->match = MATCH_YEAR;
  citation->reason = g_strdup_printf("the year differs: %d here, %d in the list", printed, known);
}

/* Several years for several entries in one mark: the first citation has the name, every other its year. */
static gboolean split_years(Linker *linker, gsize start, gsize end, CitationForm form, gsize parenthesis,
                            const GArray *targets)
{
  const char *text = linker->paper->text->str;
  guint years = 0;
  for (gsize at = start; (at = year_end(text, at, end)) != G_MAXSIZE; years++)
    if (at >= end && ++years)
      break;
  if (targets->len < 2 || years != targets->len || linker->paper->citations->len + years > LIMIT_CITATIONS)
    return FALSE;
  gsize from = start;
  gsize group = parenthesis != G_MAXSIZE ? parenthesis : start;
  for (guint i = 0; i < years; i++) {
    gsize to = year_end(text, from, end);
    gsize begin = from;
    while (i > 0 && begin < to && !g_ascii_isdigit(text[begin]))
      begin++;
    Citation *citation = citation_add(linker, begin, to, form, group);
    g_array_append_val(citation->references, g_array_index(targets, guint, i));
    citation->match = MATCH_EXACT;
    citation->confidence = 1.0;
    compare_year(linker->paper, citation);
    from = to;
  }
  return TRUE;
}

/* A mark with a name or a year. */
static void link_author_year(Linker *linker, const JatsMark *mark)
{
  const Paper *paper = linker->paper;
  const char *text = paper->text->str;
  g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(guint));
  targets_add(linker, mark, targets);
  gsize start = MAX(mark->start, linker->last_end);
  gsize end = mark->end;
  if (end <= start)
    return;
  gboolean enclosed = is_bracket(text[start]) && is_bracket(text[end - 1]) && end - start > 2;
  gsize parenthesis = enclosed ? start : open_parenthesis(text, start);
  start += enclosed ? 1 : 0;
  end -= enclosed ? 1 : 0;
  CitationForm form = parenthesis != G_MAXSIZE ? FORM_PARENTHETICAL : FORM_NARRATIVE;
  if (g_ascii_isdigit(text[start])) {
    gsize author = author_before(paper, targets, start, linker->last_end);
    if (author != G_MAXSIZE) {
      start = author;
      form = parenthesis == G_MAXSIZE || author < parenthesis ? FORM_NARRATIVE : form;
    } else if (parenthesis != G_MAXSIZE && parenthesis == linker->group_place && paper->citations->len > 0) {
      form = ((const Citation *)g_ptr_array_index(paper->citations, paper->citations->len - 1))->form;
    }
  }
  end = extend_to_year(text, start, end);
  if (form == FORM_NARRATIVE && memchr(text + start, '(', end - start) != NULL && text[end] == ')')
    end++;
  if (end > start && text[end - 1] == ')' && memchr(text + start, '(', end - start) == NULL)
    end--;
  if (split_years(linker, start, end, form, parenthesis, targets) || paper->citations->len >= LIMIT_CITATIONS)
    return;
  Citation *citation = citation_add(linker, start, end, form, parenthesis);
  citation_finish(citation, targets);
  compare_year(paper, citation);
}

static void link_marks(Linker *linker, const GArray *marks)
{
  Draft draft = {0};
  linker->last_end = 0;
  for (guint i = 0; i < marks->len; i++) {
    const JatsMark *mark = &g_array_index(marks, JatsMark, i);
    if (!is_citation_mark(linker, mark))
      continue;
    gsize length = mark->end - mark->start;
    const char *text = linker->paper->text->str + mark->start;
    if (length == 0 ? draft.numbers != NULL : is_number_text(text, length, linker->paper->references->len)) {
      draft_add(linker, &draft, mark);
      continue;
    }
    draft_finish(linker, &draft);
    link_author_year(linker, mark);
  }
  draft_finish(linker, &draft);
}

/* In a paper whose numeric citations are marked, an unmarked number that sticks to a word, or stands in
 * parentheses in a table, is a value: "F[2,22]", "t(15)", "7.7 (2-30)". */
static gboolean is_value(const Paper *paper, const Citation *citation)
{
  const char *text = paper->text->str;
  gsize open = citation->span.start;
  if (citation->form != FORM_NUMERIC || open < 2 || (text[open - 1] != '(' && text[open - 1] != '['))
    return FALSE;
  return g_ascii_isalnum(text[open - 2]) ||
         (text[open - 1] == '(' && paper_zone_at(paper, open) == ZONE_TABLE);
}

/* Finds what is not marked in the text as well. */
static void find_unmarked(Paper *paper)
{
  g_autoptr(GHashTable) marked = g_hash_table_new(NULL, NULL);
  guint numeric = 0;
  for (guint i = 0; i < paper->citations->len; i++) {
    Citation *citation = g_ptr_array_index(paper->citations, i);
    g_hash_table_add(marked, citation);
    numeric += citation->form == FORM_NUMERIC || citation->form == FORM_SUPERSCRIPT ? 1 : 0;
  }
  citations_find(paper);
  if (numeric == 0)
    return;
  gpointer *citations = paper->citations->pdata;
  guint kept = 0;
  for (guint i = 0; i < paper->citations->len; i++) {
    Citation *citation = citations[i];
    if (!g_hash_table_contains(marked, citation) && is_value(paper, citation))
      continue;
    citations[i] = citations[kept];
    citations[kept++] = citation;
  }
  g_ptr_array_set_size(paper->citations, (gint)kept);
  paper_sort_citations(paper);
}

void jats_citations(JatsBuilder *builder)
{
  Linker linker = {.builder = builder, .paper = builder->paper, .group_place = G_MAXSIZE};
  link_marks(&linker, builder->running_marks);
  link_marks(&linker, builder->annex_marks);
  if (linker.dangling > DANGLING_TOLD)
    diagnostics_add(builder->diagnostics, SEVERITY_WARNING, POSITION_NONE, 0, "dangling-reference",
                    "%u citations in all point at no reference of this paper", linker.dangling);
  paper_sort_citations(builder->paper);
  find_unmarked(builder->paper);
}
