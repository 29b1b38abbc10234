/* adduce-index: papers in, knowledge base out. The only writer of a knowledge base. */
#include "corpus/base/command.h"
#include "indexer/parse.h"

static const Command *const commands[] = {&parse_command, NULL};

static const Program program = {
    .name = "adduce-index",
    .summary = "papers in, knowledge base out",
    .commands = commands,
};

int main(int argc, char **argv)
{
  return program_run(&program, argc, argv);
}
