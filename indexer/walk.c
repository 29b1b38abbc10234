#include "indexer/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Folders in folders: deeper ones are left out with a diagnostic. No collection of papers nests like this,
 * and the walk recurses. */
#define FOLDER_DEPTH 64u

typedef struct {
  Walk *walk;
  GHashTable *folders; /* "device:inode" of the folders walked */
  GHashTable *paths;   /* of the files taken */
} Walker;

static void file_free(gpointer data)
{
  WalkFile *file = data;
  g_free(file->path);
  g_free(file->name);
  g_free(file);
}

static void problem_free(gpointer data)
{
  diagnostics_free(data);
}

static void problem(Walker *walker, Severity severity, const char *name, const char *code,
                    const char *message)
{
  Diagnostics *diagnostics = diagnostics_new(name);
  diagnostics_add(diagnostics, severity, POSITION_NONE, 0, code, "%s", message);
  g_ptr_array_add(walker->walk->problems, diagnostics);
  if (severity == SEVERITY_ERROR)
    walker->walk->failed++;
}

static gint64 modified(const struct stat *info)
{
  return (gint64)info->st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + info->st_mtim.tv_nsec;
}

static void take_file(Walker *walker, const char *path, const char *name, const struct stat *info)
{
  if (!g_hash_table_add(walker->paths, g_strdup(path)))
    return;
  WalkFile *file = g_new0(WalkFile, 1);
  file->path = g_strdup(path);
  file->name = g_strdup(name);
  file->size = info->st_size;
  file->mtime = modified(info);
  g_ptr_array_add(walker->walk->files, file);
  walker->walk->bytes += (guint64)info->st_size;
}

static int name_compare(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder that are not hidden, in the order of their bytes; NULL when it can't be read. */
static GPtrArray *folder_names(const char *path)
{
  DIR *folder = opendir(path);
  if (folder == NULL)
    return NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder))
    if (entry->d_name[0] != '.')
      g_ptr_array_add(names, g_strdup(entry->d_name));
  closedir(folder);
  g_ptr_array_sort(names, name_compare);
  return names;
}

static void visit(Walker *walker, const char *path, const char *name, guint depth);

static void visit_folder(Walker *walker, const char *path, const char *name, const struct stat *info,
                         guint depth)
{
  if (!g_hash_table_add(walker->folders, g_strdup_printf("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
                                                         (guint64)info->st_dev, (guint64)info->st_ino)))
    return;
  if (depth >= FOLDER_DEPTH) {
    problem(walker, SEVERITY_ERROR, name, "limit", "is nested too deep; name it itself to have it read");
    return;
  }
  g_autoptr(GPtrArray) names = folder_names(path);
  if (names == NULL) {
    g_autofree char *message = g_strdup_printf("folder can't be read: %s", g_strerror(errno));
    problem(walker, SEVERITY_ERROR, name, "unreadable", message);
    return;
  }
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *inner_path = g_build_filename(path, g_ptr_array_index(names, i), NULL);
    g_autofree char *inner_name = g_build_filename(name, g_ptr_array_index(names, i), NULL);
    visit(walker, inner_path, inner_name, depth + 1);
  }
}

static void visit(Walker *walker, const char *path, const char *name, guint depth)
{
  struct stat info;
  if (stat(path, &info) != 0) {
    int number = errno;
    g_autofree char *message = g_strdup_printf("can't be read: %s", g_strerror(number));
    problem(walker, SEVERITY_ERROR, name, number == ENOENT ? "missing" : "unreadable", message);
  } else if (S_ISDIR(info.st_mode)) {
    visit_folder(walker, path, name, &info, depth);
  } else if (S_ISREG(info.st_mode)) {
    take_file(walker, path, name, &info);
  } else {
    /* In a folder it is only in the way; where a user names it, it is what they asked for. */
    problem(walker, depth == 0 ? SEVERITY_ERROR : SEVERITY_WARNING, name, "special-file",
            "is a FIFO, socket or device, not a file; it is left alone");
  }
}

Walk *walk_paths(guint n, char **paths, gboolean allow_missing)
{
  Walk *walk = g_new0(Walk, 1);
  walk->files = g_ptr_array_new_with_free_func(file_free);
  walk->roots = g_ptr_array_new_with_free_func(g_free);
  walk->problems = g_ptr_array_new_with_free_func(problem_free);
  g_autoptr(GHashTable) folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Walker walker = {walk, folders, taken};
  for (guint i = 0; i < n; i++) {
    char *path = g_canonicalize_filename(paths[i], NULL);
    g_ptr_array_add(walk->roots, path);
    struct stat info;
    if (allow_missing && stat(path, &info) != 0 && (errno == ENOENT || errno == ENOTDIR))
      continue;
    visit(&walker, path, paths[i], 0);
  }
  return walk;
}

void walk_free(Walk *walk)
{
  if (walk == NULL)
    return;
  g_ptr_array_unref(walk->files);
  g_ptr_array_unref(walk->roots);
  g_ptr_array_unref(walk->problems);
  g_free(walk);
}

gboolean walk_stat(const char *path, gint64 *size, gint64 *mtime)
{
  struct stat info;
  if (stat(path, &info) != 0)
    return errno != ENOENT && errno != ENOTDIR;
  *size = info.st_size;
  *mtime = modified(&info);
  return TRUE;
}
