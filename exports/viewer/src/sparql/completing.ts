// What the editor proposes to complete a word: the vocabulary's terms by their names and by their labels in both
// languages, prefixes, the query's own variables, and SPARQL's words.

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';

import { shortened } from './ntriples.ts';

/** A class or relation of the vocabulary. */
export interface TermWords {
  iri: string;
  label: string;
  zh: string;
  kind: 'class' | 'relation';
}

export interface Words {
  terms: readonly TermWords[];
  prefixes: Record<string, string>;
}

const SPARQL = [
  'SELECT',
  'DISTINCT',
  'WHERE',
  'OPTIONAL',
  'FILTER',
  'UNION',
  'MINUS',
  'BIND',
  'VALUES',
  'GRAPH',
  'ORDER BY',
  'GROUP BY',
  'HAVING',
  'LIMIT',
  'OFFSET',
  'ASK',
  'CONSTRUCT',
  'DESCRIBE',
  'PREFIX',
  'NOT EXISTS',
  'EXISTS',
  'COUNT',
  'SUM',
  'MIN',
  'MAX',
  'AVG',
  'SAMPLE',
  'GROUP_CONCAT',
  'COALESCE',
  'CONTAINS',
  'LCASE',
  'LANG',
  'REGEX',
  'REPLACE',
  'STR',
  'STRSTARTS',
  'BOUND',
  'DESC',
  'IF',
  'AS',
];
const WORD = /[?$]?[\p{L}\p{N}_-]*(?::[\p{L}\p{N}_-]*)?$/u;

export function completing({ terms, prefixes }: Words): CompletionSource {
  const options: Completion[] = [
    ...terms.flatMap((term) => termOptions(term, prefixes)),
    ...Object.entries(prefixes).map(([prefix, space]) => ({
      label: `${prefix}:`,
      detail: space,
      type: 'namespace',
      boost: -5,
    })),
    ...SPARQL.map((label) => ({ label, type: 'keyword', boost: -10 })),
  ];
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(WORD);
    if (!word || (word.from === word.to && !context.explicit) || isQuoted(context)) return null;
    const own = /^[?$]/.test(word.text) ? variables(context, word.from) : options;
    return { from: word.from, options: own, validFor: WORD };
  };
}

/** A term is found by its name and by its label in Chinese; its labels stand beside it. */
function termOptions({ iri, label, zh, kind }: TermWords, prefixes: Record<string, string>): Completion[] {
  const name = shortened(iri, prefixes);
  const found: Completion[] = [{ label: name, detail: [label, zh].filter(Boolean).join(' · '), type: kind }];
  if (zh) found.push({ label: zh, detail: `${name} · ${label}`, apply: name, type: kind, boost: -1 });
  return found;
}

/** The query's variables, but for the one that is being written. */
function variables({ state }: CompletionContext, from: number): Completion[] {
  const found = new Set<string>();
  for (const { 0: name, index } of state.doc.toString().matchAll(/[?$][\p{L}\p{N}_]+/gu)) {
    if (index !== from) found.add(name);
  }
  return [...found].map((label) => ({ label, type: 'variable' }));
}

/** Whether the word stands in a comment, roughly: after a "#" that ends no IRI. */
function isQuoted({ state, pos }: CompletionContext): boolean {
  const line = state.doc.lineAt(pos);
  return /(?:^|\s)#/.test(line.text.slice(0, pos - line.from));
}
