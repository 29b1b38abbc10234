/* Holds the write lock of a SQLite database until it is killed, for the test of a busy knowledge base:
 * hold_lock DATABASE MARK, where MARK is a file that is made once the lock is held. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
  sqlite3 *database = NULL;
  if (argc != 3 || sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK) {
    fprintf(stderr, "hold_lock: can't lock\n");
    return 1;
  }
  close(open(argv[2], O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  pause();
  sqlite3_close(database);
  return 0;
}
