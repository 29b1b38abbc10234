/* The readers of bibliographic files (BibTeX, RIS, CSL-JSON): each record that has an abstract becomes a
 * paper of kind PAPER_ABSTRACT. Its running text is the title, the abstract and the keywords; an abstract
 * that stands in the file as it is has its own bytes for a place, any other the bytes of its record. What
 * stands between such records is kept as "markup" with the record after it, or with the last. */
#include "corpus/base/limits.h"
#include "corpus/reader/reader.h"
#include "corpus/record/bibtex.h"
#include "corpus/record/csl.h"
#include "corpus/record/ris.h"
#include "corpus/structure/language.h"
#include "corpus/text/encoding.h"

#include <string.h>

typedef struct {
  Record *record;
  Span place; /* in the decoded text; {0,0} not known */
} Found;

typedef struct {
  GArray *found; /* Found: the records with an abstract, at most LIMIT_ABSTRACTS_PER_FILE */
  guint n_records, n_abstracts;
} Collection;

typedef void (*ReadPlaces)(const char *text, gsize length, Diagnostics *diagnostics, RecordPlaceSink sink,
                           gpointer data);

/* Markup of JATS and HTML that databases leave in abstracts: the bytes of the tag at text, 0 none; parts
 * tells whether it parts words. */
static gsize tag_length(const char *text, gboolean *parts)
{
  static const char *const names[] = {"p",   "br",  "div", "title", "sec",    "i",    "b",     "em",
                                      "sup", "sub", "scp", "bold",  "strong", "span", "italic"};
  gsize at = text[1] == '/' ? 2 : 1;
  if (strncmp(text + at, "jats:", 5) == 0)
    at += 5;
  gsize end = at;
  while (g_ascii_isalpha(text[end]))
    end++;
  guint known = 0;
  while (known < G_N_ELEMENTS(names) &&
         (strlen(names[known]) != end - at || g_ascii_strncasecmp(text + at, names[known], end - at) != 0))
    known++;
  if (known == G_N_ELEMENTS(names) || (text[end] != '>' && text[end] != '/' && text[end] != ' '))
    return 0;
  *parts = known < 5; /* the first five stand between paragraphs */
  for (gsize i = end; i < end + 200 && text[i] != '\0' && text[i] != '<'; i++)
    if (text[i] == '>')
      return i + 1;
  return 0;
}

