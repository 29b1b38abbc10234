#include "query/check/evidence.h"

#include "corpus/base/limits.h"
#include "corpus/base/regex.h"
#include "ontology/evidence/stance.h"
#include "ontology/evidence/stance_order.h"
#include "query/ask/cues.h"
#include "query/check/bearing.h"
#include "query/check/cover.h"
#include "query/check/rank.h"
#include "query/check/reword.h"
#include "query/check/telling.h"

#include <math.h>
#include <string.h>

const char *evidence_stance_name(EvidenceStance stance)
{
  static const char *const names[EVIDENCE_N] = {"supports", "contradicts", "null",
                                                "mixed",    "describes",   "describes"};
  return names[stance];
}

gboolean evidence_counts(EvidenceStance stance)
{
  return stance < EVIDENCE_REVERSED;
}

/* Weights of a logistic regression, in papers held in full and where only the abstract is held: on the
 * sentences that the keys of claims name, and on those of SciFact; the halves that are developed on. */
static const struct {
  const char *name;
  double full, abstract;
} features[EVIDENCE_FEATURE_N] = {
    [EVIDENCE_FEATURE_BASE] = {"base", -8.71, -10.40},
    [EVIDENCE_FEATURE_RANKING] = {"ranking", 1.61, 0.84},
    [EVIDENCE_FEATURE_RELATIVE] = {"relative", 2.24, 1.97},
    [EVIDENCE_FEATURE_TOP] = {"top", 1.72, 0.26},
    [EVIDENCE_FEATURE_RATIONALE] = {"rationale", 0.77, 0.96},
    [EVIDENCE_FEATURE_FIRST] = {"first", 0.24, 0.55},
    [EVIDENCE_FEATURE_SAID] = {"said", 0.85, 0.98},
    [EVIDENCE_FEATURE_SEARCH] = {"search", 0.00, 3.18},
    [EVIDENCE_FEATURE_BEST] = {"best", 0.00, 1.26},
    [EVIDENCE_FEATURE_SENTENCE] = {"sentence", 0.53, 1.13},
    [EVIDENCE_FEATURE_PASSAGE] = {"passage", 0.12, 0.62},
    [EVIDENCE_FEATURE_AROUND] = {"around", 0.27, 0.91},
    [EVIDENCE_FEATURE_FORMER] = {"former", 0.31, 0.00},
    [EVIDENCE_FEATURE_LATTER] = {"latter", 0.73, 0.00},
    [EVIDENCE_FEATURE_LEAST] = {"least", 0.62, 0.00},
    [EVIDENCE_FEATURE_NOTHING] = {"nothing", 1.30, 0.00},
    [EVIDENCE_FEATURE_NOTHING_ON] = {"nothing on", 3.00, 0.00},
    [EVIDENCE_FEATURE_UNCOUNTED] = {"uncounted", -1.00, 0.00},
    [EVIDENCE_FEATURE_UNCOMPARED] = {"uncompared", -3.00, 0.00},
    [EVIDENCE_FEATURE_FINDING] = {"finding", 0.44, -0.30},
    [EVIDENCE_FEATURE_BEARING] = {"bearing", 0.00, -0.02},
    [EVIDENCE_FEATURE_BODY] = {"body", 0.31, -0.05},
};

const char *evidence_feature_name(EvidenceFeature feature)
{
  return features[feature].name;
}

/* ---- the claim against one passage */

typedef struct {
  TermMaker *maker;
  const Lexicon *lexicon;
  const ReadClaim *claim;
  Bearing bearing;   /* of the claim */
  int quantity;      /* of the claim, see telling_quantity */
  gboolean compares; /* the claim sets one thing above another */
  gsize outcome;     /* byte of the claim where what it says last begins: its object, else its latter half */
  gsize than;        /* byte after the claim's "than"; G_MAXSIZE none */
  guint64 topic;
  StanceContext context;
} Collector;

/* How many passages of the base hold a word of the claim: what retrieval has counted. */
static guint count_holding(const char *word, gpointer data)
{
  const Collector *collector = data;
  const GPtrArray *terms = collector->claim->question->terms;
  for (guint i = 0; i < terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(terms, i);
    if (strcmp(term->folded, word) == 0)
      return term->passages;
  }
  /* A word that the index passes over stands in about every passage. */
  return collector->context.documents;
}

