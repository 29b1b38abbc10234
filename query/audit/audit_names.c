/* Names: authors that can't be read as names, one person spelled in two ways in a list, and co-authors
 * misspelt in the text. */
#include "query/audit/checks.h"

#include "corpus/base/regex.h"
#include "corpus/citation/fold.h"
#include "corpus/citation/given_name.h"

#include <string.h>

/* ---------------------------------------------------------------- authors that can't be names */

static gboolean is_function_word(const char *family)
{
  static const char *const words[] = {"The", "And", "Of", "For", "In", "On", "An", "With", "Et"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(family, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean is_initials(const char *text)
{
  guint letters = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalpha(c)) {
      if (!g_unichar_isupper(c))
        return FALSE;
      letters++;
    } else if (c != '.' && c != ' ' && c != '-') {
      return FALSE;
    }
  }
  return letters > 0 && letters <= 3;
}

/* "Maria O'Connell" as a family name before "M.": a given name that was not inverted. */
static gboolean holds_given_name(const Person *person)
{
  const char *blank = strchr(person->family, ' ');
  if (blank == NULL || person->given == NULL ||
      !word_is_given_name(person->family, (gsize)(blank - person->family)))
    return FALSE;
  return g_utf8_get_char(person->family) == g_utf8_get_char(person->given) && is_initials(person->given);
}

static void check_person(Audit *audit, const Reference *reference, const Person *person,
                         guint others_with_given)
{
  if (person->family == NULL)
    return;
  Span span = audit_words_span(audit, reference, person->family);
  if (is_function_word(person->family))
    audit_add(audit, AUDIT_NAME_MISSPELT, 0.8, span, reference->n,
              "\"%s\" is no family name: words of a corporate author were cut up as a person",
              person->family);
  else if (person->given != NULL && is_initials(person->family) && g_utf8_strlen(person->family, -1) <= 3 &&
           strchr(person->family, '.') == NULL && strchr(person->given, '.') != NULL &&
           g_utf8_strlen(person->family, -1) >= 2)
    audit_add(audit, AUDIT_NAME_MISSPELT, 0.7, span, reference->n,
              "\"%s, %s\": both parts are initials, the family name was lost", person->family, person->given);
  else if (holds_given_name(person))
    audit_add(audit, AUDIT_NAME_MISSPELT, 0.7, span, reference->n,
              "\"%s, %s\": the given name stands in the family name", person->family, person->given);
  else if (person->given == NULL && others_with_given >= 2 && strchr(person->family, ' ') == NULL)
    audit_add(audit, AUDIT_NAME_INCOMPLETE, 0.7, span, reference->n,
              "\"%s\" has no given name or initial, the other authors have", person->family);
}

static void check_persons(Audit *audit, const Reference *reference, const GPtrArray *persons)
{
  guint with_given = 0;
  for (guint i = 0; i < persons->len; i++)
    with_given += ((const Person *)g_ptr_array_index(persons, i))->given != NULL;
  for (guint i = 0; i < persons->len; i++)
    check_person(audit, reference, g_ptr_array_index(persons, i), with_given);
}

/* ---------------------------------------------------------------- one person, two spellings */

typedef struct {
  const char *family; /* as printed */
  char *key;          /* folded; owned */
  gunichar initial;   /* of the given name */
  guint n;            /* first entry */
  guint times;        /* in the list */
} Name;

static void name_clear(gpointer data)
{
  g_free(((Name *)data)->key);
}

static void collect(GArray *names, GHashTable *known, const Reference *reference)
{
  for (guint i = 0; i < reference->record->authors->len; i++) {
    const Person *person = g_ptr_array_index(reference->record->authors, i);
    if (person->family == NULL || person->given == NULL)
      continue;
    gunichar initial = g_unichar_toupper(g_utf8_get_char(person->given));
    g_autofree char *key = name_key(person->family, -1);
    g_autofree char *full = g_strdup_printf("%s,%x", key, (guint)initial);
    gpointer at = g_hash_table_lookup(known, full);
    if (at != NULL) {
      g_array_index(names, Name, GPOINTER_TO_UINT(at) - 1).times++;
      continue;
    }
    Name name = {person->family, g_steal_pointer(&key), initial, reference->n, 1};
    g_array_append_val(names, name);
    g_hash_table_insert(known, g_steal_pointer(&full), GUINT_TO_POINTER(names->len));
  }
}

/* Family names that are two names though one letter apart: Scandinavian and English patronymics, y and i. */
static gboolean are_two_names(const char *a, const char *b)
{
  gsize n = strlen(a);
  if (n != strlen(b))
    return g_str_has_suffix(a, "s") != g_str_has_suffix(b, "s") && strncmp(a, b, MIN(n, strlen(b)) - 1) == 0;
  if (g_str_has_suffix(a, "sen") != g_str_has_suffix(b, "sen") &&
      g_str_has_suffix(a, "son") != g_str_has_suffix(b, "son"))
    return TRUE;
  for (gsize i = 0; i < n; i++)
    if (a[i] != b[i])
      return (a[i] == 'i' && b[i] == 'y') || (a[i] == 'y' && b[i] == 'i');
  return FALSE;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
  const Name *left = a;
  const Name *right = b;
  if (left->initial != right->initial)
    return left->initial < right->initial ? -1 : 1;
  return strcmp(left->key, right->key);
}

static guint count_in_text(const Audit *audit, const char *word)
{
  guint n = 0;
  gsize length = strlen(word);
  const char *p = audit->paper->text->str;
  while ((p = strstr(p, word)) != NULL) {
    n++;
    p += length;
  }
  return n;
}

/* Names that differ in one letter share their first two or last three: neighbours in an order of initials and
 * keys are near; a window bounds the work. */
#define NAME_WINDOW 12u

static void check_variants(Audit *audit)
{
  g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(Name));
  g_array_set_clear_func(names, name_clear);
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < audit->paper->references->len; i++)
    collect(names, known, g_ptr_array_index(audit->paper->references, i));
  g_array_sort(names, compare_names);
  for (guint i = 0; i < names->len; i++)
    for (guint j = i + 1; j < names->len && j <= i + NAME_WINDOW; j++) {
      const Name *a = &g_array_index(names, Name, i);
      const Name *b = &g_array_index(names, Name, j);
      if (a->initial != b->initial || strlen(a->key) < 6 || name_distance(a->key, b->key, 1) != 1 ||
          are_two_names(a->key, b->key))
        continue;
      guint in_a = count_in_text(audit, a->family);
      guint in_b = count_in_text(audit, b->family);
      const Name *odd = in_a < in_b ? a : b;
      const Name *usual = odd == a ? b : a;
      const Reference *reference = audit_reference(audit, odd->n);
      Finding *finding = audit_add(audit, AUDIT_NAME_MISSPELT, in_a == in_b ? 0.4 : 0.5,
                                   audit_words_span(audit, reference, odd->family), odd->n,
                                   "\"%s\" here, \"%s\" in entry %u and %u times in the paper: one person?",
                                   odd->family, usual->family, usual->n, MAX(in_a, in_b));
      g_array_append_val(finding->references, usual->n);
    }
}

