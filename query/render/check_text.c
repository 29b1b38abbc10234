#include "query/render/check.h"
#include "query/render/parts.h"

#include <string.h>

static void print_part(Printer *printer, const char *what, const char *part)
{
  if (part != NULL)
    printer_textf(printer, STYLE_QUIET, " %s \"%s\";", what, part);
}

static void print_understood(Printer *printer, const ReadClaim *claim)
{
  printer_textf(printer, STYLE_QUIET, "Understood:");
  print_part(printer, claim->sign < 0 ? "denied that" : "that", claim->affirmed);
  print_part(printer, "subject", claim->subject);
  print_part(printer, "relation", claim->relation);
  print_part(printer, "object", claim->object);
  print_part(printer, "population", claim->population);
  int direction = claim->claim->direction;
  printer_textf(printer, STYLE_QUIET, " direction %s",
                direction > 0   ? "up"
                : direction < 0 ? "down"
                                : "none");
  for (guint i = 0; i < claim->concepts->len; i++)
    printer_textf(printer, STYLE_QUIET, "%s%s", i == 0 ? "; concepts " : ", ",
                  (const char *)g_ptr_array_index(claim->concepts, i));
  printer_text(printer, STYLE_QUIET, ".");
  printer_flush(printer, 0, 2);
}

static void print_side(Printer *printer, const char *what, const Side *side)
{
  if (side->sentences == 0)
    return;
  printer_textf(printer, STYLE_PLAIN, " %s: %u stud%s", what, side->studies,
                side->studies == 1 ? "y" : "ies");
  if (side->level > 0)
    printer_textf(printer, STYLE_PLAIN, " (strongest: %s, level %u)", design_name(side->design), side->level);
  printer_text(printer, STYLE_PLAIN, ".");
}

static void print_verdict(Printer *printer, const CheckResult *result)
{
  if (result->verdict == VERDICT_NOT_ADDRESSED) {
    printer_text(printer, STYLE_STRONG, "Not addressed: the papers held have no evidence on this.");
  } else {
    static const char *const words[VERDICT_N] = {"Supported.", "Contradicted.", "Mixed.", "No effect found.",
                                                 ""};
    printer_text(printer, STYLE_STRONG, words[result->verdict]);
    print_side(printer, "For it", &result->sides[EVIDENCE_SUPPORTS]);
    print_side(printer, "Against it", &result->sides[EVIDENCE_CONTRADICTS]);
    print_side(printer, "Nothing found", &result->sides[EVIDENCE_NULL]);
    print_side(printer, "Mixed", &result->sides[EVIDENCE_MIXED]);
  }
  printer_flush(printer, 0, 0);
  guint cautions = check_cautions(result);
  for (guint i = 0; i < CAUTIONS; i++) {
    if (!((cautions >> i) & 1))
      continue;
    printer_text(printer, STYLE_WARN, caution_text(i));
    if ((1u << i) == CAUTION_OVERSTATED)
      printer_textf(printer, STYLE_WARN, " (\"%s\")", result->claim->overstated);
    printer_flush(printer, 0, 0);
  }
  printer_blank(printer);
}

static void print_where(Printer *printer, const Quotation *quotation, guint indent)
{
  const StorePassage *passage = quotation->evidence->passage;
  g_autofree char *name = readable_paper(passage->paper);
  g_autofree char *section = readable_section(passage);
  printer_text(printer, passage->paper->kind == PAPER_DIGEST ? STYLE_WARN : STYLE_PLAIN, name);
  if (section != NULL)
    printer_textf(printer, STYLE_QUIET, "%s %s.", g_str_has_suffix(name, ".") ? "" : ".", section);
  if (quotation->source.page > 0)
    printer_textf(printer, STYLE_QUIET, " Page %u.", quotation->source.page);
  printer_textf(printer, STYLE_QUIET, " [%s --at %" G_GSIZE_FORMAT "]", passage->paper->key,
                quotation->span.start);
  printer_flush(printer, indent, indent);
}

static void print_judgement(Printer *printer, const Judgement *judgement, guint indent)
{
  if (judgement == NULL)
    return;
  if (judgement->design != DESIGN_UNKNOWN)
    printer_textf(printer, STYLE_QUIET, "%s%s", design_name(judgement->design),
                  judgement->level > 0 ? "" : ". ");
  if (judgement->level > 0)
    printer_textf(printer, STYLE_QUIET, ", level %u. ", judgement->level);
  if (judgement->population.label != NULL)
    printer_textf(printer, STYLE_QUIET, "Population: %s. ", judgement->population.label);
  if (judgement->tone.hedged)
    printer_text(printer, STYLE_QUIET, "Hedged. ");
  if (judgement->whose == WHOSE_OWN)
    printer_text(printer, STYLE_QUIET, "The paper's own result.");
  printer_flush(printer, indent, indent);
  if (judgement->citations->len > 0) {
    printer_paragraph(printer, STYLE_QUIET, indent, "It cites:");
    text_cites(printer, judgement->citations, indent + 2, 4);
  }
}

