#include "corpus/text/math.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *symbol;
} Symbol;

static const Symbol symbols[] = {{"times", "×"},      {"pm", "±"},        {"mp", "∓"},
                                 {"cdot", "·"},       {"div", "÷"},       {"le", "≤"},
                                 {"leq", "≤"},        {"leqslant", "≤"},  {"ge", "≥"},
                                 {"geq", "≥"},        {"geqslant", "≥"},  {"ne", "≠"},
                                 {"neq", "≠"},        {"approx", "≈"},    {"sim", "~"},
                                 {"simeq", "≃"},      {"cong", "≅"},      {"equiv", "≡"},
                                 {"propto", "∝"},     {"infty", "∞"},     {"partial", "∂"},
                                 {"nabla", "∇"},      {"sum", "∑"},       {"prod", "∏"},
                                 {"int", "∫"},        {"sqrt", "√"},      {"rightarrow", "→"},
                                 {"to", "→"},         {"leftarrow", "←"}, {"leftrightarrow", "↔"},
                                 {"Rightarrow", "⇒"}, {"uparrow", "↑"},   {"downarrow", "↓"},
                                 {"in", "∈"},         {"cup", "∪"},       {"cap", "∩"},
                                 {"subset", "⊂"},     {"forall", "∀"},    {"exists", "∃"},
                                 {"ll", "≪"},         {"gg", "≫"},        {"lt", "<"},
                                 {"gt", ">"},         {"ldots", "..."},   {"dots", "..."},
                                 {"cdots", "..."},    {"degree", "°"},    {"circ", "°"},
                                 {"prime", "′"},      {"ast", "*"},       {"star", "*"},
                                 {"dagger", "†"},     {"ddagger", "‡"},   {"mid", "|"},
                                 {"vert", "|"},       {"langle", "⟨"},    {"rangle", "⟩"},
                                 {"alpha", "α"},      {"beta", "β"},      {"gamma", "γ"},
                                 {"delta", "δ"},      {"epsilon", "ε"},   {"varepsilon", "ε"},
                                 {"zeta", "ζ"},       {"eta", "η"},       {"theta", "θ"},
                                 {"vartheta", "θ"},   {"iota", "ι"},      {"kappa", "κ"},
                                 {"lambda", "λ"},     {"mu", "μ"},        {"nu", "ν"},
                                 {"xi", "ξ"},         {"pi", "π"},        {"rho", "ρ"},
                                 {"sigma", "σ"},      {"tau", "τ"},       {"upsilon", "υ"},
                                 {"phi", "φ"},        {"varphi", "φ"},    {"chi", "χ"},
                                 {"psi", "ψ"},        {"omega", "ω"},     {"Gamma", "Γ"},
                                 {"Delta", "Δ"},      {"Theta", "Θ"},     {"Lambda", "Λ"},
                                 {"Xi", "Ξ"},         {"Pi", "Π"},        {"Sigma", "Σ"},
                                 {"Phi", "Φ"},        {"Psi", "Ψ"},       {"Omega", "Ω"},
                                 {"quad", " "},       {"qquad", " "}};

/* Commands that only say how what follows is set. */
static const char *const silent[] = {
    "text",   "mathrm", "mathit",       "mathbf", "mathsf",  "mathcal",      "mathbb",
    "textit", "textbf", "textrm",       "textsf", "mbox",    "left",         "right",
    "rm",     "it",     "bf",           "emph",   "big",     "Big",          "bigl",
    "bigr",   "tilde",  "operatorname", "hat",    "widehat", "displaystyle", "textsuperscript"};

const char *math_symbol(const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS(symbols); i++)
    if (strlen(symbols[i].name) == length && strncmp(symbols[i].name, name, length) == 0)
      return symbols[i].symbol;
  return NULL;
}

