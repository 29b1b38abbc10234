/* The limits of adduce, each with its reason. No other file states a bound on input as a bare number.
 *
 * Any room may use this header. A limit that is hit is reported as a diagnostic of code "limit"; it never
 * aborts. */
#ifndef ADDUCE_BASE_LIMITS_H
#define ADDUCE_BASE_LIMITS_H

/* Bytes of one input file. The largest article of the open-access subset is about 20 MB of XML; twelve times
 * that still fits into the worker's memory together with the tree made from it. */
#define LIMIT_FILE_BYTES (256u * 1024u * 1024u)
/* Bytes of one line of plain text before it is cut into several for layout. A converter that loses line
 * breaks makes lines of one paragraph; more than this is no prose. */
#define LIMIT_LINE_BYTES (1024u * 1024u)
/* Lines of one file that are told apart; a book of a thousand pages has some 50,000. */
#define LIMIT_LINES 2000000u
/* Bytes of one reference entry. The longest real ones (consortium author lists) have about 30 kB. */
#define LIMIT_REFERENCE_BYTES (64u * 1024u)
/* Entries of one reference list: the longest reviews cite some 5,000 works. */
#define LIMIT_REFERENCES 50000u
/* Bytes of a sentence that is quoted. The longest of real papers (a table run together) have about 5,000;
 * what is longer is a text without stops, and is only shown in part. */
#define LIMIT_SENTENCE_BYTES (16u * 1024u)
/* Citations of one paper. */
#define LIMIT_CITATIONS 500000u
/* Numbers one numeric citation may expand to: "[1-999999]" is a typing error, not a million works. */
#define LIMIT_CITATION_NUMBERS 500u
/* Papers in one file (proceedings). */
#define LIMIT_PAPERS_PER_FILE 1000u
/* Records with an abstract taken from one BibTeX, RIS or CSL-JSON file: databases export at most 10,000 at a
 * time, large private libraries hold some 30,000. */
#define LIMIT_ABSTRACTS_PER_FILE 50000u
/* Nesting of XML elements; deeper is an attack, real JATS stays under 40. */
#define LIMIT_XML_DEPTH 256
/* Diagnostics kept for one file; further ones are only counted. */
#define LIMIT_DIAGNOSTICS 1000u
/* Authors or editors of one work: the ATLAS and CMS collaborations print about 5,000. */
#define LIMIT_PERSONS 10000u
/* Different words of one file that are counted to tell hyphens of line ends from real ones: a book has some
 * 50,000; past this, new ones no longer witness anything. */
#define LIMIT_LEXICON_WORDS 1000000u
/* Bytes of one field of a bibliographic record, after macros: the longest abstracts have some 30 kB; a macro
 * that doubles itself reaches this in a moment. */
#define LIMIT_RECORD_FIELD_BYTES (256u * 1024u)
/* Macros (@string) and parents (crossref) remembered of one BibTeX file. */
#define LIMIT_BIBTEX_STRINGS 20000u
#define LIMIT_BIBTEX_PARENTS 100000u
/* Nesting of JSON: CSL-JSON has five levels. */
#define LIMIT_JSON_DEPTH 64u
/* Worker: seconds of processor time and bytes of memory for one file. A 256 MB file takes well under a
 * minute. */
#define LIMIT_WORKER_SECONDS 120u
#define LIMIT_WORKER_BYTES   (4ull * 1024u * 1024u * 1024u)
/* Worker: bytes of what it hands back. A paper as bytes takes about twice its text; this is four times the
 * largest file. */
#define LIMIT_WORKER_RESULT_BYTES (1024u * 1024u * 1024u)
/* Worker: files handed to one process before it is replaced: what a file may have left in it ends there. */
#define LIMIT_WORKER_FILES 1000u
/* A vocabulary: bytes of one file (MeSH in Turtle, the largest thesaurus anyone would load, is cut into files
 * under this), statements in it, and nesting of its brackets (serd recurses; real Turtle needs 2). */
#define LIMIT_VOCABULARY_BYTES      (128u * 1024u * 1024u)
#define LIMIT_VOCABULARY_STATEMENTS 5000000u
#define LIMIT_TURTLE_DEPTH          64u
/* Bytes of strings of a vocabulary in a base, each counted as often as it is named. */
#define LIMIT_UNPACKED_BYTES ((gsize)4 * LIMIT_VOCABULARY_BYTES)
/* Words of a label: the longest names of organisations have about fifteen. */
#define LIMIT_LABEL_WORDS 24u
/* Concepts that one label names: a word of a text costs as much as it has concepts. Thesauri have two or
 * three. */
#define LIMIT_LABEL_CONCEPTS 64u
/* Words of a sentence that assertions are looked for in: the longest real ones (enumerations) have about 300;
 * more is a table or a list that lost its line ends. */
#define LIMIT_SENTENCE_WORDS 600u
/* Bytes and terms of a query: Xapian's query cost grows with the square of the number of words
 * (1,000 words 72 ms, 4,000 words 1.1 s). */
#define LIMIT_QUERY_BYTES 4096u
#define LIMIT_QUERY_TERMS 64u
/* Bytes of a Xapian term: 245 as Xapian counts them, NUL twice. */
#define LIMIT_TERM_BYTES 245u
/* Bytes of text after which a commit is made in a large build: a commit every 1 MB costs 40 % more time. */
#define LIMIT_COMMIT_BYTES (64u * 1024u * 1024u)
/* PCRE2: backtracking steps and nesting, and heap in KiB, for one match. */
#define LIMIT_REGEX_MATCH    1000000u
#define LIMIT_REGEX_DEPTH    10000u
#define LIMIT_REGEX_HEAP_KIB 20000u

#endif
