#include "corpus/citation/train/compose.h"

#include "corpus/citation/train/words.h"
#include "corpus/citation/train/work.h"

#include <string.h>

typedef struct {
  const Style *style;
  Work *work;
  Dice *dice;
  GString *text;
  GByteArray *labels;
  const char *open, *close; /* quotation marks; "" for none */
  const char *dash;
  gboolean in_quotes, in_single;
  const char *single_open, *single_close;
} Print;

static void print_bytes(Print *print, const char *bytes, gsize length, guint8 label)
{
  g_string_append_len(print->text, bytes, (gssize)length);
  for (gsize i = 0; i < length; i++) {
    guint8 one = bytes[i] == ' ' && label == BYTE_UNLABELLED ? BYTE_UNLABELLED : label;
    g_byte_array_append(print->labels, &one, 1);
  }
}

static void print_text(Print *print, const char *text, guint8 label)
{
  if (text != NULL)
    print_bytes(print, text, strlen(text), label);
}

static char last_byte(const Print *print)
{
  return print->text->len == 0 ? ' ' : print->text->str[print->text->len - 1];
}

/* What stands between fields: no second point after "et al." or "?". */
static void print_literal(Print *print, char c, guint8 label)
{
  char last = last_byte(print);
  if (c == '^' || c == '\'') {
    gboolean *inside = c == '^' ? &print->in_quotes : &print->in_single;
    const char *mark = c == '^' ? (*inside ? print->close : print->open)
                                : (*inside ? print->single_close : print->single_open);
    *inside = !*inside;
    print_text(print, mark, label);
    return;
  }
  if ((c == '.' && strchr(".?!", last) != NULL) || (c == ',' && strchr(",?!", last) != NULL && last != ' ') ||
      (c == ' ' && last == ' '))
    return;
  print_bytes(print, &c, 1, label);
}

static void print_literals(Print *print, const char *text, guint8 label)
{
  for (; *text != '\0'; text++)
    print_literal(print, *text, label);
}

/* ---- names ---- */

static void append_initials(GString *out, const char *given, const NameStyle *names)
{
  gboolean start = TRUE, first = TRUE;
  guint upper = 0, lower = 0;
  for (const char *p = given; *p != '\0'; p = g_utf8_next_char(p)) {
    upper += g_unichar_isupper(g_utf8_get_char(p));
    lower += g_unichar_islower(g_utf8_get_char(p));
  }
  for (const char *p = given; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    gboolean take = g_unichar_isalpha(c) && (start || (lower == 0 && upper > 0));
    if (take && g_unichar_isupper(c)) {
      if (!first)
        g_string_append(out, p[-1] == '-' ? (*names->point != '\0' ? "-" : "") : names->blank);
      g_string_append_unichar(out, c);
      g_string_append(out, names->point);
      first = FALSE;
    }
    start = !g_unichar_isalpha(c) && c != '\'';
  }
}

static char *given_of(const Person *person, const NameStyle *names, gboolean full)
{
  GString *out = g_string_new(NULL);
  guint lower = 0;
  for (const char *p = person->given; p != NULL && *p != '\0' && *p != ' '; p++)
    lower += g_ascii_islower(*p);
  if (full && lower > 1)
    g_string_append(out, person->given);
  else if (person->given != NULL)
    append_initials(out, person->given, names);
  return g_string_free(out, FALSE);
}

static char *name_of(const Person *person, const NameStyle *names, gboolean inverted, gboolean full)
{
  if (person->literal != NULL)
    return g_strdup(person->literal);
  g_autofree char *given = given_of(person, names, full);
  g_autofree char *family = names->capitals ? g_utf8_strup(person->family, -1) : g_strdup(person->family);
  const char *suffix = person->suffix != NULL ? person->suffix : "";
  const char *comma = *suffix == '\0' ? "" : *names->comma == ',' ? ", " : " ";
  if (*given == '\0')
    return g_strdup(family);
  if (inverted)
    return g_strconcat(family, names->comma, given, comma, suffix, NULL);
  return g_strconcat(given, " ", family, *suffix == '\0' ? "" : ", ", suffix, NULL);
}

