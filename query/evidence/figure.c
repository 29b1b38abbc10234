#include "query/evidence/figure.h"

#include "corpus/base/regex.h"

#include <string.h>

#define NUMBER "[-−–]? (?: \\d{1,3} (?: , \\d{3} )+ | \\d+ )? (?: [.·] \\d+ | (?<= \\d) )"
/* "After one year members ..." */
#define TIMES                                                                                                \
  "(?: years? | months? | weeks? | days? | hours? | minutes? | times? | sessions? | meetings? ) \\b"
#define PEOPLE                                                                                               \
  "(?: participants | patients | subjects | respondents | members | people | persons | individuals | adults" \
  "| adolescents | students | veterans | women | men | children | families | clients | consumers | users"    \
  "| caregivers | relatives | groups | studies | trials | articles | papers | reviews | rcts )"

/* In the order in which a place is given to the first that fits: "95% CI" is no percentage. */
static const struct {
  FigureKind kind;
  const char *pattern;
} rows[] = {
    {FIGURE_P_VALUE, "(?<! \\w) p (?: \\s? -? \\s? values? )? \\s? (?: [<>=≤≥] | was | of ) \\s? (?: [<>=≤≥] "
                     "\\s? )? (?: [01] "
                     ")? [.·] \\d+"},
    {FIGURE_INTERVAL,
     "\\b (?: \\d\\d (?: [.·] \\d )? \\s? % \\s? )? (?: CIs? | (?: confidence | credible ) \\s intervals? ) "
     "\\b "
     "[\\s,:=(\\[]{0,3} (?: (?: of | from | was ) \\s )? " NUMBER
     " \\s? %? \\s? (?: to | and | , | ; | - | – | — ) \\s? " NUMBER " (?: \\s? % )?"},
    {FIGURE_EFFECT,
     "(?<! \\w) (?: (?: (?: adjusted \\s )? (?: odds | risk | hazard | rate | prevalence ) \\s ratios? | "
     "(?: standardi[sz]ed \\s )? mean \\s difference | effect \\s sizes? | number \\s needed \\s to \\s "
     "treat "
     "| "
     "Cohen['’]s \\s d | Hedges['’]s? \\s g | (?-i: a?OR | a?RR | a?HR | SMD | MD | WMD | NNT | RD | d | g | "
     "r | β | B | b | R2 | R² | ES ) | (?-i: F | t | χ2 | χ² | X2 | η2 | η² | Z | z ) \\s? (?: \\( "
     "[^()]{1,30} "
     "\\) )? ) (?: \\s? \\( (?-i: a?OR | a?RR | a?HR | SMD | MD | d | g | r | ES ) \\) )? ) [\\s,(\\[]{0,2} "
     "(?: = "
     "| : | of | was | were )? \\s? (?<! \\w) " NUMBER "(?! \\w)"},
    {FIGURE_PERCENT, NUMBER " (?: (?: \\s? - | \\s? – | \\s to | \\s and ) \\s? " NUMBER
                            " )? \\s? (?: % | per \\s? cent \\b | percent \\b )"},
    {FIGURE_SAMPLE,
     "\\b n \\s? = \\s? \\d (?: [\\d,]* \\d )? | (?<! [\\w.,]) (?: \\d [\\d,]* (?: \\s (?: million | billion "
     "| "
     "thousand ) )? | hundreds | thousands | (?: one | two | three | four | five | six | seven | eight | "
     "nine "
     "| ten | eleven | twelve | "
     "twenty | thirty | forty | fifty ) ) \\s (?: of \\s )? (?: (?! " TIMES " ) [\\w'’-]+ \\s ){0,2}? " PEOPLE
     " \\b"},
    {FIGURE_SIGNIFICANCE, "\\b (?: (?: not | no | non ) [\\s-]? (?: statistically \\s )? )? (?: "
                          "statistically \\s )? significan (?: "
                          "t | "
                          "tly | ce ) \\b"},
};

static void figure_clear(gpointer data)
{
  g_free(((Figure *)data)->text);
}

static gboolean touches(const GArray *spans, Span span)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++) {
    Span other = g_array_index(spans, Span, i);
    if (span.start < other.end && other.start < span.end)
      return TRUE;
  }
  return FALSE;
}

static gint order_figures(gconstpointer a, gconstpointer b)
{
  const Figure *left = a;
  const Figure *right = b;
  return left->span.start < right->span.start ? -1 : left->span.start > right->span.start;
}

/* "twelve" counts people only with a word of people after it, which the pattern sees to; a year doesn't. */
static gboolean is_year(const char *text, Span span)
{
  if (span.end - span.start < 4 || !(text[span.start] == '1' || text[span.start] == '2'))
    return FALSE;
  for (gsize i = 0; i < 4; i++)
    if (!g_ascii_isdigit(text[span.start + i]))
      return FALSE;
  int year = atoi(text + span.start);
  return year >= 1800 && year < 2100 && !g_ascii_isdigit(text[span.start + 4]) && text[span.start + 4] == ' ';
}

GArray *figures_find(const char *text, gsize length, const GArray *skip)
{
  static const Regex *compiled[G_N_ELEMENTS(rows)];
  GArray *figures = g_array_new(FALSE, TRUE, sizeof(Figure));
  g_array_set_clear_func(figures, figure_clear);
  g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(Span));
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    const Regex *regex = regex_once(&compiled[i], rows[i].pattern, REGEX_CASELESS);
    Span span;
    for (gsize from = 0;
         figures->len < FIGURES_MOST && from < length && regex_find(regex, text, length, from, &span, 1);
         from = MAX(span.end, from + 1)) {
      if (span.end == span.start)
        break;
      if (touches(taken, span) || touches(skip, span) ||
          (rows[i].kind == FIGURE_SAMPLE && is_year(text, span)))
        continue;
      Figure figure = {rows[i].kind, span, g_strndup(text + span.start, span.end - span.start)};
      g_array_append_val(figures, figure);
      g_array_append_val(taken, span);
    }
  }
  g_array_sort(figures, order_figures);
  return figures;
}

const char *figure_kind_name(FigureKind kind)
{
  switch (kind) {
  case FIGURE_P_VALUE:
    return "p value";
  case FIGURE_INTERVAL:
    return "interval";
  case FIGURE_EFFECT:
    return "effect";
  case FIGURE_PERCENT:
    return "percentage";
  case FIGURE_SAMPLE:
    return "sample";
  case FIGURE_SIGNIFICANCE:
    return "significance";
  }
  return NULL;
}
