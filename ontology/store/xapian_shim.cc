/* The only file of adduce in C++: Xapian behind text_index.h. Every function runs its work inside one guard,
 * which turns whatever is thrown into a GError. Lazy reads can throw DatabaseModifiedError at any moment, so
 * the guard of a reader opens the database again and restarts the whole operation.
 *
 * WritableDatabase's destructor commits and swallows errors: so everything is written within a Xapian
 * transaction, which text_index_close cancels. After a failed write Xapian has silently dropped what was
 * pending: so the index is marked poisoned and takes nothing more. */
#include "ontology/store/text_index.h"

#include "corpus/base/limits.h"

#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

G_DEFINE_QUARK(adduce - text - index - error, text_index_error)

namespace
{

/* Restarts of one operation beside a writer that commits all the time. */
constexpr int restarts = 20;
/* Documents of one scheme that are weighed against those of the others. */
constexpr Xapian::doccount fusion_depth = 1000;

enum class Outcome { done, failed, again };

void set_error(GError **error, TextIndexError code, const std::string &message)
{
  g_set_error(error, TEXT_INDEX_ERROR, code, "index: %s", message.c_str());
}

/* Any other error of Xapian: a full disk is told apart by the system's message, the only trace of it. */
void set_xapian_error(GError **error, TextIndexError code, const Xapian::Error &e)
{
  const char *system = "";
  try {
    if (e.get_error_string() != nullptr)
      system = e.get_error_string();
  } catch (...) {
  }
  if (strcmp(system, g_strerror(ENOSPC)) == 0 || strcmp(system, g_strerror(EDQUOT)) == 0)
    code = TEXT_INDEX_ERROR_FULL;
  g_set_error(error, TEXT_INDEX_ERROR, code, "index: %s%s%s", e.get_msg().c_str(),
              *system != '\0' ? ": " : "", system);
}

/* The one guard. */
template <typename Work> Outcome guard(GError **error, Work work) noexcept
{
  try {
    work();
    return Outcome::done;
  } catch (const Xapian::DatabaseModifiedError &) {
    return Outcome::again;
  } catch (const Xapian::DatabaseLockError &e) {
    set_error(error, TEXT_INDEX_ERROR_LOCKED, e.get_msg());
  } catch (const Xapian::DatabaseCorruptError &e) {
    set_error(error, TEXT_INDEX_ERROR_CORRUPT, e.get_msg());
  } catch (const Xapian::DatabaseVersionError &e) {
    set_error(error, TEXT_INDEX_ERROR_CORRUPT, e.get_msg());
  } catch (const Xapian::DatabaseOpeningError &e) {
    set_xapian_error(error, TEXT_INDEX_ERROR_MISSING, e);
  } catch (const Xapian::DocNotFoundError &e) {
    set_error(error, TEXT_INDEX_ERROR_CORRUPT, e.get_msg());
  } catch (const Xapian::QueryParserError &e) {
    set_error(error, TEXT_INDEX_ERROR_INPUT, e.get_msg());
  } catch (const Xapian::InvalidArgumentError &e) {
    set_error(error, TEXT_INDEX_ERROR_INPUT, e.get_msg());
  } catch (const Xapian::Error &e) {
    set_xapian_error(error, TEXT_INDEX_ERROR_IO, e);
  } catch (const std::bad_alloc &) {
    g_set_error_literal(error, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_MEMORY, "index: out of memory");
  } catch (const std::exception &e) {
    set_error(error, TEXT_INDEX_ERROR_CORRUPT, e.what());
  } catch (...) {
    g_set_error_literal(error, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_IO, "index: unknown failure");
  }
  return Outcome::failed;
}

/* The order of doubles, then bytes: sorts as the numbers do. */
std::string sortable(gint64 value)
{
  return Xapian::sortable_serialise(static_cast<double>(value));
}

} // namespace

struct TextIndex {
  std::string directory;
  std::unique_ptr<Xapian::Database> reader;
  std::unique_ptr<Xapian::WritableDatabase> writer;
  bool poisoned = false;

  Xapian::Database &database() const
  {
    return writer ? static_cast<Xapian::Database &>(*writer) : *reader;
  }
};

