#include "corpus/citation/train/work.h"

#include "corpus/citation/train/words.h"

#include <string.h>

static gpointer any(const GPtrArray *array, Dice *dice)
{
  return array->len == 0 ? NULL : g_ptr_array_index(array, dice_roll(dice, array->len));
}

static void free_person(gpointer person)
{
  person_free(person);
}

static Person *some_person(const Pool *pool, gboolean full, Dice *dice)
{
  if (full && dice_chance(dice, 35)) {
    g_autofree char *given = words_pick(given_names, dice);
    const Person *other = any(dice_chance(dice, 50) ? pool->persons : pool->full_persons, dice);
    g_autofree char *rare = dice_chance(dice, 12) ? words_pick(surnames, dice) : NULL;
    Person *person = person_new(rare != NULL ? rare : other->family, given);
    if (dice_chance(dice, 25)) {
      char *more = g_strdup_printf("%s %c.", given, 'A' + (char)dice_roll(dice, 23));
      g_free(person->given);
      person->given = more;
    }
    return person;
  }
  Person *person = person_copy(any(full ? pool->full_persons : pool->persons, dice));
  if (dice_chance(dice, 5)) {
    g_free(person->family);
    person->family = words_pick(surnames, dice);
  }
  if (dice_chance(dice, 1))
    person->suffix = g_strdup(dice_chance(dice, 60) ? "Jr." : "III");
  return person;
}

static void fill_people(GPtrArray *people, guint n, const Style *style, const Pool *pool, Dice *dice)
{
  gboolean full = style->names.full && dice_chance(dice, 88);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add(people, some_person(pool, full, dice));
}

static guint author_count(Dice *dice)
{
  guint r = dice_roll(dice, 100);
  return r < 32 ? 1 : r < 58 ? 2 : r < 74 ? 3 : r < 83 ? 4 : r < 89 ? 5 : r < 94 ? 6 : 7 + dice_roll(dice, 6);
}

static void fill_authors(Work *work, const Style *style, const Pool *pool, Dice *dice)
{
  guint body = work->kind == KIND_WEB ? 50 : work->kind == KIND_REPORT ? 40 : work->kind == KIND_BOOK ? 5 : 2;
  if (dice_chance(dice, body)) {
    g_autofree char *name = dice_chance(dice, 75) || pool->bodies->len == 0
                                ? words_pick(bodies, dice)
                                : g_strdup(any(pool->bodies, dice));
    g_ptr_array_add(work->authors, person_new_literal(name));
  } else {
    fill_people(work->authors, author_count(dice), style, pool, dice);
  }
}

/* A title in capitals as English-language styles of the humanities print it. */
static char *title_case(const char *title)
{
  GString *out = g_string_new(NULL);
  gboolean start = TRUE;
  static const char *const small[] = {"of",   "the", "and",  "in", "for", "on", "a", "to",
                                      "with", "by",  "from", "an", "as",  "at", "or"};
  for (const char *p = title; *p != '\0';) {
    gunichar c = g_utf8_get_char(p);
    if (start && g_unichar_islower(c)) {
      gsize length = strcspn(p, " ,.:;-");
      gboolean keep = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS(small); i++)
        keep |= strlen(small[i]) == length && strncmp(p, small[i], length) == 0;
      c = keep ? c : g_unichar_toupper(c);
    }
    g_string_append_unichar(out, c);
    start = c == ' ' || c == '-';
    p = g_utf8_next_char(p);
  }
  return g_string_free(out, FALSE);
}

static char *some_title(Language language, const Pool *pool, gboolean capitals, Dice *dice)
{
  const GPtrArray *titles = pool->titles[language], *articles = pool->articles[language];
  const char *chosen = NULL;
  if (titles->len > 0 && (articles->len == 0 || dice_chance(dice, 60)))
    chosen = any(titles, dice);
  else if (articles->len > 0)
    chosen = ((const Record *)any(articles, dice))->title;
  g_autofree char *title = g_strdup(chosen == NULL ? "Notes" : chosen);
  if (dice_chance(dice, 7) && titles->len > 0) {
    static const char *const joins[] = {": ", ". ", "? ", " – ", "! "};
    char *both = g_strconcat(title, joins[dice_roll(dice, 5)], any(titles, dice), NULL);
    g_free(title);
    title = both;
  }
  if (dice_chance(dice, 4) && strchr(title, ' ') != NULL) { /* a short title of one to three words */
    char *p = title;
    for (guint words = 1 + dice_roll(dice, 3); words > 0 && strchr(p, ' ') != NULL; words--)
      p = strchr(p, ' ') + 1;
    if (p > title)
      p[-1] = '\0';
  }
  if (dice_chance(dice, 3)) {
    char *question = g_strconcat(title, dice_chance(dice, 80) ? "?" : "!", NULL);
    g_free(title);
    title = question;
  }
  return capitals && language == LANGUAGE_EN ? title_case(title) : g_steal_pointer(&title);
}

