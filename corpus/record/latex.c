#include "corpus/record/latex.h"

#include <string.h>

static const struct {
  char command;
  gunichar combining;
} accents[] = {{'`', 0x300}, {'\'', 0x301}, {'^', 0x302}, {'~', 0x303}, {'"', 0x308}, {'=', 0x304},
               {'.', 0x307}, {'c', 0x327},  {'v', 0x30C}, {'u', 0x306}, {'H', 0x30B}, {'k', 0x328},
               {'r', 0x30A}, {'d', 0x323},  {'b', 0x331}, {'t', 0x361}};

static const struct {
  const char *command, *text;
} letters[] = {{"ss", "ß"},
               {"o", "ø"},
               {"O", "Ø"},
               {"ae", "æ"},
               {"AE", "Æ"},
               {"oe", "œ"},
               {"OE", "Œ"},
               {"aa", "å"},
               {"AA", "Å"},
               {"l", "ł"},
               {"L", "Ł"},
               {"i", "i"},
               {"j", "j"},
               {"dh", "ð"},
               {"DH", "Ð"},
               {"th", "þ"},
               {"TH", "Þ"},
               {"dj", "đ"},
               {"DJ", "Đ"},
               {"ng", "ŋ"},
               {"textendash", "–"},
               {"textemdash", "—"},
               {"textquoteright", "’"},
               {"textquoteleft", "‘"},
               {"ldots", "…"},
               {"dots", "…"},
               {"copyright", "©"},
               {"pounds", "£"},
               {"S", "§"},
               {"P", "¶"},
               {"textregistered", "®"},
               {"texttrademark", "™"},
               {"textasciitilde", "~"},
               {"textbackslash", "\\"},
               {"alpha", "α"},
               {"beta", "β"},
               {"gamma", "γ"},
               {"delta", "δ"},
               {"kappa", "κ"},
               {"lambda", "λ"},
               {"mu", "μ"},
               {"sigma", "σ"},
               {"omega", "ω"},
               {"times", "×"},
               {"guillemotleft", "«"},
               {"guillemotright", "»"}};

typedef struct {
  const char *text;
  gsize length, at;
  GString *out;
} Latex;

static char peek(const Latex *latex, gsize ahead)
{
  return latex->at + ahead < latex->length ? latex->text[latex->at + ahead] : '\0';
}

static gunichar combining_of(char command)
{
  for (guint i = 0; i < G_N_ELEMENTS(accents); i++)
    if (accents[i].command == command)
      return accents[i].combining;
  return 0;
}

/* The letter that an accent stands over, braces and \i round it gone; the accent goes behind it. */
static void read_accent(Latex *latex, gunichar combining)
{
  while (peek(latex, 0) == ' ')
    latex->at++;
  guint braces = 0;
  while (peek(latex, 0) == '{' && braces < 4) {
    latex->at++;
    braces++;
  }
  if (peek(latex, 0) == '\\' && (peek(latex, 1) == 'i' || peek(latex, 1) == 'j') &&
      !g_ascii_isalpha(peek(latex, 2)))
    latex->at++;
  gsize left = latex->length - latex->at;
  gunichar c = left == 0 ? 0 : g_utf8_get_char_validated(latex->text + latex->at, (gssize)left);
  if (c != 0 && c != (gunichar)-1 && c != (gunichar)-2 && c != '}') {
    g_string_append_unichar(latex->out, c);
    g_string_append_unichar(latex->out, combining);
    latex->at += (gsize)g_utf8_skip[(guint8)latex->text[latex->at]];
  }
  while (braces-- > 0 && peek(latex, 0) == '}')
    latex->at++;
}

static void read_word_command(Latex *latex)
{
  gsize start = latex->at;
  while (g_ascii_isalpha(peek(latex, 0)))
    latex->at++;
  gsize length = latex->at - start;
  const char *name = latex->text + start;
  if (length == 1 && combining_of(*name) != 0) {
    read_accent(latex, combining_of(*name));
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
    if (strlen(letters[i].command) == length && strncmp(letters[i].command, name, length) == 0)
      g_string_append(latex->out, letters[i].text);
  while (peek(latex, 0) == ' ')
    latex->at++;
}

static void read_backslash(Latex *latex)
{
  latex->at++;
  char c = peek(latex, 0);
  if (g_ascii_isalpha(c)) {
    read_word_command(latex);
    return;
  }
  latex->at += latex->at < latex->length;
  if (combining_of(c) != 0)
    read_accent(latex, combining_of(c));
  else if (c != '\0' && strchr("&%$#_{}", c) != NULL)
    g_string_append_c(latex->out, c);
  else if (c == '\\' || c == ' ' || c == ',' || c == ';' || c == '\n')
    g_string_append_c(latex->out, ' ');
}

/* How many of the same character stand here. */
static gsize run_of(const Latex *latex, char c)
{
  gsize n = 0;
  while (n < 4 && peek(latex, n) == c)
    n++;
  return n;
}

static void read_character(Latex *latex)
{
  char c = peek(latex, 0);
  gsize run = run_of(latex, c);
  if (c == '\\') {
    read_backslash(latex);
    return;
  }
  if (c == '-' && run >= 2) {
    g_string_append(latex->out, run == 2 ? "–" : "—");
    latex->at += MIN(run, 3);
  } else if ((c == '`' || c == '\'') && run >= 2) {
    g_string_append(latex->out, c == '`' ? "“" : "”");
    latex->at += 2;
  } else if ((guint8)c <= ' ' || c == '~') {
    if (latex->out->len > 0 && latex->out->str[latex->out->len - 1] != ' ')
      g_string_append_c(latex->out, ' ');
    latex->at++;
  } else {
    if (c != '{' && c != '}' && c != '$')
      g_string_append_c(latex->out, c);
    latex->at++;
  }
}

char *latex_to_text(const char *text, gsize length)
{
  Latex latex = {text, length, 0, g_string_sized_new(length)};
  while (latex.at < length)
    read_character(&latex);
  while (latex.out->len > 0 && latex.out->str[latex.out->len - 1] == ' ')
    g_string_truncate(latex.out, latex.out->len - 1);
  g_autofree char *joined = g_string_free(latex.out, FALSE);
  g_autofree char *valid = g_utf8_make_valid(joined, -1);
  return g_utf8_normalize(valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

char *latex_from_text(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '\\')
      g_string_append(out, "{\\textbackslash}");
    else if (*p == '~')
      g_string_append(out, "{\\textasciitilde}");
    else if (*p == '^')
      g_string_append(out, "\\^{}");
    else if (strchr("&%$#_{}", *p) != NULL) {
      g_string_append_c(out, '\\');
      g_string_append_c(out, *p);
    } else {
      g_string_append_c(out, *p);
    }
  }
  return g_string_free(out, FALSE);
}
