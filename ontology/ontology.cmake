# The tables are compiled into the library, so that a program needs no file beside it.
file(READ ${CMAKE_SOURCE_DIR}/ontology/schema.sql schema_text)
string(REPLACE "\\" "\\\\" schema_text "${schema_text}")
string(REPLACE "\"" "\\\"" schema_text "${schema_text}")
string(REPLACE "\n" "\\n\"\n  \"" schema_text "${schema_text}")
set(schema_header "/* Made from ontology/schema.sql. */
static const char schema_sql[] =
  \"@schema_text@\";
")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/schema.h CONTENT "${schema_header}" @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/ontology/schema.sql)
# The trained models of ontology/evidence are put into the library by the assembler.
list(FILTER ONTOLOGY_SOURCES EXCLUDE REGEX "/train/")
set(EVIDENCE_MODELS ${CMAKE_SOURCE_DIR}/ontology/evidence/models)
file(GLOB EVIDENCE_MODEL_FILES CONFIGURE_DEPENDS ${EVIDENCE_MODELS}/*.model)
set_source_files_properties(ontology/evidence/shipped.c PROPERTIES OBJECT_DEPENDS "${EVIDENCE_MODEL_FILES}"
  COMPILE_DEFINITIONS ADDUCE_EVIDENCE_MODELS="${EVIDENCE_MODELS}")
