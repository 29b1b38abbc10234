#include "corpus/citation/train/style.h"

#include "corpus/citation/train/style_names.h"

guint styles_count(void)
{
  return styles_english_n + styles_other_n;
}

const Style *style_at(guint i)
{
  g_assert(i < styles_count());
  return i < styles_english_n ? &styles_english[i] : &styles_other[i - styles_english_n];
}