namespace
{

/* Runs an operation of a reader, from the start again whenever the writer has overtaken it. */
template <typename Work> bool read_guarded(TextIndex *index, GError **error, Work work) noexcept
{
  for (int i = 0; i < restarts; i++) {
    Outcome outcome = guard(error, work);
    if (outcome != Outcome::again)
      return outcome == Outcome::done;
    if (index->reader) {
      outcome = guard(error, [&] { index->reader->reopen(); });
      if (outcome == Outcome::failed)
        return false;
    }
  }
  g_set_error_literal(error, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_LOCKED,
                      "index: changed faster than it can be read; try again");
  return false;
}

/* Runs an operation of a writer: any failure poisons it. */
template <typename Work> bool write_guarded(TextIndex *index, GError **error, Work work) noexcept
{
  if (index->poisoned || !index->writer) {
    g_set_error_literal(error, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_INPUT, "index: an earlier write failed");
    return false;
  }
  Outcome outcome = guard(error, work);
  if (outcome == Outcome::done)
    return true;
  if (outcome == Outcome::again)
    g_set_error_literal(error, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_CORRUPT, "index: changed under its writer");
  index->poisoned = true;
  return false;
}

TextIndex *open_index(const char *directory, int flags, bool writing, GError **error) noexcept
{
  TextIndex *index = nullptr;
  Outcome outcome = guard(error, [&] {
    auto fresh = std::make_unique<TextIndex>();
    fresh->directory = directory;
    if (writing) {
      fresh->writer = std::make_unique<Xapian::WritableDatabase>(directory, flags);
      fresh->writer->begin_transaction();
    } else {
      fresh->reader = std::make_unique<Xapian::Database>(directory, flags);
    }
    index = fresh.release();
  });
  if (outcome == Outcome::again)
    g_set_error_literal(error, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_CORRUPT,
                        "index: changed while it was opened");
  return index;
}

} // namespace

/* One table format only, by name: a stub file would let an index name other databases. */
TextIndex *text_index_create(const char *directory, GError **error)
{
  return open_index(directory, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS, true, error);
}

TextIndex *text_index_open_write(const char *directory, GError **error)
{
  return open_index(directory, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS, true, error);
}

TextIndex *text_index_open_read(const char *directory, GError **error)
{
  return open_index(directory, Xapian::DB_BACKEND_GLASS, false, error);
}

void text_index_close(TextIndex *index)
{
  if (index == nullptr)
    return;
  if (index->writer) {
    guard(nullptr, [&] { index->writer->cancel_transaction(); });
    guard(nullptr, [&] { index->writer->close(); });
  }
  guard(nullptr, [&] { delete index; });
}

gboolean text_index_mark(TextIndex *index, TextIndexMark *mark, GError **error)
{
  *mark = TextIndexMark{};
  return read_guarded(index, error, [&] {
    const std::string text = index->database().get_metadata("adduce");
    TextIndexMark read{};
    if (sscanf(text.c_str(), "%36s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, read.uuid,
               &read.seq, &read.stamp, &read.analysis) == 4)
      *mark = read;
  });
}

/* ---------------------------------------------------------------- writing */

static bool posting_fits(const char *term)
{
  gsize length = strlen(term);
  return length > 0 && length <= LIMIT_TERM_BYTES;
}

gboolean text_index_put(TextIndex *index, gint64 id, const TextPosting *postings, gsize n,
                        const gint64 *values, GError **error)
{
  bool fits = id > 0 && id < G_GINT64_CONSTANT(0xFFFFFFFF);
  for (gsize i = 0; i < n && fits; i++)
    fits = posting_fits(postings[i].term);
  if (!fits) {
    index->poisoned = true;
    g_set_error_literal(error, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_INPUT,
                        "index: a term or an id is too large");
    return FALSE;
  }
  return write_guarded(index, error, [&] {
    Xapian::Document document;
    for (gsize i = 0; i < n; i++) {
      if (postings[i].weight == 0)
        document.add_boolean_term(postings[i].term);
      else if (postings[i].position == 0)
        document.add_term(postings[i].term, postings[i].weight);
      else
        document.add_posting(postings[i].term, postings[i].position, postings[i].weight);
    }
    for (Xapian::valueno slot = 0; slot < TEXT_SLOT_N; slot++)
      if (values[slot] != 0)
        document.add_value(slot, sortable(values[slot]));
    index->writer->replace_document(static_cast<Xapian::docid>(id), document);
  });
}

