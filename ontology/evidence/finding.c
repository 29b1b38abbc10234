#include "ontology/evidence/finding.h"

#include <math.h>
#include <string.h>

/* What a word is looked up by. A number alone names nothing; with its neighbour it does: "40 mg", "group 2".
 */
static guint64 name_hash(const LexemeList *list, guint i, gboolean before)
{
  const Lexeme *lexeme = lexeme_at(list, i);
  if (lexeme->kind != LEXEME_NUMBER)
    return lexeme->hash;
  guint other = before ? i - 1 : i + 1;
  if (other >= list->items->len || lexeme_at(list, other)->kind != LEXEME_WORD)
    return 0;
  return evidence_join(lexeme->hash, lexeme_at(list, other)->hash + before);
}

static gboolean names_part(const Lexeme *lexeme)
{
  return lexeme_is_content(lexeme) || (lexeme->kind == LEXEME_WORD && lexeme->capital && !lexeme->text[1]);
}

static void read_part(TrialQuestion *question, const char *text, guint part, guint64 *cues)
{
  g_autoptr(LexemeList) list = lexemes_cut(text);
  for (guint i = 0; i < list->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(list, i);
    *cues |= lexeme->cues;
    if (!names_part(lexeme))
      continue;
    for (guint before = 0; before <= (lexeme->kind == LEXEME_NUMBER ? 1u : 0u); before++) {
      guint64 hash = name_hash(list, i, before);
      guint bits = GPOINTER_TO_UINT(g_hash_table_lookup(question->parts, &hash));
      if (!(bits & part) && hash)
        question->words[part >> 1] += 1;
      if (hash)
        g_hash_table_replace(question->parts, g_memdup2(&hash, sizeof hash), GUINT_TO_POINTER(bits | part));
    }
  }
}

/* Words that both arms have tell them apart only where an arm has no others: "rest" against "rest and
 * exercise". */
static void share_words(TrialQuestion *question)
{
  GHashTableIter iter;
  gpointer key, value;
  guint shared = 0, arm = 0;
  g_hash_table_iter_init(&iter, question->parts);
  while (g_hash_table_iter_next(&iter, &key, &value))
    shared += GPOINTER_TO_UINT(value) == (PART_I | PART_C);
  if (shared == question->words[0] && shared < question->words[1])
    arm = PART_I;
  else if (shared == question->words[1] && shared < question->words[0])
    arm = PART_C;
  g_hash_table_iter_init(&iter, question->parts);
  while (g_hash_table_iter_next(&iter, &key, &value)) {
    if (GPOINTER_TO_UINT(value) != (PART_I | PART_C))
      continue;
    if (arm)
      g_hash_table_iter_replace(&iter, GUINT_TO_POINTER(arm));
    else
      g_hash_table_iter_remove(&iter);
  }
  question->words[0] -= arm == PART_I ? 0 : shared;
  question->words[1] -= arm == PART_C ? 0 : shared;
}

TrialQuestion *trial_question_new(const char *intervention, const char *comparator, const char *outcome)
{
  TrialQuestion *question = g_new0(TrialQuestion, 1);
  guint64 cues[3] = {0};
  question->parts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  read_part(question, intervention, PART_I, &cues[0]);
  read_part(question, comparator, PART_C, &cues[1]);
  share_words(question);
  read_part(question, outcome, PART_O, &cues[2]);
  question->control_is_tested = (cues[0] & CUE_CONTROL) && !(cues[1] & CUE_CONTROL);
  return question;
}

void trial_question_free(TrialQuestion *question)
{
  if (!question)
    return;
  g_hash_table_unref(question->parts);
  g_free(question);
}

static char code_of_cues(guint64 cues)
{
  if (cues & CUE_NEGATION)
    return cues & CUE_SAME ? 'S' : 'N';
  if (cues & CUE_SIGNIFICANT)
    return 'G';
  if (cues & CUE_SAME)
    return 'S';
  if (cues & CUE_UP)
    return cues & CUE_BETTER ? 'B' : 'U';
  if (cues & CUE_DOWN)
    return cues & CUE_WORSE ? 'W' : 'D';
  if (cues & CUE_BETTER)
    return 'B';
  if (cues & CUE_WORSE)
    return 'W';
  if (cues & CUE_DIFFER)
    return 'X';
  return cues & CUE_COMPARE ? 'T' : '.';
}

static gboolean is_sign(const LexemeList *list, guint i, char sign)
{
  return i < list->items->len && lexeme_at(list, i)->kind == LEXEME_SIGN &&
         lexeme_at(list, i)->text[0] == sign;
}

