#include "query/check/check.h"

#include "corpus/base/regex.h"
#include "ontology/store/knowledge.h"
#include "query/check/claim_text.h"
#include "query/evidence/same.h"

#include <string.h>

/* Passages shown when nothing is evidence. */
#define NEAREST 3u
/* Conflicts named. */
#define CONFLICTS 5u

static void quotation_free(gpointer data)
{
  Quotation *quotation = data;
  g_free(quotation->quote);
  g_free(quotation->context);
  g_ptr_array_unref(quotation->places);
  g_free(quotation);
}

static void text_free(gpointer data)
{
  store_text_free(data);
}

void check_result_free(CheckResult *result)
{
  if (result == NULL)
    return;
  read_claim_free(result->claim);
  g_ptr_array_unref(result->answers);
  g_ptr_array_unref(result->nearest);
  if (result->evidence != NULL)
    g_ptr_array_unref(result->evidence);
  if (result->conflicts != NULL)
    g_array_unref(result->conflicts);
  judge_free(result->judge);
  retrieved_free(result->retrieved);
  g_hash_table_unref(result->texts);
  g_free(result);
}

static StoreText *text_of(CheckResult *result, Store *store, gint64 paper, GError **error)
{
  StoreText *text = g_hash_table_lookup(result->texts, &paper);
  if (text != NULL)
    return text;
  text = store_text(store, paper, error);
  if (text != NULL)
    g_hash_table_insert(result->texts, g_memdup2(&paper, sizeof paper), text);
  return text;
}

/* A sentence that begins by pointing back needs the one before it. */
static char *context_of(const Evidence *evidence, const char *quote)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "^ [\"'\\p{Ps}\\p{Pi}]* (?: this | these | those | such | they | their | it | its | he | she | his | "
      "her"
      "| however | moreover | furthermore | also | thus | therefore | hence | instead | both | neither"
      "| the \\s+ (?:former|latter) | similarly | likewise | conversely | another | others? ) \\b",
      REGEX_CASELESS);
  const StorePassage *passage = evidence->passage;
  if (evidence->sentence == 0 || !regex_find(regex, quote, strlen(quote), 0, NULL, 0))
    return NULL;
  Span before = g_array_index(passage->sentences, Span, evidence->sentence - 1);
  return g_strndup(passage->text + (before.start - passage->span.start), before.end - before.start);
}

static gboolean add_quotation(CheckResult *result, Store *store, GPtrArray *list, Evidence *evidence,
                              GError **error)
{
  const StorePassage *passage = evidence->passage;
  const StoreText *text = text_of(result, store, passage->paper->id, error);
  if (text == NULL)
    return FALSE;
  Quotation *quotation = g_new0(Quotation, 1);
  quotation->evidence = evidence;
  quotation->places = g_ptr_array_new();
  quotation->span = g_array_index(passage->sentences, Span, evidence->sentence);
  quotation->quote = g_strndup(passage->text + (quotation->span.start - passage->span.start),
                               quotation->span.end - quotation->span.start);
  quotation->context = context_of(evidence, quotation->quote);
  quotation->source = source_map_locate(text->map, quotation->span);
  g_ptr_array_add(list, quotation);
  return TRUE;
}

/* The answer that says the same as one that comes later, on the same side; NULL none. */
static Quotation *said_before(const CheckResult *result, const GPtrArray *counted, const guint *group,
                              guint i)
{
  const Evidence *evidence = g_ptr_array_index(counted, i);
  for (guint k = 0; k < i; k++) {
    const Evidence *before = g_ptr_array_index(counted, k);
    if (group[k] != group[i] || before->stance != evidence->stance)
      continue;
    for (guint q = 0; q < result->answers->len; q++) {
      Quotation *quotation = g_ptr_array_index(result->answers, q);
      if (quotation->evidence == before)
        return quotation;
    }
  }
  return NULL;
}

