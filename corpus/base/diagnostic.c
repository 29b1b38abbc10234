#include "corpus/base/diagnostic.h"

#include "corpus/base/limits.h"
#include "corpus/base/safe.h"

struct Diagnostics {
  char *file;
  GPtrArray *items;
  guint64 dropped;
  gboolean error;
};

static void diagnostic_free(gpointer data)
{
  Diagnostic *diagnostic = data;
  g_free(diagnostic->file);
  g_free(diagnostic->code);
  g_free(diagnostic->message);
  g_free(diagnostic);
}

Diagnostics *diagnostics_new(const char *file)
{
  Diagnostics *list = g_new0(Diagnostics, 1);
  list->file = g_strdup(file);
  list->items = g_ptr_array_new_with_free_func(diagnostic_free);
  return list;
}

void diagnostics_free(Diagnostics *list)
{
  if (list == NULL)
    return;
  g_free(list->file);
  g_ptr_array_unref(list->items);
  g_free(list);
}

static void diagnostics_take(Diagnostics *list, Diagnostic *diagnostic)
{
  if (diagnostic->severity == SEVERITY_ERROR)
    list->error = TRUE;
  if (list->items->len >= LIMIT_DIAGNOSTICS) {
    list->dropped++;
    diagnostic_free(diagnostic);
    return;
  }
  g_ptr_array_add(list->items, diagnostic);
}

void diagnostics_add(Diagnostics *list, Severity severity, PositionKind kind, guint64 position,
                     const char *code, const char *format, ...)
{
  if (list == NULL)
    return;
  Diagnostic *diagnostic = g_new0(Diagnostic, 1);
  diagnostic->severity = severity;
  diagnostic->file = g_strdup(list->file);
  diagnostic->kind = kind;
  diagnostic->position = position;
  diagnostic->code = g_strdup(code);
  va_list arguments;
  va_start(arguments, format);
  diagnostic->message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  diagnostics_take(list, diagnostic);
}

guint diagnostics_count(const Diagnostics *list)
{
  return list == NULL ? 0 : list->items->len;
}

const Diagnostic *diagnostics_get(const Diagnostics *list, guint i)
{
  g_assert(list != NULL && i < list->items->len);
  return g_ptr_array_index(list->items, i);
}

guint64 diagnostics_dropped(const Diagnostics *list)
{
  return list == NULL ? 0 : list->dropped;
}

gboolean diagnostics_has_error(const Diagnostics *list)
{
  return list != NULL && list->error;
}

void diagnostics_append(Diagnostics *dst, const Diagnostics *src)
{
  if (dst == NULL || src == NULL)
    return;
  for (guint i = 0; i < src->items->len; i++) {
    const Diagnostic *from = g_ptr_array_index(src->items, i);
    Diagnostic *copy = g_new0(Diagnostic, 1);
    *copy = *from;
    copy->file = g_strdup(from->file);
    copy->code = g_strdup(from->code);
    copy->message = g_strdup(from->message);
    diagnostics_take(dst, copy);
  }
  dst->dropped += src->dropped;
  dst->error = dst->error || src->error;
}

const char *severity_name(Severity severity)
{
  switch (severity) {
  case SEVERITY_NOTE:
    return "note";
  case SEVERITY_WARNING:
    return "warning";
  case SEVERITY_ERROR:
    return "error";
  }
  g_assert_not_reached();
}

char *diagnostic_format(const Diagnostic *diagnostic)
{
  GString *line = g_string_new(NULL);
  if (diagnostic->file != NULL) {
    g_autofree char *file = safe_line(diagnostic->file, -1);
    g_string_append_printf(line, "%s:", file);
    if (diagnostic->kind == POSITION_LINE)
      g_string_append_printf(line, "%" G_GUINT64_FORMAT ":", diagnostic->position);
    else if (diagnostic->kind == POSITION_BYTE)
      g_string_append_printf(line, "byte %" G_GUINT64_FORMAT ":", diagnostic->position);
    else if (diagnostic->kind == POSITION_PAGE)
      g_string_append_printf(line, "page %" G_GUINT64_FORMAT ":", diagnostic->position);
    g_string_append_c(line, ' ');
  }
  g_autofree char *message = safe_line(diagnostic->message, -1);
  g_string_append_printf(line, "%s: %s: %s", severity_name(diagnostic->severity), diagnostic->code, message);
  return g_string_free(line, FALSE);
}
