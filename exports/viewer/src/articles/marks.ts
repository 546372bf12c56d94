// Where an article's statements stand in its text: passages, the stretches that their borders cut it into, and the
// words in them that name what a statement is about.  Places are UTF-16 units, turned once from the graph's code
// points.

import type { App } from '../core/app.ts';
import type { Article, Claim, Graph, Quote, Statement } from '../core/model.ts';
import { measured } from '../core/text.ts';
import { target } from '../ui/wording.ts';

/** A passage of an article that one of its statements was read from. */
export interface Passage {
  start: number;
  end: number;
  statement: Statement;
  claim: Claim;
  quote: Quote;
  /** Its number among the statement's passages, as App.openEvidence takes it. */
  at: number;
}

/** A run of text in which the same passages and the same candidates that were not kept stand, maybe none. */
export interface Stretch {
  start: number;
  end: number;
  passages: readonly Passage[];
  /** Numbers of the article's candidates that were not kept. */
  rejected: readonly number[];
  /** Whether a passage begins here. */
  begins: boolean;
}

/** Words that name a thing. */
export interface Naming {
  start: number;
  end: number;
  kind: string;
}

const claimsBy = new WeakMap<Graph, Claim[][]>();
const statementsBy = new WeakMap<Graph, Statement[][]>();

/** What an article claims, in the order of the graph. */
function claimsIn(graph: Graph, article: number): readonly Claim[] {
  let found = claimsBy.get(graph);
  if (!found) {
    found = graph.articles.map(() => []);
    for (const claim of graph.claims) found[claim.article]?.push(claim);
    claimsBy.set(graph, found);
  }
  return found[article] ?? [];
}

/** The statements that an article makes, each once. */
export function statementsIn(graph: Graph, article: number): readonly Statement[] {
  const known = statementsBy.get(graph) ?? [];
  statementsBy.set(graph, known);
  return (known[article] ??= [...new Set(claimsIn(graph, article).map(({ statement }) => graph.statement(statement)))]);
}

/** Whether the filters let an article through: one of its statements at least. */
export const articlePasses = ({ graph, filtered, state }: App, article: number): boolean =>
  !filtered.active ||
  (!state.filters.articles.has(article) && statementsIn(graph, article).some(({ id }) => filtered.statement(id)));

/**
 * The passages of an article in the order of its text, a longer one before those inside it; apart from them, those
 * whose words are not the text's at their place.
 */
export function passagesOf(graph: Graph, article: Article): { inText: Passage[]; loose: Passage[] } {
  const { unit } = measured(article);
  const inText: Passage[] = [];
  const loose: Passage[] = [];
  for (const claim of claimsIn(graph, article.number)) {
    const statement = graph.statement(claim.statement);
    const first = statement.claims[0]?.quotes ?? 0;
    for (const quote of graph.quotes(claim)) {
      const place = { statement, claim, quote, at: quote.id - first };
      if (quote.exact === undefined) inText.push({ ...place, start: unit(quote.start), end: unit(quote.end) });
      else loose.push({ ...place, start: 0, end: quote.exact.length });
    }
  }
  inText.sort((a, b) => a.start - b.start || b.end - a.end || a.statement.id - b.statement.id);
  loose.sort((a, b) => a.quote.start - b.quote.start || a.quote.end - b.quote.end || a.statement.id - b.statement.id);
  return { inText: inText.filter(({ start, end }) => end > start), loose };
}

/** From and to, in units. */
type Span = readonly [number, number];

/** A text of so many units cut at the borders of all passages and candidates; together the stretches are the text. */
export function stretchesOf(length: number, passages: readonly Passage[], rejected: readonly Span[]): Stretch[] {
  const borders = new Set([0, length]);
  for (const { start, end } of passages) borders.add(start).add(end);
  for (const [start, end] of rejected) borders.add(start).add(end);
  const cuts = [...borders].sort((a, b) => a - b);
  const found: Stretch[] = [];
  let open: Passage[] = [];
  let next = 0;
  for (let at = 0; at + 1 < cuts.length; at++) {
    const [start, end] = [cuts[at] as number, cuts[at + 1] as number];
    const before = next;
    while ((passages[next]?.start ?? Infinity) <= start) next++;
    open = [...open, ...passages.slice(before, next)].filter((one) => one.end > start);
    found.push({
      start,
      end,
      passages: open,
      begins: next > before,
      rejected: rejected.flatMap(([from, to], number) => (from <= start && to >= end ? [number] : [])),
    });
  }
  return found;
}

/** What colours a passage: the kind of the statement's subject, or of its object where the subject is a place. */
export function tellingKind(graph: Graph, statement: Statement): string {
  const subject = graph.thing(statement.subject).kind;
  return subject === 'place' ? target(graph, statement).kind : subject;
}

/** The words of a text that name the ends of its passages' statements; where two overlap, the first and longer. */
export function namingsIn(graph: Graph, text: string, passages: readonly Passage[]): Naming[] {
  const patterns = new Map<string, RegExp | null>();
  const found = new Map<string, Naming>();
  for (const { start, end, statement } of passages) {
    const ends = [
      { key: `${statement.subject}`, named: graph.thing(statement.subject) },
      { key: `${statement.isType ? 'class' : ''}${statement.object}`, named: target(graph, statement) },
    ];
    for (const { key, named } of ends) {
      if (!patterns.has(key)) patterns.set(key, patternOf([named.label, named.zh ?? '', ...named.names]));
      for (const match of text.slice(start, end).matchAll(patterns.get(key) ?? /$^/g)) {
        const from = start + match.index;
        found.set(`${from} ${match[0].length}`, { start: from, end: from + match[0].length, kind: named.kind });
      }
    }
  }
  let free = 0;
  return [...found.values()]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one) => {
      if (one.start < free) return false;
      free = one.end;
      return true;
    });
}

const MOST_NAMES = 40;
const LONGEST = 300;
const HAN = /^\p{Script=Han}/u;
const LETTER = /^[\p{L}\p{N}]/u;

/** A pattern of a thing's names as whole words, longest first; null where it has none to look for. */
function patternOf(names: readonly string[]): RegExp | null {
  const wanted = [...new Set(names)].filter((name) => name.trim().length > 1 && name.length <= LONGEST);
  if (!wanted.length) return null;
  const parts = wanted
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_NAMES)
    .map((name) => {
      const letters = [...name.trim()];
      const pattern = letters
        .join('')
        .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
        .replace(/\s+/g, '\\s+');
      const before = bounded(letters[0] ?? '') ? '(?<![\\p{L}\\p{N}])' : '';
      return `${before}${pattern}${bounded(letters.at(-1) ?? '') ? '(?![\\p{L}\\p{N}])' : ''}`;
    });
  return new RegExp(parts.join('|'), 'giu');
}

/** Whether a name that begins or ends with this letter is a word of its own; Chinese has no spaces. */
const bounded = (letter: string): boolean => LETTER.test(letter) && !HAN.test(letter);