/* A passage that is read for the claim. */
typedef struct {
  const Collector *collector;
  const StorePassage *passage;
  PassageMatch *match; /* owned */
  GPtrArray *reworded; /* of char*, see reworded_at; owned */
  PassageStance judged;
  double search;
} Reading;

static void reading_free(gpointer data)
{
  Reading *reading = data;
  passage_match_free(reading->match);
  g_ptr_array_unref(reading->reworded);
  g_free(reading);
}

/* In the passage's text. */
static Span sentence_span(const StorePassage *passage, guint i)
{
  Span span = g_array_index(passage->sentences, Span, i);
  return (Span){span.start - passage->span.start, span.end - passage->span.start};
}

static char *sentence_text(const StorePassage *passage, guint i)
{
  Span span = sentence_span(passage, i);
  return g_strndup(passage->text + span.start, span.end - span.start);
}

/* A sentence in the claim's words; "" where it reports nothing. Made when first asked for. */
static const char *reworded_at(const Reading *reading, guint i)
{
  char **place = (char **)&g_ptr_array_index(reading->reworded, i);
  if (*place != NULL)
    return *place;
  g_autofree char *printed = sentence_text(reading->passage, i);
  gboolean reports = strlen(printed) <= LIMIT_SENTENCE_BYTES && tone_of(printed).saying == SAYING_STATEMENT &&
                     !telling_announces(printed);
  *place =
      reports ? reword_sentence(reading->collector->claim, reading->match, sentence_span(reading->passage, i))
              : g_strdup("");
  return *place;
}

/* ---- which way */

/* What an agreement of the bearings adds to the log odds of support; measured on SciFact: three times as many
 * contradicting sentences as supporting ones are opposed to their claim, half as many agree. */
#define AGREED      1.0
#define OPPOSED     2.0
#define MODEL       0.5
#define TOLD        2.5
#define ORDER_ROLE  0.5
#define ORDER_FIRST 0.1

static double logit(double p)
{
  p = CLAMP(p, 0.001, 0.999);
  return log(p / (1 - p));
}

/* Words of direction count most near the words of the claim. */
static Bearing sentence_bearing(const Reading *reading, guint i, const char *printed)
{
  g_autoptr(GArray) near = g_array_new(FALSE, FALSE, sizeof(Span));
  Span sentence = sentence_span(reading->passage, i);
  for (guint k = 0; k < reading->match->words->len; k++) {
    Span word = g_array_index(reading->match->words, WordMatch, k).span;
    if (word.start < sentence.start || word.end > sentence.end)
      continue;
    word = (Span){word.start - sentence.start, word.end - sentence.start};
    g_array_append_val(near, word);
  }
  return bearing_of(printed, near);
}

/* What the sentence says of who acts on whom, else what the claim's own words let expect. */
static double order_of(const ReadClaim *claim, const char *reworded)
{
  g_autoptr(LexemeList) words = lexemes_cut(reworded);
  double order = stance_order(claim->claim, words).order;
  if (fabs(order) > ORDER_FIRST + 1e-6)
    return CLAMP(order, -1, 1);
  return order + ORDER_ROLE * claim->role_order;
}

/* Where claim and sentence both compare ("A does better than B"): -1 when the sentence has what the claim
 * names first after its "than", and the other way round; 1 when it has them as the claim; 0 not told. */
static int comparison_order(const Reading *reading, guint i, const char *printed)
{
  static const Regex *place = NULL;
  const Regex *than = regex_once(
      &place, "\\b (?: than | versus | vs\\.? | compared \\s+ (?:to|with) | as \\s+ opposed \\s+ to ) \\b",
      REGEX_CASELESS);
  const char *claim = reading->collector->claim->affirmed;
  Span in_claim, in_sentence;
  if (!regex_find(than, claim, strlen(claim), 0, &in_claim, 1) ||
      !regex_find(than, printed, strlen(printed), 0, &in_sentence, 1))
    return 0;
  Span sentence = sentence_span(reading->passage, i);
  Span before = {sentence.start, sentence.start + in_sentence.start};
  Span after = {sentence.start + in_sentence.end, sentence.end};
  double first_before, second_before, first_after, second_after;
  cover_strongest(reading->match, before, in_claim.start, &first_before, &second_before);
  cover_strongest(reading->match, after, in_claim.start, &first_after, &second_after);
  double order = first_before - first_after - (second_before - second_after);
  return order > 1e-6 ? 1 : order < -1e-6 ? -1 : 0;
}

