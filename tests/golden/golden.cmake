# Golden files of plain text: NAME.txt as `adduce-index parse --format tree` must show it, NAME.tree, written by hand.
file(GLOB GOLDEN_PLAIN CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/golden/plain/*.txt)
foreach(input ${GOLDEN_PLAIN})
  get_filename_component(name ${input} NAME_WE)
  add_test(NAME golden-plain-${name}
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:adduce-index> -DINPUT=${input}
      -DEXPECTED=${CMAKE_CURRENT_SOURCE_DIR}/golden/plain/${name}.tree
      -P ${CMAKE_CURRENT_SOURCE_DIR}/golden/compare.cmake)
  set_tests_properties(golden-plain-${name} PROPERTIES ENVIRONMENT "${ADDUCE_TEST_ENVIRONMENT}" TIMEOUT 60)
endforeach()
