// How much each value of each facet would show beside the other facets' choices: what is counted for a facet is what no
// facet but this one turns down.

import type { Index } from './facetindex.ts';
import type { Graph } from './model.ts';
import { ARTICLE, DEGREE, KIND, MODALITY, RELATION, SOURCES, YEAR, type Verdict } from './verdict.ts';

/** Statements by article, modality and relation and by the place of the year; things by kind, class and degree. */
export interface Counts {
  /** What is shown now. */
  statements: number;
  things: number;
  articles: Int32Array;
  modalities: Int32Array;
  years: Int32Array;
  undated: number;
  relations: Int32Array;
  single: number;
  several: number;
  kinds: Int32Array;
  classes: Int32Array;
  degrees: Int32Array;
}

/** Counts all facets in one pass over the claims and one over the things. */
export function counted(graph: Graph, index: Index, verdict: Verdict): Counts {
  const counts: Counts = {
    statements: 0,
    things: 0,
    undated: 0,
    single: 0,
    several: 0,
    articles: new Int32Array(graph.articles.length),
    modalities: new Int32Array(graph.modalities.length),
    years: new Int32Array(index.years.length),
    relations: new Int32Array(graph.relations.length),
    kinds: new Int32Array(graph.kinds.length),
    classes: new Int32Array(graph.classes.length),
    degrees: new Int32Array(index.mostLinks + 1),
  };
  countClaims(index, verdict, counts);
  countStatements(index, verdict, counts);
  countThings(graph, index, verdict, counts);
  return counts;
}

/** By article, modality and year: a statement counts once for each value, however many claims it has there. */
function countClaims(index: Index, verdict: Verdict, counts: Counts): void {
  const articles = once(counts.articles);
  const modalities = once(counts.modalities);
  const years = once(counts.years);
  let undated = -1;
  for (let id = 0; id < verdict.statements.length; id++) {
    if (verdict.statements[id]) continue;
    for (let claim = index.claimsFrom[id] as number; claim < (index.claimsFrom[id + 1] as number); claim++) {
      const fails = verdict.claims[claim] as number;
      if (!(fails & ~ARTICLE)) articles(index.article[claim] as number, id);
      if (!(fails & ~MODALITY)) modalities(index.modality[claim] as number, id);
      if (fails & ~YEAR) continue;
      const last = index.lastAt[claim] as number;
      if (last >= 0) for (let at = index.firstAt[claim] as number; at <= last; at++) years(at, id);
      else if (undated !== id) {
        undated = id;
        counts.undated++;
      }
    }
  }
}

/** Adds one to a value's count, at most once for each statement. */
function once(counts: Int32Array): (value: number, statement: number) => void {
  const seen = new Int32Array(counts.length).fill(-1);
  return (value, statement) => {
    if (seen[value] === statement) return;
    seen[value] = statement;
    (counts[value] as number)++;
  };
}

function countStatements(index: Index, verdict: Verdict, counts: Counts): void {
  for (let id = 0; id < verdict.statements.length; id++) {
    const fails = verdict.statements[id] as number;
    if (fails & ~RELATION && fails & ~SOURCES) continue;
    if (!anyPasses(index, verdict.claims, id)) continue;
    if (!fails) counts.statements++;
    if (!(fails & ~RELATION)) (counts.relations[index.relation[id] as number] as number)++;
    if (fails & ~SOURCES) continue;
    if ((index.sources[id] as number) > 1) counts.several++;
    else counts.single++;
  }
}

function anyPasses(index: Index, claims: Uint8Array, statement: number): boolean {
  for (let id = index.claimsFrom[statement] as number; id < (index.claimsFrom[statement + 1] as number); id++) {
    if (!claims[id]) return true;
  }
  return false;
}

function countThings(graph: Graph, index: Index, verdict: Verdict, counts: Counts): void {
  for (let id = 0; id < verdict.things.length; id++) {
    const fails = verdict.things[id] as number;
    if (!fails) counts.things++;
    if (!(fails & ~DEGREE)) (counts.degrees[index.degree[id] as number] as number)++;
    if (fails & ~KIND) continue;
    (counts.kinds[index.kind[id] as number] as number)++;
    for (const one of graph.thing(id).classes) (counts.classes[one] as number)++;
  }
}