/* Does the sentence say that nothing was found, of the claim's outcome? In "more support, but no difference
 * in shyness" it is of shyness. on: the share of the outcome's words that this part has. */
static gboolean finds_nothing(const Reading *reading, guint i, const char *printed, double *on)
{
  Span clause;
  *on = 0;
  if (!telling_nothing(printed, &clause))
    return FALSE;
  Span sentence = sentence_span(reading->passage, i);
  double first, last, part_first, part;
  cover_sides(reading->match, sentence, reading->collector->outcome, &first, &last);
  cover_sides(reading->match, (Span){sentence.start + clause.start, sentence.start + clause.end},
              reading->collector->outcome, &part_first, &part);
  if (last > 0 && part <= last / 2)
    return FALSE;
  /* That two things aren't related is said of both. */
  if (!reading->collector->claim->equates && (first > 0.5 || !telling_relation(printed)))
    *on = part;
  return TRUE;
}

/* "Most" against "few", "as good as" against "better than": what the words of direction don't tell. 0 not
 * told. */
static int agreement_of_terms(const Collector *collector, const char *printed)
{
  if (collector->claim->equates)
    return telling_alike(printed) || telling_nothing(printed, NULL) ? 1 : telling_compares(printed) ? -1 : 0;
  return collector->quantity != 0 ? collector->quantity * telling_quantity(printed) : 0;
}

/* told: the agreement of their terms says it. */
static EvidenceStance stance_for(const Collector *collector, const Evidence *evidence, const char *printed,
                                 gboolean told)
{
  const ReadClaim *claim = collector->claim;
  /* "Not always" denies what the claim says of all. */
  if (telling_mixed(printed))
    return claim->overstated == NULL ? EVIDENCE_MIXED
           : claim->sign > 0         ? EVIDENCE_CONTRADICTS
                                     : EVIDENCE_SUPPORTS;
  /* What was once looked for in vain isn't always so. */
  if (claim->overstated != NULL && evidence->feature[EVIDENCE_FEATURE_NOTHING] > 0)
    return claim->sign > 0 ? EVIDENCE_CONTRADICTS : EVIDENCE_SUPPORTS;
  /* What was looked for and not found is neither the claim nor its denial, unless the claim is of likeness.
   */
  if (!claim->equates &&
      (evidence->feature[EVIDENCE_FEATURE_NOTHING] > 0 || (collector->compares && telling_alike(printed))))
    return EVIDENCE_NULL;
  gboolean affirms = evidence->support > 0.5;
  if (claim->claim->directed && !claim->symmetric && !told &&
      (affirms ? evidence->order <= 0 : evidence->order < 0))
    return EVIDENCE_REVERSED;
  return affirms == (claim->sign > 0) ? EVIDENCE_SUPPORTS : EVIDENCE_CONTRADICTS;
}

/* ---- one sentence */

static gboolean is_abstract(const StorePassage *passage)
{
  return passage->paper->kind == PAPER_ABSTRACT;
}

/* The least probability of evidence, and the least share of the best one's. */
#define LEAST_FULL        0.08
#define LEAST_ABSTRACT    0.25
#define PROBABILITY_SHARE 0.5

static double least_probability(const StorePassage *passage)
{
  return is_abstract(passage) ? LEAST_ABSTRACT : LEAST_FULL;
}

static double probability_of(const Evidence *evidence)
{
  double sum = 0;
  for (guint i = 0; i < EVIDENCE_FEATURE_N; i++)
    sum += evidence->feature[i] * (is_abstract(evidence->passage) ? features[i].abstract : features[i].full);
  return 1 / (1 + exp(-sum));
}

/* A sentence on its way to being evidence. */
typedef struct {
  Evidence *evidence; /* not owned */
  const Reading *reading;
  int agree;       /* its bearing and the claim's */
  int told;        /* see agreement_of_terms: goes before all else */
  gboolean chosen; /* by the stance model */
} Weighed;

/* A claim that compares, of which neither passage nor heading has what it compares with. */
static gboolean lacks_compared(const Reading *reading)
{
  const PassageMatch *match = reading->match;
  gboolean lacks = FALSE;
  for (guint i = 0; i < match->question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(match->question->terms, i);
    if (term->soft || term->span.start < reading->collector->than)
      continue;
    if (match->in_passage[i] > 0 || match->around[i] > 0)
      return FALSE;
    lacks = TRUE;
  }
  return lacks;
}

