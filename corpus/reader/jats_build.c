#include "corpus/reader/jats_build.h"

#include <string.h>

JatsBuilder *jats_builder_new(Paper *paper, const xmlNode *root, Diagnostics *diagnostics)
{
  JatsBuilder *builder = g_new0(JatsBuilder, 1);
  builder->paper = paper;
  builder->diagnostics = diagnostics;
  builder->root = root;
  builder->running = g_string_new(NULL);
  builder->annex = g_string_new(NULL);
  builder->annex_map = source_map_new();
  builder->running_marks = g_array_new(FALSE, FALSE, sizeof(JatsMark));
  builder->annex_marks = g_array_new(FALSE, FALSE, sizeof(JatsMark));
  builder->section = -1;
  builder->run_in = -1;
  builder->entries = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  builder->pointers = g_hash_table_new(g_str_hash, g_str_equal);
  builder->floating = g_ptr_array_new();
  return builder;
}

static void piece_pop(JatsBuilder *builder)
{
  JatsPiece *piece = builder->piece;
  builder->piece = piece->outer;
  g_string_free(piece->text, TRUE);
  g_array_unref(piece->marks);
  g_free(piece);
}

void jats_builder_free(JatsBuilder *builder)
{
  if (builder == NULL)
    return;
  while (builder->piece != NULL)
    piece_pop(builder);
  g_string_free(builder->running, TRUE);
  g_string_free(builder->annex, TRUE);
  source_map_free(builder->annex_map);
  g_array_unref(builder->running_marks);
  g_array_unref(builder->annex_marks);
  g_hash_table_unref(builder->entries);
  g_hash_table_unref(builder->pointers);
  g_ptr_array_unref(builder->floating);
  g_free(builder);
}

static JatsPiece *piece_push(JatsBuilder *builder, const xmlNode *node, Zone zone)
{
  JatsPiece *piece = g_new0(JatsPiece, 1);
  piece->outer = builder->piece;
  piece->text = g_string_new(NULL);
  piece->marks = g_array_new(FALSE, FALSE, sizeof(JatsMark));
  piece->node = node;
  piece->zone = zone;
  builder->piece = piece;
  return piece;
}

void jats_open_block(JatsBuilder *builder, const xmlNode *node, BlockKind kind)
{
  piece_push(builder, node, builder->zone)->kind = kind;
}

void jats_open_kept(JatsBuilder *builder, const xmlNode *node, const char *kind, Zone zone)
{
  piece_push(builder, node, zone)->kept = kind;
}

static gsize base_of(const GString *text)
{
  return text->len > 0 ? text->len + 2 : 0;
}

gsize jats_piece_base(const JatsBuilder *builder)
{
  return base_of(builder->piece->kept != NULL ? builder->annex : builder->running);
}

gsize jats_anchor(const JatsBuilder *builder)
{
  const JatsPiece *piece = builder->piece;
  while (piece != NULL && piece->kept != NULL)
    piece = piece->outer;
  return piece == NULL || piece->text->len == 0 ? builder->running->len
                                                : base_of(builder->running) + piece->text->len;
}

static void move_marks(const GArray *from, GArray *to, gsize base)
{
  for (guint i = 0; i < from->len; i++) {
    JatsMark mark = g_array_index(from, JatsMark, i);
    mark.start += base;
    mark.end += base;
    g_array_append_val(to, mark);
  }
}

static Span write_text(GString *out, SourceMap *map, const JatsPiece *piece)
{
  if (out->len > 0) {
    g_string_append(out, "\n\n");
    source_map_append(map, 2, 0, 0, FALSE, 0, 0);
  }
  Span span = {out->len, out->len + piece->text->len};
  g_autofree char *path = jats_path(piece->node);
  g_string_append_len(out, piece->text->str, (gssize)piece->text->len);
  source_map_append(map, piece->text->len, 0, piece->text->len, TRUE, 0, source_map_path(map, path));
  return span;
}

/* Trailing tabs and line breaks of a piece go: empty cells, empty elements. */
static void piece_trim(JatsPiece *piece)
{
  gsize end = piece->text->len;
  while (end > 0 && strchr("\t\n ", piece->text->str[end - 1]) != NULL)
    end--;
  g_string_truncate(piece->text, end);
  for (guint i = 0; i < piece->marks->len; i++) {
    JatsMark *mark = &g_array_index(piece->marks, JatsMark, i);
    mark->end = MIN(mark->end, end);
    mark->start = MIN(mark->start, mark->end);
  }
}

