#include "corpus/base/regex.h"

#include "corpus/base/limits.h"

#include <pcre2.h>
#include <string.h>

/* Bytes; compiled code's own 32 KiB on the machine stack is too little for a long paragraph. It grows on
 * demand to the heap limit. */
#define JIT_STACK_START (64u * 1024u)

/* Bytes of a text that are looked at to see whether it is ASCII: a sentence, so that a walk over a long text
 * from match to match stays linear. */
#define ASCII_LOOKED 2048u

/* A pattern is compiled by the JIT when it has seen so much text: before, that costs more than it saves. */
#define JIT_AFTER 400
/* A call is worth so many bytes. */
#define CALL_COST 64
/* Longer texts always get the compiled code: the interpreter's limits count otherwise, and only a hostile
 * text of this length reaches them. */
#define PLAIN_MOST 1024u

/* One code of a pattern, made at its first use. */
typedef struct {
  pcre2_code *plain; /* interpreted */
  pcre2_code *fast;  /* compiled by the JIT; NULL not yet */
  gint seen;         /* bytes that the plain one was given, about */
} Code;

/* Unicode properties make \b, \w, \d and \s several times slower, and for ASCII they say the same as tables
 * of characters do (pcre2pattern(3), "Generic character types"): such texts have a code of their own. */
typedef struct {
  Code any, ascii;
} Codes;

struct Regex {
  Codes *codes;
  char *pattern;
  guint32 options;
  guint32 groups, behind; /* behind: characters that look-behind can see */
  gboolean cased; /* has [:upper:] or [:lower:], which mean another thing in a caseless pattern without
                     Unicode properties */
};

/* What one thread needs to match; match data grows to the largest pattern used. */
typedef struct {
  pcre2_match_context *context;
  pcre2_jit_stack *stack;
  pcre2_match_data *data;
  guint groups;
} Matcher;

static void matcher_free(gpointer pointer)
{
  Matcher *matcher = pointer;
  pcre2_match_data_free(matcher->data);
  pcre2_match_context_free(matcher->context);
  pcre2_jit_stack_free(matcher->stack);
  g_free(matcher);
}

static GPrivate matcher_key = G_PRIVATE_INIT(matcher_free);

static Matcher *matcher_get(guint groups)
{
  Matcher *matcher = g_private_get(&matcher_key);
  if (matcher == NULL) {
    matcher = g_new0(Matcher, 1);
    matcher->context = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(matcher->context, LIMIT_REGEX_MATCH);
    pcre2_set_depth_limit(matcher->context, LIMIT_REGEX_DEPTH);
    pcre2_set_heap_limit(matcher->context, LIMIT_REGEX_HEAP_KIB);
    matcher->stack = pcre2_jit_stack_create(JIT_STACK_START, LIMIT_REGEX_HEAP_KIB * 1024, NULL);
    pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    g_private_set(&matcher_key, matcher);
  }
  if (matcher->data == NULL || matcher->groups < groups) {
    pcre2_match_data_free(matcher->data);
    matcher->data = pcre2_match_data_create(groups + 1, NULL);
    matcher->groups = groups;
  }
  return matcher;
}

static pcre2_code *compile(const char *pattern, guint32 options)
{
  int code = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code *compiled =
      pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &code, &offset, NULL);
  if (compiled == NULL) {
    guchar message[256];
    pcre2_get_error_message(code, message, sizeof message);
    g_error("pattern, at byte %zu: %s: %s", (size_t)offset, (const char *)message, pattern);
  }
  return compiled;
}

const Regex *regex_new(const char *pattern, RegexFlags flags)
{
  guint32 options = PCRE2_UTF | PCRE2_UCP | PCRE2_EXTENDED;
  if (flags & REGEX_CASELESS)
    options |= PCRE2_CASELESS;
  if (flags & REGEX_MULTILINE)
    options |= PCRE2_MULTILINE;
  Regex *regex = g_new0(Regex, 1);
  regex->codes = g_new0(Codes, 1);
  regex->codes->ascii.plain = compile(pattern, options & ~(guint32)PCRE2_UCP);
  regex->pattern = g_strdup(pattern);
  regex->options = options;
  regex->cased = strstr(pattern, "[:upper:]") != NULL || strstr(pattern, "[:lower:]") != NULL;
  pcre2_pattern_info(regex->codes->ascii.plain, PCRE2_INFO_CAPTURECOUNT, &regex->groups);
  pcre2_pattern_info(regex->codes->ascii.plain, PCRE2_INFO_MAXLOOKBEHIND, &regex->behind);
  return regex;
}

