// Search over all names of all things, those that are not drawn too.

import type { Graph, Thing } from './model.ts';

export interface Found {
  thing: Thing;
  name: string;
}

const MOST = 12;

/** Most texts; that they have no marks is quickly told. */
const PLAIN = /^[\x00-\x7f]*$/;

/** Letters without case, marks and width: "São" finds "sao". */
export const fold = (text: string): string =>
  (PLAIN.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();

/**
 * A function that finds things by any of their names: the exact name first, then beginnings, then beginnings of a word, then
 * anywhere; within these the better connected first.
 *
 * All folded names stand in one text, a line each, the best connected thing's first, so that each of the four passes is one
 * search of the engine's own and stops when enough is found.
 */
export function searcher(graph: Graph): (query: string) => Found[] {
  const names = namesOf(graph);
  const text = `\n${names.map(({ folded }) => folded).join('\n')}\n`;
  const starts = lineStarts(text);
  return (query) => {
    const wanted = fold(query)
      .replace(/[\s\p{P}]+/gu, ' ')
      .trim();
    if (!wanted) return [];
    const found = new Map<number, Found>();
    for (const pattern of [`\n${wanted}\n`, `\n${wanted}`, ` ${wanted}`, wanted]) {
      let at = text.indexOf(pattern);
      while (at >= 0 && found.size < MOST) {
        const line = lineAt(starts, at + pattern.indexOf(wanted));
        const { thing, name } = names[line] as Found;
        if (!found.has(thing.id)) found.set(thing.id, { thing, name });
        at = text.indexOf(pattern, (starts[line + 1] ?? text.length) - 1);
      }
    }
    return [...found.values()];
  };
}

function namesOf(graph: Graph): (Found & { folded: string })[] {
  const things = [...graph.things].sort((p, q) => q.degree - p.degree || p.id - q.id);
  return things.flatMap((thing) =>
    [...new Set([thing.label, ...(thing.zh ? [thing.zh] : []), ...thing.names])].map((name) => ({
      thing,
      name,
      folded: fold(name)
        .replace(/[\s\p{P}]+/gu, ' ')
        .trim(),
    })),
  );
}

/** Where each line begins. */
function lineStarts(text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0 && at < text.length - 1; at = text.indexOf('\n', at + 1))
    found.push(at + 1);
  return found;
}

/** The line that holds a place. */
function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
