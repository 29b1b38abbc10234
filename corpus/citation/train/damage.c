#include "corpus/citation/train/compose.h"

#include <string.h>

typedef struct {
  GString *text;
  GByteArray *labels;
} Flow;

static void put(Flow *out, const Flow *from, gsize at, gsize length)
{
  g_string_append_len(out->text, from->text->str + at, (gssize)length);
  g_byte_array_append(out->labels, from->labels->data + at, (guint)length);
}

static void put_new(Flow *out, const char *text, guint8 label)
{
  g_string_append(out->text, text);
  for (; *text != '\0'; text++)
    g_byte_array_append(out->labels, &label, 1);
}

static gboolean is_letter(const Flow *from, gsize at)
{
  return at < from->text->len && ((guint8)from->text->str[at] >= 128 || g_ascii_isalpha(from->text->str[at]));
}

/* Which kinds of damage a string has; each then strikes here and there. */
typedef struct {
  gboolean hyphens;       /* "infor- mation" */
  gboolean lost_blanks;   /* "Smith,J." */
  gboolean blanks_before; /* "18 (3) : 12 - 15" */
  gboolean no_accents;
  gboolean doubled;         /* two blanks */
  gboolean split_addresses; /* "10.1016/j. soc" */
  gboolean ligatures;       /* "fi" lost a blank: "signifi cance" */
  gboolean commas_lost;
} Damages;

static Damages choose_damages(Dice *dice)
{
  Damages d = {0};
  d.hyphens = dice_chance(dice, 8);
  d.lost_blanks = dice_chance(dice, 4);
  d.blanks_before = dice_chance(dice, 4);
  d.no_accents = dice_chance(dice, 3);
  d.doubled = dice_chance(dice, 3);
  d.split_addresses = dice_chance(dice, 12);
  d.ligatures = dice_chance(dice, 2);
  d.commas_lost = dice_chance(dice, 2);
  return d;
}

/* How many bytes of `from` at `at` were taken care of; 0: nothing done. */
static gsize strike(const Damages *d, Flow *out, const Flow *from, gsize at, Dice *dice)
{
  const char *text = from->text->str;
  guint8 label = from->labels->data[at];
  char c = text[at];
  gboolean word = at > 2 && is_letter(from, at - 1) && is_letter(from, at - 2) && is_letter(from, at - 3) &&
                  is_letter(from, at) && is_letter(from, at + 1) && is_letter(from, at + 2) &&
                  g_ascii_islower(c) && (guint8)text[at - 1] < 128;
  if (d->hyphens && word && label != LABEL_URL && label != LABEL_DOI && dice_chance(dice, 3)) {
    put_new(out, dice_chance(dice, 70) ? "- " : dice_chance(dice, 60) ? " - " : "-", label);
    put(out, from, at, 1);
    return 1;
  }
  if (d->ligatures && word && c == 'i' && text[at - 1] == 'f') {
    put(out, from, at, 1);
    put_new(out, " ", label);
    return 1;
  }
  if (d->lost_blanks && c == ' ' && at > 0 && strchr(".,;:)", text[at - 1]) != NULL && dice_chance(dice, 30))
    return 1;
  if (d->doubled && c == ' ' && dice_chance(dice, 20)) {
    put(out, from, at, 1);
    put(out, from, at, 1);
    return 1;
  }
  if (d->blanks_before && strchr(",:;(", c) != NULL && label != LABEL_URL && label != LABEL_DOI &&
      dice_chance(dice, 60)) {
    put_new(out, " ", label);
    put(out, from, at, 1);
    return 1;
  }
  if (d->split_addresses && (label == LABEL_DOI || label == LABEL_URL) && at > 0 &&
      strchr("./-_", c) != NULL && text[at + 1] != ' ' && text[at + 1] != '/' && text[at - 1] != '/' &&
      text[at - 1] != ':' && dice_chance(dice, 12)) {
    put(out, from, at, 1);
    put_new(out, " ", label);
    return 1;
  }
  if (d->commas_lost && c == ',' && dice_chance(dice, 20))
    return 1;
  if (d->no_accents && (guint8)c >= 0xC3 && (guint8)c < 0xC6) {
    gunichar letter = g_utf8_get_char(text + at), a, b;
    if (g_unichar_decompose(letter, &a, &b) && a < 128) {
      const char plain[2] = {(char)a, '\0'};
      put_new(out, plain, label);
      return 2;
    }
  }
  return 0;
}

void damage(GString *text, GByteArray *labels, Dice *dice)
{
  Damages d = choose_damages(dice);
  Flow from = {text, labels}, out = {g_string_new(NULL), g_byte_array_new()};
  for (gsize at = 0; at < text->len;) {
    gsize done = strike(&d, &out, &from, at, dice);
    if (done == 0) {
      done = (gsize)(g_utf8_next_char(text->str + at) - (text->str + at));
      put(&out, &from, at, done);
    }
    at += done;
  }
  if (out.text->len > 0 && out.text->str[out.text->len - 1] == '.' && dice_chance(dice, 15)) {
    g_string_truncate(out.text, out.text->len - 1);
    g_byte_array_set_size(out.labels, (guint)out.text->len);
  }
  if (dice_chance(dice, 1) && out.text->len > 60) { /* cut off at the foot of a page */
    gsize keep = out.text->len * 2 / 3;
    while (keep > 0 && out.text->str[keep] != ' ')
      keep--;
    g_string_truncate(out.text, keep);
    g_byte_array_set_size(out.labels, (guint)keep);
  }
  g_string_assign(text, out.text->str);
  g_byte_array_set_size(labels, 0);
  g_byte_array_append(labels, out.labels->data, out.labels->len);
  g_string_free(out.text, TRUE);
  g_byte_array_unref(out.labels);
}
