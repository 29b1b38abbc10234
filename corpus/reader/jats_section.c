/* Sections: printed headings, run-in ones too. */
#include "corpus/reader/jats_build.h"

#include <string.h>

/* A run-in heading is no longer than this; a bold or italic sentence is text. */
#define RUN_IN_CHARACTERS 80

static const struct {
  const char *type;
  SectionRole role;
} section_types[] = {
    {"intro", ROLE_INTRODUCTION},
    {"introduction", ROLE_INTRODUCTION},
    {"background", ROLE_BACKGROUND},
    {"methods", ROLE_METHODS},
    {"method", ROLE_METHODS},
    {"materials", ROLE_METHODS},
    {"subjects", ROLE_METHODS},
    {"results", ROLE_RESULTS},
    {"discussion", ROLE_DISCUSSION},
    {"conclusions", ROLE_CONCLUSION},
    {"conclusion", ROLE_CONCLUSION},
    {"limitations", ROLE_LIMITATIONS},
    {"acknowledgement", ROLE_ACKNOWLEDGEMENTS},
    {"acknowledgements", ROLE_ACKNOWLEDGEMENTS},
    {"funding-information", ROLE_FUNDING},
    {"COI-statement", ROLE_CONFLICTS},
    {"conflict", ROLE_CONFLICTS},
    {"appendix", ROLE_APPENDIX},
    {"supplementary-material", ROLE_SUPPLEMENT},
};

/* "2.1" of "2.1 Sample"; NULL when the title begins with no number. Caller frees; *rest is the title after
 * it. */
static char *title_number(const char *title, const char **rest)
{
  gsize n = strspn(title, "0123456789.");
  *rest = title;
  if (n == 0 || n > 12 || !g_ascii_isdigit(title[0]) || (title[n] != ' ' && title[n] != ')'))
    return NULL;
  gsize digits = strspn(title, "0123456789");
  if (digits > 2)
    return NULL;
  const char *after = title + n + strspn(title + n, ") ");
  if (!g_unichar_isalpha(g_utf8_get_char(after)) ||
      (digits == n && !g_unichar_isupper(g_utf8_get_char(after))))
    return NULL;
  *rest = after;
  while (n > 0 && title[n - 1] == '.')
    n--;
  return g_strndup(title, n);
}

static SectionRole role_of(const xmlNode *node, const char *title, SectionRole around)
{
  for (guint i = 0; i < G_N_ELEMENTS(section_types); i++)
    if (jats_attribute_has(node, "sec-type", section_types[i].type)) {
      /* "subjects" within results is a part of them: its type was guessed from "Patients with ..." */
      gboolean guessed =
          section_types[i].role == ROLE_METHODS && (around == ROLE_RESULTS || around == ROLE_DISCUSSION);
      return guessed ? around : section_types[i].role;
    }
  SectionRole role = title != NULL ? section_role_from_title(title) : ROLE_NONE;
  return role != ROLE_NONE ? role : around;
}

static void run_in_close(JatsBuilder *builder)
{
  if (builder->run_in < 0)
    return;
  Section *section = &g_array_index(builder->paper->sections, Section, builder->run_in);
  section->span.end = MAX(section->span.end, builder->running->len);
  builder->run_in = -1;
}

/* Adds the section whose heading is written next, and gives its index. */
static int section_add(JatsBuilder *builder, const char *title, const char *label, SectionRole role,
                       guint level)
{
  const char *rest = title;
  g_autofree char *number = label != NULL ? NULL : title_number(title, &rest);
  Section *section = paper_add_section(builder->paper, rest, level, role, (Span){0, 0});
  if (label != NULL) {
    gsize n = strlen(label);
    while (n > 0 && strchr(".): ", label[n - 1]) != NULL)
      n--;
    section->number = n > 0 ? g_strndup(label, n) : NULL;
  } else {
    section->number = g_steal_pointer(&number);
  }
  return (int)builder->paper->sections->len - 1;
}

static void heading_set(JatsBuilder *builder, int index, Span heading)
{
  Section *section = &g_array_index(builder->paper->sections, Section, index);
  section->heading = heading;
  section->span = heading;
}

/* Writes the heading of the section that was added last. */
static void heading_write(JatsBuilder *builder, int index, const xmlNode *label, const xmlNode *title)
{
  jats_open_block(builder, title != NULL ? title : label, BLOCK_HEADING);
  if (label != NULL)
    jats_inline_children(builder, label);
  jats_blank(builder);
  if (title != NULL)
    jats_inline_children(builder, title);
  gsize base = jats_piece_base(builder);
  Span heading = jats_close(builder);
  heading_set(builder, index,
              heading.end > 0 ? heading
                              : (Span){MIN(base, builder->running->len), MIN(base, builder->running->len)});
}

JatsSectionState jats_section_open(JatsBuilder *builder, const xmlNode *node, SectionRole role)
{
  JatsSectionState state = {builder->section, -1, builder->level, builder->role, FALSE};
  const xmlNode *label = jats_child(node, TAG_LABEL);
  const xmlNode *title = jats_child(node, TAG_TITLE);
  const xmlNode *named = title != NULL ? title : label;
  g_autofree char *text = named != NULL ? jats_plain_text(named) : NULL;
  if (text == NULL || *text == '\0') {
    builder->role = role != ROLE_NONE ? role : role_of(node, NULL, builder->role);
    return state;
  }
  run_in_close(builder);
  g_autofree char *number = label != NULL && title != NULL ? jats_plain_text(label) : NULL;
  builder->role = role != ROLE_NONE ? role : role_of(node, text, builder->role);
  builder->level++;
  builder->section = section_add(builder, text, number, builder->role, builder->level);
  heading_write(builder, builder->section, label, title);
  state.opened = TRUE;
  return state;
}

