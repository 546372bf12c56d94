// A query put to the store, and its answer as the page takes it.

import type { Store } from 'oxigraph/web.js';

import { MOST_ROWS, type Answer, type Cell, type Row } from '../sparql/answers.ts';
import { formOf, has } from '../sparql/tokens.ts';
import { Refused } from './failure.ts';

/** What SPARQL 1.1's JSON of results holds. */
interface Results {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, Binding>[] };
}

interface Binding {
  type: string;
  value: string | Record<string, Binding>;
  datatype?: string;
  'xml:lang'?: string;
}

/**
 * The answer over all graphs as one; throws the engine's error, whose first line begins with `head`, or Refused: what
 * other services were to answer would be silently nothing.
 */
export function asked(store: Store, head: string, query: string): Answer {
  if (has(query, 'SERVICE')) throw new Refused({ why: 'service' });
  const form = formOf(query);
  const triples = form === 'CONSTRUCT' || form === 'DESCRIBE';
  const found = store.query(head + query, {
    use_default_graph_as_union: true,
    results_format: triples ? 'application/n-triples' : 'json',
  }) as string;
  if (triples) return { form: 'triples', lines: [...new Set(found.split('\n'))].filter(Boolean).sort() };
  const {
    head: { vars = [] },
    boolean,
    results,
  } = JSON.parse(found) as Results;
  if (boolean !== undefined) return { form: 'truth', truth: boolean };
  const bindings = results?.bindings ?? [];
  const rows = bindings.slice(0, MOST_ROWS).map((binding): Row => vars.map((name) => cell(binding[name])));
  return { form: 'table', variables: vars, rows, total: bindings.length };
}

function cell(binding: Binding | undefined): Cell | null {
  if (!binding) return null;
  const { type, value, datatype, 'xml:lang': language } = binding;
  if (typeof value !== 'string') {
    return {
      kind: 'blank',
      text: `<<( ${Object.values(value)
        .map((one) => cell(one)?.text ?? '')
        .join(' ')} )>>`,
    };
  }
  if (type === 'uri') return { kind: 'iri', text: value };
  if (type === 'bnode') return { kind: 'blank', text: `_:${value}` };
  return { kind: 'literal', text: value, ...(datatype && { datatype }), ...(language && { language }) };
}
