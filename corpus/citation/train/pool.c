#include "corpus/citation/train/pool.h"

#include "corpus/citation/model/token.h"

#include <string.h>

static const char *const small_words[LANGUAGE_N] = {
    " the of and in for on a to with by from an ",
    " der die das und zur zum fur eine einer im des von zwischen uber als bei deutschen ",
    " le la les des et du une dans pour sur au aux en l'etude d'une ",
    " el los las del y una para en sobre por con la un ",
    " o os as do da dos das e uma em na no para sobre com ",
    " il della delle degli di gli nel nella e una per dei del ",
};

Language language_guess(const char *text)
{
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  guint counts[LANGUAGE_N] = {0};
  char word[80], padded[96];
  for (guint i = 0; i < tokens->len; i++) {
    const Token *token = &g_array_index(tokens, Token, i);
    if (token->shape > SHAPE_CASELESS || token->length > 12)
      continue;
    token_fold(text + token->start, token->end - token->start, word, sizeof word);
    g_snprintf(padded, sizeof padded, " %s ", word);
    for (guint l = 0; l < LANGUAGE_N; l++)
      counts[l] += strstr(small_words[l], padded) != NULL;
  }
  Language best = LANGUAGE_EN;
  for (guint l = 1; l < LANGUAGE_N; l++)
    if (counts[l] > counts[best])
      best = (Language)l;
  return best;
}

/* Text that a set has cut or joined wrongly gives bad examples. */
static gboolean is_sound(const char *text, gsize least, gsize most)
{
  if (text == NULL || strlen(text) < least || strlen(text) > most || !g_utf8_validate(text, -1, NULL))
    return FALSE;
  gunichar first = g_utf8_get_char(text);
  return (g_unichar_isalnum(first) || first == '[' || first == '"') && strstr(text, "http") == NULL &&
         strstr(text, "- ") == NULL && strstr(text, " pp") == NULL && strstr(text, " ed.") == NULL &&
         strstr(text, "vol") == NULL;
}

static gboolean is_full_name(const Person *person)
{
  guint lower = 0;
  for (const char *p = person->given; p != NULL && *p != '\0' && *p != ' '; p++)
    lower += g_ascii_islower(*p);
  return lower >= 2;
}

static void add_people(Pool *pool, const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++) {
    Person *person = g_ptr_array_index(people, i);
    if (person->literal != NULL) {
      if (is_sound(person->literal, 6, 90))
        g_ptr_array_add(pool->bodies, person->literal);
      continue;
    }
    if (person->family == NULL || person->given == NULL || strlen(person->family) < 2 ||
        strlen(person->family) > 30 || strlen(person->given) > 25 || person->given[0] == '\0' ||
        !g_unichar_isupper(g_utf8_get_char(person->given)) ||
        strpbrk(person->family, ".,()0123456789") != NULL || strpbrk(person->given, ",()0123456789") != NULL)
      continue;
    g_ptr_array_add(is_full_name(person) ? pool->full_persons : pool->persons, person);
  }
}

Pool *pool_new(GPtrArray *records)
{
  Pool *pool = g_new0(Pool, 1);
  for (guint l = 0; l < LANGUAGE_N; l++) {
    pool->articles[l] = g_ptr_array_new();
    pool->titles[l] = g_ptr_array_new();
  }
  pool->persons = g_ptr_array_new();
  pool->full_persons = g_ptr_array_new();
  pool->bodies = g_ptr_array_new();
  pool->publishers = g_ptr_array_new();
  for (guint i = 0; i < records->len; i++) {
    Record *record = g_ptr_array_index(records, i);
    add_people(pool, record->authors);
    if (is_sound(record->publisher, 3, 60) && is_sound(record->place, 3, 40) &&
        strpbrk(record->place, ":;(") == NULL)
      g_ptr_array_add(pool->publishers, record);
    if (!is_sound(record->title, 8, 300))
      continue;
    Language language = language_guess(record->title);
    if (record->type == WORK_ARTICLE && is_sound(record->container, 3, 120))
      g_ptr_array_add(pool->articles[language], record);
    else
      g_ptr_array_add(pool->titles[language], record->title);
    if (record->type != WORK_ARTICLE && is_sound(record->container, 8, 120) &&
        strpbrk(record->container, "().") == NULL)
      g_ptr_array_add(pool->titles[language], record->container);
  }
  g_printerr("pool: %u persons, %u in full, %u bodies, %u publishers; articles", pool->persons->len,
             pool->full_persons->len, pool->bodies->len, pool->publishers->len);
  for (guint l = 0; l < LANGUAGE_N; l++)
    g_printerr(" %u", pool->articles[l]->len);
  g_printerr("; titles");
  for (guint l = 0; l < LANGUAGE_N; l++)
    g_printerr(" %u", pool->titles[l]->len);
  g_printerr("\n");
  return pool;
}

void pool_free(Pool *pool)
{
  if (pool == NULL)
    return;
  for (guint l = 0; l < LANGUAGE_N; l++) {
    g_ptr_array_unref(pool->articles[l]);
    g_ptr_array_unref(pool->titles[l]);
  }
  g_ptr_array_unref(pool->persons);
  g_ptr_array_unref(pool->full_persons);
  g_ptr_array_unref(pool->bodies);
  g_ptr_array_unref(pool->publishers);
  g_free(pool);
}
