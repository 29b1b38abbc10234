/* What the files of this room share. */
#ifndef ADDUCE_EXPORT_INTERNAL_H
#define ADDUCE_EXPORT_INTERNAL_H

#include "ontology/export/export.h"
#include "ontology/store/internal.h"

#define NS_RDF     "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define NS_RDFS    "http://www.w3.org/2000/01/rdf-schema#"
#define NS_XSD     "http://www.w3.org/2001/XMLSchema#"
#define NS_SKOS    "http://www.w3.org/2004/02/skos/core#"
#define NS_DCT     "http://purl.org/dc/terms/"
#define NS_DCTYPE  "http://purl.org/dc/dcmitype/"
#define NS_BIBO    "http://purl.org/ontology/bibo/"
#define NS_FOAF    "http://xmlns.com/foaf/0.1/"
#define NS_CITO    "http://purl.org/spar/cito/"
#define NS_BIRO    "http://purl.org/spar/biro/"
#define NS_C4O     "http://purl.org/spar/c4o/"
#define NS_OA      "http://www.w3.org/ns/oa#"
#define NS_PROV    "http://www.w3.org/ns/prov#"
#define NS_SPDX    "http://spdx.org/rdf/terms#"
#define NS_AV      "https://adduce.invalid/ns#"
#define EXPORT_IRI "https://adduce.invalid/"

#define A NS_RDF "type"

/* IRI of a work, by its key. New. */
char *export_work_iri(const char *key);
/* Title, year, DOI and all else a record has, about the current subject; persons are nodes of their own. */
void export_record(Triples *triples, const Record *record);

/* ---- papers.c */
gboolean export_papers(Store *store, Triples *triples, ExportStop stop, gpointer data, guint64 *count,
                       GError **error);

#endif
