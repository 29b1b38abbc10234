/* XML of others' making to a tree, safely: no network, no file but the one given, no DTD, entity expansion
 * and depth bounded.
 *
 * Used by the JATS reader only. */
#ifndef ADDUCE_READER_JATS_XML_H
#define ADDUCE_READER_JATS_XML_H

#include "corpus/base/diagnostic.h"

#include <glib.h>
#include <libxml/tree.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

/* Parses a file; name is for the diagnostics. What is damaged is recovered as far as it goes, with a
 * diagnostic that gives the line. Named characters are resolved from our own table, unknown ones stay as they
 * are written. Every node of the tree is marked by jats_tags_set. NULL with READER_ERROR_BROKEN or
 * READER_ERROR_LIMIT when no tree came out. Caller frees with xmlFreeDoc. */
xmlDoc *jats_xml_parse(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error);

#endif
