// What each facet turns down.  Articles, modalities and years judge claims, relations and sources judge statements,
// kinds (with their classes) and degree judge things; a statement passes with one claim that passes and both its ends.

import type { Index } from './facetindex.ts';
import { UNDATED } from './facetindex.ts';
import type { Graph } from './model.ts';
import type { Filters } from './state.ts';

/** A facet is a bit of the mask of those that turn something down. */
export const ARTICLE = 1;
export const MODALITY = 2;
export const YEAR = 4;
export const RELATION = 8;
export const SOURCES = 16;
/** Kinds and classes: both say what a thing is. */
export const KIND = 32;
export const DEGREE = 64;
/** Nothing that is stated of the thing passes; judged only while something is chosen among claims and statements. */
const BARE = 128;

/** How a statement passes. */
export const NOT = 0;
const DENIED = 1;
export const PASSES = 2;

/** The facets that turn down each claim, statement and thing, and what is left. */
export interface Verdict {
  claims: Uint8Array;
  /** The facets of its ends are in a statement's mask too. */
  statements: Uint8Array;
  things: Uint8Array;
  /** By statement: NOT, DENIED (only by claims that deny it) or PASSES. */
  passing: Uint8Array;
}

/** Judges everything by the filters: a few milliseconds at 50,000 statements. */
export function judge(graph: Graph, index: Index, filters: Filters): Verdict {
  const verdict = {
    claims: judgeClaims(graph, index, filters),
    statements: judgeStatements(graph, index, filters),
    things: judgeThings(graph, index, filters),
    passing: new Uint8Array(index.subject.length),
  };
  const told = settle(index, verdict);
  if (choosesStatements(filters))
    told.forEach((any, id) => {
      if (!any) (verdict.things[id] as number) |= BARE;
    });
  return verdict;
}

/** Whether something is chosen among claims and statements. */
const choosesStatements = (filters: Filters): boolean =>
  filters.articles.size + filters.modalities.size + filters.relations.size > 0 ||
  filters.years !== null ||
  !filters.undated ||
  filters.sources !== 'all';

function judgeClaims({ articles, modalities }: Graph, index: Index, filters: Filters): Uint8Array {
  const articleOff = flags(filters.articles, articles.length);
  const modalityOff = flags(filters.modalities, modalities.length);
  const [from, until] = filters.years ?? [-Infinity, Infinity];
  return masks(index.article.length, (id) => {
    const last = index.last[id] as number;
    const dated = last !== UNDATED;
    const timely = dated ? last >= from && (index.first[id] as number) <= until : filters.undated;
    const wrong = articleOff[index.article[id] as number] ? ARTICLE : 0;
    return wrong | (modalityOff[index.modality[id] as number] ? MODALITY : 0) | (timely ? 0 : YEAR);
  });
}

function judgeStatements({ relations }: Graph, index: Index, { relations: off, sources }: Filters): Uint8Array {
  const relationOff = flags(off, relations.length);
  return masks(index.relation.length, (id) => {
    const several = (index.sources[id] as number) > 1;
    const fits = sources === 'all' || several === (sources === 'several');
    return (relationOff[index.relation[id] as number] ? RELATION : 0) | (fits ? 0 : SOURCES);
  });
}

function judgeThings({ kinds, things }: Graph, index: Index, filters: Filters): Uint8Array {
  const kindOff = Uint8Array.from(kinds, ({ key }) => Number(filters.kinds.has(key)));
  const { classes: off } = filters;
  return masks(things.length, (id) => {
    const { classes } = things[id] as { classes: readonly number[] };
    const classOff = off.size > 0 && classes.length > 0 && classes.every((one) => off.has(one));
    const wrong = classOff || kindOff[index.kind[id] as number];
    return (wrong ? KIND : 0) | ((index.degree[id] as number) < filters.degree ? DEGREE : 0);
  });
}

/** Fills `passing`, and adds to statements what turns down their ends; gives by thing whether any of its own passes. */
function settle(index: Index, { claims, statements, things, passing }: Verdict): Uint8Array {
  const told = new Uint8Array(things.length);
  for (let id = 0; id < passing.length; id++) {
    const subject = index.subject[id] as number;
    const object = index.object[id] as number;
    let claimed = NOT;
    const end = index.claimsFrom[id + 1] as number;
    for (let claim = index.claimsFrom[id] as number; claim < end && claimed < PASSES; claim++) {
      if (!claims[claim]) claimed = index.modality[claim] === index.denied ? DENIED : PASSES;
    }
    if (claimed && !statements[id]) told[subject] = told[object] = 1;
    (statements[id] as number) |= (things[subject] as number) | (things[object] as number);
    passing[id] = statements[id] ? NOT : claimed;
  }
  return told;
}

/** A mask for each number below a length. */
function masks(length: number, of: (id: number) => number): Uint8Array {
  const found = new Uint8Array(length);
  for (let id = 0; id < length; id++) found[id] = of(id);
  return found;
}

/** One flag for each number below a length, set for those that are in a set. */
function flags(set: ReadonlySet<number>, length: number): Uint8Array {
  const found = new Uint8Array(length);
  for (const one of set) found[one] = 1;
  return found;
}