static void print_people(Print *print, const GPtrArray *people, gboolean plain, guint8 label)
{
  const NameStyle *names = &print->style->names;
  guint n = people->len, shown = n;
  gboolean cut = names->most > 0 && n > names->most;
  if (cut || (n > 2 && dice_chance(print->dice, 4))) {
    cut = TRUE;
    shown = n > 6 && dice_chance(print->dice, 60) ? MIN(n - 1, 6) : MIN(n - 1, 1 + dice_roll(print->dice, 3));
  }
  for (guint i = 0; i < shown; i++) {
    const char *between = i == 0             ? ""
                          : i + 1 < n || cut ? names->between
                          : n == 2           ? names->pair
                                             : names->last;
    gboolean inverted = !plain && (names->inverted == 2 || (names->inverted == 1 && i == 0));
    g_autofree char *name = name_of(g_ptr_array_index(people, i), names, inverted, names->full);
    print_text(print, between, label);
    print_text(print, name, label);
  }
  if (cut) {
    static const char *const others[] = {" et al.", ", et al.", " et al", " and others",
                                         ", et al", " u.a.",    " u. a."};
    guint choice = dice_roll(print->dice, 20);
    print_text(print, choice < G_N_ELEMENTS(others) ? others[choice] : names->others, label);
  }
}

/* Editors with their role, as the template says: "{E} (Eds.)". */
static void print_editors(Print *print, const char *template)
{
  const char *at = template == NULL ? NULL : strstr(template, "{E}");
  g_autofree char *before = at == NULL ? NULL : g_strndup(template, (gsize)(at - template));
  print_text(print, before, LABEL_EDITOR);
  print_people(print, print->work->editors, print->style->plain_editors, LABEL_EDITOR);
  print_text(print, at == NULL ? NULL : at + 3, LABEL_EDITOR);
}

/* ---- templates ---- */

/* The end of a bracket that opens at text; brackets nest. */
static const char *matching(const char *text, char open, char close)
{
  guint depth = 0;
  for (; *text != '\0'; text++) {
    depth += *text == open;
    if (*text == close && --depth == 0)
      return text;
  }
  return NULL;
}

/* Chooses one of every "(?a~b)". */
static char *choose(const char *template, Dice *dice)
{
  g_autofree char *text = g_strdup(template);
  for (char *start; (start = strstr(text, "(?")) != NULL;) {
    const char *end = matching(start, '(', ')');
    g_assert(end != NULL);
    g_autofree char *inside = g_strndup(start + 2, (gsize)(end - start - 2));
    GPtrArray *options = g_ptr_array_new();
    guint depth = 0;
    g_ptr_array_add(options, inside);
    for (char *p = inside; *p != '\0'; p++) {
      depth += *p == '(';
      depth -= *p == ')' && depth > 0;
      if (*p == '~' && depth == 0) {
        *p = '\0';
        g_ptr_array_add(options, p + 1);
      }
    }
    char *next =
        g_strdup_printf("%.*s%s%s", (int)(start - text), text,
                        (const char *)g_ptr_array_index(options, dice_roll(dice, options->len)), end + 1);
    g_ptr_array_unref(options);
    g_free(text);
    text = next;
  }
  return g_steal_pointer(&text);
}

static gboolean has_field(const Print *print, char field)
{
  const Work *work = print->work;
  switch (field) {
  case 'A':
    return work->authors->len > 0;
  case 'E':
    return work->editors->len > 0;
  case 'R':
    return work->translators->len > 0;
  default:
    return work->fields[(guint8)field] != NULL;
  }
}

