/* Pieces of patterns that name studies and findings. Used by query/evidence only. */
#ifndef ADDUCE_QUERY_EVIDENCE_PHRASES_H
#define ADDUCE_QUERY_EVIDENCE_PHRASES_H

#define STUDY                                                                                                \
  "(?: study | studies | trial | review | meta- analysis | meta-analysis | survey | analysis | analyses | "  \
  "paper "                                                                                                   \
  "| article | report | research | experiment | evaluation | investigation | sample | cohort | project | "   \
  "work | data )"
#define FOUND                                                                                                \
  "(?: found | find | finds | show s? | showed | shown | reveal (?: s | ed )? | demonstrate [sd]? | report " \
  "(?: s | ed )? | observe [sd]? | conclude [sd]? | suggest (?: s | ed )? | indicate [sd]? | identif (?: y " \
  "| "                                                                                                       \
  "ies | ied ) | document (?: s | ed )? | confirm (?: s | ed )? | support (?: s | ed )? | note [sd]? | "     \
  "establish "                                                                                               \
  "(?: es | ed )? | discover (?: s | ed )? | point (?: s | ed ) \\s to )"
#define ADVERB                                                                                               \
  "(?: \\s (?: also | further | clearly | generally | often | thus | consistently | have | has ) )?"

#endif
