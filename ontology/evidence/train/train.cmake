# The trainer of the models of ontology/evidence: built, not installed (docs/evidence.md).
file(GLOB EVIDENCE_TRAIN_SOURCES CONFIGURE_DEPENDS ontology/evidence/train/*.c)
list(FILTER EVIDENCE_TRAIN_SOURCES EXCLUDE REGEX "/main\\.c$")
find_library(LBFGS_LIBRARY lbfgs REQUIRED)
add_library(adduce_evidence_train STATIC EXCLUDE_FROM_ALL ${EVIDENCE_TRAIN_SOURCES})
target_link_libraries(adduce_evidence_train PUBLIC adduce_ontology PkgConfig::JSON ${LBFGS_LIBRARY} m)
add_executable(adduce-train-evidence EXCLUDE_FROM_ALL ontology/evidence/train/main.c)
target_link_libraries(adduce-train-evidence PRIVATE adduce_evidence_train)
