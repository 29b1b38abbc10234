#include "ontology/evidence/abbreviation.h"

#include <string.h>

#define FORM_LETTERS_MAX 8

static gboolean is_open(const LexemeList *list, guint i)
{
  return lexeme_at(list, i)->kind == LEXEME_SIGN && lexeme_at(list, i)->text[0] == '(';
}

/* Matches letters of form, last first, with the first letters of the words before `end`; at most as many
 * other words may stand between them as there are letters. */
static gboolean match_back(const LexemeList *list, guint end, const char *form, guint *first)
{
  gsize left = strlen(form);
  guint skipped = 0;
  for (guint i = end; i-- > 0 && left > 0;) {
    const Lexeme *lexeme = lexeme_at(list, i);
    if (lexeme->kind == LEXEME_SIGN && lexeme->text[0] != '-' && lexeme->text[0] != '/')
      return FALSE;
    if (lexeme->kind == LEXEME_WORD && lexeme->text[0] == form[left - 1]) {
      left--;
      *first = i;
    } else if (++skipped > strlen(form)) {
      return FALSE;
    }
  }
  return left == 0;
}

/* "pyridostatin (PDS)": the letters stand in one word, in order, the first first. */
static gboolean match_inside(const Lexeme *word, const char *form)
{
  const char *letter = form;
  if (word->kind != LEXEME_WORD || word->text[0] != form[0] || strlen(word->text) < strlen(form) + 3)
    return FALSE;
  for (const char *p = word->text; *p && *letter; p++)
    letter += *p == *letter;
  return !*letter;
}

void abbreviations_find(const LexemeList *list, GArray *out)
{
  for (guint i = 2; i + 2 < list->items->len; i++) {
    if (!is_open(list, i))
      continue;
    const Lexeme *form = lexeme_at(list, i + 1), *close = lexeme_at(list, i + 2);
    if (form->kind != LEXEME_WORD || !form->capital || close->kind != LEXEME_SIGN || close->text[0] != ')')
      continue;
    g_autofree char *letters = g_strdup(form->text);
    gsize length = strlen(letters);
    Abbreviation found = {.form = form->hash, .last = i - 1};
    if (length < 2 || length > FORM_LETTERS_MAX)
      continue;
    gboolean ok = match_back(list, i, letters, &found.first);
    if (!ok && length > 2 && letters[length - 1] == 's') { /* "PSIs" */
      letters[length - 1] = 0;
      ok = match_back(list, i, letters, &found.first);
    }
    if (!ok && match_inside(lexeme_at(list, i - 1), letters)) {
      ok = TRUE;
      found.first = found.last;
    } else {
      ok = ok && found.last > found.first;
    }
    if (ok)
      g_array_append_val(out, found);
  }
}