static void print_features(Printer *printer, const Evidence *evidence, guint indent)
{
  for (guint i = 1; i < EVIDENCE_FEATURE_N; i++)
    printer_textf(printer, STYLE_QUIET, "%s %.2f, ", evidence_feature_name(i), evidence->feature[i]);
  printer_textf(printer, STYLE_QUIET, "support %.2f, order %.2f: %.3f", evidence->support, evidence->order,
                evidence->probability);
  printer_flush(printer, indent, indent);
}

static void print_quotation(Printer *printer, const Quotation *quotation, guint number, gboolean explain)
{
  g_autofree char *bullet = number > 0 ? g_strdup_printf("%u. ", number) : g_strdup("~  ");
  guint indent = text_columns(bullet, -1);
  printer_text(printer, STYLE_STRONG, bullet);
  if (quotation->context != NULL)
    printer_textf(printer, STYLE_QUIET, "[%s] ", quotation->context);
  printer_textf(printer, number > 0 ? STYLE_QUOTE : STYLE_PLAIN, "\"%s\"", quotation->quote);
  printer_flush(printer, 0, indent);
  print_where(printer, quotation, indent);
  print_judgement(printer, quotation->evidence->judgement, indent);
  if (explain)
    print_features(printer, quotation->evidence, indent);
  printer_blank(printer);
}

static void print_group(Printer *printer, const CheckResult *result, EvidenceStance stance,
                        const char *heading, gboolean explain)
{
  gboolean any = FALSE;
  for (guint i = 0; i < result->answers->len; i++) {
    const Quotation *quotation = g_ptr_array_index(result->answers, i);
    if (quotation->evidence->stance != stance)
      continue;
    if (!any) {
      printer_paragraph(printer, STYLE_HEADING, 0, heading);
      printer_blank(printer);
    }
    any = TRUE;
    print_quotation(printer, quotation, i + 1, explain);
  }
}

static guint number_of(const CheckResult *result, const Evidence *evidence)
{
  for (guint i = 0; i < result->answers->len; i++)
    if (((const Quotation *)g_ptr_array_index(result->answers, i))->evidence == evidence)
      return i + 1;
  return 0;
}

static void print_conflicts(Printer *printer, const CheckResult *result)
{
  for (guint i = 0; result->conflicts != NULL && i < result->conflicts->len; i++) {
    const Conflict *conflict = &g_array_index(result->conflicts, Conflict, i);
    printer_textf(printer, STYLE_WARN, "%u and %u don't agree: ", number_of(result, conflict->one),
                  number_of(result, conflict->other));
    gboolean any = FALSE;
    for (guint k = 0; k < DIFFERENCES; k++)
      if ((conflict->differs >> k) & 1) {
        printer_textf(printer, STYLE_PLAIN, "%s%s", any ? ", " : "", difference_name(k));
        any = TRUE;
      }
    printer_text(printer, STYLE_PLAIN, any ? "." : "the sentences don't tell why.");
    printer_flush(printer, 0, 2);
  }
}

void check_print_text(Printer *printer, const CheckResult *result, gboolean explain)
{
  printer_textf(printer, STYLE_STRONG, "Claim: %s", result->claim->text);
  printer_flush(printer, 0, 2);
  print_understood(printer, result->claim);
  print_verdict(printer, result);
  print_group(printer, result, EVIDENCE_SUPPORTS, "For it", explain);
  print_group(printer, result, EVIDENCE_CONTRADICTS, "Against it", explain);
  print_group(printer, result, EVIDENCE_NULL, "Looked for and not found", explain);
  print_group(printer, result, EVIDENCE_MIXED, "Mixed findings", explain);
  print_conflicts(printer, result);
  if (result->found > result->answers->len) {
    printer_textf(printer, STYLE_QUIET, "%u of %u pieces of evidence; --limit shows more.",
                  result->answers->len, result->found);
    printer_flush(printer, 0, 0);
  }
  if (result->nearest->len > 0) {
    printer_paragraph(printer, STYLE_WARN, 0, "On the topic, but no evidence on the claim:");
    printer_blank(printer);
    for (guint i = 0; i < result->nearest->len; i++)
      print_quotation(printer, g_ptr_array_index(result->nearest, i), 0, explain);
  }
}