static char *number_between(Dice *dice, guint least, guint most)
{
  return g_strdup_printf("%u", least + dice_roll(dice, most - least + 1));
}

static char *some_pages(Dice *dice)
{
  guint first = 1 + dice_roll(dice, dice_chance(dice, 30) ? 4000 : 600),
        last = first + 1 + dice_roll(dice, 38);
  guint r = dice_roll(dice, 100);
  if (r < 62)
    return g_strdup_printf("%u-%u", first, last);
  if (r < 76)
    return first / 100 == last / 100 && last > 99 ? g_strdup_printf("%u-%02u", first, last % 100)
                                                  : g_strdup_printf("%u-%u", first, last);
  if (r < 84)
    return g_strdup_printf("%u", first);
  if (r < 88)
    return g_strdup_printf("e%u", 100 + dice_roll(dice, 90000));
  if (r < 91)
    return g_strdup_printf("S%u-S%u", first % 300 + 1, last % 300 + 2);
  if (r < 93)
    return g_strdup_printf("S%u-%u", first % 300 + 1, first % 300 + 9);
  if (r < 95)
    return g_strdup_printf("%uff.", first);
  if (r < 97)
    return g_strdup_printf("%06u", 10000 + dice_roll(dice, 80000));
  return g_strdup_printf("%u-%u, %u", first, last, last + 12);
}

static char *some_date(Language language, Dice *dice)
{
  g_autofree char *month = words_pick(months[language], dice);
  guint day = 1 + dice_roll(dice, 28), year = 1998 + dice_roll(dice, 26);
  switch (dice_roll(dice, 7)) {
  case 0:
    return g_strdup_printf("%02u.%02u.%u", day, 1 + dice_roll(dice, 12), year);
  case 1:
    return g_strdup_printf("%u-%02u-%02u", year, 1 + dice_roll(dice, 12), day);
  case 2:
    return language == LANGUAGE_EN ? g_strdup_printf("%s %u, %u", month, day, year)
                                   : g_strdup_printf("%u %s %u", day, month, year);
  case 3:
    return g_strdup_printf("%u %s %u", year, month, day);
  case 4:
    return g_strdup_printf("%s %u", month, year);
  case 5:
    return language == LANGUAGE_DE ? g_strdup_printf("%u. %s %u", day, month, year)
                                   : g_strdup_printf("%u/%u/%u", day, 1 + dice_roll(dice, 12), year);
  default:
    return g_strdup_printf("%u %s %u", day, month, year);
  }
}

static char *some_address(Dice *dice)
{
  static const char *const hosts[] = {"who.int",    "example.org",   "nytimes.com", "gesis.org",   "bund.de",
                                      "gov.uk",     "scielo.br",     "europa.eu",   "ssrn.com",    "cdc.gov",
                                      "unesco.org", "r-project.org", "bbc.co.uk",   "saude.gov.br"};
  static const char *const paths[] = {"",
                                      "/",
                                      "/index.html",
                                      "/reports/2010/report_12.pdf",
                                      "/en/news/article123.htm",
                                      "/download/doc-45.pdf",
                                      "/~miller/papers/x1.ps",
                                      "/wiki/Self-help",
                                      "/content?id=120&lang=en",
                                      "/publications",
                                      "/2012/05/12/health/study.html"};
  return g_strdup_printf("%s%s%s",
                         dice_chance(dice, 70)   ? (dice_chance(dice, 60) ? "http://www." : "https://www.")
                         : dice_chance(dice, 50) ? "http://"
                                                 : "www.",
                         hosts[dice_roll(dice, G_N_ELEMENTS(hosts))],
                         paths[dice_roll(dice, G_N_ELEMENTS(paths))]);
}

