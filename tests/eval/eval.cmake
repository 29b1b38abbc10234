# Evaluation programs eval_NAME.c: each prints its table, and is a test (label "eval") with floors under what it measures. They need data that isn't part of the project and are
# skipped where it is missing.
add_library(adduce_eval STATIC ${CMAKE_CURRENT_SOURCE_DIR}/eval/shared.c ${CMAKE_CURRENT_SOURCE_DIR}/eval/retrieval_set.c
  ${CMAKE_CURRENT_SOURCE_DIR}/eval/questions.c
  ${CMAKE_CURRENT_SOURCE_DIR}/eval/claim_score.c
  ${CMAKE_CURRENT_SOURCE_DIR}/eval/xml_place.c)
target_link_libraries(adduce_eval PUBLIC adduce_query ${ADDUCE_TOP})
file(GLOB EVALUATIONS CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/eval/eval_*.c)
foreach(source ${EVALUATIONS})
  get_filename_component(name ${source} NAME_WE)
  string(REPLACE "_" "-" name ${name})
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE adduce_eval)
  set(arguments)
  if(name STREQUAL "eval-retrieval")
    set(arguments cf)
  endif()
  add_test(NAME ${name} COMMAND ${name} ${arguments})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "${ADDUCE_TEST_ENVIRONMENT};ADDUCE_INDEX=$<TARGET_FILE:adduce-index>;ADDUCE=$<TARGET_FILE:adduce>" SKIP_RETURN_CODE 77 TIMEOUT 300 LABELS eval)
endforeach()
# Trains as it measures: links the trainer, and takes minutes; ./setup test leaves it out (ctest -L train runs it).
target_link_libraries(eval-evidence PRIVATE adduce_evidence_train)
set_tests_properties(eval-evidence PROPERTIES TIMEOUT 1800 LABELS "eval;train")
set_tests_properties(eval-claims PROPERTIES TIMEOUT 1200)
# Learns the weights of the ranking; run by hand.
add_executable(learn-ranking EXCLUDE_FROM_ALL ${CMAKE_CURRENT_SOURCE_DIR}/eval/learn_ranking.c)
target_link_libraries(learn-ranking PRIVATE adduce_eval ${LBFGS_LIBRARY} m)
# Of the collections the smallest; `eval-retrieval` without a name runs all, which takes ten minutes.
set_tests_properties(eval-retrieval PROPERTIES TIMEOUT 900)