void regex_free(const Regex *regex)
{
  if (regex == NULL)
    return;
  Code *const codes[] = {&regex->codes->any, &regex->codes->ascii};
  for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
    pcre2_code_free(codes[i]->plain);
    pcre2_code_free(codes[i]->fast);
  }
  g_free(regex->codes);
  g_free(regex->pattern);
  g_free((gpointer)regex);
}

const Regex *regex_once(const Regex **place, const char *pattern, RegexFlags flags)
{
  if (g_once_init_enter(place)) {
    const Regex *regex = regex_new(pattern, flags);
    g_once_init_leave(place, regex);
  }
  return *place;
}

/* Is text[from, end), with what look-behind can see before it, ASCII? */
static gboolean is_ascii(const Regex *regex, const char *text, gsize end, gsize from)
{
  gsize start = from - MIN(from, (gsize)regex->behind);
  if (regex->cased || end - start > ASCII_LOOKED)
    return FALSE;
  guchar bits = 0;
  for (gsize i = start; i < end; i++)
    bits |= (guchar)text[i];
  return bits < 0x80;
}

/* The code for a text of so many bytes. */
static const pcre2_code *code_for(const Regex *regex, gboolean ascii, gsize bytes)
{
  Code *code = ascii ? &regex->codes->ascii : &regex->codes->any;
  if (g_once_init_enter(&code->plain)) {
    pcre2_code *made = compile(regex->pattern, regex->options);
    g_once_init_leave(&code->plain, made);
  }
  const pcre2_code *fast = g_atomic_pointer_get(&code->fast);
  if (fast != NULL)
    return fast;
  gint more = (gint)MIN(bytes, (gsize)JIT_AFTER) + CALL_COST;
  if (bytes <= PLAIN_MOST && g_atomic_int_add(&code->seen, more) + more <= JIT_AFTER)
    return code->plain;
  if (g_once_init_enter(&code->fast)) {
    /* Others may be matching with the plain one. Without JIT (a kernel that forbids it) the interpreter
     * matches, under the same limits. */
    pcre2_code *made = pcre2_code_copy(code->plain);
    (void)pcre2_jit_compile(made, PCRE2_JIT_COMPLETE);
    g_once_init_leave(&code->fast, made);
  }
  return code->fast;
}

static gboolean match(const Regex *regex, const char *text, gsize end, gsize from, guint32 options,
                      Span *groups, guint n)
{
  if (from > end)
    return FALSE;
  const pcre2_code *code = code_for(regex, is_ascii(regex, text, end, from), end - from);
  Matcher *matcher = matcher_get(regex->groups);
  int found = pcre2_match(code, (PCRE2_SPTR)text, end, from, options | PCRE2_NO_UTF_CHECK, matcher->data,
                          matcher->context);
  if (found <= 0)
    return FALSE;
  const PCRE2_SIZE *ovector = pcre2_get_ovector_pointer(matcher->data);
  for (guint i = 0; i < n; i++) {
    gboolean took_part = i < (guint)found && ovector[2 * i] != PCRE2_UNSET;
    groups[i] = took_part ? (Span){ovector[2 * i], ovector[2 * i + 1]} : (Span){G_MAXSIZE, G_MAXSIZE};
  }
  return TRUE;
}

gboolean regex_find(const Regex *regex, const char *text, gsize end, gsize from, Span *groups, guint n)
{
  return match(regex, text, end, from, 0, groups, n);
}

gboolean regex_match_at(const Regex *regex, const char *text, gsize end, gsize from, Span *groups, guint n)
{
  return match(regex, text, end, from, PCRE2_ANCHORED, groups, n);
}

guint regex_group(const Regex *regex, const char *name)
{
  int number = pcre2_substring_number_from_name(regex->codes->ascii.plain, (PCRE2_SPTR)name);
  if (number < 0)
    g_error("pattern has no group '%s'", name);
  return (guint)number;
}
