// Answers as files: CSV and JSON as SPARQL 1.1 has them (exports/tables.py writes the same), Turtle of triples.

import { csv } from '../taking/download.ts';
import type { Answer, Cell } from './answers.ts';
import { turtle } from './ntriples.ts';

/** A kind of file that an answer can be saved as. */
export interface Format {
  name: string;
  ending: string;
  type: string;
  content(answer: Answer, prefixes: Record<string, string>): string;
}

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

const CSV: Format = { name: 'CSV', ending: 'csv', type: 'text/csv', content: table };
const JSON_RESULTS: Format = { name: 'JSON', ending: 'json', type: 'application/sparql-results+json', content: json };
const TURTLE: Format = {
  name: 'Turtle',
  ending: 'ttl',
  type: 'text/turtle',
  content: (answer, prefixes) => (answer.form === 'triples' ? turtle(answer.lines, prefixes) : ''),
};

export const formatsOf = (answer: Answer): readonly Format[] =>
  answer.form === 'triples' ? [TURTLE] : [CSV, JSON_RESULTS];

function table(answer: Answer): string {
  if (answer.form === 'truth') return `${answer.truth}\n`;
  if (answer.form === 'triples') return '';
  return csv([answer.variables, ...answer.rows.map((row) => row.map((cell) => cell?.text ?? ''))]);
}

function json(answer: Answer): string {
  if (answer.form === 'triples') return '';
  const document = answer.form === 'truth' ? { head: {}, boolean: answer.truth } : results(answer);
  return `${JSON.stringify(document, null, 1)}\n`;
}

function results({ variables, rows }: Extract<Answer, { form: 'table' }>): object {
  const bindings = rows.map((row) =>
    Object.fromEntries(variables.flatMap((name, at) => (row[at] ? [[name, binding(row[at])]] : []))),
  );
  return { head: { vars: variables }, results: { bindings } };
}

function binding({ kind, text, datatype, language }: Cell): object {
  const type = { iri: 'uri', blank: 'bnode', literal: 'literal' }[kind];
  const named = datatype && datatype !== XSD_STRING ? { datatype } : {};
  return { type, value: text, ...(language ? { 'xml:lang': language } : named) };
}
