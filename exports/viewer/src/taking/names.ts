// Names for what the page knows by number, short and readable in an address, and lists of them.

import type { Graph } from '../core/model.ts';

/** What stands in a table: its rows by name. */
export interface Naming {
  /** How many rows there are. */
  count: number;
  /** As it may stand in a fragment. */
  name(row: number): string;
  find(name: string): number | undefined;
}

export type Names = Record<'things' | 'kinds' | 'classes' | 'relations' | 'articles' | 'modalities', Naming>;

export const namesOf = (graph: Graph): Names => ({
  things: {
    count: graph.things.length,
    name: (row) => encoded(shortened(graph, graph.thing(row).iri)),
    find: (name) => graph.find(lengthened(graph, name)),
  },
  kinds: naming(graph.kinds.map(({ key }) => key)),
  classes: naming(locals(graph.classes)),
  relations: naming(locals(graph.relations)),
  articles: naming(graph.articles.map(({ id }) => id)),
  modalities: naming(graph.modalities),
});

/** The IRI without the graph's base; any other behind "<". */
export const shortened = ({ base }: Graph, iri: string): string =>
  iri.startsWith(base) ? iri.slice(base.length) : `<${iri}`;
const lengthened = ({ base }: Graph, name: string): string => (name.startsWith('<') ? name.slice(1) : base + name);

function naming(names: readonly string[]): Naming {
  const rows = new Map(names.map((name, row) => [name, row]));
  return { count: names.length, name: (row) => encoded(names[row] ?? ''), find: (name) => rows.get(name) };
}

/** The last parts of IRIs, where that tells them apart; otherwise the whole. */
function locals(terms: readonly { iri: string }[]): string[] {
  const last = terms.map(({ iri }) => iri.replace(/^.*[/#]/s, ''));
  const times = new Map<string, number>();
  for (const name of last) times.set(name, (times.get(name) ?? 0) + 1);
  return last.map((name, row) => (name && times.get(name) === 1 ? name : `<${terms[row]?.iri}`));
}

/** A name as it may stand in a fragment: only letters, digits, "-", "_", "." and "/" as they are. */
export const encoded = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/[!'()*~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':');

/** What a fragment says, in plain text; null where it is no text. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const READABLE = 40; // names in a list; a longer one is written as numbers
export const NUMBERED = '~';

/** A list of rows: names in the order of the rows, or "~" and ranges of numbers ("~3-17.20"). */
export function listed(of: Naming, rows: Iterable<number>): string {
  const all = [...rows].sort((p, q) => p - q);
  if (all.length <= READABLE) return all.map((row) => of.name(row)).join(',');
  const ranges: [number, number][] = [];
  for (const row of all) {
    const last = ranges.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return NUMBERED + ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join('.');
}

/** The rows of a list that the table has. */
export function unlisted(of: Naming, text: string): number[] {
  if (text.startsWith(NUMBERED)) return ranges(text.slice(1), of.count);
  return text.split(',').flatMap((name) => of.find(decoded(name) ?? '') ?? []);
}

/** Ranges in rising order, as they are written; others are passed over, so that no text makes it count for long. */
function ranges(text: string, count: number): number[] {
  const found: number[] = [];
  for (const range of text.split('.')) {
    const [, from, to] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(range) ?? [];
    const last = Math.min(Number(to ?? from), count - 1);
    for (let row = Number(from); row <= last && row > (found.at(-1) ?? -1); row++) found.push(row);
  }
  return found;
}
