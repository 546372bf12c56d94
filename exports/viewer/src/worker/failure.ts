// Why a query is not understood, as `corridor query` tells it (graph/misread.py; a test holds the one against the
// other): what is wrong with its first word, or what is left of the engine's words when they are made to help.

import type { Reason, Reply } from '../sparql/answers.ts';
import { FORMS } from '../sparql/tokens.ts';

/** A reason that is known before the engine is asked. */
export class Refused extends Error {
  constructor(readonly reason: Reason) {
    super(reason.why);
  }
}

type Failure = Extract<Reply, { kind: 'error' }>;
type Place = readonly [line: number, column: number];

const UPDATES = ['INSERT', 'DELETE', 'LOAD', 'CLEAR', 'DROP', 'CREATE', 'ADD', 'MOVE', 'COPY', 'WITH'];
const LONGEST = 160;
const PROLOGUE = /(?:\s|#[^\n\r]*|PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)*/iuy;
const WORD = /[A-Za-z]+|.?/uy;
/** A name's prefix and its declaration, and what only looks like one: texts, IRIs, comments, blanks, variables. */
const NAME = new RegExp(
  [
    String.raw`"{3}(?:[^"\\]|\\[^]|"(?!""))*"{3}|"(?:[^"\\\n]|\\[^])*"`,
    String.raw`'{3}(?:[^'\\]|\\[^]|'(?!''))*'{3}|'(?:[^'\\\n]|\\[^])*'`,
    String.raw`<[^<>"{}|^\x60\\\s]*>|#[^\n\r]*|_:|[?$][\p{L}\p{N}_]+`,
    String.raw`PREFIX\s+(?<declared>[^\s:]*):|(?<used>(?:\p{L}[\p{L}\p{N}_.-]*)?):[\p{L}\p{N}_.:%-]*`,
  ].join('|'),
  'giu',
);
const SENTENCE = /(?:^|, )([A-Z]\w*(?: [\w*]+){2}[^"[]*?)(?:, [A-Z[].*)?$/;
/** A class of characters in the engine's words; "[_]" is any. */
const CHARACTERS = /(?:^|, )\[.*?\](?=, |$)/g;

/** What is known when a query is asked. */
export interface Asking {
  query: string;
  /** What preceded its first line. */
  head: string;
  /** By their names, besides those that it declares. */
  prefixes: Record<string, string>;
}

/** The engine's "error at 3:10: expected …" about a query. */
export function failure(error: unknown, { query, head, prefixes }: Asking): Failure {
  if (error instanceof Refused) return { kind: 'error', reason: error.reason, fatal: false };
  const said = error instanceof Error ? error.message : String(error);
  // After either, the engine's memory is in no known state.
  const fatal = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  if (fatal) return { kind: 'error', reason: { why: 'gaveUp' }, fatal };
  const found = /^error at (\d+):(\d+): (?:expected (?:one of )?)?([^]*)$/.exec(said);
  if (!found) return { kind: 'error', reason: { why: 'said', what: oneLine(said).slice(0, 300) }, fatal };
  const line = Number(found[1]);
  const column = Number(found[2]) - (line === 1 ? [...head].length : 0);
  return (
    firstWord(query) ??
    undeclared(query, new Set(Object.keys(prefixes))) ??
    expected(oneLine(found[3] as string), query, [line, column])
  );
}

/** What is wrong with the word that a query begins with, behind its prefixes. */
function firstWord(query: string): Failure | null {
  PROLOGUE.lastIndex = 0;
  WORD.lastIndex = PROLOGUE.exec(query)?.[0].length ?? 0;
  const start = WORD.lastIndex;
  const first = (WORD.exec(query)?.[0] ?? '').toUpperCase();
  if ([...FORMS, 'PREFIX', 'BASE', 'VERSION'].includes(first)) return null;
  if (!first) return { kind: 'error', reason: { why: 'empty' }, fatal: false };
  const place = placeOf([...query.slice(0, start)]);
  return placed(place, UPDATES.includes(first) ? { why: 'update', what: first } : { why: 'begin' });
}

/** The first name whose prefix is not known. */
function undeclared(query: string, known: Set<string>): Failure | null {
  for (const { groups, index } of query.matchAll(NAME)) {
    const { declared, used } = groups ?? {};
    if (declared !== undefined) known.add(declared);
    else if (used !== undefined && !known.has(used))
      return placed(placeOf([...query.slice(0, index)]), { why: 'prefix' });
  }
  return null;
}

function expected(found: string, query: string, place: Place): Failure {
  const sentence = SENTENCE.exec(found)?.[1];
  if (sentence) return placed(place, { why: 'said', what: sentence });
  const signs = found.replace("['0'..='9']", 'a digit').replace(CHARACTERS, '').replace(/^, /, '');
  // The engine has taken one sign too many, or looked for a word of that length to no purpose.
  if (!signs) return placed(before(query, place), { why: 'unexpected' });
  if (/^[A-Z]+$/.test(signs)) return placed(place, { why: 'nearby' });
  const what = signs.length <= LONGEST ? signs : `${signs.slice(0, LONGEST)}…`;
  return placed(place, { why: signs.includes(', ') ? 'oneOf' : 'expected', what });
}

const placed = ([line, column]: Place, reason: Reason): Failure => ({
  kind: 'error',
  reason,
  line,
  column,
  fatal: false,
});

/** The place of the character before another. */
function before(query: string, [line, column]: Place): Place {
  const above = query
    .split('\n')
    .slice(0, line - 1)
    .map((text) => `${text}\n`)
    .join('');
  return placeOf([...query].slice(0, Math.max([...above].length + column - 2, 0)));
}

/** The place behind these characters. */
function placeOf(characters: readonly string[]): Place {
  const lines = characters.filter((one) => one === '\n').length;
  return [lines + 1, characters.length - characters.lastIndexOf('\n')];
}

const oneLine = (text: string): string => text.trim().split(/\s+/).join(' ');
