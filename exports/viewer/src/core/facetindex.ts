// What the filters look at, as typed arrays: 50,000 statements are judged in a few milliseconds, at every move of a
// slider.

import type { Graph } from './model.ts';

export interface Index {
  /** By statement.  A statement that a thing is of a class has its subject at both ends. */
  subject: Int32Array;
  object: Int32Array;
  relation: Int32Array;
  sources: Int32Array;
  /** A statement's claims begin at its number and end at the next one's. */
  claimsFrom: Int32Array;
  /** By claim. */
  article: Int32Array;
  modality: Int32Array;
  /** First and last year that a claim speaks of, in its year and its dates; UNDATED where it names none. */
  first: Int32Array;
  last: Int32Array;
  /** The places of both in `years`; -1 where there is none. */
  firstAt: Int32Array;
  lastAt: Int32Array;
  /** The years at which a claim begins or ends, in order. */
  years: readonly number[];
  /** By thing. */
  kind: Int32Array;
  degree: Int32Array;
  mostLinks: number;
  /** The number of the modality that denies; -1 where the graph has none. */
  denied: number;
}

export const UNDATED = -1_000_000;

const known = new WeakMap<Graph, Index>();

/** The index of a graph, made once. */
export function indexOf(graph: Graph): Index {
  let found = known.get(graph);
  if (!found) {
    const denied = graph.modalities.indexOf('Negated');
    found = { ...statementColumns(graph), ...claimColumns(graph), ...thingColumns(graph), denied };
    known.set(graph, found);
  }
  return found;
}

function statementColumns({ statements, claims }: Graph) {
  const claimsFrom = new Int32Array(statements.length + 1).fill(claims.length);
  let at = 0;
  for (const { id, claims: own } of statements) {
    claimsFrom[id] = at;
    at += own.length;
  }
  return {
    claimsFrom,
    subject: column(statements, ({ subject }) => subject),
    object: column(statements, ({ subject, object, isType }) => (isType ? subject : object)),
    relation: column(statements, ({ relation }) => relation),
    sources: column(statements, ({ sources }) => sources),
  };
}

function claimColumns({ claims }: Graph) {
  const first = new Int32Array(claims.length).fill(UNDATED);
  const last = new Int32Array(claims.length).fill(UNDATED);
  const occurring = new Set<number>();
  const take = (id: number, year: number | undefined): void => {
    if (year === undefined) return;
    occurring.add(year);
    if (first[id] === UNDATED || year < (first[id] as number)) first[id] = year;
    if (year > (last[id] as number)) last[id] = year;
  };
  for (const { id, year, from, until } of claims) {
    take(id, year);
    take(id, yearOf(from));
    take(id, yearOf(until));
  }
  const years = [...occurring].sort((p, q) => p - q);
  const places = new Map(years.map((year, at) => [year, at]));
  const placed = (year: number): number => places.get(year) ?? -1;
  return {
    first,
    last,
    years,
    firstAt: first.map(placed),
    lastAt: last.map(placed),
    article: column(claims, ({ article }) => article),
    modality: column(claims, ({ modality }) => modality),
  };
}

function thingColumns({ things, kinds }: Graph) {
  const numbers = new Map(kinds.map(({ key }, number) => [key, number]));
  const degree = column(things, (thing) => thing.degree);
  return {
    degree,
    kind: column(things, ({ kind }) => numbers.get(kind) ?? -1),
    mostLinks: degree.reduce((most, one) => Math.max(most, one), 0),
  };
}

function column<T>(rows: readonly T[], value: (row: T) => number): Int32Array {
  const found = new Int32Array(rows.length);
  rows.forEach((row, id) => {
    found[id] = value(row);
  });
  return found;
}

/** The year of an ISO date. */
function yearOf(date: string | undefined): number | undefined {
  const year = date === undefined ? NaN : Number.parseInt(date, 10);
  return Number.isNaN(year) ? undefined : year;
}