void jats_section_close(JatsBuilder *builder, JatsSectionState state)
{
  if (state.opened) {
    run_in_close(builder);
    Section *section = &g_array_index(builder->paper->sections, Section, builder->section);
    section->span.end = MAX(section->span.end, builder->running->len);
  }
  builder->section = state.section;
  builder->level = state.level;
  builder->role = state.role;
}

/* The bold or italic element that a paragraph begins with; NULL if it begins with text. */
static const xmlNode *leading_emphasis(const xmlNode *paragraph)
{
  for (const xmlNode *child = paragraph->children; child != NULL; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      JatsTag tag = jats_tag(child);
      return tag == TAG_BOLD || tag == TAG_ITALIC || tag == TAG_UNDERLINE ? child : NULL;
    }
    if (jats_has_text(child))
      return NULL;
  }
  return NULL;
}

/* The text after a node inside its parent: does any follow? *begins is its first character. */
static gboolean text_follows(const xmlNode *node, gunichar *begins, gboolean *stop)
{
  *begins = 0;
  *stop = FALSE;
  for (const xmlNode *next = node->next; next != NULL; next = next->next) {
    g_autofree char *text =
        next->type == XML_ELEMENT_NODE || jats_has_text(next) ? jats_plain_text(next) : NULL;
    const char *at = text;
    while (at != NULL && *at != '\0') {
      gunichar c = g_utf8_get_char(at);
      if (!*stop && (c == '.' || c == ':')) {
        *stop = TRUE;
      } else if (c != ' ') {
        *begins = c;
        return TRUE;
      }
      at = g_utf8_next_char(at);
    }
  }
  return FALSE;
}

static void run_in_open(JatsBuilder *builder, const char *heading, Span span)
{
  run_in_close(builder);
  SectionRole own = section_role_from_title(heading);
  builder->run_in =
      section_add(builder, heading, NULL, own != ROLE_NONE ? own : builder->role, builder->level + 1);
  heading_set(builder, builder->run_in, span);
  g_array_index(builder->paper->sections, Section, builder->run_in).run_in = TRUE;
}

gboolean jats_section_run_in(JatsBuilder *builder, const xmlNode *paragraph)
{
  const xmlNode *lead = leading_emphasis(paragraph);
  gboolean zone = builder->zone == ZONE_BODY || builder->zone == ZONE_ABSTRACT;
  if (lead == NULL || !zone || builder->piece != NULL)
    return FALSE;
  g_autofree char *text = jats_plain_text(lead);
  glong characters = g_utf8_strlen(text, -1);
  gunichar begins = 0;
  gboolean stop_after = FALSE;
  gboolean follows = text_follows(lead, &begins, &stop_after);
  gsize length = strlen(text);
  if (characters < 3 || characters > RUN_IN_CHARACTERS || !g_unichar_isalnum(g_utf8_get_char(text)))
    return FALSE;
  gboolean stop_inside = text[length - 1] == '.' || text[length - 1] == ':';
  if (!follows) {
    if (jats_tag(lead) != TAG_BOLD || strchr("!?,;", text[length - 1]) != NULL)
      return FALSE;
    run_in_open(builder, text, (Span){0, 0});
    g_array_index(builder->paper->sections, Section, builder->run_in).run_in = FALSE;
    heading_write(builder, builder->run_in, NULL, paragraph);
    return TRUE;
  }
  if (!(stop_inside || stop_after) ||
      !(g_unichar_isupper(begins) || g_unichar_isdigit(begins) || begins == '('))
    return FALSE;
  if (stop_inside)
    text[length - 1] = '\0';
  gsize start = builder->running->len > 0 ? builder->running->len + 2 : 0;
  run_in_open(builder, text, (Span){start, start}); /* its end is known when the paragraph is written */
  return FALSE;
}

void jats_section_run_in_end(JatsBuilder *builder, guint index)
{
  Section *section = &g_array_index(builder->paper->sections, Section, index);
  if (!section->run_in)
    return;
  gsize start = section->heading.start;
  if (start >= builder->running->len) {
    if (builder->run_in == (int)index)
      builder->run_in = -1;
    if (index + 1 == builder->paper->sections->len)
      g_array_set_size(builder->paper->sections, index);
    else
      heading_set(builder, (int)index, (Span){builder->running->len, builder->running->len});
    return;
  }
  g_autofree char *printed = section->number != NULL ? g_strdup_printf("%s ", section->number) : g_strdup("");
  gsize length = strlen(section->title);
  const char *text = builder->running->str + start;
  const char *found = g_strstr_len(
      text, (gssize)MIN(builder->running->len - start, strlen(printed) + length + 4), section->title);
  section->heading.end = found != NULL ? start + (gsize)(found - text) + length : start;
  section->span.end = MAX(section->span.end, section->heading.end);
}
