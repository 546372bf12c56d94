// Passages of an article.  Offsets are code points, as in the graph; JavaScript counts UTF-16 units.

const CONTEXT = 320;
// Where a sentence begins and ends, roughly: the whole text is one click away.
const START = /\n|(?<=[.!?]['"\u2019\u201d)]*)\s+(?=[\p{Lu}\p{N}'"\u2018\u201c(])|(?<=[。！？])/u;
const END = /\n|[.!?]['"\u2019\u201d)]*(?=\s+[\p{Lu}\p{N}'"\u2018\u201c(]|\s*$)|[。！？]/u;

/** @type {WeakMap<object, string[]>} */
const split = new WeakMap();

/**
 * A cutter of one article's text by code points.
 * @param {import('./model.js').Article} article
 * @returns {{length: number, cut: (start: number, end?: number) => string}}
 */
function pointsOf(article) {
  const text = article.text ?? '';
  if (!/[\ud800-\udfff]/.test(text)) return { length: text.length, cut: (start, end) => text.slice(start, end) };
  const points = split.get(article) ?? Array.from(text);
  split.set(article, points);
  return { length: points.length, cut: (start, end) => points.slice(start, end).join('') };
}

/**
 * A quote within its sentence: what stands before it, the quote, what stands after it; cut at words where the sentence
 * is long.  Without the article's text the quote stands alone.
 * @param {import('./model.js').Article} article
 * @param {import('./model.js').Quote} quote
 * @returns {[string, string, string]}
 */
export function passage(article, quote) {
  if (quote.exact !== undefined) return ['', quote.exact, ''];
  const text = pointsOf(article);
  const exact = text.cut(quote.start, quote.end);
  const before = text.cut(Math.max(0, quote.start - CONTEXT), quote.start);
  const after = text.cut(quote.end, Math.min(text.length, quote.end + CONTEXT));
  const opening = String.fromCodePoint(exact.codePointAt(0) ?? 32); // tells whether a sentence begins with the quote
  const head = (before + opening).split(START).at(-1)?.slice(0, -opening.length) ?? '';
  const stop = END.exec(exact.slice(-1) + after);
  const tail = stop ? after.slice(0, Math.max(0, stop.index + stop[0].length - 1)) : after;
  const cutHead = head.length === before.length && quote.start > CONTEXT;
  const cutTail = !stop && quote.end + CONTEXT < text.length;
  return [
    cutHead ? `… ${head.replace(/^\S{0,30}\s/, '')}` : head.trimStart(),
    exact,
    cutTail ? `${tail.replace(/\s\S{0,30}$/, '')} …` : tail.trimEnd(),
  ];
}

/**
 * A whole article in three pieces round a quote.
 * @param {import('./model.js').Article} article
 * @param {import('./model.js').Quote} quote
 * @returns {[string, string, string]}
 */
export function whole(article, quote) {
  const text = pointsOf(article);
  return [text.cut(0, quote.start), text.cut(quote.start, quote.end), text.cut(quote.end)];
}
