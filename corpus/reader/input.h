/* A file of others' making, read into memory: regular files only, never more than LIMIT_FILE_BYTES, never
 * waiting for a FIFO or a device. */
#ifndef ADDUCE_READER_INPUT_H
#define ADDUCE_READER_INPUT_H

#include <gio/gio.h>
#include <glib.h>

/* The bytes of a file. NULL with an error of G_IO_ERROR whose message says what is wrong, without the file's
 * name. An input that is a pipe or a terminal is read only for `path` "-" (standard input). */
GBytes *input_read(const char *path, GError **error);

/* The code of a diagnostic for an error of input_read or of a reader: "unreadable", "special-file", "limit",
 * "unsupported", "broken", "empty", "failed". */
const char *input_error_code(const GError *error);

/* The message of such an error without the file's name before it, which a diagnostic says already. */
const char *input_error_message(const GError *error, const char *name);

#endif
