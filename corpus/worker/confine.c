#include "corpus/worker/confine.h"

#include "corpus/base/limits.h"
#include "corpus/citation/reference.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Encodings that XML files of publishers name and that the C library keeps in files of their own. */
static const char *const encodings[] = {
    "ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "WINDOWS-1252", "WINDOWS-1250", "WINDOWS-1251", "KOI8-R",
    "SHIFT_JIS",  "EUC-JP",     "EUC-KR",      "GB18030",      "BIG5",         "MACINTOSH"};

void confine_prepare(void)
{
  static GPtrArray *converters; /* stay open, so that their code stays loaded */
  static gsize ready = 0;
  if (!g_once_init_enter(&ready))
    return;
  converters = g_ptr_array_new();
  for (guint i = 0; i < G_N_ELEMENTS(encodings); i++) {
    g_ptr_array_add(converters, iconv_open("UTF-8", encodings[i]));
    g_ptr_array_add(converters, iconv_open(encodings[i], "UTF-8"));
  }
  record_free(reference_parse("A. Nobody. Nothing. 1900.", -1));
  g_once_init_leave(&ready, 1);
}

static void limit_set(int what, rlim_t value)
{
  struct rlimit limit = {value, value};
  (void)setrlimit((__rlimit_resource_t)what, &limit);
}

void confine_time(guint seconds)
{
  struct timespec used = {0};
  struct rlimit limit = {0};
  if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0 || getrlimit(RLIMIT_CPU, &limit) != 0)
    return;
  limit.rlim_cur = MIN((rlim_t)used.tv_sec + seconds + 1, limit.rlim_max);
  (void)setrlimit(RLIMIT_CPU, &limit);
}

/* No file can be opened any more: a ruleset that handles every access and allows none. */
static gboolean landlock_apply(void)
{
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1)
    return FALSE;
  /* The thirteen rights of version 1 (Linux 5.13); reparenting and truncation came with 2 and 3. */
  struct landlock_ruleset_attr rules = {.handled_access_fs = (1ull << 13) - 1};
  if (version >= 2)
    rules.handled_access_fs |= 1ull << 13;
  if (version >= 3)
    rules.handled_access_fs |= 1ull << 14;
  int fd = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (fd < 0)
    return FALSE;
  gboolean done = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
  (void)close(fd);
  return done;
}

/* What reading memory, the one socket and the clock needs; opening, sockets, processes fail with EPERM; what
 * only an intruder calls ends the process. */
static gboolean seccomp_apply(void)
{
  static const int allowed[] = {SCMP_SYS(read),
                                SCMP_SYS(write),
                                SCMP_SYS(readv),
                                SCMP_SYS(writev),
                                SCMP_SYS(close),
                                SCMP_SYS(fstat),
                                SCMP_SYS(lseek),
                                SCMP_SYS(brk),
                                SCMP_SYS(mmap),
                                SCMP_SYS(munmap),
                                SCMP_SYS(mremap),
                                SCMP_SYS(mprotect),
                                SCMP_SYS(madvise),
                                SCMP_SYS(futex),
                                SCMP_SYS(exit),
                                SCMP_SYS(exit_group),
                                SCMP_SYS(rt_sigreturn),
                                SCMP_SYS(rt_sigprocmask),
                                SCMP_SYS(rt_sigaction),
                                SCMP_SYS(sigaltstack),
                                SCMP_SYS(clock_gettime),
                                SCMP_SYS(gettimeofday),
                                SCMP_SYS(getrandom),
                                SCMP_SYS(getpid),
                                SCMP_SYS(gettid),
                                SCMP_SYS(tgkill),
                                SCMP_SYS(sched_yield),
                                SCMP_SYS(restart_syscall),
                                SCMP_SYS(getrlimit),
                                SCMP_SYS(setrlimit),
                                SCMP_SYS(clock_nanosleep),
                                SCMP_SYS(nanosleep),
                                SCMP_SYS(time),
                                SCMP_SYS(getrusage),
                                SCMP_SYS(membarrier),
                                SCMP_SYS(rseq)};
  static const int deadly[] = {SCMP_SYS(execve),
                               SCMP_SYS(execveat),
                               SCMP_SYS(ptrace),
                               SCMP_SYS(process_vm_readv),
                               SCMP_SYS(process_vm_writev),
                               SCMP_SYS(mount),
                               SCMP_SYS(bpf)};
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == NULL)
    return FALSE;
  int failed = 0;
  for (guint i = 0; i < G_N_ELEMENTS(allowed); i++)
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
  for (guint i = 0; i < G_N_ELEMENTS(deadly); i++)
    failed |= seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, deadly[i], 0);
  /* Its own limits only, not those of another process. */
  failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_EQ, 0));
  gboolean done = failed == 0 && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return done;
}

static void close_above(int last)
{
  if (syscall(SYS_close_range, (unsigned)last + 1, ~0u, 0) == 0)
    return;
  for (int fd = last + 1; fd < 4096; fd++)
    (void)close(fd);
}

/* Input and output of the terminal are none of its business; a sanitizer's report is. */
static void redirect_standard(void)
{
  int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = 0; fd < (WORKER_SANITIZED ? 2 : 3); fd++)
    if (nowhere < 0 || dup2(nowhere, fd) < 0)
      (void)close(fd);
}

Confined confine_self(int last, guint64 memory)
{
  Confined confined = 0;
  redirect_standard();
  close_above(last);
  (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit_set(RLIMIT_CORE, 0);
  limit_set(RLIMIT_FSIZE, 0);
  if (WORKER_SANITIZED)
    return CONFINED_SECCOMP | CONFINED_LANDLOCK | CONFINED_MEMORY;
  (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  limit_set(RLIMIT_AS, memory);
  struct rlimit limit = {0};
  if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur <= memory)
    confined |= CONFINED_MEMORY;
  confined |= landlock_apply() ? CONFINED_LANDLOCK : 0;
  limit_set(RLIMIT_NOFILE, (rlim_t)last + 1);
  confined |= seccomp_apply() ? CONFINED_SECCOMP : 0;
  return confined;
}
