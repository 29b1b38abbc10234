#include "query/commands.h"

#include "ontology/store/store.h"

ExitCode store_failed(const CommandContext *context, GError *error)
{
  ExitCode code = store_error_exit(error);
  command_error(context, "%s", error->message);
  g_error_free(error);
  return code;
}
