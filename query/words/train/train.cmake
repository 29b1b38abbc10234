# Makes the table of word vectors that ships; built, not installed.
add_executable(adduce-make-vectors EXCLUDE_FROM_ALL query/words/train/make_vectors.c)
target_link_libraries(adduce-make-vectors PRIVATE ${ADDUCE_TOP})