gboolean text_index_drop(TextIndex *index, gint64 id, GError **error)
{
  if (id <= 0 || id >= G_GINT64_CONSTANT(0xFFFFFFFF))
    return TRUE;
  return write_guarded(index, error, [&] {
    try {
      index->writer->delete_document(static_cast<Xapian::docid>(id));
    } catch (const Xapian::DocNotFoundError &) {
      /* never indexed: put and removed between two commits */
    }
  });
}

gboolean text_index_commit(TextIndex *index, const TextIndexMark *mark, GError **error)
{
  return write_guarded(index, error, [&] {
    if (mark != nullptr) {
      char text[120];
      g_snprintf(text, sizeof text, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                 mark->uuid, mark->seq, mark->stamp, mark->analysis);
      index->writer->set_metadata("adduce", text);
    }
    index->writer->commit_transaction();
    index->writer->begin_transaction();
  });
}

char *text_index_stem(const char *word)
{
  char *stem = nullptr;
  guard(nullptr, [&] {
    static thread_local const Xapian::Stem english("english");
    stem = g_strdup(english(word).c_str());
  });
  return stem != nullptr ? stem : g_strdup(word);
}

/* ---------------------------------------------------------------- searching */

namespace
{

Xapian::Query clause_query(const TextClause &clause)
{
  std::vector<std::string> terms(clause.terms, clause.terms + clause.n_terms);
  Xapian::Query query = terms.size() == 1
                            ? Xapian::Query(terms.front())
                            : Xapian::Query(Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
                                            static_cast<Xapian::termcount>(terms.size()));
  if (clause.role == TEXT_FILTER || clause.role == TEXT_EXCLUDE || clause.weight == 1.0)
    return query;
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, clause.weight);
}

/* The clauses of one role, under one operator; groups of filters under OP_AND. */
Xapian::Query role_query(const TextQuery &query, TextRole role, Xapian::Query::op op)
{
  std::vector<Xapian::Query> parts;
  for (guint i = 0; i < query.n_clauses; i++)
    if (query.clauses[i].role == role && query.clauses[i].n_terms > 0)
      parts.push_back(clause_query(query.clauses[i]));
  return Xapian::Query(op, parts.begin(), parts.end());
}

Xapian::Query years_query(gint64 first, gint64 last)
{
  return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, TEXT_SLOT_YEAR,
                       sortable(first != 0 ? first : G_MINSHORT), sortable(last != 0 ? last : G_MAXSHORT));
}

/* As deep as the condition is, which its maker bounds. */
Xapian::Query condition_query(const TextCondition &condition)
{
  std::vector<Xapian::Query> parts;
  for (guint i = 0; i < condition.n_terms; i++)
    parts.emplace_back(condition.terms[i]);
  for (guint i = 0; i < condition.n_parts; i++)
    parts.push_back(condition_query(*condition.parts[i]));
  switch (condition.op) {
  case TEXT_ANY:
    return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
  case TEXT_NOT:
    return Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, parts.at(0));
  case TEXT_PHRASE:
    return Xapian::Query(Xapian::Query::OP_PHRASE, parts.begin(), parts.end());
  case TEXT_NEAR:
    return Xapian::Query(Xapian::Query::OP_NEAR, parts.begin(), parts.end(), condition.window);
  case TEXT_YEARS:
    return years_query(condition.year_first, condition.year_last);
  case TEXT_EACH:
  default:
    return parts.empty() ? Xapian::Query::MatchAll
                         : Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end());
  }
}

Xapian::Query filter_query(const TextQuery &query)
{
  std::vector<Xapian::Query> groups;
  for (guint group = 0; group < 16; group++) {
    std::vector<Xapian::Query> parts;
    for (guint i = 0; i < query.n_clauses; i++)
      if (query.clauses[i].role == TEXT_FILTER && query.clauses[i].group == group &&
          query.clauses[i].n_terms > 0)
        parts.push_back(clause_query(query.clauses[i]));
    if (!parts.empty())
      groups.emplace_back(Xapian::Query::OP_OR, parts.begin(), parts.end());
  }
  if (query.year_first != 0 || query.year_last != 0)
    groups.push_back(years_query(query.year_first, query.year_last));
  return Xapian::Query(Xapian::Query::OP_AND, groups.begin(), groups.end());
}

