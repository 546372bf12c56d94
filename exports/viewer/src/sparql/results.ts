// An answer on the screen: a table whose things are links, yes or no, or Turtle; how to save it and to light it up.

import type { App } from '../core/app.ts';
import { element, visible, words, type Child } from '../ui/dom.ts';
import { download } from '../taking/download.ts';
import { language, texts } from '../ui/i18n.ts';
import { say } from '../ui/status.ts';
import type { Answer, Cell, Row } from './answers.ts';
import type { Answered } from './engine.ts';
import { formatsOf } from './files.ts';
import { shortened, turtle } from './ntriples.ts';
import { thingsOf, type Finder } from './things.ts';

const t = texts({
  rows: ['{n} {n|row|rows} in {time}', '{n} 行，用时 {time}'],
  cut: [
    '{n} rows in {time}; the page takes the first {shown}. OFFSET, or corridor query, gives the others.',
    '共 {n} 行，用时 {time}；页面只取前 {shown} 行，其余请用 OFFSET 或 corridor query。',
  ],
  triples: ['{n} {n|triple|triples} in {time}', '{n} 条三元组，用时 {time}'],
  truth: ['Answered in {time}', '用时 {time}'],
  yes: ['Yes', '是'],
  no: ['No', '否'],
  none: ['No row fits.', '没有符合的行。'],
  save: ['Save as {name}', '存为 {name}'],
  more: ['Show {n} more of {left}', '再显示 {n} 行，剩余 {left} 行'],
  things: ['{n} {n|thing|things} of the graph', '含图谱中 {n} 个事物'],
  light: ['Light up in the graph', '在图谱中点亮'],
  rest: ['{n} {n|triple|triples} more in the file', '另有 {n} 条三元组，见文件'],
  region: ['Answer', '结果'],
  up: ['Sorted by {column}, ascending', '按{column}升序排列'],
  down: ['Sorted by {column}, descending', '按{column}降序排列'],
});

/** Rows that are drawn at once. */
const PORTION = 500;
/** Triples that are shown as Turtle; the file has all. */
const MOST_SHOWN = 2_000;

export interface Results {
  root: HTMLElement;
  show(answered: Answered | null): void;
  relabel(): void;
}

export function results(app: App, find: Finder, prefixes: Record<string, string>): Results {
  const root = element('div', { class: 'answer' });
  let now: Answered | null = null;
  const show = (answered: Answered | null): void => {
    now = answered;
    if (!answered) return root.replaceChildren();
    const { answer } = answered;
    root.replaceChildren(bar(app, find, answered, prefixes), body(find, answer, prefixes));
  };
  return { root, show, relabel: () => show(now) };
}

/** What came, in words. */
export function told({ answer, milliseconds }: Answered): string {
  const [seconds, rounded] = [milliseconds / 1000, Math.max(1, Math.round(milliseconds))];
  const time = seconds < 1 ? `${rounded} ms` : `${seconds.toFixed(1)} s`;
  if (answer.form === 'truth') return t('truth', { time });
  if (answer.form === 'triples') return t('triples', { n: answer.lines.length, time });
  return t(answer.total > answer.rows.length ? 'cut' : 'rows', { n: answer.total, shown: answer.rows.length, time });
}

function bar(app: App, find: Finder, answered: Answered, prefixes: Record<string, string>): HTMLElement {
  const { answer } = answered;
  const things = thingsOf(find, answer);
  const button = element(
    'button',
    {
      type: 'button',
      onclick: () => {
        app.light(things);
        app.tab('graph');
      },
    },
    t('light'),
  );
  const count = t('things', { n: things.length });
  const light = things.length ? element('span', { class: 'answer-lit' }, count, ' ', button) : null;
  const saves = formatsOf(answer).map(({ name, ending, type, content }) =>
    element(
      'button',
      {
        type: 'button',
        'aria-label': t('save', { name }),
        title: t('save', { name }),
        onclick: () => download(`corridor-answer.${ending}`, type, content(answer, prefixes)),
      },
      name,
    ),
  );
  return element(
    'div',
    { class: 'answer-bar' },
    element('p', { class: 'answer-told' }, told(answered)),
    light,
    element('div', { class: 'answer-saves' }, ...saves),
  );
}

