#include "corpus/reader/input.h"

#include "corpus/base/limits.h"
#include "corpus/reader/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean set_errno_error(GError **error, const char *what)
{
  int number = errno;
  g_set_error(error, G_IO_ERROR, (int)g_io_error_from_errno(number), "%s: %s", what, g_strerror(number));
  return FALSE;
}

static gboolean check_kind(const struct stat *info, GError **error)
{
  if (S_ISDIR(info->st_mode)) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "is a directory, not a file");
    return FALSE;
  }
  if (!S_ISREG(info->st_mode)) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                "is a FIFO, socket or device, not a file; it is left alone");
    return FALSE;
  }
  return TRUE;
}

static gboolean read_all(int fd, GByteArray *bytes, GError **error)
{
  guint8 chunk[65536];
  for (;;) {
    gssize n = read(fd, chunk, sizeof chunk);
    if (n == 0)
      return TRUE;
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return set_errno_error(error, "can't be read");
    if (bytes->len + (gsize)n > LIMIT_FILE_BYTES) {
      g_set_error(error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                  "is over the limit of %u MB for one file; split it", LIMIT_FILE_BYTES / (1024 * 1024));
      return FALSE;
    }
    g_byte_array_append(bytes, chunk, (guint)n);
  }
}

GBytes *input_read(const char *path, GError **error)
{
  gboolean standard = strcmp(path, "-") == 0;
  /* Non-blocking: opening a FIFO must not wait for a writer. */
  int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) {
    set_errno_error(error, "can't be opened");
    return NULL;
  }
  struct stat info;
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  gboolean fine = fstat(fd, &info) == 0 || set_errno_error(error, "can't be read");
  fine = fine && (standard || check_kind(&info, error)) && read_all(fd, bytes, error);
  if (!standard)
    close(fd);
  return fine ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}

const char *input_error_code(const GError *error)
{
  if (error->domain == READER_ERROR) {
    switch ((ReaderError)error->code) {
    case READER_ERROR_UNSUPPORTED:
      return "unsupported";
    case READER_ERROR_BROKEN:
      return "broken";
    case READER_ERROR_EMPTY:
      return "empty";
    case READER_ERROR_LIMIT:
      return "limit";
    }
  }
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    return "special-file";
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    return "limit";
  return error->domain == G_IO_ERROR ? "unreadable" : "failed";
}

const char *input_error_message(const GError *error, const char *name)
{
  gsize length = strlen(name);
  gboolean named =
      strncmp(error->message, name, length) == 0 && strncmp(error->message + length, ": ", 2) == 0;
  return named ? error->message + length + 2 : error->message;
}