static Weighed weigh_sentence(const Reading *reading, guint i, double rank)
{
  g_autofree char *printed = sentence_text(reading->passage, i);
  Evidence *evidence = g_new0(Evidence, 1);
  Weighed weighed = {.evidence = evidence, .reading = reading};
  double *feature = evidence->feature;
  evidence->passage = reading->passage;
  evidence->sentence = i;
  evidence->stance = EVIDENCE_DESCRIBES;
  for (guint k = 0; k < reading->judged.n; k++)
    weighed.chosen |= reading->judged.sentences[k] == i;
  Bearing bearing = sentence_bearing(reading, i, printed);
  weighed.agree = bearings_agree(&reading->collector->bearing, &bearing);
  if (comparison_order(reading, i, printed) < 0)
    weighed.agree = -weighed.agree;
  weighed.told = agreement_of_terms(reading->collector, printed);
  cover_features(reading->match, sentence_span(reading->passage, i), feature);
  feature[EVIDENCE_FEATURE_BASE] = 1;
  feature[EVIDENCE_FEATURE_RANKING] = rank;
  feature[EVIDENCE_FEATURE_RATIONALE] = weighed.chosen ? reading->judged.evidence : 0;
  feature[EVIDENCE_FEATURE_FIRST] = reading->judged.n > 0 && reading->judged.sentences[0] == i;
  feature[EVIDENCE_FEATURE_SAID] = weighed.chosen && reading->judged.stance != STANCE_NEITHER;
  feature[EVIDENCE_FEATURE_SEARCH] = reading->search;
  feature[EVIDENCE_FEATURE_BEST] = reading->search > 0.999;
  feature[EVIDENCE_FEATURE_FINDING] = cue_finding(reading->match, sentence_span(reading->passage, i)) ? 1 : 0;
  feature[EVIDENCE_FEATURE_NOTHING] =
      finds_nothing(reading, i, printed, &feature[EVIDENCE_FEATURE_NOTHING_ON]);
  feature[EVIDENCE_FEATURE_UNCOUNTED] = reading->collector->quantity != 0 && weighed.told == 0;
  feature[EVIDENCE_FEATURE_UNCOMPARED] = lacks_compared(reading);
  feature[EVIDENCE_FEATURE_BEARING] = weighed.agree != 0;
  feature[EVIDENCE_FEATURE_BODY] = reading->passage->kept == NULL;
  return weighed;
}

/* Its place among all, how probable it is, and where that is enough, which way it points. */
static void settle(const Weighed *weighed, double best)
{
  Evidence *evidence = weighed->evidence;
  const Reading *reading = weighed->reading;
  const ReadClaim *claim = reading->collector->claim;
  double rank = evidence->feature[EVIDENCE_FEATURE_RANKING];
  evidence->feature[EVIDENCE_FEATURE_RELATIVE] = best > 0 ? rank / best : 0;
  evidence->feature[EVIDENCE_FEATURE_TOP] = rank >= best;
  evidence->probability = probability_of(evidence);
  if (evidence->probability < least_probability(evidence->passage))
    return;
  const char *reworded = reworded_at(reading, evidence->sentence);
  double support = reading->judged.support;
  if (!weighed->chosen)
    support = stance_of_passage(&reading->collector->context, claim->affirmed, NULL, &reworded, 1).support;
  double odds = MODEL * logit(support) + (weighed->agree > 0 ? AGREED : weighed->agree < 0 ? -OPPOSED : 0);
  if (weighed->told != 0)
    odds = weighed->told * TOLD;
  evidence->support = 1 / (1 + exp(-odds));
  /* The stance model says nothing for a claim whose sides the passage has the other way round. */
  gboolean said = weighed->chosen && reading->judged.stance != STANCE_NEITHER;
  evidence->order = said ? 1 : order_of(claim, reworded);
  g_autofree char *printed = sentence_text(evidence->passage, evidence->sentence);
  evidence->stance = stance_for(reading->collector, evidence, printed, weighed->told != 0);
}

/* ---- one passage */

/* The share of the claim's words below which a passage isn't read at all. */
#define COVERAGE_LEAST 0.2
/* Sentences of a passage that are weighed: those that the model chose, and the best by rank. */
#define BY_RANK 3u

