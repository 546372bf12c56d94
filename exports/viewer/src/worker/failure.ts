// What the engine says of a query that it does not understand, as `corridor query` says it (graph/store.py).

import type { Reply } from '../sparql/answers.ts';

const LONGEST = 160;

/** The engine's "error at 3:10: expected …", with the place in the reader's text, whose first line `head` preceded. */
export function failure(error: unknown, head: string): Extract<Reply, { kind: 'error' }> {
  const said = error instanceof Error ? error.message : String(error);
  const fatal = error instanceof WebAssembly.RuntimeError;
  const found = /^error at (\d+):(\d+): ([^]*)$/.exec(said);
  if (!found) return { kind: 'error', message: oneLine(said).slice(0, 300), fatal };
  const line = Number(found[1]);
  const column = Number(found[2]) - (line === 1 ? [...head].length : 0);
  return { kind: 'error', message: expected(oneLine(found[3] as string)), line, column, fatal };
}

function expected(text: string): string {
  if (text.includes('Prefix not found')) return 'a prefix that is not known; declare it with PREFIX';
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 3)}…`;
}

const oneLine = (text: string): string => text.trim().split(/\s+/).join(' ');