/* What a passage must be to be found at all, and what is weighed. */
Xapian::Query text_query(const TextQuery &query)
{
  Xapian::Query help = role_query(query, TEXT_HELP, Xapian::Query::OP_OR);
  Xapian::Query require = role_query(query, TEXT_REQUIRE, Xapian::Query::OP_AND);
  Xapian::Query exclude = role_query(query, TEXT_EXCLUDE, Xapian::Query::OP_OR);
  Xapian::Query filter = filter_query(query);
  Xapian::Query all = help;
  if (!require.empty())
    all = help.empty() ? require : Xapian::Query(Xapian::Query::OP_AND_MAYBE, require, help);
  if (all.empty())
    return all;
  if (query.condition != nullptr) {
    Xapian::Query within = condition_query(*query.condition);
    if (within.empty())
      return within;
    all = Xapian::Query(Xapian::Query::OP_FILTER, all, within);
  }
  if (!filter.empty())
    all = Xapian::Query(Xapian::Query::OP_FILTER, all, filter);
  if (!exclude.empty())
    all = Xapian::Query(Xapian::Query::OP_AND_NOT, all, exclude);
  return all;
}

struct Scores {
  std::unordered_map<Xapian::docid, double> sum;
  guint matches = 0;
};

/* Runs one scheme and adds its scores, divided by its best, times its weight. */
void run_scheme(Xapian::Database &database, const TextQuery &query, const Xapian::Query &what,
                const Xapian::Weight &scheme, double weight, bool finds, Xapian::doccount depth,
                Scores &scores)
{
  Xapian::Enquire enquire(database);
  enquire.set_query(what);
  enquire.set_weighting_scheme(scheme);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  if (query.per_paper > 0)
    enquire.set_collapse_key(TEXT_SLOT_PAPER, query.per_paper);
  Xapian::MSet found = enquire.get_mset(0, depth);
  if (finds)
    scores.matches = std::max<guint>(scores.matches, found.get_matches_estimated());
  if (found.empty() || found.get_max_attained() <= 0)
    return;
  for (Xapian::MSetIterator i = found.begin(); i != found.end(); ++i)
    scores.sum[*i] += weight * i.get_weight() / found.get_max_attained();
}

/* More hits of one paper than per_paper can come together from several schemes: the best stay. */
void collapse(Xapian::Database &database, guint per_paper, std::vector<TextHit> &hits)
{
  std::unordered_map<std::string, guint> seen;
  std::vector<TextHit> kept;
  for (const TextHit &hit : hits) {
    Xapian::docid id = static_cast<Xapian::docid>(hit.id);
    if (seen[database.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(TEXT_SLOT_PAPER)]++ < per_paper)
      kept.push_back(hit);
  }
  hits.swap(kept);
}

void search(Xapian::Database &database, const TextQuery &query, TextHits *out)
{
  g_array_set_size(out->hits, 0);
  out->documents = database.get_doccount();
  Xapian::Query what = text_query(query);
  if (what.empty() || out->documents == 0)
    return;
  int schemes = (query.bm25 > 0) + (query.ineb2 > 0) + (query.title > 0);
  Xapian::doccount depth = query.first + query.limit;
  if (schemes > 1)
    depth = std::max(depth, fusion_depth);
  Scores scores;
  /* Robertson and Zaragoza 2009, with k1 1.2 and b .75; no query term frequency, no length of the query. */
  if (query.bm25 > 0)
    run_scheme(database, query, what, Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5), query.bm25, true, depth,
               scores);
  /* Amati and van Rijsbergen 2002. */
  if (query.ineb2 > 0)
    run_scheme(database, query, what, Xapian::IneB2Weight(1.0), query.ineb2, true, depth, scores);
  if (query.title > 0) {
    Xapian::Query title = role_query(query, TEXT_TITLE, Xapian::Query::OP_OR);
    if (!title.empty())
      run_scheme(database, query,
                 Xapian::Query(Xapian::Query::OP_AND_MAYBE,
                               Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, what, 0.0), title),
                 Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5), query.title, false, depth, scores);
  }
  std::vector<TextHit> hits;
  for (const auto &entry : scores.sum)
    if (entry.second > 0)
      hits.push_back(TextHit{static_cast<gint64>(entry.first), entry.second});
  std::sort(hits.begin(), hits.end(), [](const TextHit &a, const TextHit &b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
  if (query.per_paper > 0 && schemes > 1)
    collapse(database, query.per_paper, hits);
  for (gsize i = query.first; i < hits.size() && i < static_cast<gsize>(query.first) + query.limit; i++)
    g_array_append_val(out->hits, hits[i]);
  out->matches = scores.matches;
}

} // namespace

