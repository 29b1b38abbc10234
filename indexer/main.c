/* adduce-index: papers in, knowledge base out. The only writer of a knowledge base. */
#include "corpus/base/command.h"
#include "indexer/index.h"
#include "indexer/parse.h"
#include "indexer/reference_command.h"
#include "indexer/vocabulary.h"

static gpointer open_base(const CommandContext *context, ExitCode *code)
{
  g_autoptr(GError) error = NULL;
  gboolean create = context->command->needs == NEEDS_BASE_CREATE;
  guint deadline = (guint)CLAMP(index_wait, 0, 3600) * 1000;
  Store *store = store_open_write(context->directory, create, deadline, &error);
  if (store == NULL) {
    command_error(context, "%s", error->message);
    *code = store_error_exit(error);
    return NULL;
  }
  g_autoptr(Diagnostics) wrong = store_works_check(context->directory);
  command_report(context, wrong);
  return store;
}

static void close_base(gpointer base)
{
  store_close(base);
}

static const Command *const commands[] = {&parse_command, &reference_command, &remove_command,
                                          &vocabulary_command, NULL};

static const Program program = {
    .name = "adduce-index",
    .summary = "papers in, knowledge base out",
    .commands = commands,
    .fallback = &index_command,
    .open = open_base,
    .close = close_base,
};

int main(int argc, char **argv)
{
  return program_run(&program, argc, argv);
}
