/* The names of an author line, their marks and degrees taken off. */
#include "corpus/structure/front.h"

#include "corpus/base/limits.h"
#include "corpus/base/regex.h"
#include "corpus/text/chars.h"

#include <string.h>

/* Words of names that are written small, or great between given and family name. */
static const char *const particles[] = {"van", "von", "der", "den", "de",  "del", "della", "di",  "da",
                                        "dos", "das", "do",  "du",  "la",  "le",  "ter",   "ten", "te",
                                        "zu",  "zur", "el",  "al",  "af",  "av",  "bin",   "ibn", "ben",
                                        "y",   "e",   "san", "st",  "st.", "lo",  "'t"};

static const char *const degrees[] = {
    "md",    "phd",       "ph.d",   "ph.d.", "m.d.",  "m.d",  "msc",  "m.sc.", "m.sc", "mph",  "m.p.h.",
    "bsc",   "b.sc.",     "ma",     "m.a.",  "ba",    "b.a.", "mba",  "rn",    "dds",  "dmd",  "pharmd",
    "drph",  "dsc",       "d.sc.",  "mbbs",  "mbchb", "frcp", "facs", "frcs",  "ms",   "m.s.", "mphil",
    "dphil", "psyd",      "psy.d.", "edd",   "ed.d.", "lmsw", "msw",  "acsw",  "lcsw", "dvm",  "scd",
    "mrcp",  "facp",      "do",     "jd",    "bs",    "b.s.", "meng", "mmed",  "dr",   "dr.",  "prof",
    "prof.", "professor", "mr",     "mrs",   "ms.",   "mr.",  "mrs.", "msc.",  "phd.", "md.",  "cand"};

static gboolean in_list(const char *word, gsize length, const char *const *list, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strlen(list[i]) == length && g_ascii_strncasecmp(list[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean is_particle(const char *word)
{
  if (g_ascii_isupper(word[0]) && (word[1] == '\0' || word[1] == '.'))
    return FALSE; /* an initial */
  return in_list(word, strlen(word), particles, G_N_ELEMENTS(particles));
}

static gboolean is_degree(const char *word)
{
  return in_list(word, strlen(word), degrees, G_N_ELEMENTS(degrees));
}

/* "A.", "J.-P.", "AB", "A": capitals only. */
static gboolean is_initials(const char *word)
{
  guint capitals = 0;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isupper(c))
      capitals++;
    else if (c != '.' && c != '-')
      return FALSE;
  }
  return capitals >= 1 && capitals <= 4 && (strchr(word, '.') != NULL || g_utf8_strlen(word, -1) <= 3);
}

static const char *const not_names[] = {
    "university",   "department",  "institute",   "hospital",  "school",   "college",    "center",
    "centre",       "faculty",     "journal",     "research",  "review",   "article",    "study",
    "abstract",     "and",         "the",         "of",        "for",      "in",         "on",
    "with",         "from",        "to",          "a",         "an",       "by",         "groups",
    "health",       "report",      "vol",         "volume",    "issue",    "copyright",  "keywords",
    "introduction", "received",    "published",   "open",      "access",   "edition",    "press",
    "page",         "online",      "original",    "how",       "what",     "why",        "between",
    "as",           "at",          "is",          "are",       "effects",  "effect",     "analysis",
    "trial",        "treatment",   "science",     "sciences",  "medical",  "society",    "clinic",
    "laboratory",   "division",    "ltd",         "inc",       "gmbh",     "usa",        "china",
    "und",          "der die das", "self-help",   "mental",    "clinical", "systematic", "service",
    "services",     "foundation",  "association", "highlights"};

static gboolean is_name_word(const char *word)
{
  gunichar first = g_utf8_get_char(word);
  if (is_particle(word) || is_initials(word))
    return TRUE;
  if (!g_unichar_isupper(first) && first != '\'' && first != 0x2019)
    return FALSE;
  if (in_list(word, strlen(word), not_names, G_N_ELEMENTS(not_names)))
    return FALSE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isalpha(c) && !g_unichar_ismark(c) && c != '.' && c != '-' && c != '\'' && c != 0x2019 &&
        c != 0x2010 && c != 0x2011 && c != 0x2bc && c != 0x2018 && c != '`' && c != 0x2032)
      return FALSE;
  }
  return TRUE;
}

