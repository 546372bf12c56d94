// Passages of an article.  Offsets are code points, as in the graph; JavaScript counts UTF-16 units.  What turns the
// one into the other stands here alone.

import type { Article, Quote } from './model.ts';

/** What stands round a quote and goes with it: the sentence, up to so many code points on each side. */
const CONTEXT = 320;
// Where a sentence begins and ends, roughly: the whole text is one click away.
const START =
  /\n|(?<=[.!?]['"\u2019\u201d)]*)\s+(?=[\p{Lu}\p{N}'"\u2018\u201c(])|(?<=[。！？]['"’”」）)]*)(?!['"’”」）)])/u;
const END = /\n|[.!?]['"\u2019\u201d)]*(?=\s+[\p{Lu}\p{N}'"\u2018\u201c(]|\s*$)|[。！？]['"’”」）)]*/u;
const LAST = /[.!?。！？]?['"’”」）)]*$/u;

/** An article's text, measured once. */
export interface Measured {
  text: string;
  /** In code points. */
  length: number;
  /** The place among UTF-16 units of a place among code points. */
  unit(point: number): number;
  /** The text between two places among code points, end exclusive. */
  cut(start: number, end?: number): string;
}

const known = new WeakMap<Article, Measured>();

/** The text of an article, empty where the page does not hold it. */
export function measured(article: Article): Measured {
  const found = known.get(article) ?? measure(article.text ?? '');
  known.set(article, found);
  return found;
}

/** A text with the way from code points to UTF-16 units; a table is made only where the two differ. */
export function measure(text: string): Measured {
  const units = /[\ud800-\udfff]/.test(text) ? unitsOf(text) : null;
  const length = units ? units.length - 1 : text.length;
  const unit = (point: number): number => {
    const at = Math.min(Math.max(point, 0), length);
    return units ? (units[at] as number) : at;
  };
  return { text, length, unit, cut: (start, end = length) => text.slice(unit(start), unit(end)) };
}

function unitsOf(text: string): Uint32Array {
  const found = new Uint32Array(text.length + 1);
  let points = 0;
  let unit = 0;
  for (const point of text) {
    found[points++] = unit;
    unit += point.length;
  }
  found[points] = unit;
  return found.slice(0, points + 1);
}

/**
 * A quote within its sentence: what stands before it, the quote, what stands after it; cut at words where the sentence
 * is long.  A quote whose words are not the text's at its place stands alone.
 */
export function passage(article: Article, quote: Quote): [string, string, string] {
  if (quote.exact !== undefined) return ['', quote.exact, ''];
  const { cut, length } = measured(article);
  const exact = cut(quote.start, quote.end);
  const before = cut(quote.start - CONTEXT, quote.start);
  const after = cut(quote.end, quote.end + CONTEXT);
  const opening = String.fromCodePoint(exact.codePointAt(0) ?? 32); // tells whether a sentence begins with the quote
  const head = (before + opening).split(START).at(-1)?.slice(0, -opening.length) ?? '';
  const last = LAST.exec(exact)?.[0] ?? ''; // tells whether a sentence ends with it
  const stop = END.exec(last + after);
  const tail = stop ? after.slice(0, Math.max(0, stop.index + stop[0].length - last.length)) : after;
  const cutHead = head.length === before.length && quote.start > CONTEXT;
  const cutTail = !stop && quote.end + CONTEXT < length;
  return [
    cutHead ? `… ${head.replace(/^\S{0,30}\s/, '')}` : head.trimStart(),
    exact,
    cutTail ? `${tail.replace(/\s\S{0,30}$/, '')} …` : tail.trimEnd(),
  ];
}

/** A whole article in three pieces round a quote; the quote alone where its words are not the text's at its place. */
export function whole(article: Article, quote: Quote): [string, string, string] {
  if (quote.exact !== undefined) return ['', quote.exact, ''];
  const { cut } = measured(article);
  return [cut(0, quote.start), cut(quote.start, quote.end), cut(quote.end)];
}

/** The words of a quote. */
export const exactly = (article: Article, { exact, start, end }: Quote): string =>
  exact ?? measured(article).cut(start, end);

/** A text cut at a word where it is longer than so many letters. */
export function clipped(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  return `${line
    .slice(0, most)
    .replace(/\s\S{0,20}$/, '')
    .replace(/[\ud800-\udbff]$/, '')} …`;
}
