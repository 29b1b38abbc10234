# The kill test: a writer that is killed, and the program that kills it and looks at what is left.
add_executable(kill-writer kill/writer.c)
target_link_libraries(kill-writer PRIVATE adduce_ontology PkgConfig::CHECK)
target_link_options(kill-writer PRIVATE -Wl,--wrap=sqlite3_exec -Wl,--wrap=text_index_commit)
add_executable(kill-test kill/kill.c)
target_link_libraries(kill-test PRIVATE adduce_ontology PkgConfig::CHECK)
add_test(NAME kill COMMAND kill-test $<TARGET_FILE:kill-writer>)
set_tests_properties(kill PROPERTIES ENVIRONMENT "${ADDUCE_TEST_ENVIRONMENT}" TIMEOUT 300 LABELS slow)
# Hundreds of commits, each with its syncs.
if(TEST ontology-faults)
  set_tests_properties(ontology-faults PROPERTIES TIMEOUT 400 LABELS slow)
endif()
