/* Random choices that are the same on every machine. */
#ifndef ADDUCE_CITATION_TRAIN_DICE_H
#define ADDUCE_CITATION_TRAIN_DICE_H

#include <glib.h>

typedef struct {
  guint64 state;
} Dice;

static inline guint32 dice_roll(Dice *dice, guint32 sides)
{
  dice->state = dice->state * 6364136223846793005ull + 1442695040888963407ull;
  return sides == 0 ? 0 : (guint32)((dice->state >> 33) % sides);
}

/* TRUE in `percent` of a hundred cases. */
static inline gboolean dice_chance(Dice *dice, guint percent)
{
  return dice_roll(dice, 1000) < percent * 10;
}

#endif