/* Writes the open piece; its text and marks are then empty. */
static Span piece_write(JatsBuilder *builder)
{
  JatsPiece *piece = builder->piece;
  Span span = {0, 0};
  gboolean kept = piece->kept != NULL;
  piece_trim(piece);
  if (piece->text->len > 0) {
    gsize anchor = jats_anchor(builder);
    span = kept ? write_text(builder->annex, builder->annex_map, piece)
                : write_text(builder->running, builder->paper->map, piece);
    if (kept) {
      paper_add_kept(builder->paper, piece->kept, piece->zone, span, anchor);
      g_ptr_array_add(builder->floating, NULL);
    } else {
      paper_add_paragraph(builder->paper, span, piece->kind, piece->zone,
                          builder->run_in >= 0 ? builder->run_in : builder->section);
    }
    if (!kept && piece->kind != BLOCK_HEADING && piece->kind != BLOCK_FRONT && piece->zone == ZONE_BODY)
      builder->has_body = TRUE;
    move_marks(piece->marks, kept ? builder->annex_marks : builder->running_marks, span.start);
  }
  g_string_truncate(piece->text, 0);
  g_array_set_size(piece->marks, 0);
  piece->blank = FALSE;
  return span;
}

Span jats_close(JatsBuilder *builder)
{
  Span span = piece_write(builder);
  piece_pop(builder);
  return span;
}

void jats_break_block(JatsBuilder *builder)
{
  piece_write(builder);
}

static gboolean is_dropped(gunichar c)
{
  return c == 0xad || c == 0x200b || c == 0xfeff || c == 0x2060;
}

void jats_text(JatsBuilder *builder, const char *text)
{
  JatsPiece *piece = builder->piece;
  while (*text != '\0') {
    gunichar c = (guchar)*text < 0x80 ? (gunichar)*text : g_utf8_get_char(text);
    const char *next = g_utf8_next_char(text);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || (c > 0x7f && g_unichar_isspace(c))) {
      piece->blank = TRUE;
    } else if (c < 0x80 || !is_dropped(c)) {
      if (piece->blank && piece->text->len > 0 && piece->text->str[piece->text->len - 1] != '\n' &&
          piece->text->str[piece->text->len - 1] != '\t')
        g_string_append_c(piece->text, ' ');
      piece->blank = FALSE;
      g_string_append_len(piece->text, text, next - text);
    }
    text = next;
  }
}

void jats_literal(JatsBuilder *builder, const char *bytes)
{
  g_string_append(builder->piece->text, bytes);
  builder->piece->blank = FALSE;
}

void jats_blank(JatsBuilder *builder)
{
  builder->piece->blank = TRUE;
}

void jats_full_stop(JatsBuilder *builder)
{
  const GString *text = builder->piece->text;
  if (text->len > 0) {
    const char *last = g_utf8_find_prev_char(text->str, text->str + text->len);
    if (g_unichar_isalnum(g_utf8_get_char(last)) || *last == ')' || *last == ']')
      jats_literal(builder, ".");
  }
  jats_blank(builder);
}

/* Kept pieces that float stand where the text first points at them. */
static void place_kept(JatsBuilder *builder)
{
  const Paper *paper = builder->paper;
  for (guint i = 0; i < paper->kept->len; i++) {
    Kept *kept = &g_array_index(paper->kept, Kept, i);
    const char *id = g_ptr_array_index(builder->floating, i);
    gpointer place = id != NULL ? g_hash_table_lookup(builder->pointers, id) : NULL;
    if (place != NULL)
      kept->anchor = GPOINTER_TO_SIZE(place) - 1;
    kept->anchor = MIN(kept->anchor, paper->running_length);
  }
}

void jats_builder_join(JatsBuilder *builder)
{
  Paper *paper = builder->paper;
  g_string_append_len(paper->text, builder->running->str, (gssize)builder->running->len);
  paper->running_length = paper->text->len;
  if (builder->annex->len > 0 && paper->text->len > 0) {
    g_string_append(paper->text, "\n\n");
    source_map_append(paper->map, 2, 0, 0, FALSE, 0, 0);
  }
  gsize shift = paper->text->len;
  g_string_append_len(paper->text, builder->annex->str, (gssize)builder->annex->len);
  for (guint i = 0; i < source_map_count(builder->annex_map); i++) {
    const SourceRun *run = source_map_get(builder->annex_map, i);
    const char *path = source_map_path_at(builder->annex_map, run->path);
    source_map_append(paper->map, run->text_length, run->source, run->source_length, run->copied, 0,
                      path != NULL ? source_map_path(paper->map, path) : 0);
  }
  for (guint i = 0; i < paper->kept->len; i++) {
    Kept *kept = &g_array_index(paper->kept, Kept, i);
    kept->span.start += shift;
    kept->span.end += shift;
  }
  for (guint i = 0; i < builder->annex_marks->len; i++) {
    JatsMark *mark = &g_array_index(builder->annex_marks, JatsMark, i);
    mark->start += shift;
    mark->end += shift;
  }
  place_kept(builder);
}