/* What counts becomes answers, one for what is said in several places. */
static gboolean quote_answers(CheckResult *result, Store *store, guint limit, GError **error)
{
  g_autoptr(GPtrArray) counted = g_ptr_array_new();
  g_autoptr(GPtrArray) judgements = g_ptr_array_new();
  for (guint i = 0; i < result->evidence->len; i++) {
    Evidence *evidence = g_ptr_array_index(result->evidence, i);
    if (!evidence_counts(evidence->stance))
      continue;
    g_ptr_array_add(counted, evidence);
    g_ptr_array_add(judgements, evidence->judgement);
  }
  g_autofree guint *group = g_new0(guint, counted->len + 1);
  same_findings((Judgement *const *)judgements->pdata, judgements->len, group);
  g_autoptr(GPtrArray) shown = g_ptr_array_new();
  for (guint i = 0; i < counted->len; i++) {
    Evidence *evidence = g_ptr_array_index(counted, i);
    Quotation *before = said_before(result, counted, group, i);
    if (before != NULL) {
      g_ptr_array_add(before->places, evidence);
      continue;
    }
    result->found++;
    if (result->answers->len >= limit)
      continue;
    if (!add_quotation(result, store, result->answers, evidence, error))
      return FALSE;
    g_ptr_array_add(shown, evidence);
  }
  result->conflicts = conflicts_find(shown, CONFLICTS);
  return TRUE;
}

static gboolean quote_evidence(CheckResult *result, Store *store, guint limit, GError **error)
{
  if (result->verdict != VERDICT_NOT_ADDRESSED)
    return quote_answers(result, store, limit, error);
  for (guint i = 0; i < result->evidence->len && result->nearest->len < MIN(limit, NEAREST); i++)
    if (!add_quotation(result, store, result->nearest, g_ptr_array_index(result->evidence, i), error))
      return FALSE;
  return TRUE;
}

/* The side that a verdict stands on; EVIDENCE_N none. */
static EvidenceStance side_of(Verdict verdict)
{
  static const EvidenceStance sides[VERDICT_N] = {EVIDENCE_SUPPORTS, EVIDENCE_CONTRADICTS, EVIDENCE_N,
                                                  EVIDENCE_NULL, EVIDENCE_N};
  return sides[verdict];
}

/* What the papers say as much of the claim with subject and object exchanged, they don't say of the claim. */
static gboolean compare_exchanged(CheckResult *result, Store *store, TermMaker *maker, const Lexicon *lexicon,
                                  const Vocabulary *vocabulary, GError **error)
{
  EvidenceStance stance = side_of(result->verdict);
  /* That neither way round is so can well be. */
  EvidenceStance affirming = result->claim->sign > 0 ? EVIDENCE_SUPPORTS : EVIDENCE_CONTRADICTS;
  g_autofree char *exchanged = stance == affirming ? claim_exchange(result->claim->affirmed) : NULL;
  if (exchanged == NULL)
    return TRUE;
  g_autofree char *typed =
      result->claim->sign > 0 ? g_strdup(exchanged) : g_strconcat("It is not true that ", exchanged, NULL);
  g_autoptr(ReadClaim) claim = claim_read(maker, lexicon, vocabulary, typed);
  g_autoptr(Retrieved) retrieved = retrieve(store, claim->question, 0, FALSE, error);
  if (retrieved == NULL)
    return FALSE;
  g_autoptr(GPtrArray) evidence = evidence_collect(maker, lexicon, claim, retrieved, result->judge, error);
  if (evidence == NULL)
    return FALSE;
  Side sides[EVIDENCE_N];
  if (verdict_of(evidence, sides) == result->verdict && sides[stance].weight >= result->sides[stance].weight)
    result->verdict = VERDICT_MIXED;
  return TRUE;
}

/* "Yoga reduces anxiety" where no passage has yoga by any name: whatever reduces anxiety there, it isn't
 * yoga. */
static gboolean has_unknown_side(const ReadClaim *claim)
{
  guint known[2] = {0}, unknown[2] = {0};
  for (guint i = 0; i < claim->question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(claim->question->terms, i);
    ClaimSide side = claim_side_at(claim->claim, term->span.start);
    if (term->soft || (side != SIDE_SUBJECT && side != SIDE_OBJECT))
      continue;
    guint *count = term->passages > 0 ? known : unknown;
    count[side == SIDE_OBJECT]++;
  }
  return (unknown[0] > 0 && known[0] == 0) || (unknown[1] > 0 && known[1] == 0);
}