/* Marks of affiliations and notes, footnote signs, ORCID badges, everything in brackets: become a blank. */
static char *strip_marks(const char *line)
{
  GString *out = g_string_new(NULL);
  guint depth = 0;
  gunichar last = 0;
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '(' || c == '[' || c == '{') {
      depth++;
      continue;
    }
    if (c == ')' || c == ']' || c == '}') {
      depth -= depth > 0;
      continue;
    }
    gboolean noted = char_is_note_mark(c) || g_unichar_isdigit(c) || c == '^' || c == '#' || c == '$' ||
                     c == 0x25ca || c == 0x2016 || c == 0x2709 || c == '~' || c == '|' || c == '+' ||
                     c == 0x2666;
    gboolean high_letter = (c >= 0x1d43 && c <= 0x1dbf) || c == 0x2071 || c == 0x207f ||
                           (c >= 0x2b0 && c <= 0x2b8) || c == 0x2e1 || c == 0x2e2;
    if (depth > 0)
      continue;
    if (noted || high_letter || c == '\\')
      c = last == ',' ? ',' : ' ';
    g_string_append_unichar(out, c);
    last = c;
  }
  return g_string_free(out, FALSE);
}

/* The names of a line between ',', ';', '&', "and", "und", "et", "y", "e". */
static GPtrArray *split_names(const char *line)
{
  static const Regex *separator = NULL;
  regex_once(&separator,
             "(?x) \\s*[;•·]\\s* | \\s*,\\s*(?: (?:and|und|et|y|e|&)\\s+ )? | \\s+ (?:and|AND|und|et|&) \\s+ "
             "| \\s+ [ye] \\s+ (?=\\p{Lu}) | "
             "^\\s* (?:by|By|BY|von|par)\\ | \\s*&\\s* | \\s+ (?:and|et|und) $",
             REGEX_DEFAULT);
  g_autofree char *clean = strip_marks(line);
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  gsize length = strlen(clean);
  gsize from = 0;
  while (from <= length && names->len < LIMIT_PERSONS) {
    Span match;
    gboolean found = regex_find(separator, clean, length, from, &match, 1) && match.end > match.start;
    gsize end = found ? match.start : length;
    char *name = g_strstrip(g_strndup(clean + from, end - from));
    if (*name != '\0')
      g_ptr_array_add(names, name);
    else
      g_free(name);
    if (!found)
      break;
    from = match.end;
  }
  return names;
}

/* Degrees that are also names of people ("Yongshun Ma"): only by themselves between commas. */
static gboolean is_name_too(const char *word)
{
  static const char *const words[] = {"ma", "ba", "do", "ms", "bs", "jd", "dr"};
  return in_list(word, strlen(word), words, G_N_ELEMENTS(words));
}

/* Words of a name; titles before and degrees behind left out. */
static char **name_words(const char *name)
{
  g_auto(GStrv) words = g_strsplit_set(name, " \t", -1);
  GPtrArray *kept = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; words[i] != NULL; i++) {
    gboolean sign = g_ascii_ispunct(words[i][0]) && words[i][1] == '\0';
    if (*words[i] != '\0' && !sign)
      g_ptr_array_add(kept, g_strdup(words[i]));
  }
  static const char *const titles[] = {"dr",  "dr.", "prof", "prof.", "professor", "mr",
                                       "mr.", "mrs", "mrs.", "ms.",   "sir"};
  while (kept->len > 2 && in_list(g_ptr_array_index(kept, 0), strlen(g_ptr_array_index(kept, 0)), titles,
                                  G_N_ELEMENTS(titles)))
    g_ptr_array_remove_index(kept, 0);
  while (kept->len > 2 && is_degree(g_ptr_array_index(kept, kept->len - 1)) &&
         !is_name_too(g_ptr_array_index(kept, kept->len - 1)))
    g_ptr_array_remove_index(kept, kept->len - 1);
  g_ptr_array_set_free_func(kept, NULL);
  g_ptr_array_add(kept, NULL);
  return (char **)g_ptr_array_free(kept, FALSE);
}

static gboolean is_suffix(const char *word)
{
  static const char *const suffixes[] = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd"};
  return in_list(word, strlen(word), suffixes, G_N_ELEMENTS(suffixes));
}

static gboolean is_name(const char *name)
{
  g_auto(GStrv) words = name_words(name);
  guint n = g_strv_length(words);
  guint proper = 0;
  for (guint i = 0; i < n; i++) {
    if (!is_name_word(words[i]))
      return FALSE;
    proper += !is_particle(words[i]) && !is_initials(words[i]);
  }
  return n >= 2 && n <= 7 && proper >= 1;
}

gboolean authors_is_line(const char *line, gboolean has_title)
{
  if (strlen(line) < 5 || strchr(line, ':') != NULL || strstr(line, "://") != NULL)
    return FALSE;
  g_autoptr(GPtrArray) names = split_names(line);
  guint good = 0;
  guint bad = 0;
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    if (is_name(name))
      good++;
    else if (!is_degree(name) && !is_suffix(name) && g_utf8_strlen(name, -1) > 2)
      bad++;
  }
  if (good == 0 || bad * 4 > good)
    return FALSE;
  if (good >= 2)
    return TRUE;
  g_auto(GStrv) words = name_words(g_ptr_array_index(names, 0));
  return has_title && g_strv_length(words) <= 4;
}

