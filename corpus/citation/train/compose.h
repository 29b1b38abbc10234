/* Strings of our own making: a record made of parts of others, printed in one of the styles, with what
 * printers and converters do to it. */
#ifndef ADDUCE_CITATION_TRAIN_COMPOSE_H
#define ADDUCE_CITATION_TRAIN_COMPOSE_H

#include "corpus/citation/train/example.h"
#include "corpus/citation/train/style.h"

/* A new example, finished; NULL if nothing came of it. The same dice give the same string. */
Example *compose(const Pool *pool, Dice *dice);

/* What converters do to a string, to text and labels alike. */
void damage(GString *text, GByteArray *labels, Dice *dice);

#endif
