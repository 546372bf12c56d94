// Search over all names of all things, those that are not drawn too.

const MOST = 12;

/** Letters without case, marks and width: "São" finds "sao". @param {string} text */
export const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Find things by any of their names; exact, then beginnings, then beginnings of a word, then anywhere; within these the
 * better connected first.
 * @param {import('./model.js').Graph} graph
 */
export function searcher(graph) {
  /** @type {{thing: import('./model.js').Thing, name: string, folded: string}[]} */
  const names = [];
  for (const thing of graph.things) {
    for (const name of new Set([thing.label, ...(thing.names ?? []), ...(thing.zh ? [thing.zh] : [])])) {
      names.push({ thing, name, folded: fold(name) });
    }
  }
  /** @param {string} query */
  return (query) => {
    const wanted = fold(query.trim());
    if (!wanted) return [];
    /** @type {Map<number, {thing: import('./model.js').Thing, name: string, rank: number}>} */
    const found = new Map();
    for (const { thing, name, folded } of names) {
      const at = folded.indexOf(wanted);
      if (at < 0) continue;
      const rank = folded === wanted ? 0 : at === 0 ? 1 : /[\p{L}\p{N}]/u.test(folded[at - 1]) ? 3 : 2;
      const known = found.get(thing.id);
      if (!known || rank < known.rank) found.set(thing.id, { thing, name, rank });
    }
    return [...found.values()]
      .sort((p, q) => p.rank - q.rank || q.thing.links.length - p.thing.links.length || p.thing.id - q.thing.id)
      .slice(0, MOST);
  };
}