/* "Smith J", "Worrall H": the family name first, then capitals only. */
static gboolean is_inverted(const GPtrArray *names)
{
  guint inverted = 0;
  guint looked = 0;
  for (guint i = 0; i < names->len && looked < 20; i++) {
    g_auto(GStrv) words = name_words(g_ptr_array_index(names, i));
    guint n = g_strv_length(words);
    if (n < 2)
      continue;
    looked++;
    inverted += is_initials(words[n - 1]) && strchr(words[n - 1], '.') == NULL && !is_initials(words[0]);
  }
  return looked > 0 && inverted * 10 > looked * 8;
}

static char *join_words(char **words, guint first, guint end)
{
  GString *out = g_string_new(NULL);
  for (guint i = first; i < end; i++)
    g_string_append_printf(out, "%s%s", i > first ? " " : "", words[i]);
  return g_string_free(out, FALSE);
}

/* A particle inside a name, written small or one of those that are also written great ("De Carvalho"). */
static gboolean begins_family(const char *word)
{
  static const char *const great[] = {"De", "Da", "Di",  "Dos",   "Das", "Van", "Von", "Le",  "La",
                                      "El", "Al", "Del", "Della", "Du",  "Ter", "Ten", "Der", "Den"};
  if (is_particle(word) && g_ascii_islower(word[0]))
    return strcmp(word, "e") != 0 && strcmp(word, "y") != 0;
  for (guint i = 0; i < G_N_ELEMENTS(great); i++)
    if (strcmp(word, great[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Where the family name begins: after the last initial inside, at a particle, else the last word. */
static guint family_start(char **words, guint n)
{
  guint start = n - 1;
  for (guint i = 1; i + 1 < n; i++)
    if (is_initials(words[i]) && i + 3 >= n)
      start = i + 1;
  for (guint i = start; i > 1 && is_particle(words[i - 1]); i--)
    start = i - 1;
  for (guint i = 1; i < start; i++)
    if (begins_family(words[i])) {
      start = i;
      break;
    }
  return start;
}

static void add_person(const char *name, gboolean inverted, GPtrArray *authors)
{
  if (g_ascii_strncasecmp(name, "for the ", 8) == 0 || g_ascii_strncasecmp(name, "on behalf of ", 13) == 0) {
    g_ptr_array_add(authors, person_new_literal(name + (g_ascii_tolower(name[0]) == 'f' ? 8 : 13)));
    return;
  }
  g_auto(GStrv) words = name_words(name);
  guint n = g_strv_length(words);
  char *suffix = NULL;
  if (n > 2 && is_suffix(words[n - 1]))
    suffix = words[--n];
  if (n < 2)
    return;
  guint start = inverted ? 0 : family_start(words, n);
  guint end = inverted ? n - 1 : n;
  g_autofree char *family = join_words(words, start, end);
  g_autofree char *given = inverted ? g_strdup(words[n - 1]) : join_words(words, 0, start);
  Person *person = person_new(family, *given != '\0' ? given : NULL);
  person->suffix = g_strdup(suffix);
  g_ptr_array_add(authors, person);
}

/* "Armstronga, Smithb": every name ends in a letter that marks an affiliation, and there are several. */
static void strip_letter_marks(GPtrArray *names, const char *letters)
{
  guint marked = 0;
  guint full = 0;
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    gsize length = strlen(name);
    full += length > 3;
    marked += length > 3 && strchr(letters, name[length - 1]) != NULL &&
              (g_ascii_isalpha(name[length - 2]) || (name[length - 2] & 0x80) != 0);
  }
  if (full < 2 || marked < full)
    return;
  for (guint i = 0; i < names->len; i++) {
    char *name = g_ptr_array_index(names, i);
    gsize length = strlen(name);
    if (length > 3)
      name[length - 1] = '\0';
  }
}

void authors_read(const char *line, const char *letters, GPtrArray *authors)
{
  g_autoptr(GPtrArray) names = split_names(line);
  if (letters != NULL && *letters != '\0')
    strip_letter_marks(names, letters);
  gboolean inverted = is_inverted(names);
  for (guint i = 0; i < names->len && authors->len < LIMIT_PERSONS; i++) {
    const char *name = g_ptr_array_index(names, i);
    if (is_suffix(name) && authors->len > 0) {
      Person *last = g_ptr_array_index(authors, authors->len - 1);
      g_free(last->suffix);
      last->suffix = g_strdup(name);
    } else if (!is_degree(name)) {
      add_person(name, inverted, authors);
    }
  }
}
