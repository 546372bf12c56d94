// Statements in words, for panel, tables, lists and screen readers.

import { named, texts } from './i18n.ts';
import type { Claim, Graph, Statement } from '../core/model.ts';

const t = texts({
  Asserted: ['As fact', '确认'],
  Planned: ['Planned', '计划'],
  Expected: ['Expected', '预期'],
  Negated: ['Denied', '否定'],
  Reported: ['Reported', '转述'],
});
const KNOWN = ['Asserted', 'Planned', 'Expected', 'Negated', 'Reported'] as const;

export const relationName = (graph: Graph, { relation }: Statement): string => {
  const found = graph.relations[relation];
  return found ? named(found) : '';
};

/** What stands at the end of a statement: a thing, or the class that its subject is of. */
export interface Target {
  label: string;
  zh?: string | undefined;
  kind: string;
  names: readonly string[];
}

export function target(graph: Graph, statement: Statement): Target {
  if (!statement.isType) return graph.thing(statement.object);
  const found = graph.classes[statement.object];
  return { label: found?.label ?? '', zh: found?.zh, kind: graph.kinds[found?.kind ?? -1]?.key ?? 'other', names: [] };
}

/** A modality's name, that of a plain statement too. */
export function modalityName(graph: Graph, modality: number): string {
  const name = graph.modalities[modality] ?? '';
  const known = KNOWN.find((one) => one === name);
  return known ? t(known) : name;
}

/** The modalities of all claims of a statement, each once, what is plainly stated first. */
export const modalityNames = (graph: Graph, { claims }: Statement): string[] =>
  [...new Set(claims.map(({ modality }) => modality))].sort((a, b) => a - b).map((one) => modalityName(graph, one));

/** The first year that a claim speaks of. */
export function yearOf({ year, from, until }: Claim): number | undefined {
  const found = year ?? parseInt(from ?? until ?? '', 10);
  return Number.isNaN(found) ? undefined : found;
}

/** A statement as one line. */
export const sentence = (graph: Graph, statement: Statement): string =>
  `${named(graph.thing(statement.subject))} – ${relationName(graph, statement)} → ${named(target(graph, statement))}`;
