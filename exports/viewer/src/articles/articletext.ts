// An article's text with the passages of its statements marked in it.  A passage is tinted and underlined by the kind
// of what it tells of and begins with that kind's symbol, which is the button for it; words that name a statement's
// ends stand out.

import type { App } from '../core/app.ts';
import { append, element, visible, words } from '../ui/dom.ts';
import { texts } from '../ui/i18n.ts';
import { symbol } from '../ui/kinds.ts';
import { namingsIn, passagesOf, stretchesOf, tellingKind, type Naming, type Passage, type Stretch } from './marks.ts';
import type { Article } from '../core/model.ts';
import { measured } from '../core/text.ts';
import { wrapsOf } from '../core/wraps.ts';
import { sentence } from '../ui/wording.ts';

const t = texts({
  one: ['Statement: {first}', '陈述：{first}'],
  several: ['{n} statements: {first} …', '{n} 条陈述：{first} ……'],
  at: ['at {place}', '位置：{place}'],
});

const SYMBOLS = 3; // at the head of a passage, at most
const NO_WRAPS: ReadonlySet<number> = new Set();

/** A marked text, and its stretches by the numbers that their elements have as data-at. */
export interface MarkedText {
  root: HTMLElement;
  stretches: readonly Stretch[];
  /** How many of the passages the filters dim. */
  dimmed: number;
  passages: readonly Passage[];
}

/** The article's text with all its marks, and after it the passages whose words the text does not hold. */
export function markedText(app: App, article: Article): MarkedText {
  const { text, unit } = measured(article);
  const { inText, loose } = passagesOf(app.graph, article);
  const spans = article.rejected.map(({ start, end }) => [unit(start), unit(end)] as const);
  const stretches = stretchesOf(text.length, inText, spans);
  const root = element('div', { class: 'marked', lang: article.language, dir: 'auto' });
  const namings = namingsIn(app.graph, text, inText);
  append(root, stretchElements(app, { text, wraps: wrapsOf(text), stretches, namings, first: 0 }));
  const parts = [...stretches];
  for (const { quoted, passages } of quotesOf(loose)) {
    const own = stretchesOf(quoted.length, passages, []);
    const piece = { text: quoted, wraps: NO_WRAPS, stretches: own, first: parts.length };
    const place = passages[0]?.quote.place;
    root.append(
      element(
        'p',
        { class: 'loose' },
        ...stretchElements(app, { ...piece, namings: namingsIn(app.graph, quoted, passages) }),
        place ? words(` ${t('at', { place })}`, 'place') : null,
      ),
    );
    parts.push(...own);
  }
  const passages = [...inText, ...loose];
  const dimmed = passages.filter(({ statement }) => !app.filtered.statement(statement.id)).length;
  return { root, stretches: parts, dimmed, passages };
}

interface Piece {
  text: string;
  /** The places of the line breaks that are shown as spaces. */
  wraps: ReadonlySet<number>;
  stretches: readonly Stretch[];
  namings: readonly Naming[];
  /** The number of the first stretch. */
  first: number;
}

/** Passages that the text does not hold, those of the same words together. */
function quotesOf(loose: readonly Passage[]): { quoted: string; passages: Passage[] }[] {
  const found = new Map<string, { quoted: string; passages: Passage[] }>();
  for (const one of loose) {
    const quoted = one.quote.exact ?? '';
    const key = `${one.quote.start} ${quoted}`;
    const known = found.get(key) ?? { quoted, passages: [] };
    known.passages.push(one);
    found.set(key, known);
  }
  return [...found.values()].filter(({ quoted }) => quoted);
}

function stretchElements(app: App, piece: Piece): Node[] {
  const { stretches, namings, first } = piece;
  let next = 0;
  return stretches.flatMap((stretch, at) => {
    const near: Naming[] = [];
    while (next < namings.length && (namings[next] as Naming).start < stretch.end) near.push(namings[next++] as Naming);
    // A name that goes on behind this stretch is written on there.
    if ((near.at(-1)?.end ?? 0) > stretch.end) next--;
    const inside = written(piece, stretch, stretch.passages.length ? near : []);
    if (stretch.passages.length) return [passageElement(app, stretch, first + at, inside)];
    if (!stretch.rejected.length) return inside;
    return [element('span', { class: 'turned-down', 'data-at': first + at, tabindex: -1 }, ...inside)];
  });
}

/** The words of a stretch, names in the colours of what they name. */
function written(piece: Piece, { start, end }: Stretch, namings: readonly Naming[]): Node[] {
  const found: Node[] = [];
  let done = start;
  const plain = (to: number): void => {
    if (to > done) found.push(...flowing(piece, done, to));
    done = Math.max(done, to);
  };
  for (const naming of namings) {
    plain(Math.max(naming.start, start));
    const to = Math.min(naming.end, end);
    if (to > done) found.push(tinted(element('b', { class: 'named' }, ...flowing(piece, done, to)), naming.kind));
    done = Math.max(done, to);
  }
  plain(end);
  return found;
}

/** Text from here to there; a line break that only wraps a line stays a character of it and looks like a space. */
function flowing({ text, wraps }: Piece, from: number, to: number): Node[] {
  const found: Node[] = [];
  const put = (end: number): void => {
    if (end > from) found.push(document.createTextNode(visible(text.slice(from, end))));
    from = end;
  };
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    if (!wraps.has(at)) continue;
    put(at);
    found.push(element('span', { class: 'wrap' }, '\n'));
    from = at + 1;
  }
  put(to);
  return found;
}

function passageElement(app: App, { passages, begins }: Stretch, at: number, inside: readonly Node[]): HTMLElement {
  const passing = passages.filter(({ statement }) => app.filtered.statement(statement.id));
  const told = passing.length ? passing : passages;
  const statements = new Set(told.map(({ statement }) => statement));
  const kinds = [...new Set(told.map(({ statement }) => tellingKind(app.graph, statement)))];
  const classes = [
    'passage',
    statements.size > 1 && 'several',
    !passing.length && 'dim',
    told.every(({ quote }) => quote.antecedent) && 'before',
    told.every(({ claim }) => claim.modality !== 0) && 'unstated',
  ]
    .filter(Boolean)
    .join(' ');
  const mark = begins && markButton(app, kinds, [...statements]);
  return tinted(element('span', { class: classes, 'data-at': at }, mark, ...inside), kinds[0] ?? 'other');
}

/** The symbols at the head of a passage: the button that shows its statements. */
function markButton(app: App, kinds: readonly string[], statements: readonly Passage['statement'][]): HTMLElement {
  const first = statements[0] ? sentence(app.graph, statements[0]) : '';
  const label = statements.length > 1 ? t('several', { n: statements.length, first }) : t('one', { first });
  return element(
    'button',
    { type: 'button', class: 'passage-mark', 'aria-label': visible(label) },
    ...kinds.slice(0, SYMBOLS).map(symbol),
  );
}

/** Gives an element the colours of a kind. */
export function tinted<E extends HTMLElement>(node: E, kind: string): E {
  node.style.setProperty('--tint', `var(--${kind})`);
  node.style.setProperty('--tint-rim', `var(--${kind}-rim)`);
  return node;
}
