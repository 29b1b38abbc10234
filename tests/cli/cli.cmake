# The command lines of both programs, as a user sees them: shell scripts, each a test of its own.
if(TARGET adduce AND TARGET adduce-index)
  add_executable(hold_lock ${CMAKE_CURRENT_LIST_DIR}/hold_lock.c)
  target_link_libraries(hold_lock PRIVATE adduce_flags PkgConfig::SQLITE)
  file(GLOB CLI_TESTS CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/test_*.sh)
  foreach(script ${CLI_TESTS})
    get_filename_component(name ${script} NAME_WE)
    string(REPLACE "test_" "cli-" name ${name})
    add_test(NAME ${name} COMMAND sh ${script})
    set_tests_properties(${name} PROPERTIES TIMEOUT 120 SKIP_RETURN_CODE 77
      ENVIRONMENT "${ADDUCE_TEST_ENVIRONMENT};ADDUCE=$<TARGET_FILE:adduce>;ADDUCE_INDEX=$<TARGET_FILE:adduce-index>;ADDUCE_HOLD_LOCK=$<TARGET_FILE:hold_lock>")
  endforeach()
endif()
