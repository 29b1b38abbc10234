# The trainer of the reference parser's model: built, not installed (docs/references.md).
file(GLOB TRAIN_SOURCES CONFIGURE_DEPENDS corpus/citation/train/*.c)
add_executable(adduce-train-references EXCLUDE_FROM_ALL ${TRAIN_SOURCES}
  corpus/citation/model/token.c corpus/citation/model/cue.c corpus/citation/model/lexicon.c
  corpus/citation/model/feature.c corpus/citation/normalise_names.c corpus/record/record.c)
target_link_libraries(adduce-train-references PRIVATE adduce_flags PkgConfig::GLIB PkgConfig::JSON PkgConfig::XML m)
