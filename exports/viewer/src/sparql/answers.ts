// What page and worker say to each other, and what a query's answer is.

/** One term of an answer. */
export interface Cell {
  kind: 'iri' | 'literal' | 'blank';
  text: string;
  /** Of a literal that is neither a plain text nor in a language. */
  datatype?: string;
  language?: string;
}

export type Row = readonly (Cell | null)[];

export type Answer =
  /** `rows` are at most MOST_ROWS of the `total`. */
  | { form: 'table'; variables: readonly string[]; rows: readonly Row[]; total: number }
  | { form: 'truth'; truth: boolean }
  /** Lines of N-Triples, sorted, each once. */
  | { form: 'triples'; lines: readonly string[] };

/** Rows that are handed to the page; a browser takes no more without getting slow. */
export const MOST_ROWS = 100_000;

/** What the page asks of the worker, in order. */
export type Request =
  | Start
  /** The claims' triples that the worker cannot make from the columns. */
  | { kind: 'claims'; claimed: ArrayBuffer }
  | { kind: 'query'; text: string };

export interface Start {
  kind: 'start';
  engine: ArrayBuffer;
  /** The triples, as TriG, that the worker cannot make from the columns. */
  stated: ArrayBuffer;
  /** The page's columns as JSON. */
  columns: ArrayBuffer;
  prefixes: Record<string, string>;
  /** The classes above each class. */
  above: Record<string, readonly string[]>;
}

/** What the worker answers to each. */
export type Reply =
  | { kind: 'done' }
  | { kind: 'answer'; answer: Answer; milliseconds: number }
  /** Of a query that is not understood with its place, from 1; after a fatal error the engine has to start anew. */
  | { kind: 'error'; reason: Reason; line?: number; column?: number; fatal: boolean };

/** Why a query has no answer (reasons.ts has the words). */
export type Reason =
  | { why: 'prefix' | 'unexpected' | 'nearby' | 'begin' | 'empty' | 'service' | 'gaveUp' }
  /** A word of the query, what the engine would have taken instead, or a sentence of the engine. */
  | { why: 'update' | 'expected' | 'oneOf' | 'said'; what: string };
