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