static guint8 label_of(const Print *print, char field)
{
  static const char letters[] = "AERYMTCVIPBLNDUXK";
  static const guint8 labels[] = {
      LABEL_AUTHOR,    LABEL_EDITOR, LABEL_TRANSLATOR, LABEL_YEAR,     LABEL_YEAR,      LABEL_TITLE,
      LABEL_CONTAINER, LABEL_VOLUME, LABEL_ISSUE,      LABEL_PAGES,    LABEL_PUBLISHER, LABEL_PLACE,
      LABEL_EDITION,   LABEL_DOI,    LABEL_URL,        LABEL_ACCESSED, LABEL_IDENTIFIER};
  const char *at = strchr(letters, field);
  if (field == 'S' && print->work->kind == KIND_REPORT)
    return LABEL_CONTAINER;
  return at == NULL ? LABEL_OTHER : labels[at - letters];
}

/* Text before a field; "@" in it are the editors. */
static void print_before(Print *print, const char *before, guint8 label)
{
  while (*before != '\0' && strchr(" ,.;:", *before) != NULL) /* that ends the field before */
    print_literal(print, *before++, BYTE_UNLABELLED);
  const char *at = strchr(before, '@');
  if (at == NULL) {
    print_literals(print, before, label);
    return;
  }
  g_autofree char *lead = g_strndup(before, (gsize)(at - before));
  if (print->work->editors->len > 0) {
    print_literals(print, lead, LABEL_EDITOR);
    print_editors(print, print->work->editors->len == 1 ? print->style->one_editor : print->style->editors);
    print_literals(print, at + 1, BYTE_UNLABELLED);
    return;
  }
  gsize length = strlen(lead);
  gboolean colon = at[1] == ':' && length > 1 && lead[length - 1] == ' ' && lead[length - 2] != ':';
  if (colon)
    lead[length - 1] = ':';
  print_literals(print, lead, label);
  if (colon)
    print_literal(print, ' ', label);
}

/* A report's series and its number: "IZA Discussion Paper No. 97". */
static void print_series(Print *print, const char *value)
{
  static const char *const cues[] = {" No. ", " Nr. ", ", Bd. ", ", Vol. ", " n. ", " n° "};
  const char *number = strrchr(value, ' ');
  if (number == NULL || !g_ascii_isdigit(number[1])) {
    print_text(print, value, LABEL_CONTAINER);
    return;
  }
  const char *end = number;
  for (guint i = 0; i < G_N_ELEMENTS(cues); i++) {
    gsize length = strlen(cues[i]) - 1;
    if ((gsize)(number - value) > length && strncmp(number - length, cues[i], length) == 0)
      end = number - length;
  }
  print_bytes(print, value, (gsize)(end - value), LABEL_CONTAINER);
  while (*end == ' ' || *end == ',')
    print_literal(print, *end++, BYTE_UNLABELLED);
  print_text(print, end, LABEL_VOLUME);
}

static void print_value(Print *print, char field, guint8 label)
{
  Work *work = print->work;
  const char *value = work->fields[(guint8)field];
  if (field == 'A') {
    print_people(print, work->authors, FALSE, label);
  } else if (field == 'R') {
    print_people(print, work->translators, TRUE, label);
  } else if (field == 'E' && work->kind == KIND_EDITED) {
    print_people(print, work->editors, FALSE, label);
    print_text(print, work->editors->len == 1 ? print->style->role_one : print->style->roles, label);
  } else if (field == 'E') {
    print_people(print, work->editors, TRUE, label);
  } else if (field == 'S' && label == LABEL_CONTAINER) {
    print_series(print, value);
  } else if (field == 'P' || field == 'I') {
    for (; *value != '\0'; value++)
      print_bytes(print, *value == '-' ? print->dash : value, *value == '-' ? strlen(print->dash) : 1, label);
  } else {
    print_text(print, value, label);
  }
}