static char *some_doi(Dice *dice)
{
  switch (dice_roll(dice, 6)) {
  case 0:
    return g_strdup_printf("10.1016/j.soc%u.%u.%02u.%03u", dice_roll(dice, 90), 2000 + dice_roll(dice, 22),
                           1 + dice_roll(dice, 12), dice_roll(dice, 900));
  case 1:
    return g_strdup_printf("10.%u/S%04u-%04u(%02u)%05u-%u", 1000 + dice_roll(dice, 8000),
                           dice_roll(dice, 9999), dice_roll(dice, 9999), dice_roll(dice, 99),
                           dice_roll(dice, 99999), dice_roll(dice, 10));
  case 2:
    return g_strdup_printf("10.1371/journal.pone.%07u", dice_roll(dice, 300000));
  case 3:
    return g_strdup_printf("10.1002/(SICI)%u(%u)%u:%u<%u::AID-JCOP%u>3.0.CO;2-%c",
                           10000000 + dice_roll(dice, 999999), 19970 + dice_roll(dice, 99),
                           dice_roll(dice, 90), dice_roll(dice, 9), dice_roll(dice, 900), dice_roll(dice, 9),
                           'A' + (char)dice_roll(dice, 26));
  case 4:
    return g_strdup_printf("10.1590/S%04u-%04u%u%010u", dice_roll(dice, 9999), dice_roll(dice, 9999),
                           2000 + dice_roll(dice, 20), dice_roll(dice, 99999));
  default:
    return g_strdup_printf("10.%u/s%u-%u-%u", 1000 + dice_roll(dice, 8000), 10000 + dice_roll(dice, 9999),
                           dice_roll(dice, 30), dice_roll(dice, 9999));
  }
}

static char *some_year(Dice *dice)
{
  guint year = dice_chance(dice, 92) ? 1960 + dice_roll(dice, 64) : 1650 + dice_roll(dice, 320);
  guint r = dice_roll(dice, 1000);
  if (r < 50)
    return g_strdup_printf("%u%c", year, 'a' + (char)dice_roll(dice, 3));
  if (r < 60)
    return g_strdup_printf("%u [%u]", year, year - 10 - dice_roll(dice, 60));
  if (r < 66)
    return g_strdup_printf("%u/%u", year - 10 - dice_roll(dice, 60), year);
  if (r < 72)
    return g_strdup_printf("[%u] %u", year - 10 - dice_roll(dice, 60), year);
  if (r < 84)
    return g_strdup(dice_chance(dice, 60) ? "in press" : dice_chance(dice, 50) ? "forthcoming" : "n.d.");
  if (r < 88)
    return g_strdup_printf("c%u", year);
  return g_strdup_printf("%u", year);
}

static void fill_article(Work *work, const Style *style, const Pool *pool, Dice *dice)
{
  const GPtrArray *articles = pool->articles[work->language];
  const Record *record = any(articles, dice);
  if (record == NULL)
    record = any(pool->articles[LANGUAGE_EN], dice);
  const Record *journal =
      dice_chance(dice, 55) ? record
                            : any(pool->articles[dice_chance(dice, 60) ? work->language : LANGUAGE_EN], dice);
  journal = journal == NULL ? record : journal;
  work->fields['T'] = dice_chance(dice, 75)
                          ? (style->title_case ? title_case(record->title) : g_strdup(record->title))
                          : some_title(work->language, pool, style->title_case, dice);
  work->fields['C'] = g_strdup(journal->container);
  if (dice_chance(dice, 94))
    work->fields['V'] = dice_chance(dice, 2)
                            ? g_strdup_printf("%u-%u", 10 + dice_roll(dice, 40), 12 + dice_roll(dice, 40))
                        : dice_chance(dice, 2) ? words_pick("XII|IV|XXIV|III|VII|LX|XL", dice)
                                               : number_between(dice, 1, dice_chance(dice, 80) ? 99 : 420);
  if (dice_chance(dice, 58))
    work->fields['I'] =
        dice_chance(dice, 90) ? number_between(dice, 1, dice_chance(dice, 85) ? 12 : 52)
        : dice_chance(dice, 50)
            ? g_strdup_printf("%u-%u", 1 + dice_roll(dice, 3), 4 + dice_roll(dice, 2))
            : words_pick("Suppl|Suppl 1|Suppl. 2|suppl.1|Pt 1|3/4|1/2|S1|Spec No|2 Suppl|4 Pt 2", dice);
  if (dice_chance(dice, 95))
    work->fields['P'] = record->pages != NULL && strlen(record->pages) < 20 && dice_chance(dice, 40)
                            ? g_strdup(record->pages)
                            : some_pages(dice);
  if (dice_chance(dice, 40))
    work->fields['D'] = record->doi != NULL && g_str_has_prefix(record->doi, "10.") && dice_chance(dice, 60)
                            ? g_strdup(record->doi)
                            : some_doi(dice);
  if (dice_chance(dice, 14))
    work->fields['M'] = words_pick(months[work->language], dice);
  if (dice_chance(dice, 14)) {
    guint number = 1000000 + dice_roll(dice, 30000000);
    work->fields['K'] = g_strdup_printf(dice_chance(dice, 50)   ? "PMID: %u"
                                        : dice_chance(dice, 50) ? "[PubMed: %u]"
                                                                : "PubMed: %u.",
                                        number);
  }
  if (dice_chance(dice, 8))
    work->fields['L'] = words_pick(places, dice);
}

