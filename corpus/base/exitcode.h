/* Exit codes of both programs, as docs/ states them. */
#ifndef ADDUCE_BASE_EXITCODE_H
#define ADDUCE_BASE_EXITCODE_H

typedef enum {
  EXIT_FOUND = 0,   /* adduce: found; adduce-index: all done */
  EXIT_NOTHING = 1, /* adduce: nothing found; adduce-index: some input failed */
  EXIT_USAGE = 2,   /* wrong usage */
  EXIT_NO_BASE = 3, /* no knowledge base, unreadable, or of another version */
  EXIT_BUSY = 75,   /* another writer holds the base past the deadline (EX_TEMPFAIL of sysexits.h) */
} ExitCode;

#endif
