/* Which files need reading, and the way of each from its bytes into the store. */
#include "indexer/index.h"

#include "corpus/reader/input.h"
#include "corpus/worker/worker.h"

#include <signal.h>
#include <string.h>

/* A file that changed within this time before it was read may change once more without a new time stamp (the
 * "racy git" problem): its content is looked at again next time. */
#define RACY_NANOSECONDS G_GINT64_CONSTANT(2000000000)

static volatile sig_atomic_t stop_signal = 0;

static void on_signal(int number)
{
  stop_signal = number;
}

int index_signal(void)
{
  return stop_signal;
}

void index_catch_signals(void)
{
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)(SA_RESTART | SA_RESETHAND)};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
}

static GHashTable *known_files(Store *store, GPtrArray **files, GError **error)
{
  *files = store_files(store, error);
  if (*files == NULL)
    return NULL;
  GHashTable *by_path = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < (*files)->len; i++) {
    StoreFile *file = g_ptr_array_index(*files, i);
    g_hash_table_insert(by_path, file->path, file);
  }
  return by_path;
}

void index_report(IndexRun *run, const Diagnostics *diagnostics)
{
  if (diagnostics_count(diagnostics) == 0)
    return;
  progress_clear(run->progress);
  command_report(run->context, diagnostics);
}

/* The code of a diagnostic: that of the reading process, or of the input. */
static const char *error_code(const GError *error)
{
  static const char *const codes[] = {[WORKER_ERROR_START] = "failed",
                                      [WORKER_ERROR_CRASH] = "crash",
                                      [WORKER_ERROR_MEMORY] = "limit",
                                      [WORKER_ERROR_TIME] = "limit",
                                      [WORKER_ERROR_RESULT] = "crash"};
  if (error->domain == WORKER_ERROR && (guint)error->code < G_N_ELEMENTS(codes))
    return codes[error->code];
  return input_error_code(error);
}

static void fail(IndexRun *run, const char *name, const char *code, const char *message)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(name);
  diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_NONE, 0, code, "%s", message);
  index_report(run, diagnostics);
  diagnostics_append(run->counts.failures, diagnostics);
  run->counts.failed++;
}

/* A failure is kept as "code: message", so that it can be told again without reading the file. */
static void fail_again(IndexRun *run, const WalkFile *file, const char *failure)
{
  const char *colon = strstr(failure, ": ");
  g_autofree char *code = colon != NULL ? g_strndup(failure, (gsize)(colon - failure)) : g_strdup("failed");
  fail(run, file->name, code, colon != NULL ? colon + 2 : failure);
  progress_step(run->progress, (guint64)file->size, 0, NULL);
}

static void count_papers(IndexCounts *counts, const GPtrArray *papers)
{
  for (guint i = 0; i < papers->len; i++) {
    const Paper *paper = g_ptr_array_index(papers, i);
    counts->papers++;
    counts->references += paper->references->len;
    counts->citations += paper->citations->len;
    for (guint k = 0; k < paper->citations->len; k++) {
      const Citation *citation = g_ptr_array_index(paper->citations, k);
      if (citation->references->len > 0)
        counts->linked++;
      else
        counts->missing++;
    }
  }
}

static void count_change(IndexRun *run, const WalkFile *file, StoreChange change, const GPtrArray *papers)
{
  IndexCounts *counts = &run->counts;
  static const char *const words[] = {"unchanged", "added", "replaced"};
  guint *const numbers[] = {&counts->unchanged, &counts->added, &counts->replaced};
  guint n = papers != NULL ? papers->len : 0;
  (*numbers[change])++;
  if (change != STORE_UNCHANGED && papers != NULL)
    count_papers(counts, papers);
  g_autofree char *line = change == STORE_UNCHANGED ? NULL
                                                    : g_strdup_printf("%s %s: %u paper%s", words[change],
                                                                      file->name, n, n == 1 ? "" : "s");
  progress_step(run->progress, (guint64)file->size, n, line);
}

/* Puts what came of a file into the store: papers, or the reason why there are none. */
static gboolean put(IndexRun *run, const WalkFile *file, const char *sha256, const GPtrArray *papers,
                    const GError *why, GError **error)
{
  StoreFile row = {.path = file->path, .size = file->size, .mtime = file->mtime};
  g_autofree char *hash = g_strdup(sha256);
  g_autofree char *failure =
      why != NULL ? g_strdup_printf("%s: %s", error_code(why), input_error_message(why, file->name)) : NULL;
  row.sha256 = hash;
  row.failure = failure;
  if (file->mtime > g_get_real_time() * 1000 - RACY_NANOSECONDS)
    row.mtime = 0;
  StoreChange change = STORE_UNCHANGED;
  if (!store_put_file(run->store, &row, papers, &change, error))
    return FALSE;
  if (why != NULL) {
    fail(run, file->name, error_code(why), input_error_message(why, file->name));
    progress_step(run->progress, (guint64)file->size, 0, NULL);
  } else {
    count_change(run, file, change, papers);
  }
  return TRUE;
}

/* A file on its way through a reading process. */
typedef struct {
  const WalkFile *file;
  char *sha256; /* owned */
} Pending;