void text_hits_free(TextHits *hits)
{
  if (hits == nullptr)
    return;
  g_array_unref(hits->hits);
  g_free(hits);
}

TextHits *text_index_search(TextIndex *index, const TextQuery *query, GError **error)
{
  TextHits *hits = g_new0(TextHits, 1);
  hits->hits = g_array_new(FALSE, FALSE, sizeof(TextHit));
  /* Without reopen an old revision is served for as long as its blocks are there. */
  if (read_guarded(index, error, [&] {
        if (index->reader)
          index->reader->reopen();
        search(index->database(), *query, hits);
      }))
    return hits;
  text_hits_free(hits);
  return nullptr;
}

gboolean text_index_frequencies(TextIndex *index, const char *const *terms, guint n, guint *frequencies,
                                GError **error)
{
  return read_guarded(index, error, [&] {
    for (guint i = 0; i < n; i++)
      frequencies[i] = index->database().get_termfreq(terms[i]);
  });
}

gboolean text_index_words(TextIndex *index, void (*visit)(const char *term, guint documents, gpointer data),
                          gpointer data, GError **error)
{
  return read_guarded(index, error, [&] {
    Xapian::Database &database = index->database();
    Xapian::TermIterator term = database.allterms_begin();
    for (term.skip_to("a"); term != database.allterms_end(); ++term)
      visit((*term).c_str(), term.get_termfreq(), data);
  });
}

gboolean text_index_matching(TextIndex *index, const gint64 *ids, guint n_ids, const char *const *terms,
                             guint n, guint64 *bits, GError **error)
{
  return read_guarded(index, error, [&] {
    std::fill(bits, bits + n_ids, 0);
    /* A list of postings is walked once, in its own order. */
    std::vector<guint> order(n_ids);
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](guint a, guint b) { return ids[a] < ids[b]; });
    const Xapian::Database &database = index->database();
    for (guint t = 0; t < n && t < 64; t++) {
      const Xapian::PostingIterator end = database.postlist_end(terms[t]);
      Xapian::PostingIterator p = database.postlist_begin(terms[t]);
      for (guint i = 0; i < n_ids && p != end; i++) {
        Xapian::docid id = static_cast<Xapian::docid>(ids[order[i]]);
        if (*p < id)
          p.skip_to(id);
        if (p != end && *p == id)
          bits[order[i]] |= G_GUINT64_CONSTANT(1) << t;
      }
    }
  });
}

/* ---------------------------------------------------------------- single terms */

GArray *text_index_occurrences(TextIndex *index, const char *term, gboolean lengths, GError **error)
{
  GArray *found = g_array_new(FALSE, FALSE, sizeof(TextOccurrence));
  if (read_guarded(index, error, [&] {
        g_array_set_size(found, 0);
        const Xapian::Database &database = index->database();
        for (Xapian::PostingIterator p = database.postlist_begin(term); p != database.postlist_end(term);
             ++p) {
          TextOccurrence one = {*p, p.get_wdf(), lengths ? p.get_doclength() : 0};
          g_array_append_val(found, one);
        }
      }))
    return found;
  g_array_unref(found);
  return nullptr;
}

static void text_term_clear(gpointer term)
{
  g_free(static_cast<TextTerm *>(term)->term);
}

