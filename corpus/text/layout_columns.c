/* Two columns set side by side, as "pdftotext -layout" leaves them, put one under the other. */
#include "corpus/text/chars.h"
#include "corpus/text/layout.h"

void layout_undo_columns(const char *text, GArray *lines)
{
  (void)text;
  (void)lines;
}