/* Valid UTF-8 on one line without markup, trimmed; NULL where nothing is left. Caller frees. */
static char *clean(const char *text)
{
  if (text == NULL)
    return NULL;
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autoptr(GString) out = g_string_sized_new(strlen(valid));
  for (const char *p = valid; *p != '\0';) {
    gboolean blank = (guint8)*p <= ' ';
    gsize tag = *p == '<' ? tag_length(p, &blank) : 0;
    if (blank && out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
    if (!blank && tag == 0)
      g_string_append_c(out, *p);
    p += tag > 0 ? tag : 1;
  }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
  return out->len == 0 ? NULL : g_strdup(out->str);
}

static void collect(Record *record, Span place, gpointer data)
{
  Collection *collection = data;
  collection->n_records++;
  char *abstract = clean(record->abstract_text);
  g_free(record->abstract_text);
  record->abstract_text = abstract;
  collection->n_abstracts += abstract != NULL;
  if (abstract == NULL || collection->found->len >= LIMIT_ABSTRACTS_PER_FILE) {
    record_free(record);
    return;
  }
  char *title = clean(record->title);
  g_free(record->title);
  record->title = title;
  Found found = {record, place};
  g_array_append_val(collection->found, found);
}

static void found_clear(gpointer found)
{
  record_free(((Found *)found)->record);
}

/* BibTeX gives entries with a crossref last. */
static int compare_found(gconstpointer a, gconstpointer b)
{
  gsize left = ((const Found *)a)->place.start, right = ((const Found *)b)->place.start;
  return (left > right) - (left < right);
}

static Span append_block(GString *text, const char *block)
{
  if (text->len > 0)
    g_string_append(text, "\n\n");
  gsize start = text->len;
  g_string_append(text, block);
  return (Span){start, text->len};
}

static char *keywords_line(const Record *record)
{
  g_autoptr(GString) line = g_string_new(NULL);
  for (guint i = 0; i < record->keywords->len; i++) {
    g_autofree char *word = clean(g_ptr_array_index(record->keywords, i));
    if (word != NULL && line->len < LIMIT_RECORD_FIELD_BYTES)
      g_string_append_printf(line, "%s%s", line->len == 0 ? "Keywords: " : "; ", word);
  }
  return line->len == 0 ? NULL : g_strdup(line->str);
}

/* The running text, its blocks and its map: the bytes of the record once. */
static void write_record(Paper *paper, MappedText *out, const MappedText *decoded, Span place)
{
  const Record *record = paper->record;
  g_autoptr(GString) text = g_string_new(NULL);
  if (record->title != NULL) {
    g_autofree char *subtitle = clean(record->subtitle);
    g_autofree char *whole =
        subtitle == NULL ? g_strdup(record->title) : g_strconcat(record->title, ": ", subtitle, NULL);
    paper_add_paragraph(paper, append_block(text, whole), BLOCK_FRONT, ZONE_FRONT, -1);
  }
  Span abstract = append_block(text, record->abstract_text);
  Section *section =
      paper_add_section(paper, "Abstract", 1, ROLE_ABSTRACT, (Span){abstract.start, abstract.start});
  section->span = abstract;
  paper_add_paragraph(paper, abstract, BLOCK_TEXT, ZONE_ABSTRACT, 0);
  g_autofree char *language = language_of(text->str, abstract);
  paper_add_abstract(paper, language, abstract);
  g_autofree char *keywords = keywords_line(record);
  if (keywords != NULL)
    paper_add_paragraph(paper, append_block(text, keywords), BLOCK_FRONT, ZONE_FRONT, -1);

  const char *source = decoded->text->str;
  gsize length = abstract.end - abstract.start;
  const char *verbatim = memmem(source + place.start, place.end - place.start, record->abstract_text, length);
  if (verbatim == NULL) {
    mapped_text_append_replaced(out, text->str, text->len, decoded, place);
    return;
  }
  Span at = {(gsize)(verbatim - source), (gsize)(verbatim - source) + length};
  mapped_text_append_replaced(out, text->str, abstract.start, decoded, (Span){place.start, at.start});
  mapped_text_append(out, decoded, at);
  mapped_text_append_replaced(out, text->str + abstract.end, text->len - abstract.end, decoded,
                              (Span){at.end, place.end});
}

/* What stands between records; blanks alone are left. */
static void keep_rest(Paper *paper, MappedText *out, const MappedText *decoded, Span rest)
{
  while (rest.start < rest.end && g_ascii_isspace(decoded->text->str[rest.start]))
    rest.start++;
  while (rest.end > rest.start && g_ascii_isspace(decoded->text->str[rest.end - 1]))
    rest.end--;
  if (rest.start == rest.end)
    return;
  mapped_text_replace(out, "\n\n", 2, 0, 0, 0);
  gsize start = out->text->len;
  mapped_text_append(out, decoded, rest);
  gboolean first = paper->kept->len == 0 && rest.start < paper->place.start;
  paper_add_kept(paper, "markup", ZONE_BACK, (Span){start, out->text->len},
                 first ? 0 : paper->running_length);
}

/* before and after: what of the file goes with this record. */
static Paper *build_paper(const char *name, const MappedText *decoded, Found *found, Span before, Span after)
{
  Paper *paper = paper_new(name);
  record_free(paper->record);
  paper->record = g_steal_pointer(&found->record);
  paper->kind = PAPER_ABSTRACT;
  paper->place = source_map_locate(decoded->map, found->place);
  MappedText *out = mapped_text_new();
  write_record(paper, out, decoded, found->place);
  paper->running_length = out->text->len;
  keep_rest(paper, out, decoded, before);
  keep_rest(paper, out, decoded, after);
  g_string_free(paper->text, TRUE);
  source_map_free(paper->map);
  paper->text = out->text;
  paper->map = out->map;
  g_free(out);
  return paper;
}

static GPtrArray *build_papers(const char *name, const MappedText *decoded, GArray *found)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func((GDestroyNotify)paper_free);
  g_array_sort(found, compare_found);
  gsize length = decoded->text->len, last = 0;
  for (guint i = 0; i < found->len; i++) {
    Found *one = &g_array_index(found, Found, i);
    if (one->place.end == 0 && found->len == 1)
      one->place = (Span){0, length};
    /* Records whose place isn't known share the file: the first of them holds it. */
    gboolean placed = one->place.end > one->place.start && one->place.start >= last;
    if (!placed)
      one->place = last == 0 && i == 0 ? (Span){0, length} : (Span){last, last};
    Span before = {last, one->place.start};
    last = one->place.end;
    Span after = i + 1 == found->len ? (Span){last, length} : (Span){last, last};
    g_ptr_array_add(papers, build_paper(name, decoded, one, before, after));
  }
  return papers;
}

