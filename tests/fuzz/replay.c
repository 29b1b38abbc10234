/* Runs a fuzz target over every file of its corpus, so that what fuzzing once found is tried in every test
 * run. usage: replay-NAME DIRECTORY... */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static guint replay(const char *directory)
{
  g_autoptr(GDir) files = g_dir_open(directory, 0, NULL);
  guint n = 0;
  const char *name;
  while (files != NULL && (name = g_dir_read_name(files)) != NULL) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    if (!g_file_get_contents(path, &bytes, &length, NULL))
      continue;
    /* An exact copy: reading one byte too far is an error that the sanitizer sees. */
    guint8 *copy = malloc(length > 0 ? length : 1);
    for (gsize i = 0; i < length; i++)
      copy[i] = (guint8)bytes[i];
    LLVMFuzzerTestOneInput(copy, length);
    free(copy);
    n++;
  }
  return n;
}

int main(int argc, char **argv)
{
  guint n = 0;
  for (int i = 1; i < argc; i++)
    n += replay(argv[i]);
  printf("%u inputs\n", n);
  return n > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
