// Ways through the graph.  Topics and classes are no stations: that two firms are of one sector does not lead from one to
// the other.

import type { Filtered } from './facets.ts';
import { other, type Graph } from './model.ts';

const MOST = 1500;

/** The things within so many steps of one, nearest first, at most some hundred. */
export function within(graph: Graph, filtered: Filtered, start: number, steps: number): number[] {
  const found = new Set([start]);
  let edge = [start];
  for (let step = 0; step < steps && found.size < MOST; step++) {
    const next: number[] = [];
    for (const at of edge) {
      if (!graph.isStation(at) && at !== start) continue;
      for (const near of passable(graph, filtered, at)) {
        if (found.has(near) || found.size >= MOST) continue;
        found.add(near);
        next.push(near);
      }
    }
    edge = next;
  }
  return [...found];
}

/** The shortest way from one thing to another over what the filters let through; null where there is none. */
export function shortestPath(graph: Graph, filtered: Filtered, from: number, to: number): number[] | null {
  const before = new Map<number, number>([[from, -1]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next: number[] = [];
    for (const at of edge) {
      for (const near of passable(graph, filtered, at)) {
        if (before.has(near) || (near !== to && !graph.isStation(near))) continue;
        before.set(near, at);
        next.push(near);
      }
    }
    edge = next;
  }
  if (!before.has(to)) return null;
  const path: number[] = [];
  for (let at = to; at >= 0; at = before.get(at) ?? -1) path.unshift(at);
  return path;
}

function passable(graph: Graph, filtered: Filtered, at: number): number[] {
  return graph
    .linked(at)
    .filter((link) => filtered.link(link) && filtered.thing(other(link, at)))
    .map((link) => other(link, at))
    .sort((p, q) => graph.thing(q).degree - graph.thing(p).degree || p - q);
}