static void fill_house(Work *work, const Pool *pool, Dice *dice)
{
  if (dice_chance(dice, 45) || pool->publishers->len == 0) {
    const House *house = &houses[dice_roll(dice, houses_n)];
    work->fields['B'] = g_strdup(house->publisher);
    work->fields['L'] = words_pick(house->place, dice);
  } else {
    const Record *record = any(pool->publishers, dice);
    work->fields['B'] = g_strdup(record->publisher);
    work->fields['L'] = g_strdup(record->place);
  }
  if (dice_chance(dice, 6))
    g_clear_pointer(&work->fields['B'], g_free);
}

static void fill_book(Work *work, const Style *style, const Pool *pool, Dice *dice)
{
  work->fields['T'] = some_title(work->language, pool, style->title_case, dice);
  fill_house(work, pool, dice);
  if (dice_chance(dice, 20))
    work->fields['N'] = words_pick(editions[work->language], dice);
  if (dice_chance(dice, 10))
    work->fields['S'] = words_pick(series_names[work->language], dice);
  if (dice_chance(dice, 20))
    fill_people(work->translators, 1 + dice_roll(dice, 2), style, pool, dice);
  if (dice_chance(dice, 8))
    work->fields['P'] = dice_chance(dice, 50) ? number_between(dice, 60, 700) : some_pages(dice);
  if (dice_chance(dice, 6))
    work->fields['V'] = number_between(dice, 1, 6);
  if (dice_chance(dice, 6))
    work->fields['D'] = some_doi(dice);
}

static char *some_conference(Dice *dice)
{
  g_autofree char *topic = words_pick(topics, dice);
  guint number = 3 + dice_roll(dice, 30), year = 1985 + dice_roll(dice, 38);
  const char *ending = number % 10 == 1 && number != 11   ? "st"
                       : number % 10 == 2 && number != 12 ? "nd"
                       : number % 10 == 3 && number != 13 ? "rd"
                                                          : "th";
  switch (dice_roll(dice, 6)) {
  case 0:
    return g_strdup_printf("Proceedings of the %u%s International Conference on %s", number, ending, topic);
  case 1:
    return g_strdup_printf("Proc. %u%s Int. Conf. on %s", number, ending, topic);
  case 2:
    return g_strdup_printf("Proceedings of the IEEE Conference on %s", topic);
  case 3:
    return g_strdup_printf("%u%s Annual Meeting of the Society for %s", number, ending, topic);
  case 4:
    return g_strdup_printf("%s Conference %u", topic, year);
  default:
    return g_strdup_printf("Proceedings of the %u Symposium on %s", year, topic);
  }
}

