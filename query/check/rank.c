#include "query/check/rank.h"

#include "query/ask/score.h"

double *sentence_ranks(const PassageMatch *match, double search, guint64 topic)
{
  guint n = match->passage->sentences->len;
  double *ranks = g_new0(double, n + 1);
  for (guint i = 0; i < n; i++)
    ranks[i] = window_score(match, i, 1, search, topic).score;
  return ranks;
}