GArray *text_index_terms(TextIndex *index, gint64 id, const char *prefix, GError **error)
{
  GArray *found = g_array_new(FALSE, FALSE, sizeof(TextTerm));
  g_array_set_clear_func(found, text_term_clear);
  const size_t skip = strlen(prefix);
  if (read_guarded(index, error, [&] {
        g_array_set_size(found, 0);
        const Xapian::Database &database = index->database();
        Xapian::TermIterator end = database.termlist_end(static_cast<Xapian::docid>(id));
        Xapian::TermIterator t = end;
        try {
          t = database.termlist_begin(static_cast<Xapian::docid>(id));
        } catch (const Xapian::DocNotFoundError &) {
          return;
        }
        for (t.skip_to(prefix); t != end && (*t).compare(0, skip, prefix) == 0; ++t) {
          const std::string &whole = *t;
          if (whole.size() == skip || g_ascii_isupper(whole[skip]))
            continue;
          TextTerm one = {g_strdup(whole.c_str() + skip), t.get_wdf()};
          g_array_append_val(found, one);
        }
      }))
    return found;
  g_array_unref(found);
  return nullptr;
}

/* ---------------------------------------------------------------- proving */

namespace
{

/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
guint64 hash_bytes(guint64 hash, const void *bytes, gsize n)
{
  const guchar *p = static_cast<const guchar *>(bytes);
  for (gsize i = 0; i < n; i++)
    hash = (hash ^ p[i]) * G_GUINT64_CONSTANT(1099511628211);
  return hash;
}

guint64 hash_text(const std::string &text)
{
  return hash_bytes(G_GUINT64_CONSTANT(14695981039346656037), text.data(), text.size());
}

guint64 hash_number(guint64 hash, guint64 number)
{
  return hash_bytes(hash, &number, sizeof number);
}

/* Terms are summed, so that their order doesn't matter. */
guint64 document_digest(const Xapian::Document &document)
{
  guint64 sum = 0;
  for (Xapian::TermIterator t = document.termlist_begin(); t != document.termlist_end(); ++t) {
    guint64 hash = hash_number(hash_text(*t), t.get_wdf());
    guint64 positions = 0;
    for (Xapian::PositionIterator p = t.positionlist_begin(); p != t.positionlist_end(); ++p)
      positions += hash_number(hash_text("position"), *p);
    sum += hash_number(hash, positions);
  }
  for (Xapian::valueno slot = 0; slot < TEXT_SLOT_N; slot++)
    sum += hash_number(hash_text(document.get_value(slot)), slot);
  return sum;
}

} // namespace

guint64 text_postings_digest(const TextPosting *postings, gsize n, const gint64 *values)
{
  guint64 digest = 0;
  guard(nullptr, [&] {
    std::unordered_map<std::string, std::pair<guint64, std::vector<guint>>> terms;
    for (gsize i = 0; i < n; i++) {
      auto &entry = terms[postings[i].term];
      entry.first += postings[i].weight;
      if (postings[i].position != 0 && postings[i].weight != 0)
        entry.second.push_back(postings[i].position);
    }
    for (auto &entry : terms) {
      std::vector<guint> &places = entry.second.second;
      std::sort(places.begin(), places.end());
      places.erase(std::unique(places.begin(), places.end()), places.end());
      guint64 positions = 0;
      for (guint place : places)
        positions += hash_number(hash_text("position"), place);
      digest += hash_number(hash_number(hash_text(entry.first), entry.second.first), positions);
    }
    for (Xapian::valueno slot = 0; slot < TEXT_SLOT_N; slot++)
      digest += hash_number(hash_text(values[slot] != 0 ? sortable(values[slot]) : std::string()), slot);
  });
  return digest;
}

gboolean text_index_walk(TextIndex *index, void (*visit)(gint64 id, guint64 digest, gpointer data),
                         gpointer data, GError **error)
{
  return read_guarded(index, error, [&] {
    std::vector<std::pair<Xapian::docid, guint64>> all;
    const Xapian::Database &database = index->database();
    for (Xapian::PostingIterator p = database.postlist_begin(""); p != database.postlist_end(""); ++p)
      all.emplace_back(*p, document_digest(database.get_document(*p)));
    for (const auto &entry : all)
      visit(entry.first, entry.second, data);
  });
}