static GPtrArray *read_records(const char *name, GBytes *bytes, ReadPlaces read, Diagnostics *diagnostics,
                               GError **error)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  g_autoptr(MappedText) decoded = encoding_decode(data, length, diagnostics);
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
  g_array_set_clear_func(found, found_clear);
  Collection collection = {.found = found};
  read(decoded->text->str, decoded->text->len, diagnostics, collect, &collection);
  if (collection.n_records == 0) {
    g_set_error(error, READER_ERROR, READER_ERROR_EMPTY, "%s: no record in it could be read", name);
    return NULL;
  }
  if (found->len == 0) {
    g_set_error(error, READER_ERROR, READER_ERROR_EMPTY,
                "%s: none of its records (%u) has an abstract, so there is no text to index; adduce-index "
                "reference reads reference strings, one a line",
                name, collection.n_records);
    return NULL;
  }
  if (collection.n_abstracts > found->len)
    diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_NONE, 0, "limit",
                    "more than %u records with an abstract: the other %u are left out; split the file",
                    LIMIT_ABSTRACTS_PER_FILE, collection.n_abstracts - found->len);
  if (collection.n_abstracts < collection.n_records)
    diagnostics_add(diagnostics, SEVERITY_NOTE, POSITION_NONE, 0, "no-abstract",
                    "%u of %u records have no abstract and are left out",
                    collection.n_records - collection.n_abstracts, collection.n_records);
  return build_papers(name, decoded, found);
}

static GPtrArray *bibtex_papers(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error)
{
  return read_records(name, bytes, bibtex_read_places, diagnostics, error);
}

static GPtrArray *ris_papers(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error)
{
  return read_records(name, bytes, ris_read_places, diagnostics, error);
}

static GPtrArray *csl_papers(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error)
{
  return read_records(name, bytes, csl_read_places, diagnostics, error);
}

static gboolean is_named(const char *name, const char *extension)
{
  const char *dot = name != NULL ? strrchr(name, '.') : NULL;
  return dot != NULL && g_ascii_strcasecmp(dot, extension) == 0;
}

static gboolean is_entry(const guint8 *line, gsize length)
{
  gsize k = 1;
  if (length < 5 || line[0] != '@')
    return FALSE;
  while (k < length && g_ascii_isalpha((gchar)line[k]))
    k++;
  gboolean word = k > 3;
  while (k < length && line[k] == ' ')
    k++;
  return word && k < length && (line[k] == '{' || line[k] == '(');
}

static gboolean is_record(const guint8 *line, gsize length)
{
  return length >= 5 && memcmp(line, "TY  -", 5) == 0;
}

/* The first line that isn't blank and no comment is the start of a record; in a file that is named so, any
 * line. */
static int recognise_lines(const guint8 *head, gsize length, gboolean named,
                           gboolean (*is_start)(const guint8 *line, gsize length))
{
  gsize at = length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (at < length) {
    while (at < length && g_ascii_isspace((gchar)head[at]))
      at++;
    if (is_start(head + at, length - at))
      return 90;
    if (at < length && head[at] != '%' && !named)
      return 0;
    const guint8 *end = at < length ? memchr(head + at, '\n', length - at) : NULL;
    at = end == NULL ? length : (gsize)(end - head) + 1;
  }
  return 0;
}

static int bibtex_recognise(const char *name, const guint8 *head, gsize length)
{
  return recognise_lines(head, length, is_named(name, ".bib"), is_entry);
}

static int ris_recognise(const char *name, const guint8 *head, gsize length)
{
  return recognise_lines(head, length, is_named(name, ".ris"), is_record);
}

/* An object or a list of objects with the member "title" and one more of those that items have. */
static int csl_recognise(const char *name, const guint8 *head, gsize length)
{
  (void)name;
  static const char *const members[] = {"\"abstract\"",        "\"issued\"", "\"author\"",
                                        "\"container-title\"", "\"DOI\"",    "\"editor\""};
  gsize at = length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (at < length && g_ascii_isspace((gchar)head[at]))
    at++;
  if (at == length || (head[at] != '{' && head[at] != '[') || memmem(head, length, "\"title\"", 7) == NULL)
    return 0;
  gsize next = at + 1;
  while (next < length && g_ascii_isspace((gchar)head[next]))
    next++;
  if (next == length || head[next] != (head[at] == '{' ? '"' : '{'))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS(members); i++)
    if (memmem(head, length, members[i], strlen(members[i])) != NULL)
      return 80;
  return 0;
}

const Reader reader_bibtex = {"bibtex", "bib", bibtex_recognise, bibtex_papers};
const Reader reader_ris = {"ris", "ris", ris_recognise, ris_papers};
const Reader reader_csl = {"csl-json", "json", csl_recognise, csl_papers};
