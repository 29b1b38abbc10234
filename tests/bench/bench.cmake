# Benchmarks: targets of their own, never tests. cmake --build build/release --target bench
set(ADDUCE_BENCH_TEXTS "${CMAKE_SOURCE_DIR}/../shared/data/text/plain" CACHE PATH "Folder of text files to index in the benchmark")
add_custom_target(bench COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/bench/bench.sh ${CMAKE_BINARY_DIR} ${ADDUCE_BENCH_TEXTS} USES_TERMINAL VERBATIM)
if(TARGET adduce AND TARGET adduce-index)
  add_dependencies(bench adduce adduce-index)
endif()