static void fill_by_kind(Work *work, const Style *style, const Pool *pool, Dice *dice)
{
  switch (work->kind) {
  case KIND_ARTICLE:
    fill_article(work, style, pool, dice);
    break;
  case KIND_CHAPTER:
    fill_book(work, style, pool, dice);
    work->fields['C'] = g_steal_pointer(&work->fields['T']);
    work->fields['T'] = some_title(work->language, pool, style->title_case, dice);
    g_free(work->fields['P']);
    work->fields['P'] = dice_chance(dice, 88) ? some_pages(dice) : NULL;
    if (dice_chance(dice, 90))
      fill_people(work->editors, 1 + dice_roll(dice, 3), style, pool, dice);
    break;
  case KIND_EDITED:
    fill_book(work, style, pool, dice);
    fill_people(work->editors, 1 + dice_roll(dice, 3), style, pool, dice);
    break;
  case KIND_THESIS:
    work->fields['T'] = some_title(work->language, pool, style->title_case, dice);
    work->fields['B'] = words_pick(universities, dice);
    work->fields['G'] = words_pick(theses[work->language], dice);
    work->fields['L'] = dice_chance(dice, 50) ? words_pick(places, dice) : NULL;
    work->fields['U'] = dice_chance(dice, 20) ? some_address(dice) : NULL;
    break;
  case KIND_CONFERENCE:
    work->fields['T'] = some_title(work->language, pool, style->title_case, dice);
    work->fields['C'] = some_conference(dice);
    work->fields['L'] = dice_chance(dice, 60) ? words_pick(places, dice) : NULL;
    work->fields['P'] = dice_chance(dice, 70) ? some_pages(dice) : NULL;
    work->fields['B'] =
        dice_chance(dice, 40)
            ? words_pick("ACM|IEEE|Springer|IEEE Press|ACM Press|AAAI Press|Morgan Kaufmann", dice)
            : NULL;
    work->fields['M'] = dice_chance(dice, 30) ? words_pick(months[work->language], dice) : NULL;
    break;
  case KIND_NEWSPAPER:
    work->fields['T'] = some_title(work->language, pool, style->title_case, dice);
    work->fields['C'] = words_pick(newspapers, dice);
    work->fields['P'] = dice_chance(dice, 60) ? words_pick("A1|A12|B3|1|7|14|C5|22|3-4|A1, A14", dice) : NULL;
    break;
  default: /* report, web */
    work->fields['T'] = some_title(work->language, pool, style->title_case, dice);
    fill_house(work, pool, dice);
    if (work->fields['B'] == NULL)
      work->fields['B'] = words_pick(bodies, dice);
    work->fields['S'] = dice_chance(dice, 60) ? words_pick(series_names[work->language], dice) : NULL;
    if (work->kind == KIND_REPORT && dice_chance(dice, 12)) { /* APA's word for "the same body" */
      g_free(work->fields['B']);
      work->fields['B'] = g_strdup("Author");
    }
    work->fields['U'] = some_address(dice);
    work->fields['X'] = some_date(work->language, dice);
    if (work->kind == KIND_WEB)
      work->fields['C'] = dice_chance(dice, 50) ? words_pick(newspapers, dice) : words_pick(bodies, dice);
    break;
  }
}

void work_make(Work *work, const Style *style, Kind kind, const Pool *pool, Dice *dice)
{
  memset(work, 0, sizeof *work);
  work->kind = kind;
  work->language = dice_chance(dice, 70)   ? style->language
                   : dice_chance(dice, 70) ? LANGUAGE_EN
                                           : (Language)dice_roll(dice, LANGUAGE_N);
  work->authors = g_ptr_array_new_with_free_func(free_person);
  work->editors = g_ptr_array_new_with_free_func(free_person);
  work->translators = g_ptr_array_new_with_free_func(free_person);
  fill_by_kind(work, style, pool, dice);
  if (kind != KIND_EDITED && work->authors->len == 0)
    fill_authors(work, style, pool, dice);
  work->fields['Y'] = some_year(dice);
  work->fields['Q'] = number_between(dice, 1900, 1990);
  if (kind == KIND_NEWSPAPER) {
    g_autofree char *month = words_pick(months[style->language], dice);
    work->fields['M'] = style->language == LANGUAGE_EN && dice_chance(dice, 50)
                            ? g_strdup_printf("%s %u", month, 1 + dice_roll(dice, 28))
                            : g_strdup_printf("%u%s %s", 1 + dice_roll(dice, 28),
                                              style->language == LANGUAGE_DE ? "." : "", month);
  }
}

void work_clear(Work *work)
{
  g_ptr_array_unref(work->authors);
  g_ptr_array_unref(work->editors);
  g_ptr_array_unref(work->translators);
  for (guint i = 0; i < G_N_ELEMENTS(work->fields); i++)
    g_free(work->fields[i]);
}