static gboolean is_word(const LexemeList *list, guint i, const char *word)
{
  return i < list->items->len && lexeme_at(list, i)->kind == LEXEME_WORD &&
         strcmp(lexeme_at(list, i)->text, word) == 0;
}

/* "p = 0.03", "P-value < .05", "ps > 0.59": marks the number. */
static void read_p_value(TrialFinding *finding, guint i)
{
  const LexemeList *list = finding->words;
  char sign = 0;
  for (guint k = i + 1; k < list->items->len && k < i + 8; k++) {
    const Lexeme *lexeme = lexeme_at(list, k);
    if (lexeme->kind == LEXEME_SIGN && strchr("<>=", lexeme->text[0]) != NULL) {
      sign = lexeme->text[0];
    } else if (lexeme->kind == LEXEME_NUMBER) {
      if (!sign || lexeme->value > 1)
        return;
      gboolean shows = sign == '>' ? FALSE : lexeme->value <= 0.05 || (sign == '<' && lexeme->value <= 0.051);
      finding->code[k] = shows ? 'P' : 'Q';
      *(shows ? &finding->significant : &finding->not_significant) = TRUE;
      return;
    } else if (lexeme->kind == LEXEME_WORD && strcmp(lexeme->text, "value") != 0 &&
               strcmp(lexeme->text, "values") != 0 && strcmp(lexeme->text, "for") != 0) {
      return;
    }
  }
}

/* "95% CI 0.65-1.12", "CI: -2.1, 0.4": an interval that holds 1 (ratios) or 0 (differences) shows nothing. */
static void read_interval(TrialFinding *finding, guint i)
{
  const LexemeList *list = finding->words;
  double bound[2] = {0, 0};
  guint n = 0, last = i;
  for (guint k = i + 1; k < list->items->len && k < i + 12 && n < 2; k++) {
    const Lexeme *lexeme = lexeme_at(list, k);
    if (lexeme->kind != LEXEME_NUMBER || is_sign(list, k + 1, '%'))
      continue;
    gboolean minus = is_sign(list, k - 1, '-') && (n == 0 || is_word(list, k - 2, "to") ||
                                                   is_sign(list, k - 2, ',') || is_sign(list, k - 2, '-'));
    bound[n++] = minus ? -lexeme->value : lexeme->value;
    finding->code[k] = '.';
    last = k;
  }
  if (n < 2)
    return;
  gboolean ratio = FALSE;
  for (guint k = i > 14 ? i - 14 : 0; k < i; k++)
    ratio |= is_word(list, k, "ratio") || is_word(list, k, "or") || is_word(list, k, "rr") ||
             is_word(list, k, "hr") || is_word(list, k, "odds") || is_word(list, k, "hazard");
  if (bound[0] < 0 || bound[1] < 0)
    ratio = FALSE;
  double null = ratio ? 1 : 0;
  gboolean holds = MIN(bound[0], bound[1]) <= null && MAX(bound[0], bound[1]) >= null;
  finding->code[last] = holds ? 'Q' : 'P';
  *(holds ? &finding->not_significant : &finding->significant) = TRUE;
}

static void read_figures(TrialFinding *finding)
{
  const LexemeList *list = finding->words;
  for (guint i = 0; i < list->items->len; i++) {
    if (is_word(list, i, "p") || is_word(list, i, "ps"))
      read_p_value(finding, i);
    else if (is_word(list, i, "ci") || is_word(list, i, "cis") || is_word(list, i, "interval"))
      read_interval(finding, i);
  }
}

static gboolean ends_clause(const LexemeList *list, guint i)
{
  static const char *const words[] = {"but", "whereas", "although", "however", "while", "though", "except"};
  if (is_sign(list, i, ';') || is_sign(list, i, '.'))
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS(words); k++)
    if (is_word(list, i, words[k]))
      return TRUE;
  return FALSE;
}

static void find_clauses(TrialFinding *finding)
{
  const LexemeList *list = finding->words;
  guint clause = 0, best = 0;
  g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (guint i = 0; i <= list->items->len; i++) {
    gboolean last = i == list->items->len;
    if (!last && finding->code[i] == 'O')
      g_hash_table_add(seen, (gpointer)&lexeme_at(list, i)->hash);
    if (last || (i > 0 && ends_clause(list, i))) {
      if (g_hash_table_size(seen) > best) {
        best = g_hash_table_size(seen);
        finding->best_clause = clause;
      }
      g_hash_table_remove_all(seen);
      clause++;
    }
    if (!last)
      finding->clause[i] = clause;
  }
  finding->clauses = clause;
}

