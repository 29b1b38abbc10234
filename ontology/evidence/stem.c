#include "ontology/evidence/stem.h"

#include <string.h>

typedef struct {
  const char *suffix, *replacement;
} Rule;

static gboolean is_plain_vowel(char c)
{
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* "y" is a vowel after a consonant; in a run of them every other one is. */
static gboolean is_vowel(const char *word, gsize i)
{
  if (word[i] != 'y')
    return is_plain_vowel(word[i]);
  gsize run = 0;
  while (i > run && word[i - run] == 'y')
    run++;
  gboolean before = word[i - run] == 'y' ? FALSE : !is_plain_vowel(word[i - run]);
  return run % 2 == 1 ? before : !before;
}

/* Porter's m: how many times a vowel is followed by a consonant in word[0, length). */
static guint measure(const char *word, gsize length)
{
  guint m = 0;
  gboolean vowel = FALSE;
  for (gsize i = 0; i < length; i++) {
    gboolean now = word[i] == 'y' ? i > 0 && !vowel : is_plain_vowel(word[i]);
    if (vowel && !now)
      m++;
    vowel = now;
  }
  return m;
}

static gboolean has_vowel(const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (is_vowel(word, i))
      return TRUE;
  return FALSE;
}

static gboolean ends(const char *word, gsize length, const char *suffix, gsize *rest)
{
  gsize n = strlen(suffix);
  if (n >= length || memcmp(word + length - n, suffix, n) != 0)
    return FALSE;
  *rest = length - n;
  return TRUE;
}

static gboolean double_consonant(const char *word, gsize length)
{
  return length > 1 && word[length - 1] == word[length - 2] && !is_vowel(word, length - 1);
}

/* consonant, vowel, consonant, the last none of w, x, y: "hop", not "snow" */
static gboolean ends_cvc(const char *word, gsize length)
{
  return length > 2 && !is_vowel(word, length - 3) && is_vowel(word, length - 2) &&
         !is_vowel(word, length - 1) && strchr("wxy", word[length - 1]) == NULL;
}

/* The first rule whose suffix fits is the only one tried; it applies when what is left has a measure over
 * min. */
static gsize apply(char *word, gsize length, const Rule *rules, gsize n, guint min)
{
  for (gsize i = 0; i < n; i++) {
    gsize rest;
    if (!ends(word, length, rules[i].suffix, &rest))
      continue;
    if (measure(word, rest) <= min)
      return length;
    gsize put = strlen(rules[i].replacement);
    memcpy(word + rest, rules[i].replacement, put);
    return rest + put;
  }
  return length;
}

static gsize after_ed_or_ing(char *word, gsize length)
{
  gsize rest;
  if (ends(word, length, "at", &rest) || ends(word, length, "bl", &rest) || ends(word, length, "iz", &rest)) {
    word[length] = 'e'; /* there is room: "ed" or "ing" has just been taken off */
    return length + 1;
  }
  if (double_consonant(word, length) && strchr("lsz", word[length - 1]) == NULL)
    return length - 1;
  if (measure(word, length) == 1 && ends_cvc(word, length)) {
    word[length] = 'e';
    return length + 1;
  }
  return length;
}

static gsize strip_inflection(char *word, gsize length)
{
  gsize rest;
  if (ends(word, length, "sses", &rest) || ends(word, length, "ies", &rest))
    length -= 2;
  else if (word[length - 1] == 's' && !ends(word, length, "ss", &rest))
    length -= 1;
  if (ends(word, length, "eed", &rest)) {
    if (measure(word, rest) > 0)
      length -= 1;
  } else if ((ends(word, length, "ed", &rest) || ends(word, length, "ing", &rest)) && has_vowel(word, rest)) {
    length = after_ed_or_ing(word, rest);
  }
  if (length > 1 && word[length - 1] == 'y' && has_vowel(word, length - 1))
    word[length - 1] = 'i';
  return length;
}

static gsize strip_last(char *word, gsize length)
{
  static const Rule rules[] = {{"al", ""},   {"ance", ""}, {"ence", ""}, {"er", ""},    {"ic", ""},
                               {"able", ""}, {"ible", ""}, {"ant", ""},  {"ement", ""}, {"ment", ""},
                               {"ent", ""},  {"ou", ""},   {"ism", ""},  {"ate", ""},   {"iti", ""},
                               {"ous", ""},  {"ive", ""},  {"ize", ""}};
  gsize rest;
  if (ends(word, length, "ion", &rest)) {
    if (measure(word, rest) > 1 && strchr("st", word[rest - 1]) != NULL)
      length = rest;
  } else {
    length = apply(word, length, rules, G_N_ELEMENTS(rules), 1);
  }
  if (length > 1 && word[length - 1] == 'e') {
    guint m = measure(word, length - 1);
    if (m > 1 || (m == 1 && !ends_cvc(word, length - 1)))
      length -= 1;
  }
  if (length > 1 && word[length - 1] == 'l' && double_consonant(word, length) && measure(word, length) > 1)
    length -= 1;
  return length;
}

gsize stem_english(char *word, gsize length)
{
  static const Rule second[] = {
      {"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"},
      {"abli", "able"},   {"alli", "al"},     {"entli", "ent"}, {"eli", "e"},     {"ousli", "ous"},
      {"ization", "ize"}, {"ation", "ate"},   {"ator", "ate"},  {"alism", "al"},  {"iveness", "ive"},
      {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},  {"iviti", "ive"}, {"biliti", "ble"}};
  static const Rule third[] = {{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"},
                               {"ical", "ic"},  {"ful", ""},   {"ness", ""}};
  if (length < 3)
    return length;
  for (gsize i = 0; i < length; i++)
    if (word[i] < 'a' || word[i] > 'z')
      return length;
  length = strip_inflection(word, length);
  length = apply(word, length, second, G_N_ELEMENTS(second), 0);
  length = apply(word, length, third, G_N_ELEMENTS(third), 0);
  return strip_last(word, length);
}