function body(find: Finder, answer: Answer, prefixes: Record<string, string>): HTMLElement {
  if (answer.form === 'truth') return element('p', { class: 'answer-truth' }, t(answer.truth ? 'yes' : 'no'));
  if (answer.form === 'triples') {
    const { lines } = answer;
    const text = turtle(lines.slice(0, MOST_SHOWN), prefixes);
    const rest = lines.length - MOST_SHOWN;
    const more = rest > 0 ? `\n# ${t('rest', { n: rest })}` : '';
    return region(element('pre', { class: 'answer-turtle' }, visible(text), more));
  }
  return answer.rows.length ? region(table(find, answer, prefixes)) : element('p', { class: 'answer-none' }, t('none'));
}

const region = (content: HTMLElement): HTMLElement =>
  element('div', { class: 'answer-region', role: 'region', tabindex: 0, 'aria-label': t('region') }, content);

type Table = Extract<Answer, { form: 'table' }>;

/** A table that a press on a heading sorts: ascending, descending, as it came. */
function table({ link }: Finder, { variables, rows }: Table, prefixes: Record<string, string>): HTMLElement {
  const numeric = variables.map((_, column) => rows.every((row) => !row[column] || isNumber(row[column])));
  const foot = element('tbody', {});
  const content = element('tbody', {});
  let sorted: readonly Row[] = rows;
  let sorting: { column: number; down: boolean } | null = null;

  const draw = (from: number): void => {
    const portion = sorted.slice(from, from + PORTION);
    const made = portion.map((row) =>
      element(
        'tr',
        {},
        ...row.map((cell, column) =>
          element('td', { class: numeric[column] ? 'numeric' : null }, cell && shown(cell, prefixes, link)),
        ),
      ),
    );
    if (from) content.append(...made);
    else content.replaceChildren(...made);
    const left = sorted.length - from - portion.length;
    foot.replaceChildren(...(left > 0 ? [more(from + portion.length, left)] : []));
    if (from) made[0]?.querySelector<HTMLElement>('button')?.focus();
  };
  const more = (from: number, left: number): HTMLElement => {
    const label = t('more', { n: Math.min(PORTION, left), left });
    const button = element('button', { type: 'button', class: 'more', onclick: () => draw(from) }, label);
    return element('tr', {}, element('td', { colspan: variables.length }, button));
  };
  const heads = variables.map((name, column) => head(name, Boolean(numeric[column]), () => sort(column)));
  const sort = (column: number): void => {
    sorting = sorting?.column !== column ? { column, down: false } : sorting.down ? null : { column, down: true };
    heads.forEach((head) => head.removeAttribute('aria-sort'));
    sorted = rows;
    if (sorting) {
      sorted = [...rows].sort(by(column, sorting.down));
      heads[column]?.setAttribute('aria-sort', sorting.down ? 'descending' : 'ascending');
      say(t(sorting.down ? 'down' : 'up', { column: variables[column] ?? '' }));
    }
    draw(0);
  };
  draw(0);
  return element('table', { class: 'grid' }, element('thead', {}, element('tr', {}, ...heads)), content, foot);
}

function head(name: string, numeric: boolean, onclick: () => void): HTMLElement {
  const arrow = element('span', { class: 'arrow', 'aria-hidden': 'true' });
  const button = element('button', { type: 'button', class: 'sort', onclick }, visible(name), arrow);
  return element('th', { scope: 'col', class: numeric ? 'numeric' : null }, button);
}

/** By a column: numbers by value, texts by the language's order, what is empty last. */
function by(column: number, down: boolean): (one: Row, other: Row) => number {
  const { compare } = new Intl.Collator(language() === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  return (one, other) => {
    const [p, q] = [one[column], other[column]];
    if (!p || !q) return p ? -1 : q ? 1 : 0;
    const order = isNumber(p) && isNumber(q) ? Number(p.text) - Number(q.text) : compare(p.text, q.text);
    return down ? -order : order;
  };
}

const NUMERIC = /#(?:integer|decimal|double|float|long|int)$/;

const isNumber = ({ kind, text, datatype }: Cell): boolean =>
  kind === 'literal' && NUMERIC.test(datatype ?? '') && Number.isFinite(Number(text));

function shown(cell: Cell, prefixes: Record<string, string>, link: Finder['link']): Child {
  const { kind, text, language: tongue } = cell;
  const found = link(cell);
  if (found) return found;
  if (kind === 'iri') return element('code', { title: text }, visible(shortened(text, prefixes)));
  if (!tongue) return words(text);
  const said = words(text);
  said.lang = tongue;
  return said;
}