static void print_field(Print *print, const char *spec, gsize length)
{
  g_autofree char *text = g_strndup(spec, length);
  g_auto(GStrv) parts = g_strsplit(text, "|", 3);
  char field = parts[0][0];
  if (!has_field(print, field))
    return;
  guint8 label = label_of(print, field);
  guint n = g_strv_length(parts);
  if (n > 1) {
    g_auto(GStrv) choices = g_strsplit(parts[1], "~", -1);
    print_before(print,
                 g_strv_length(choices) > 0 ? choices[dice_roll(print->dice, g_strv_length(choices))] : "",
                 label);
  }
  print_value(print, field, label);
  if (n > 2)
    print_literals(print, parts[2], label);
}

static gboolean group_is_full(const Print *print, const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    if (*p == '{' && !has_field(print, p[1]))
      return FALSE;
  return TRUE;
}

static void print_template(Print *print, const char *template, const char *end, guint depth)
{
  for (const char *p = template; p < end; p++) {
    if (*p == '<') {
      const char *close = matching(p, '<', '>');
      if (close != NULL && close < end && depth < 4) {
        if (group_is_full(print, p + 1, close))
          print_template(print, p + 1, close, depth + 1);
        p = close;
      }
    } else if (*p == '{') {
      const char *close = matching(p, '{', '}');
      g_assert(close != NULL);
      print_field(print, p + 1, (gsize)(close - p - 1));
      p = close;
    } else {
      print_literal(print, *p, BYTE_UNLABELLED);
    }
  }
}

/* ---- a string ---- */

static void choose_marks(Print *print)
{
  static const char *const pairs[][2] = {{"“", "”"},   {"\"", "\""}, {"‘", "’"}, {"«", "»"}, {"„", "“"},
                                         {"''", "''"}, {"``", "''"}, {"'", "'"}, {"»", "«"}, {"", ""}};
  static const char *const dashes[] = {"-", "–", "–", "-", "—", " - ", " – ", "--", "−"};
  guint r = dice_roll(print->dice, 100);
  guint pair = r < 40   ? 0
               : r < 62 ? 1
               : r < 70 ? 2
               : r < 76 ? 3
               : r < 82 ? 4
               : r < 84 ? 5
               : r < 86 ? 6
               : r < 91 ? 7
               : r < 93 ? 8
                        : 9;
  if (print->style->language == LANGUAGE_FR && r < 75)
    pair = 3;
  print->open = pairs[pair][0];
  print->close = pairs[pair][1];
  gboolean curly = dice_chance(print->dice, 65);
  print->single_open = curly ? "‘" : "'";
  print->single_close = curly ? "’" : "'";
  print->dash = dashes[dice_roll(print->dice, G_N_ELEMENTS(dashes))];
}

static void print_front(Print *print)
{
  if (!dice_chance(print->dice, 12))
    return;
  static const char *const forms[] = {"[%u] ", "%u. ", "%u ", "(%u) ", "%u) ",
                                      "[%u]",  "%u.",  "• ",  "- ",    "* "};
  guint form = dice_roll(print->dice, G_N_ELEMENTS(forms)), number = 1 + dice_roll(print->dice, 120);
  g_autofree char *digits = g_strdup_printf("%u", number);
  g_auto(GStrv) parts = g_strsplit(forms[form], "%u", 2);
  print_text(print, parts[0], LABEL_OTHER);
  if (parts[1] != NULL) {
    print_text(print, digits, LABEL_OTHER);
    print_text(print, parts[1], LABEL_OTHER);
  }
}

