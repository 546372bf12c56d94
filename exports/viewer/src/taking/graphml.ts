// A selection as GraphML, as networkx, Gephi and Cytoscape read it: things are nodes, statements between them edges.

import type { Graph, Statement, Thing } from '../core/model.ts';
import type { Selection } from './selection.ts';
import { labels, quoted } from './tabular.ts';
import { node, xml } from './xml.ts';

const element = node.bind(null, 'http://graphml.graphdrawing.org/xmlns');

type Value = string | number | boolean;
type Kind = 'string' | 'int' | 'boolean';
/** Name of an attribute, its type, and where its value comes from; without a value it is left out. */
type Row<T> = readonly [string, Kind, (of: T, graph: Graph) => Value | undefined];

const OF_NODES: readonly Row<Thing>[] = [
  ['label', 'string', ({ label }) => label],
  ['label_zh', 'string', ({ zh }) => zh],
  ['class', 'string', ({ classes }, graph) => classes.map((one) => graph.classes[one]?.label).join('; ') || undefined],
  ['kind', 'string', ({ kind }) => kind],
  ['iri', 'string', ({ iri }) => iri],
];

const OF_EDGES: readonly Row<Statement>[] = [
  ['relation', 'string', (of, graph) => labels(graph, of).relation],
  ['relation_iri', 'string', ({ relation }, graph) => graph.relations[relation]?.iri],
  ['modality', 'string', ({ claims }, graph) => joined(claims.map(({ modality }) => graph.modalities[modality]))],
  ['asserted', 'boolean', ({ asserted }) => asserted],
  ['year', 'int', ({ claims }) => first(claims.flatMap(({ year }) => year ?? []))],
  [
    'from',
    'string',
    ({ claims }) =>
      claims
        .map(({ from }) => from)
        .filter(Boolean)
        .sort()[0],
  ],
  [
    'until',
    'string',
    ({ claims }) =>
      claims
        .map(({ until }) => until)
        .filter(Boolean)
        .sort()
        .at(-1),
  ],
  ['sources', 'int', ({ sources }) => sources],
  ['quote', 'string', ({ claims }, graph) => joined(claims.slice(0, 1).map((claim) => quoted(graph, claim)))],
  ['articles', 'string', ({ claims }, graph) => joined(claims.map(({ article }) => graph.article(article).title))],
];

export function graphml(graph: Graph, { things, statements }: Selection): string {
  const between = statements.filter((one) => !one.isType);
  return xml(
    element(
      'graphml',
      {},
      element('desc', {}, `Corridor graph ${graph.version}`),
      ...keys('node', OF_NODES),
      ...keys('edge', OF_EDGES),
      element(
        'graph',
        { id: 'G', edgedefault: 'directed' },
        ...things.map((id) => element('node', { id: `n${id}` }, ...data('node', OF_NODES, graph.thing(id), graph))),
        ...between.map((one) =>
          element(
            'edge',
            { id: `e${one.id}`, source: `n${one.subject}`, target: `n${one.object}` },
            ...data('edge', OF_EDGES, one, graph),
          ),
        ),
      ),
    ),
  );
}

const keys = (domain: string, rows: readonly Row<never>[]): Element[] =>
  rows.map(([name, type]) =>
    element('key', { id: `${domain}_${name}`, for: domain, 'attr.name': name, 'attr.type': type }),
  );

const data = <T>(domain: string, rows: readonly Row<T>[], of: T, graph: Graph): Element[] =>
  rows.flatMap(([name, , value]) => {
    const found = value(of, graph);
    return found === undefined ? [] : [element('data', { key: `${domain}_${name}` }, String(found))];
  });

const joined = (texts: readonly (string | undefined)[]): string | undefined =>
  [...new Set(texts.filter(Boolean))].join('; ') || undefined;
const first = (years: readonly number[]): number | undefined => (years.length ? Math.min(...years) : undefined);
