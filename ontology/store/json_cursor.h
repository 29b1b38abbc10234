/* JSON (RFC 8259) read from its beginning to its end, without a tree: for the records of a base, of which a
 * question reads hundreds. Used by ontology/store only.
 *
 * A function takes the value that the cursor stands before. One of another kind than it wants is passed over.
 * After a fault nothing more is read: bad is TRUE, and every function gives nothing. */
#ifndef ADDUCE_STORE_JSON_CURSOR_H
#define ADDUCE_STORE_JSON_CURSOR_H

#include <glib.h>

/* Bytes of a member's name, with its NUL; a longer one is cut off. */
#define JSON_NAME_BYTES 32

typedef struct {
  const char *at; /* NUL-terminated, valid UTF-8 */
  guint depth;    /* of arrays and objects that are open */
  gboolean bad;
} JsonCursor;

/* TRUE where the value is an object (array), which is then open; else it was passed over. */
gboolean json_open_object(JsonCursor *json);
gboolean json_open_array(JsonCursor *json);
/* Goes to the next member of the innermost open object and gives its name, or to the next element of the
 * innermost open array; FALSE at its end, which closes it. The value before must have been taken. first: TRUE
 * before the first call. */
gboolean json_next_member(JsonCursor *json, gboolean *first, char name[JSON_NAME_BYTES]);
gboolean json_next_element(JsonCursor *json, gboolean *first);
/* A new string, or NULL. */
char *json_take_string(JsonCursor *json);
gboolean json_take_number(JsonCursor *json, double *number);
/* TRUE for true. */
gboolean json_take_true(JsonCursor *json);
void json_skip(JsonCursor *json);
/* TRUE where nothing was bad and nothing but blanks follows. */
gboolean json_done(JsonCursor *json);

#endif