/* The best by rank that aren't taken and report something. */
static void take_by_rank(const Reading *reading, const double *ranks, gboolean *taken, gboolean *seen)
{
  guint n = reading->passage->sentences->len;
  for (guint got = 0; got < BY_RANK;) {
    guint best = G_MAXUINT;
    for (guint i = 0; i < n; i++)
      if (!taken[i] && !seen[i] && (best == G_MAXUINT || ranks[i] > ranks[best]))
        best = i;
    if (best == G_MAXUINT)
      return;
    seen[best] = TRUE;
    taken[best] = *reworded_at(reading, best) != '\0';
    got += taken[best];
  }
}

static void weigh_passage(const Reading *reading, GArray *all)
{
  guint n = reading->passage->sentences->len;
  g_autofree double *ranks = sentence_ranks(reading->match, reading->search, reading->collector->topic);
  g_autofree gboolean *taken = g_new0(gboolean, n + 1);
  g_autofree gboolean *seen = g_new0(gboolean, n + 1);
  for (guint k = 0; k < reading->judged.n; k++)
    taken[reading->judged.sentences[k]] = TRUE;
  take_by_rank(reading, ranks, taken, seen);
  for (guint i = 0; i < n; i++)
    taken[i] = taken[i] || (!seen[i] && telling_nothing(reworded_at(reading, i), NULL));
  for (guint i = 0; i < n; i++) {
    if (!taken[i])
      continue;
    Weighed weighed = weigh_sentence(reading, i, ranks[i]);
    g_array_append_val(all, weighed);
  }
}

/* Names that were typed have to be there, or over it; of an abstract's many names any may be spelt otherwise.
 */
static gboolean has_names(const PassageMatch *match)
{
  for (guint i = 0; !is_abstract(match->passage) && i < match->question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(match->question->terms, i);
    if ((term->name || term->acronym) && match->in_passage[i] == 0 && match->around[i] == 0)
      return FALSE;
  }
  return TRUE;
}

static Reading *read_passage(const Collector *collector, const StorePassage *passage, double search)
{
  if (passage->sentences->len == 0)
    return NULL;
  g_autoptr(PassageMatch) match = passage_match_new_soft(
      collector->maker, collector->lexicon, collector->claim->soft, collector->claim->question, passage);
  double feature[EVIDENCE_FEATURE_N] = {0};
  cover_features(match, (Span){0, 0}, feature);
  if (feature[EVIDENCE_FEATURE_AROUND] < COVERAGE_LEAST || !has_names(match))
    return NULL;
  Reading *reading = g_new0(Reading, 1);
  *reading = (Reading){.collector = collector,
                       .passage = passage,
                       .match = g_steal_pointer(&match),
                       .reworded = g_ptr_array_new_with_free_func(g_free),
                       .search = search};
  g_ptr_array_set_size(reading->reworded, (int)passage->sentences->len);
  return reading;
}

/* ---- all */

static void evidence_free(gpointer data)
{
  Evidence *evidence = data;
  judgement_free(evidence->judgement);
  g_free(evidence);
}

static gint order_evidence(gconstpointer a, gconstpointer b)
{
  const Evidence *left = *(const Evidence *const *)a, *right = *(const Evidence *const *)b;
  if (left->probability != right->probability)
    return left->probability > right->probability ? -1 : 1;
  if (left->passage->id != right->passage->id)
    return left->passage->id < right->passage->id ? -1 : 1;
  return left->sentence < right->sentence ? -1 : left->sentence > right->sentence;
}

/* What stands behind the sentences; what one only ventures is no evidence. */
static gboolean judge_all(GPtrArray *all, Judge *judge, GError **error)
{
  double best = all->len > 0 ? ((const Evidence *)g_ptr_array_index(all, 0))->probability : 0;
  for (guint i = 0; i < all->len; i++) {
    Evidence *evidence = g_ptr_array_index(all, i);
    if (evidence->probability < PROBABILITY_SHARE * best ||
        evidence->probability < least_probability(evidence->passage)) {
      evidence->stance = EVIDENCE_DESCRIBES;
      continue;
    }
    Span span = g_array_index(evidence->passage->sentences, Span, evidence->sentence);
    evidence->judgement = judge_span(judge, evidence->passage, span, JUDGE_ALL, error);
    if (evidence->judgement == NULL)
      return FALSE;
    if (!judgement_is_evidence(evidence->judgement))
      evidence->stance = EVIDENCE_DESCRIBES;
  }
  return TRUE;
}