static void pending_free(gpointer data)
{
  Pending *pending = data;
  g_free(pending->sha256);
  g_free(pending);
}

/* Looks at a file's content: what is known is put at once, what isn't goes to the pool. */
static gboolean look_at_file(IndexRun *run, WorkerPool *pool, GQueue *waiting, const WalkFile *file,
                             const StoreFile *known, GError **error)
{
  g_autoptr(GError) why = NULL;
  g_autoptr(GBytes) bytes = input_read(file->path, &why);
  if (bytes == NULL) {
    /* Nothing is known of its content: what the base has of it stays. */
    fail(run, file->name, error_code(why), input_error_message(why, file->name));
    progress_step(run->progress, (guint64)file->size, 0, NULL);
    return TRUE;
  }
  g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  gboolean same = known != NULL && g_strcmp0(known->sha256, sha256) == 0;
  /* size -1: the store wants the papers again, though the content is the same (one of them was removed). */
  if (same && known->failure == NULL && known->size >= 0)
    return put(run, file, sha256, NULL, NULL, error);
  if (same && known->failure != NULL && !run->retry) {
    fail_again(run, file, known->failure);
    return TRUE;
  }
  run->counts.bytes += g_bytes_get_size(bytes);
  Pending *pending = g_new0(Pending, 1);
  pending->file = file;
  pending->sha256 = g_steal_pointer(&sha256);
  g_queue_push_tail(waiting, pending);
  worker_pool_submit(pool, file->name, bytes);
  return TRUE;
}

/* Takes the next result from the pool into the store. */
static gboolean take_result(IndexRun *run, WorkerPool *pool, GQueue *waiting, GError **error)
{
  g_autoptr(WorkerResult) result = worker_pool_next(pool);
  Pending *pending = g_queue_pop_head(waiting);
  g_assert(result != NULL && pending != NULL);
  gboolean fine = TRUE;
  /* After a signal from the terminal the reading processes are gone too: their errors say nothing. */
  if (stop_signal == 0) {
    index_report(run, result->diagnostics);
    for (guint i = 0; result->papers != NULL && i < result->papers->len; i++)
      index_report(run, ((const Paper *)g_ptr_array_index(result->papers, i))->diagnostics);
    if (g_error_matches(result->error, WORKER_ERROR, WORKER_ERROR_START))
      /* The system's fault, not the file's: it is tried again next time. */
      fail(run, pending->file->name, error_code(result->error), result->error->message);
    else
      fine = put(run, pending->file, pending->sha256, result->papers, result->error, error);
  }
  pending_free(pending);
  return fine;
}

/* A file that is as it was, by size and time: TRUE when it was counted. */
static gboolean count_unchanged(IndexRun *run, const WalkFile *file, const StoreFile *known)
{
  if (known == NULL || known->size != file->size || known->mtime != file->mtime ||
      (known->failure != NULL && run->retry))
    return FALSE;
  if (known->failure != NULL)
    fail_again(run, file, known->failure);
  else
    count_change(run, file, STORE_UNCHANGED, NULL);
  return TRUE;
}

gboolean index_files(IndexRun *run, GError **error)
{
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GHashTable) known = known_files(run->store, &files, error);
  if (known == NULL)
    return FALSE;
  g_autoptr(WorkerPool) pool = worker_pool_new(NULL);
  GQueue waiting = G_QUEUE_INIT;
  gboolean fine = TRUE;
  guint next = 0;
  while (fine && stop_signal == 0 && (next < run->walk->files->len || !g_queue_is_empty(&waiting))) {
    if (next < run->walk->files->len && worker_pool_wants(pool)) {
      const WalkFile *file = g_ptr_array_index(run->walk->files, next++);
      const StoreFile *before = g_hash_table_lookup(known, file->path);
      run->counts.files++;
      if (!count_unchanged(run, file, before))
        fine = look_at_file(run, pool, &waiting, file, before, error);
    } else {
      fine = take_result(run, pool, &waiting, error);
    }
  }
  g_queue_clear_full(&waiting, pending_free);
  return fine && stop_signal == 0;
}

static gboolean is_under(const char *path, const GPtrArray *roots)
{
  for (guint i = 0; i < roots->len; i++) {
    const char *root = g_ptr_array_index(roots, i);
    gsize length = strlen(root);
    if (strncmp(path, root, length) == 0 &&
        (path[length] == '\0' || path[length] == '/' || (length > 0 && root[length - 1] == '/')))
      return TRUE;
  }
  return roots->len == 0;
}

gboolean index_prune(IndexRun *run, GError **error)
{
  g_autoptr(GPtrArray) files = store_files(run->store, error);
  if (files == NULL)
    return FALSE;
  for (guint i = 0; i < files->len && stop_signal == 0; i++) {
    const StoreFile *file = g_ptr_array_index(files, i);
    gint64 size = 0;
    gint64 mtime = 0;
    if (!is_under(file->path, run->walk->roots) || walk_stat(file->path, &size, &mtime))
      continue;
    if (!store_remove_file(run->store, file->path, error))
      return FALSE;
    run->counts.removed++;
  }
  return stop_signal == 0;
}
