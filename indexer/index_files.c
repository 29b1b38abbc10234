/* Which files need reading, and the way of each from its bytes into the store. */
#include "indexer/index.h"

#include "corpus/reader/reader.h"
#include "corpus/reader/input.h"

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
      why != NULL ? g_strdup_printf("%s: %s", input_error_code(why), input_error_message(why, file->name))
                  : NULL;
  row.sha256 = hash;
  row.failure = failure;
  if (file->mtime > g_get_real_time() * 1000 - RACY_NANOSECONDS)
    row.mtime = 0;
  StoreChange change = STORE_UNCHANGED;
  if (!store_put_file(run->store, &row, papers, &change, error))
    return FALSE;
  if (why != NULL) {
    fail(run, file->name, input_error_code(why), input_error_message(why, file->name));
    progress_step(run->progress, (guint64)file->size, 0, NULL);
  } else {
    count_change(run, file, change, papers);
  }
  return TRUE;
}

static gboolean index_file(IndexRun *run, const WalkFile *file, const StoreFile *known, GError **error)
{
  g_autoptr(GError) why = NULL;
  g_autoptr(GBytes) bytes = input_read(file->path, &why);
  if (bytes == NULL) {
    /* Nothing is known of its content: what the base has of it stays. */
    fail(run, file->name, input_error_code(why), input_error_message(why, file->name));
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
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(file->name);
  g_autoptr(GPtrArray) papers = reader_read(file->name, bytes, diagnostics, &why);
  index_report(run, diagnostics);
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    index_report(run, ((const Paper *)g_ptr_array_index(papers, i))->diagnostics);
  return put(run, file, sha256, papers, why, error);
}

gboolean index_files(IndexRun *run, GError **error)
{
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GHashTable) known = known_files(run->store, &files, error);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < run->walk->files->len && stop_signal == 0; i++) {
    const WalkFile *file = g_ptr_array_index(run->walk->files, i);
    const StoreFile *before = g_hash_table_lookup(known, file->path);
    run->counts.files++;
    if (before != NULL && before->size == file->size && before->mtime == file->mtime &&
        !(before->failure != NULL && run->retry)) {
      if (before->failure != NULL)
        fail_again(run, file, before->failure);
      else
        count_change(run, file, STORE_UNCHANGED, NULL);
    } else if (!index_file(run, file, before, error)) {
      return FALSE;
    }
  }
  return stop_signal == 0;
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
