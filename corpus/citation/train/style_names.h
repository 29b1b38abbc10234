/* Forms of lists of names and ends of templates that many styles share. Only the tables of styles use this.
 */
#ifndef ADDUCE_CITATION_TRAIN_STYLE_NAMES_H
#define ADDUCE_CITATION_TRAIN_STYLE_NAMES_H

#include "corpus/citation/train/style.h"

/* Forms of lists of names. */
#define NAMES_APA                                                                                            \
  {                                                                                                          \
    2, 0, 0, ", ", ".", " ", ", ", ", & ", ", & ", ", et al.", 6                                             \
  }
#define NAMES_APA_LONG                                                                                       \
  {                                                                                                          \
    2, 0, 0, ", ", ".", " ", ", ", ", & ", ", & ", ", et al.", 0                                             \
  }
#define NAMES_HARVARD                                                                                        \
  {                                                                                                          \
    2, 0, 0, ", ", ".", "", ", ", " and ", " and ", " et al.", 4                                             \
  }
#define NAMES_HARVARD_AMP                                                                                    \
  {                                                                                                          \
    2, 0, 0, ", ", ".", "", ", ", " & ", " & ", " et al.", 0                                                 \
  }
#define NAMES_VANCOUVER                                                                                      \
  {                                                                                                          \
    2, 0, 0, " ", "", "", ", ", ", ", ", ", ", et al", 6                                                     \
  }
#define NAMES_SPRINGER                                                                                       \
  {                                                                                                          \
    2, 0, 0, " ", "", "", ", ", ", ", ", ", " et al", 0                                                      \
  }
#define NAMES_INITIALS_FIRST                                                                                 \
  {                                                                                                          \
    0, 0, 0, "", ".", " ", ", ", ", and ", " and ", " et al.", 6                                             \
  }
#define NAMES_INITIALS_TIGHT                                                                                 \
  {                                                                                                          \
    0, 0, 0, "", ".", "", ", ", ", ", " and ", " et al.", 0                                                  \
  }
#define NAMES_ACS                                                                                            \
  {                                                                                                          \
    2, 0, 0, ", ", ".", " ", "; ", "; ", "; ", "; et al.", 10                                                \
  }
#define NAMES_NATURE                                                                                         \
  {                                                                                                          \
    2, 0, 0, ", ", ".", " ", ", ", " & ", " & ", " et al.", 5                                                \
  }
#define NAMES_FULL_FIRST                                                                                     \
  {                                                                                                          \
    1, 1, 0, ", ", ".", " ", ", ", ", and ", ", and ", ", et al.", 7                                         \
  }
#define NAMES_FULL_PLAIN                                                                                     \
  {                                                                                                          \
    0, 1, 0, "", ".", " ", ", ", " and ", " and ", " et al.", 4                                              \
  }
#define NAMES_FULL_ALL                                                                                       \
  {                                                                                                          \
    2, 1, 0, ", ", ".", " ", ", ", ", and ", " and ", " et al.", 4                                           \
  }
#define NAMES_SEMICOLON                                                                                      \
  {                                                                                                          \
    2, 1, 0, ", ", ".", " ", "; ", "; ", "; ", " et al.", 0                                                  \
  }
#define NAMES_SEMICOLON_INITIALS                                                                             \
  {                                                                                                          \
    2, 0, 0, ", ", ".", " ", "; ", "; ", "; ", " et al.", 5                                                  \
  }
#define NAMES_ABNT                                                                                           \
  {                                                                                                          \
    2, 0, 1, ", ", ".", " ", "; ", "; ", "; ", " et al.", 3                                                  \
  }
#define NAMES_ABNT_FULL                                                                                      \
  {                                                                                                          \
    2, 1, 1, ", ", ".", " ", "; ", "; ", "; ", " et al.", 3                                                  \
  }
#define NAMES_SLASH                                                                                          \
  {                                                                                                          \
    2, 1, 0, ", ", ".", " ", "/", "/", "/", " u.a.", 0                                                       \
  }
#define NAMES_SLASH_PLAIN                                                                                    \
  {                                                                                                          \
    0, 1, 0, "", ".", " ", "/", "/", "/", " u.a.", 0                                                         \
  }
#define NAMES_UND                                                                                            \
  {                                                                                                          \
    2, 1, 0, ", ", ".", " ", ", ", " und ", " und ", " u. a.", 4                                             \
  }
#define NAMES_UND_INITIALS                                                                                   \
  {                                                                                                          \
    2, 0, 0, ", ", ".", " ", ", ", " und ", " und ", " et al.", 0                                            \
  }
#define NAMES_CAPITALS                                                                                       \
  {                                                                                                          \
    2, 1, 1, ", ", ".", " ", ", ", ", ", ", ", " et al.", 3                                                  \
  }
#define NAMES_CAPITALS_BLANK                                                                                 \
  {                                                                                                          \
    2, 1, 1, " ", ".", " ", ", ", ", ", " et ", " et al.", 3                                                 \
  }
#define NAMES_ET                                                                                             \
  {                                                                                                          \
    2, 0, 0, " ", ".", "-", ", ", " et ", " et ", " et al.", 4                                               \
  }
#define NAMES_Y                                                                                              \
  {                                                                                                          \
    2, 0, 0, ", ", ".", " ", ", ", " y ", " y ", ", et al.", 0                                               \
  }
#define NAMES_Y_FULL                                                                                         \
  {                                                                                                          \
    2, 1, 0, ", ", ".", " ", ", ", " y ", " y ", " et al.", 0                                                \
  }
#define NAMES_E                                                                                              \
  {                                                                                                          \
    2, 0, 0, ", ", ".", " ", ", ", " e ", " e ", " et al.", 0                                                \
  }
#define NAMES_IT                                                                                             \
  {                                                                                                          \
    0, 0, 0, "", ".", " ", ", ", " e ", " e ", " et al.", 0                                                  \
  }
#define NAMES_BLANK_POINT                                                                                    \
  {                                                                                                          \
    2, 0, 0, " ", ".", "", ", ", ", ", " and ", " et al.", 0                                                 \
  }
#define NAMES_COMMA_TIGHT                                                                                    \
  {                                                                                                          \
    2, 0, 0, ", ", ".", "", ", ", ", ", ", ", ", et al.", 0                                                  \
  }
#define NAMES_NO_POINT                                                                                       \
  {                                                                                                          \
    2, 0, 0, ", ", "", "", ", ", " and ", " and ", " et al.", 0                                              \
  }
#define NAMES_SEMI_BLANK                                                                                     \
  {                                                                                                          \
    2, 0, 0, " ", "", "", "; ", "; ", "; ", " et al.", 0                                                     \
  }
#define NAMES_HYPHEN                                                                                         \
  {                                                                                                          \
    2, 0, 0, " ", ".", "", " - ", " - ", " - ", " et al.", 0                                                 \
  }

/* Ends that many styles share. */
#define DOI_END "<. {D|(?doi: ~doi:~https://doi.org/~http://dx.doi.org/~DOI: ~)|}>"
#define WEB_END "<(?. Retrieved ~. Accessed ~. Retrieved on ){X}>< (?from~at) {U}>"

extern const Style styles_english[];
extern const guint styles_english_n;
extern const Style styles_other[];
extern const guint styles_other_n;

#endif