/* A claim of all cases or of proof is not supported by what holds for some. The "never" of a denial is no
 * part of what is affirmed. */
static void temper(CheckResult *result)
{
  const ReadClaim *claim = result->claim;
  EvidenceStance stance = claim->sign > 0 ? EVIDENCE_SUPPORTS : EVIDENCE_CONTRADICTS;
  if (claim->overstated != NULL && strstr(claim->affirmed, claim->overstated) != NULL &&
      side_of(result->verdict) == stance)
    result->verdict = VERDICT_MIXED;
}

CheckResult *check(Store *store, const char *claim, guint limit, GError **error)
{
  g_autoptr(TermMaker) maker = term_maker_new();
  const Matcher *matcher = NULL;
  if (!store_matcher(store, &matcher, error))
    return NULL;
  g_autoptr(Lexicon) lexicon = lexicon_new(matcher);
  g_autoptr(CheckResult) result = g_new0(CheckResult, 1);
  const Vocabulary *vocabulary = matcher != NULL ? matcher_vocabulary(matcher) : NULL;
  result->claim = claim_read(maker, lexicon, vocabulary, claim);
  result->answers = g_ptr_array_new_with_free_func(quotation_free);
  result->nearest = g_ptr_array_new_with_free_func(quotation_free);
  result->texts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, text_free);
  result->verdict = VERDICT_NOT_ADDRESSED;
  result->lay_words = lexicon_has_wordnet(lexicon);
  if (result->claim->question->terms->len == 0)
    return g_steal_pointer(&result);
  result->retrieved = retrieve(store, result->claim->question, 0, FALSE, error);
  if (result->retrieved == NULL)
    return NULL;
  result->matches = result->retrieved->matches;
  result->passages = result->retrieved->base_passages;
  result->candidates = result->retrieved->passages->len;
  result->judge = judge_new(store);
  result->evidence = evidence_collect(maker, lexicon, result->claim, result->retrieved, result->judge, error);
  if (result->evidence == NULL)
    return NULL;
  if (has_unknown_side(result->claim))
    for (guint i = 0; i < result->evidence->len; i++)
      ((Evidence *)g_ptr_array_index(result->evidence, i))->stance = EVIDENCE_DESCRIBES;
  result->verdict = verdict_of(result->evidence, result->sides);
  temper(result);
  if (!compare_exchanged(result, store, maker, lexicon, vocabulary, error))
    return NULL;
  return quote_evidence(result, store, limit, error) ? g_steal_pointer(&result) : NULL;
}

/* ---- what to be told with a verdict */

static const struct {
  const char *name, *text;
} cautions[CAUTIONS] = {
    {"overstated", "The claim says more than studies can show."},
    {"hedged", "The evidence itself only says that it may be so."},
    {"one study", "One study alone stands behind it."},
    {"weak design", "No controlled study is among the evidence."},
};

const char *caution_name(guint i)
{
  return i < CAUTIONS ? cautions[i].name : NULL;
}

const char *caution_text(guint i)
{
  return i < CAUTIONS ? cautions[i].text : NULL;
}

#define LEVEL_CONTROLLED 3u

guint check_cautions(const CheckResult *result)
{
  guint told = result->claim->overstated != NULL ? CAUTION_OVERSTATED : 0;
  EvidenceStance stance = side_of(result->verdict);
  if (stance == EVIDENCE_N)
    return told;
  gboolean plain = FALSE;
  for (guint i = 0; i < result->evidence->len; i++) {
    const Evidence *evidence = g_ptr_array_index(result->evidence, i);
    plain |= evidence->stance == stance && !evidence->judgement->tone.hedged;
  }
  const Side *side = &result->sides[stance];
  told |= plain ? 0 : (guint)CAUTION_HEDGED;
  told |= side->studies > 1 ? 0 : (guint)CAUTION_ONE_STUDY;
  if (side->level == 0 || side->level > LEVEL_CONTROLLED)
    told |= CAUTION_WEAK_DESIGN;
  return told;
}
