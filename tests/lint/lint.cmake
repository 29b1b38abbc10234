# Linters, each a target of its own; "lint" runs all.
file(GLOB_RECURSE LINT_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/corpus/*.c ${CMAKE_SOURCE_DIR}/ontology/*.c
  ${CMAKE_SOURCE_DIR}/indexer/*.c ${CMAKE_SOURCE_DIR}/query/*.c)
file(GLOB_RECURSE LINT_ALL CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/corpus/*.[ch] ${CMAKE_SOURCE_DIR}/ontology/*.[ch] ${CMAKE_SOURCE_DIR}/ontology/*.cc
  ${CMAKE_SOURCE_DIR}/indexer/*.[ch] ${CMAKE_SOURCE_DIR}/query/*.[ch] ${CMAKE_SOURCE_DIR}/tests/*.[ch])

add_custom_target(lint-tidy
  COMMAND clang-tidy --quiet -p ${CMAKE_BINARY_DIR} --config-file=${CMAKE_SOURCE_DIR}/tests/lint/clang-tidy.yaml ${LINT_SOURCES}
  USES_TERMINAL VERBATIM)
add_custom_target(lint-cppcheck
  COMMAND cppcheck --quiet --error-exitcode=1 --std=c17 --enable=warning,performance,portability --inline-suppr --library=gtk
    --suppress=missingIncludeSystem --suppress=unknownMacro --suppress=nullPointerRedundantCheck --suppress=ctunullpointer --suppress=leakNoVarFunctionCall
    -I ${CMAKE_SOURCE_DIR} ${LINT_SOURCES}
  USES_TERMINAL VERBATIM)
add_custom_target(lint-format COMMAND clang-format --dry-run --Werror ${LINT_ALL} USES_TERMINAL VERBATIM)
add_custom_target(lint-shell COMMAND shellcheck ${CMAKE_SOURCE_DIR}/setup ${CMAKE_SOURCE_DIR}/.ci/run USES_TERMINAL VERBATIM)
add_custom_target(lint)
add_dependencies(lint lint-format lint-cppcheck lint-tidy lint-shell)