/* ---------------------------------------------------------------- pairs of names in the text */

/* Co-authors of an entry: "tweedie" -> what stands before it in its entries. */
static GHashTable *pairs_of_list(const Audit *audit)
{
  GHashTable *pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < audit->paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(audit->paper->references, i);
    const GPtrArray *authors = reference->record->authors;
    if (authors->len != 2)
      continue;
    const Person *second = g_ptr_array_index(authors, 1);
    const Person *first = g_ptr_array_index(authors, 0);
    if (first->family == NULL || second->family == NULL)
      continue;
    g_hash_table_replace(pairs, name_key(second->family, -1), GUINT_TO_POINTER(reference->n));
  }
  return pairs;
}

static gboolean inside_citation(const Audit *audit, Span span)
{
  guint low = 0;
  guint high = audit->paper->citations->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    const Citation *citation = g_ptr_array_index(audit->paper->citations, middle);
    if (citation->span.end <= span.start)
      low = middle + 1;
    else
      high = middle;
  }
  if (low >= audit->paper->citations->len)
    return FALSE;
  const Citation *citation = g_ptr_array_index(audit->paper->citations, low);
  return citation->span.start < span.end;
}

/* "Duvall and Tweedie" in the text, "Duval, S., & Tweedie, R." in the list. */
static void check_pairs(Audit *audit)
{
  static const Regex *pair = NULL;
  regex_once(&pair,
             "\\b (?<first> \\p{Lu} [\\p{L}'’-]{3,}) \\s+ (?:and|&|und|et|y|e) \\s+ (?<second> \\p{Lu} "
             "[\\p{L}'’-]+)",
             REGEX_DEFAULT);
  g_autoptr(GHashTable) pairs = pairs_of_list(audit);
  const char *text = audit->paper->text->str;
  Span groups[3];
  gsize from = 0;
  while (regex_find(pair, text, audit->paper->text->len, from, groups, 3)) {
    from = groups[1].end;
    g_autofree char *second = name_key(text + groups[2].start, (gssize)(groups[2].end - groups[2].start));
    if (g_str_has_suffix(second, "'s"))
      second[strlen(second) - 2] = '\0';
    gpointer n = g_hash_table_lookup(pairs, second);
    Zone zone = paper_zone_at(audit->paper, groups[0].start);
    if (n == NULL || zone == ZONE_REFERENCES || inside_citation(audit, groups[0]))
      continue;
    const Person *listed = g_ptr_array_index(audit_reference(audit, GPOINTER_TO_UINT(n))->record->authors, 0);
    g_autofree char *first = name_key(text + groups[1].start, (gssize)(groups[1].end - groups[1].start));
    g_autofree char *right = name_key(listed->family, -1);
    guint distance = name_distance(first, right, 2);
    if (distance > 0 && distance <= name_distance_allowed(right))
      audit_add(audit, AUDIT_NAME_MISSPELT, 0.8, groups[1], GPOINTER_TO_UINT(n),
                "the list of references has \"%s\"", listed->family);
  }
}

void audit_names(Audit *audit)
{
  for (guint i = 0; i < audit->paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(audit->paper->references, i);
    check_persons(audit, reference, reference->record->authors);
    check_persons(audit, reference, reference->record->editors);
  }
  check_variants(audit);
  check_pairs(audit);
}
