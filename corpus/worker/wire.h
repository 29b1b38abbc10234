/* Papers as bytes, to hand them from the confined process that read a file to the one that asked for it.
 *
 * The two are always of one build, so that there is one version and no other is read. Whoever decodes trusts
 * no length, number or offset: a confined process that was taken over by the file it read can send anything.
 *
 * Layout: magic "ADWR", version; then values in the order of the structures. Whole numbers are LEB128 (signed
 * ones zigzag), doubles their eight bytes, texts length + 1 (0 for NULL) and bytes, arrays count and
 * elements. */
#ifndef ADDUCE_WORKER_WIRE_H
#define ADDUCE_WORKER_WIRE_H

#include "corpus/base/diagnostic.h"
#include "corpus/paper.h"

#define WIRE_ERROR wire_error_quark()
GQuark wire_error_quark(void);
typedef enum { WIRE_ERROR_DAMAGED } WireError;

/* What came of one file: papers, or the error of the reader, and what was said on the way. */
typedef struct {
  GPtrArray *papers;        /* of Paper*, owned; NULL where reading failed */
  char *domain;             /* of the error; owned; NULL where papers are set */
  int code;                 /* of the error */
  char *message;            /* of the error; owned */
  Diagnostics *diagnostics; /* owned */
} WireResult;

void wire_result_clear(WireResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WireResult, wire_result_clear)

/* Appends a result to out. papers and error: one of them is set. diagnostics may be NULL. */
void wire_encode(GByteArray *out, const GPtrArray *papers, const GError *error,
                 const Diagnostics *diagnostics);

/* Decodes a result; name is the file's, for the diagnostics. Every paper is proved by paper_check. FALSE with
 * WIRE_ERROR_DAMAGED and an empty result for bytes that wire_encode didn't write. Needs memory of the order
 * of length, whatever the bytes say. */
gboolean wire_decode(const char *name, const guint8 *bytes, gsize length, WireResult *result, GError **error);

#endif
