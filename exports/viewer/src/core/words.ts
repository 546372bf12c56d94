// Lists that are looked through by words.

import { fold } from './search.ts';

/** A test of folded texts for all words of a query, in any order; null where the query has none. */
export function wordsOf(query: string): ((folded: string) => boolean) | null {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return wanted.length ? (folded) => wanted.every((word) => folded.includes(word)) : null;
}
