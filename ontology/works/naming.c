#include "ontology/works/naming.h"

#include "corpus/citation/fold.h"
#include "ontology/works/match.h"

#include <string.h>

/* Bytes of a folded title that take part in a block: enough to tell works apart, and bounded. */
#define TITLE_BYTES 400u
/* Bytes of the shortest folded title that tells a work by itself, together with a year or a name. */
#define TITLE_LEAST 4u

char *naming_family(const Record *record)
{
  const GPtrArray *persons = record->authors->len > 0 ? record->authors : record->editors;
  if (persons->len == 0)
    return g_strdup("");
  const Person *person = g_ptr_array_index(persons, 0);
  if (person->literal != NULL)
    return name_key(person->literal, -1);
  return name_key_bare(person->family != NULL ? person->family : "", -1);
}

/* Letters and digits of any script, small, one blank between words. */
static char *fold_plain(const char *text)
{
  g_autofree char *folded = name_fold(text != NULL ? text : "", -1);
  GString *out = g_string_new(NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '\'')
      continue;
    if (g_unichar_isalnum(c))
      g_string_append_unichar(out, c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
  }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}

/* A title and its subtitle are one: some sources keep them apart, most don't. */
char *naming_title(const Record *record)
{
  if (record->title == NULL)
    return g_strdup("");
  g_autofree char *whole = record->subtitle != NULL ? g_strconcat(record->title, " ", record->subtitle, NULL)
                                                    : g_strdup(record->title);
  char *folded = fold_plain(whole);
  if (strlen(folded) > TITLE_BYTES) {
    char *end = g_utf8_find_prev_char(folded, folded + TITLE_BYTES + 1);
    *(end != NULL ? end : folded) = '\0';
  }
  return folded;
}

static char *first_page(const Record *record)
{
  if (record->pages == NULL)
    return g_strdup("");
  gsize n = strcspn(record->pages, "-, ;");
  return g_strndup(record->pages, n);
}

static void add_block(Naming *naming, char kind, char *rest)
{
  g_ptr_array_add(naming->blocks, g_strdup_printf("%c:%s", kind, rest));
  g_free(rest);
}

static void add_blocks(Naming *naming, const Record *record, const char *label, const char *family,
                       const char *title)
{
  if (record->doi != NULL && strlen(record->doi) > 6)
    add_block(naming, BLOCK_DOI, g_ascii_strdown(record->doi, -1));
  gsize known = (*family != '\0') + (record->year > 0);
  if (strlen(title) >= TITLE_LEAST && (known > 0 || strlen(title) >= 4 * TITLE_LEAST))
    add_block(naming, BLOCK_TITLE, g_strdup_printf("%s|%d|%s", family, record->year, title));
  g_autofree char *container = fold_plain(record->container);
  g_autofree char *page = first_page(record);
  g_autofree char *volume = fold_plain(record->volume);
  if (*title == '\0' && known == 2 && *container != '\0' && (*page != '\0' || *volume != '\0'))
    add_block(naming, BLOCK_PLACE,
              g_strdup_printf("%s|%d|%s|%s|%s", family, record->year, container, volume, page));
  if (naming->blocks->len == 0 && label != NULL) {
    g_autofree char *folded = fold_plain(label);
    if (*folded != '\0')
      add_block(naming, BLOCK_LABEL, g_strdup(folded));
  }
}

Naming *naming_new(const Record *record, const char *label, const char *raw)
{
  Naming *naming = g_new0(Naming, 1);
  naming->blocks = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *family = naming_family(record);
  g_autofree char *title = naming_title(record);
  g_autofree char *container = fold_plain(record->container);
  g_autofree char *page = first_page(record);
  add_blocks(naming, record, label, family, title);
  if (naming->blocks->len > 0)
    match_blocks(record, naming->blocks);
  naming->sort = g_strdup_printf("%s|%04d|%s|%s|%s|%s|%s|%s|%s", family, record->year, title, container,
                                 record->volume != NULL ? record->volume : "", page,
                                 record->doi != NULL ? record->doi : "", label != NULL ? label : "",
                                 raw != NULL ? raw : "");
  return naming;
}

/* The DOI in a text, small letters; NULL none. New. */
static char *doi_in(const char *text)
{
  const char *start = strstr(text, "10.");
  if (start == NULL || strchr(start, '/') == NULL)
    return NULL;
  const char *end = start;
  while ((guchar)*end > 0x20 && strchr("\"<>", *end) == NULL)
    end++;
  while (end > start && strchr(".,;:)]", end[-1]) != NULL)
    end--;
  g_autofree char *doi = g_strndup(start, (gsize)(end - start));
  return strchr(doi, '/') != NULL ? g_ascii_strdown(doi, -1) : NULL;
}

void naming_add_digest(Naming *naming, const char *digest_of)
{
  if (digest_of == NULL)
    return;
  g_auto(GStrv) words = g_strsplit_set(digest_of, " \t\r\n,;", -1);
  for (char **word = words; *word != NULL; word++) {
    const char *hex = g_str_has_prefix(*word, "sha256:") ? *word + 7 : NULL;
    if (hex != NULL && strspn(hex, "0123456789abcdefABCDEF") == 64)
      add_block(naming, BLOCK_FILE, g_ascii_strdown(hex, -1));
  }
  char *doi = doi_in(digest_of);
  if (doi != NULL)
    add_block(naming, BLOCK_TOLD, doi);
}

void naming_add_file(Naming *naming, const char *sha256, guint position, guint papers, const char *doi)
{
  if (doi != NULL)
    add_block(naming, BLOCK_TOLD, g_ascii_strdown(doi, -1));
  g_autofree char *hex = g_ascii_strdown(sha256, -1);
  if (papers == 1)
    add_block(naming, BLOCK_FILE, g_strdup(hex));
  add_block(naming, BLOCK_FILE, g_strdup_printf("%s#%u", hex, position + 1));
}

void naming_free(Naming *naming)
{
  if (naming == NULL)
    return;
  g_free(naming->sort);
  g_ptr_array_unref(naming->blocks);
  g_free(naming);
}
