// What stands out in the drawing: a path, a query's rows, or what is chosen with its neighbours.

import { linkId, type Graph } from '../core/model.ts';
import type { State } from '../core/state.ts';

export interface Light {
  /** The thing that the panel shows. */
  selected: number | null;
  /** Links in the accent's colour. */
  strong: ReadonlySet<string>;
  /** Things that keep their colour while the rest is faded; null where nothing is faded. */
  lit: ReadonlySet<number> | null;
}

export const NO_LIGHT: Light = { selected: null, strong: new Set(), lit: null };

/** The things that the panel speaks of: one, or the two ends of a statement. */
export function spokenOf(graph: Graph, { open }: State): number[] {
  if (open.view === 'thing') return [open.id];
  if (open.view !== 'evidence') return [];
  const { subject, object, isType } = graph.statement(open.statement);
  return isType ? [subject] : [subject, object];
}

/** The things that the drawing is about now: a path, a query's rows, or what the panel speaks of. */
export const meant = (graph: Graph, now: State): readonly number[] =>
  now.path ?? (now.lit ? [...now.lit] : spokenOf(graph, now));

export function lightOf(graph: Graph, now: State): Light {
  const { open, path, lit } = now;
  const selected = open.view === 'thing' ? open.id : null;
  const ends = spokenOf(graph, now);
  const ways = path ?? (selected === null ? ends : []);
  const strong = new Set(ways.slice(1).map((id, at) => linkId(ways[at] as number, id)));
  if (!path && selected !== null) for (const { id } of graph.linked(selected)) strong.add(id);
  if (path ?? lit) return { selected, strong, lit: new Set(path ?? lit) };
  if (selected !== null) return { selected, strong, lit: new Set([selected, ...graph.neighbours(selected)]) };
  return { selected, strong, lit: ends.length ? new Set(ends) : null };
}
