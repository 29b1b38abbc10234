/* Named characters of JATS files ("&nbsp;", "&eacute;"), known without loading a DTD. */
#ifndef ADDUCE_READER_JATS_ENTITY_H
#define ADDUCE_READER_JATS_ENTITY_H

#include <glib.h>

/* What the name stands for, in UTF-8; NULL for an unknown one. Static. */
const char *jats_entity_text(const char *name);

#endif