static gint order_readings(gconstpointer a, gconstpointer b)
{
  const Reading *left = *(const Reading *const *)a, *right = *(const Reading *const *)b;
  if (left->search != right->search)
    return left->search > right->search ? -1 : 1;
  return left->passage->id < right->passage->id ? -1 : left->passage->id > right->passage->id;
}

/* Passages that the stance model judges one beside the other: the best of the search. */
#define BESIDE 5u

static void judge_readings(const Collector *collector, const GPtrArray *readings)
{
  StancePassage passages[BESIDE];
  PassageStance judged[BESIDE];
  guint n = MIN(readings->len, BESIDE);
  for (guint i = 0; i < n; i++) {
    const Reading *reading = g_ptr_array_index(readings, i);
    for (guint k = 0; k < reading->reworded->len; k++)
      reworded_at(reading, k);
    passages[i] = (StancePassage){reading->passage->paper->record->title,
                                  (const char *const *)reading->reworded->pdata, reading->reworded->len};
  }
  stance_of_passages(&collector->context, collector->claim->affirmed, passages, n, judged);
  for (guint i = 0; i < n; i++)
    ((Reading *)g_ptr_array_index(readings, i))->judged = judged[i];
}

static gsize outcome_of(const ReadClaim *claim)
{
  const GArray *core = claim->claim->core;
  for (guint i = 0; claim->claim->directed && i < core->len; i++) {
    const ClaimWord *word = &g_array_index(core, ClaimWord, i);
    if (word->side == SIDE_OBJECT && word->lexeme->start > claim->claim->relation->start)
      return word->lexeme->start;
  }
  guint half = (claim->question->terms->len + 1) / 2;
  return half < claim->question->terms->len
             ? ((const QuestionTerm *)g_ptr_array_index(claim->question->terms, half))->span.start
             : 0;
}

static gsize than_of(const char *affirmed)
{
  static const Regex *place = NULL;
  const Regex *than = regex_once(&place, "\\b than \\b", REGEX_CASELESS);
  Span found;
  return regex_find(than, affirmed, strlen(affirmed), 0, &found, 1) ? found.end : G_MAXSIZE;
}

GPtrArray *evidence_collect(TermMaker *maker, const Lexicon *lexicon, const ReadClaim *claim,
                            const Retrieved *retrieved, Judge *judge, GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(evidence_free);
  Collector collector = {.maker = maker,
                         .lexicon = lexicon,
                         .claim = claim,
                         .bearing = bearing_of(claim->affirmed, NULL),
                         .quantity = telling_quantity(claim->affirmed),
                         .compares = telling_compares(claim->affirmed),
                         .outcome = outcome_of(claim),
                         .than = than_of(claim->affirmed),
                         .topic = retrieved->topic};
  collector.context = (StanceContext){MAX(1, retrieved->base_passages), count_holding, &collector};
  g_autoptr(GPtrArray) readings = g_ptr_array_new_with_free_func(reading_free);
  for (guint i = 0; i < retrieved->passages->len; i++) {
    const StorePassage *passage = g_ptr_array_index(retrieved->passages, i);
    const double *search = g_hash_table_lookup(retrieved->scores, &passage->id);
    Reading *reading = read_passage(&collector, passage, search != NULL ? *search : 0);
    if (reading != NULL)
      g_ptr_array_add(readings, reading);
  }
  g_ptr_array_sort(readings, order_readings);
  judge_readings(&collector, readings);
  g_autoptr(GArray) weighed = g_array_new(FALSE, FALSE, sizeof(Weighed));
  for (guint i = 0; i < readings->len; i++)
    weigh_passage(g_ptr_array_index(readings, i), weighed);
  double best = 0;
  for (guint i = 0; i < weighed->len; i++) {
    Evidence *evidence = g_array_index(weighed, Weighed, i).evidence;
    best = MAX(best, evidence->feature[EVIDENCE_FEATURE_RANKING]);
    g_ptr_array_add(all, evidence);
  }
  for (guint i = 0; i < weighed->len; i++)
    settle(&g_array_index(weighed, Weighed, i), best);
  g_ptr_array_sort(all, order_evidence);
  return judge_all(all, judge, error) ? g_steal_pointer(&all) : NULL;
}
