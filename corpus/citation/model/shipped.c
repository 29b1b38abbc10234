/* The trained model, built into the library as it stands in the file. */
#include "corpus/citation/model/crf.h"

/* ADDUCE_REFERENCE_MODEL: the path of reference.model, given by the build. */
__asm__(".section .rodata\n"
        ".balign 16\n"
        "adduce_reference_model:\n"
        ".incbin \"" ADDUCE_REFERENCE_MODEL "\"\n"
        "adduce_reference_model_end:\n"
        ".byte 0\n"
        ".balign 16\n"
        ".text\n");

extern const guint8 adduce_reference_model[];
extern const guint8 adduce_reference_model_end[];

const Crf *crf_shipped(void)
{
  static gsize once;
  if (g_once_init_enter(&once)) {
    g_autoptr(GError) error = NULL;
    Crf *crf = /* two ends of one array that the linker laid down */
        // cppcheck-suppress comparePointers
        crf_new(adduce_reference_model, (gsize)(adduce_reference_model_end - adduce_reference_model), &error);
    if (crf == NULL)
      g_error("the reference model built into this program: %s", error->message);
    g_once_init_leave(&once, (gsize)crf);
  }
  return (const Crf *)once;
}
