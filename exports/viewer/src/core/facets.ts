// What the filters let through.  verdict.ts judges, counts.ts counts; nothing is counted before somebody asks.

import { counted, type Counts } from './counts.ts';
import { indexOf } from './facetindex.ts';
import type { Graph, Link } from './model.ts';
import { NO_FILTERS, type Filters } from './state.ts';
import { judge, NOT, PASSES } from './verdict.ts';

export interface Filtered {
  /** Whether any filter is set. */
  active: boolean;
  statement(id: number): boolean;
  /** Whether a claim passes, its statement and its ends aside. */
  claim(id: number): boolean;
  thing(id: number): boolean;
  /** Whether a statement between the two things passes, and not only where it is denied. */
  link(link: Link): boolean;
  /** How much each value of each facet would show beside the other facets' choices. */
  counts(): Counts;
}

/** What passes the filters: cheap to make, and cheap to ask of any statement, thing or link. */
export function filtered(graph: Graph, filters: Filters): Filtered {
  const active = isActive(filters);
  let counts: Counts | undefined;
  if (!active) {
    const pass = (): boolean => true;
    const all = { active, statement: pass, claim: pass, thing: pass, link: pass };
    return { ...all, counts: () => (counts ??= countsOf(graph, filters)) };
  }
  const index = indexOf(graph);
  const verdict = judge(graph, index, filters);
  const { passing, claims, things } = verdict;
  return {
    active,
    statement: (id) => passing[id] !== NOT,
    claim: (id) => claims[id] === 0,
    thing: (id) => things[id] === 0,
    link: (link) => link.statements.some(({ id }) => passing[id] === PASSES),
    counts: () => (counts ??= counted(graph, index, verdict)),
  };
}

/** Whether any filter is set. */
const isActive = (filters: Filters): boolean => FACETS.some((facet) => isSet(filters, facet));

export type Facet = keyof Filters;

export const FACETS = Object.keys(NO_FILTERS) as Facet[];

/** Whether a facet has anything but what it starts with. */
export function isSet(filters: Filters, facet: Facet): boolean {
  const value = filters[facet];
  return value instanceof Set ? value.size > 0 : value !== NO_FILTERS[facet];
}

function countsOf(graph: Graph, filters: Filters): Counts {
  const index = indexOf(graph);
  return counted(graph, index, judge(graph, index, filters));
}