/* "placebo" and "controls" stand for the comparator, "treated" for the intervention, where the words of these
 * don't occur themselves. */
static void name_arms(TrialFinding *finding, const TrialQuestion *question)
{
  for (guint i = 0; i < finding->words->items->len; i++) {
    guint64 cues = lexeme_at(finding->words, i)->cues;
    if (finding->code[i] != '.')
      continue;
    if ((cues & CUE_CONTROL) && (question->control_is_tested ? !finding->found[0] : !finding->found[1]))
      finding->code[i] = question->control_is_tested ? 'I' : 'C';
    else if ((cues & CUE_TREATED) && (question->control_is_tested ? !finding->found[1] : !finding->found[0]))
      finding->code[i] = question->control_is_tested ? 'C' : 'I';
  }
}

/* "greater reduction" is down, "smaller decrease" and "less improvement" turn round what they stand before.
 */
static void join_comparatives(TrialFinding *finding)
{
  static const char *const words[] = {"greater", "more",  "larger",   "higher", "less",  "smaller",
                                      "lower",   "fewer", "stronger", "faster", "marked"};
  for (guint i = 0; finding->code[i] && finding->code[i + 1]; i++) {
    gboolean comparative = FALSE;
    for (guint k = 0; k < G_N_ELEMENTS(words); k++)
      comparative |= is_word(finding->words, i, words[k]);
    if (!comparative || strchr("UD", finding->code[i]) == NULL)
      continue;
    for (guint k = i + 1; k <= i + 2 && finding->code[k]; k++) {
      const char *turned = strchr("UDDUBWWB", finding->code[k]);
      if (!strchr("UDBW", finding->code[k]))
        continue;
      if (finding->code[i] == 'D')
        finding->code[k] = turned[1] == 'D' || turned[1] == 'W' ? turned[1] : *turned == 'D' ? 'U' : 'B';
      finding->code[i] = '.';
      break;
    }
  }
}

static guint part_of(const TrialQuestion *question, const LexemeList *list, guint i)
{
  guint64 after = name_hash(list, i, FALSE), before = name_hash(list, i, TRUE);
  return GPOINTER_TO_UINT(g_hash_table_lookup(question->parts, &after)) |
         GPOINTER_TO_UINT(g_hash_table_lookup(question->parts, &before));
}

TrialFinding *trial_finding_new(const char *sentence, const TrialQuestion *question)
{
  TrialFinding *finding = g_new0(TrialFinding, 1);
  finding->words = lexemes_cut(sentence);
  guint n = finding->words->items->len;
  finding->code = g_malloc(n + 1);
  finding->clause = g_new0(guint, n + 1);
  finding->code[n] = 0;
  g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n; i++) {
    const Lexeme *lexeme = lexeme_at(finding->words, i);
    guint part = names_part(lexeme) ? part_of(question, finding->words, i) : 0;
    if (part && g_hash_table_add(seen, (gpointer)&lexeme->hash)) {
      for (guint k = 0; k < 3; k++)
        finding->found[k] += (part >> k) & 1;
    }
    char code = code_of_cues(lexeme->cues);
    if (part & PART_I)
      code = 'I';
    else if (part & PART_C)
      code = 'C';
    else if (part & PART_O)
      code = 'O';
    else if (lexeme->kind == LEXEME_NUMBER)
      code = '#';
    finding->code[i] = code;
  }
  name_arms(finding, question);
  join_comparatives(finding);
  read_figures(finding);
  find_clauses(finding);
  return finding;
}

void trial_finding_free(TrialFinding *finding)
{
  if (!finding)
    return;
  lexemes_free(finding->words);
  g_free(finding->code);
  g_free(finding->clause);
  g_free(finding);
}

/* A number that gives a size: not in "95% CI", not a p value, not after "n =", not the error after
 * plus-minus. */
static gboolean is_measure(const TrialFinding *finding, guint i)
{
  const LexemeList *list = finding->words;
  if (finding->code[i] != '#' || is_sign(list, i - 1, '~'))
    return FALSE;
  if (i >= 2 && is_sign(list, i - 1, '=') && (is_word(list, i - 2, "n") || is_word(list, i - 2, "p")))
    return FALSE;
  return !(is_sign(list, i + 1, '%') && is_word(list, i + 2, "ci")) && !is_word(list, i + 1, "weeks") &&
         !is_word(list, i + 1, "months") && !is_word(list, i - 1, "week") && !is_word(list, i - 1, "table") &&
         !is_word(list, i - 1, "fig") && !is_word(list, i - 2, "fig") && !is_word(list, i - 1, "figure");
}