static gboolean is_silent(const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS(silent); i++)
    if (strlen(silent[i]) == length && strncmp(silent[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

static gunichar find_mapped(char c, const char *keys, const char *values)
{
  const char *at = c == '\0' ? NULL : strchr(keys, c);
  return at == NULL ? 0 : g_utf8_get_char(g_utf8_offset_to_pointer(values, at - keys));
}

gunichar math_superscript(char c)
{
  return find_mapped(c, "0123456789+-=()nabcdefghijklmoprstuvwxyz, *",
                     "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ, *");
}

gunichar math_subscript(char c)
{
  return find_mapped(c, "0123456789+-=()aeoxijkn, ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓᵢⱼₖₙ, ");
}

typedef enum { GROUP_PLAIN, GROUP_SUPERSCRIPT, GROUP_SUBSCRIPT, GROUP_NUMERATOR } Group;
#define MATH_DEPTH 32

typedef struct {
  GString *out;
  Group groups[MATH_DEPTH];
  gsize starts[MATH_DEPTH]; /* in out */
  guint depth;
  Group next; /* what an opening brace will begin */
} MathState;

/* Sets what was written since start high or low, where Unicode can; else marks it with '^' or '_'. */
static void raise_or_lower(GString *out, gsize start, Group group)
{
  g_autoptr(GString) set = g_string_new(NULL);
  gboolean can = TRUE;
  for (gsize i = start; i < out->len && can; i++) {
    char c = out->str[i];
    gunichar mapped = group == GROUP_SUPERSCRIPT ? math_superscript(c) : math_subscript(c);
    can = mapped != 0;
    if (can)
      g_string_append_unichar(set, mapped);
  }
  if (can) {
    g_string_truncate(out, start);
    g_string_append_len(out, set->str, (gssize)set->len);
  } else {
    g_string_insert_c(out, (gssize)start, group == GROUP_SUPERSCRIPT ? '^' : '_');
  }
}

static void group_open(MathState *state)
{
  if (state->depth < MATH_DEPTH) {
    state->groups[state->depth] = state->next;
    state->starts[state->depth] = state->out->len;
    state->depth++;
  }
  state->next = GROUP_PLAIN;
}

static void group_close(MathState *state)
{
  if (state->depth == 0)
    return;
  state->depth--;
  Group group = state->groups[state->depth];
  if (group == GROUP_SUPERSCRIPT || group == GROUP_SUBSCRIPT)
    raise_or_lower(state->out, state->starts[state->depth], group);
  else if (group == GROUP_NUMERATOR)
    g_string_append_c(state->out, '/');
}

/* A command at math[i] (after its backslash); gives the offset behind it. */
static gsize command(MathState *state, const char *math, gsize i, gsize length)
{
  gsize end = i;
  while (end < length && g_ascii_isalpha(math[end]))
    end++;
  if (end == i) { /* "\%", "\,", "\{" */
    if (i < length && strchr(",;:! >", math[i]) != NULL)
      g_string_append_c(state->out, ' ');
    else if (i < length && (guchar)math[i] < 0x80)
      g_string_append_c(state->out, math[i]);
    return i < length && (guchar)math[i] < 0x80 ? i + 1 : i;
  }
  const char *symbol = math_symbol(math + i, end - i);
  gsize name = end - i;
  if ((name == 4 && strncmp(math + i, "frac", 4) == 0) ||
      (name == 5 && (strncmp(math + i, "dfrac", 5) == 0 || strncmp(math + i, "tfrac", 5) == 0)))
    state->next = GROUP_NUMERATOR;
  else if (name == 3 && strncmp(math + i, "bar", 3) == 0)
    state->next = GROUP_PLAIN;
  else if (symbol != NULL)
    g_string_append(state->out, symbol);
  else if (!is_silent(math + i, name))
    g_string_append_len(state->out, math + i, (gssize)name);
  return end;
}

void math_to_plain(GString *out, const char *math, gsize length)
{
  MathState state = {.out = out};
  gsize first = out->len;
  for (gsize i = 0; i < length;) {
    char c = math[i];
    if (c == '\\') {
      i = command(&state, math, i + 1, length);
      continue;
    }
    gsize width = (gsize)(g_utf8_next_char(math + i) - (math + i));
    if (c == '^' || c == '_') {
      state.next = c == '^' ? GROUP_SUPERSCRIPT : GROUP_SUBSCRIPT;
      if (i + 1 < length && math[i + 1] != '{' && math[i + 1] != '\\') {
        gsize start = out->len;
        gsize next = (gsize)(g_utf8_next_char(math + i + 1) - (math + i + 1));
        g_string_append_len(out, math + i + 1, (gssize)MIN(next, length - i - 1));
        raise_or_lower(out, start, state.next);
        state.next = GROUP_PLAIN;
        width += MIN(next, length - i - 1);
      }
    } else if (c == '{') {
      group_open(&state);
    } else if (c == '}') {
      group_close(&state);
    } else if (g_ascii_isspace(c) || c == '~') {
      if (out->len > first && out->str[out->len - 1] != ' ')
        g_string_append_c(out, ' ');
    } else {
      g_string_append_len(out, math + i, (gssize)MIN(width, length - i));
    }
    i += width;
  }
  while (state.depth > 0)
    group_close(&state);
}