static void print_back(Print *print)
{
  Work *work = print->work;
  if (dice_chance(print->dice, 5)) {
    g_autofree char *note = words_pick(notes, print->dice);
    print_text(print, dice_chance(print->dice, 70) ? " " : ". ", BYTE_UNLABELLED);
    print_text(print, note, LABEL_OTHER);
    print_literal(print, '.', LABEL_OTHER);
  }
  if (work->fields['D'] != NULL && strstr(print->text->str, work->fields['D']) == NULL &&
      dice_chance(print->dice, 30)) {
    static const char *const leads[] = {
        " doi:", " doi: ", " DOI ", " https://doi.org/", " http://dx.doi.org/", " DOI: ", ", doi:", " "};
    print_text(print, leads[dice_roll(print->dice, G_N_ELEMENTS(leads))], LABEL_DOI);
    print_text(print, work->fields['D'], LABEL_DOI);
  }
  if (work->fields['K'] != NULL && dice_chance(print->dice, 50)) {
    print_text(print, " ", BYTE_UNLABELLED);
    print_text(print, work->fields['K'], LABEL_IDENTIFIER);
  }
  if ((work->kind == KIND_BOOK || work->kind == KIND_CHAPTER) && dice_chance(print->dice, 3)) {
    g_autofree char *isbn = g_strdup_printf(
        " ISBN %s0-%u-%u-%u", dice_chance(print->dice, 50) ? "978-" : "", dice_roll(print->dice, 900),
        10000 + dice_roll(print->dice, 80000), dice_roll(print->dice, 10));
    print_text(print, isbn, LABEL_IDENTIFIER);
  }
  if (work->kind != KIND_WEB && dice_chance(print->dice, 2)) {
    g_autofree char *address =
        words_pick("http://www.jstor.org/stable/2345678|https://www.ncbi.nlm.nih.gov/pubmed/12345678|http://"
                   "eprints.lse.ac.uk/1234/|www.example.com/paper.pdf|http://hdl.handle.net/10419/18345",
                   print->dice);
    print_text(print, dice_chance(print->dice, 50) ? " Available from: " : " ", LABEL_URL);
    print_text(print, address, LABEL_URL);
  }
}

static Kind choose_kind(const Style *style, Dice *dice)
{
  static const guint8 weights[KIND_N] = {46, 18, 15, 4, 3, 4, 4, 4, 2};
  guint r = dice_roll(dice, 100), kind = 0;
  while (kind + 1 < KIND_N && r >= weights[kind])
    r -= weights[kind++];
  return style->templates[kind] == NULL ? KIND_ARTICLE : (Kind)kind;
}

/* A style half of whose names come from another: styles nobody has written down. */
static Style choose_style(Dice *dice)
{
  Style style = *style_at(dice_roll(dice, styles_count()));
  if (dice_chance(dice, 22)) {
    NameStyle names = style_at(dice_roll(dice, styles_count()))->names;
    style.names = names;
  }
  if (dice_chance(dice, 10)) {
    const Style *other = style_at(dice_roll(dice, styles_count()));
    if (other->one_editor != NULL && style.one_editor != NULL) {
      style.one_editor = other->one_editor;
      style.editors = other->editors;
      style.role_one = other->role_one;
      style.roles = other->roles;
      style.plain_editors = other->plain_editors;
    }
  }
  if (style.names.full && dice_chance(dice, 20))
    style.names.full = 0;
  if (dice_chance(dice, 4))
    style.names.capitals = !style.names.capitals;
  if (style.title_case && dice_chance(dice, 40))
    style.title_case = 0;
  return style;
}

Example *compose(const Pool *pool, Dice *dice)
{
  Style style = choose_style(dice);
  Kind kind = choose_kind(&style, dice);
  Work work;
  work_make(&work, &style, kind, pool, dice);
  Print print = {
      .style = &style, .work = &work, .dice = dice, .text = g_string_new(NULL), .labels = g_byte_array_new()};
  choose_marks(&print);
  g_autofree char *template = choose(style.templates[kind], dice);
  print_front(&print);
  print_template(&print, template, template + strlen(template), 0);
  print_back(&print);
  damage(print.text, print.labels, dice);
  g_autoptr(Example) example = NULL;
  if (g_utf8_validate(print.text->str, (gssize)print.text->len, NULL)) {
    example = example_new(print.text->str, print.text->len);
    memcpy(example->bytes, print.labels->data, print.labels->len);
    if (!example_finish(example))
      g_clear_pointer(&example, example_free);
  }
  g_string_free(print.text, TRUE);
  g_byte_array_unref(print.labels);
  work_clear(&work);
  return g_steal_pointer(&example);
}