/* Numbers before their arm ("35 mm in I and 51 mm in C") or after it ("I 35 mm, C 51 mm")? */
static gboolean figures_stand_after(const TrialFinding *finding)
{
  gboolean after = FALSE;
  for (guint i = 0; finding->code[i]; i++) {
    if (finding->code[i] == 'I' || finding->code[i] == 'C')
      after = FALSE;
    else if (is_measure(finding, i))
      after = TRUE;
  }
  return after;
}

/* Gives each number to the arm last named before it, or first named after it; the first of each arm counts.
 */
static gboolean figures_of_arms(const TrialFinding *finding, double *value)
{
  gboolean have[2] = {FALSE, FALSE}, after = figures_stand_after(finding);
  int arm = -1, waiting = -1;
  for (guint i = 0; finding->code[i]; i++) {
    char code = finding->code[i];
    if (code == 'I' || code == 'C') {
      arm = code == 'C';
      if (!after && waiting >= 0 && !have[arm]) {
        value[arm] = lexeme_at(finding->words, (guint)waiting)->value;
        have[arm] = TRUE;
      }
      waiting = -1;
    } else if (is_measure(finding, i)) {
      if (after && arm >= 0 && !have[arm]) {
        value[arm] = lexeme_at(finding->words, i)->value;
        have[arm] = TRUE;
      } else if (!after && waiting < 0) {
        waiting = (int)i;
      }
    }
  }
  return have[0] && have[1];
}

static int sign_of(double a, double b)
{
  return (a > b) - (a < b);
}

int finding_figures(const TrialFinding *finding)
{
  const char *first_i = strchr(finding->code, 'I'), *first_c = strchr(finding->code, 'C');
  gboolean comparator_first = first_c && (!first_i || first_c < first_i);
  double before = NAN, a = NAN, b = NAN;
  gboolean pending = FALSE, respectively = FALSE;
  for (guint i = 0; finding->code[i]; i++) {
    gboolean versus = is_word(finding->words, i, "versus") || is_word(finding->words, i, "vs") ||
                      is_word(finding->words, i, "compared");
    respectively |= is_word(finding->words, i, "respectively");
    if (versus && !isnan(before)) {
      pending = TRUE;
    } else if (is_measure(finding, i)) {
      double value = lexeme_at(finding->words, i)->value;
      if (pending && isnan(a)) {
        a = before;
        b = value;
      }
      if (isnan(a) || !pending)
        before = isnan(before) || !respectively ? value : before;
      pending = FALSE;
    }
  }
  if (!isnan(a))
    return comparator_first ? sign_of(b, a) : sign_of(a, b);
  double value[2];
  return figures_of_arms(finding, value) ? sign_of(value[0], value[1]) : 0;
}

static double vote_of(const TrialFinding *finding, guint at, int outcome_polarity)
{
  double way = finding->code[at] == 'U'   ? 1
               : finding->code[at] == 'D' ? -1
               : finding->code[at] == 'B' ? outcome_polarity
                                          : -outcome_polarity;
  gboolean than = FALSE;
  for (guint i = at > 4 ? at - 4 : 0; i < at; i++)
    if (finding->code[i] == 'N' && finding->clause[i] == finding->clause[at])
      return 0;
  for (guint i = at + 1; i < at + 40 && finding->code[i] && finding->clause[i] == finding->clause[at]; i++) {
    if (finding->code[i] == 'T')
      than = TRUE;
    if (finding->code[i] == 'I')
      return than ? -way : way;
    if (finding->code[i] == 'C')
      return than ? way : -way;
    if (strchr("UDBW", finding->code[i]) != NULL)
      break;
  }
  for (guint i = at; i-- > 0 && i + 40 > at && finding->clause[i] == finding->clause[at];) {
    if (finding->code[i] == 'I')
      return way;
    if (finding->code[i] == 'C') { /* "compared with C, it was lower" says it of the other arm */
      for (guint k = i; k-- > 0 && i - k < 4;)
        if (finding->code[k] == 'T')
          return way;
      return -way;
    }
  }
  return way;
}

double finding_votes(const TrialFinding *finding, int outcome_polarity)
{
  double sum = 0;
  for (guint i = 0; finding->code[i]; i++)
    if (strchr("UDBW", finding->code[i]) != NULL)
      sum += vote_of(finding, i, outcome_polarity) * (finding->clause[i] == finding->best_clause ? 2 : 1);
  return sum;
}
