/* adduce: question in, cited answer out. Only ever reads. */
#include "ontology/store/store.h"
#include "query/commands.h"

static gpointer open_base(const CommandContext *context, ExitCode *code)
{
  g_autoptr(GError) error = NULL;
  Store *store = store_open_read(context->directory, &error);
  if (store == NULL)
    *code = store_failed(context, g_steal_pointer(&error));
  return store;
}

static void close_base(gpointer base)
{
  store_close(base);
}

static const Command *const commands[] = {
    &ask_command,      &check_command,      &show_command,    &cites_command,
    &cited_by_command, &works_command,      &papers_command,  &status_command,
    &audit_command,    &concepts_command,   &concept_command, &organisation_command,
    &mentions_command, &assertions_command, &export_command,  NULL};

static const Program program = {
    .name = "adduce",
    .summary = "questions answered with quotations from research papers",
    .commands = commands,
    .open = open_base,
    .close = close_base,
};

int main(int argc, char **argv)
{
  return program_run(&program, argc, argv);
}
