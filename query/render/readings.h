/* Readings on a concept, as JSON and as text. */
#ifndef ADDUCE_QUERY_RENDER_READINGS_H
#define ADDUCE_QUERY_RENDER_READINGS_H

#include "corpus/base/printer.h"
#include "query/readings/readings.h"

void print_readings(Printer *printer, const StoreConcept *concept, const Readings *readings);

#endif
