/* What a citation is for: background, a method that is used, or a result that is compared.
 *
 * A linear model over the words of the sentence, those next to the citation, the place of the citation, and
 * the section. Trained on SciCite (A. Cohan et al., NAACL 2019; Apache-2.0). See docs/evidence.md. */
#ifndef ADDUCE_EVIDENCE_FUNCTION_H
#define ADDUCE_EVIDENCE_FUNCTION_H

#include "corpus/paper.h"
#include "ontology/evidence/linear.h"

typedef enum { FUNCTION_BACKGROUND, FUNCTION_METHOD, FUNCTION_RESULT, FUNCTION_N } CitationFunction;

/* citation: the bytes of the citation in the sentence; {0,0} where not known. role: of the section that the
 * sentence stands in. confidence (may be NULL): probability of the answer. */
CitationFunction citation_function_of(const char *sentence, Span citation, SectionRole role,
                                      double *confidence);

/* "background", "method", "result". */
const char *citation_function_name(CitationFunction function);

/* For the trainer. */
void citation_function_features(FeatureVector *out, const char *sentence, Span citation, SectionRole role);

#endif
