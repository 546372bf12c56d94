// A print shows what the screen shows, whole and black on white: in the graph tab the picture of the graph stands
// before the panel, in the table tab all rows stand for the page of them that the screen has.

import type { App } from '../core/app.ts';
import { byId, element, words } from '../ui/dom.ts';
import { texts } from '../ui/i18n.ts';
import type { Drawn } from './drawn.ts';
import { picture } from './picture.ts';
import type { CurrentRows } from '../table/table.ts';
import { readInk } from '../ui/theme.ts';

const t = texts({
  all: ['{n} {n|row|rows}', '{n} 行'],
  cut: ['The first {shown} of {all} rows; CSV has them all.', '前 {shown} 行，共 {all} 行；CSV 含全部行。'],
  version: ['Corridor graph {version}', 'Corridor 图谱 {version}'],
});

const MOST_ROWS = 2000; // some 150 pages: more takes the browser minutes

/** Adds what a print needs when the browser is about to make one, and takes it away again. */
export function printing(app: App, { drawn, rows }: { drawn(): Drawn; rows(): CurrentRows }): void {
  const figure = element('figure', { class: 'printed' });
  let theme: string | undefined;

  addEventListener('beforeprint', () => {
    ({ theme } = document.documentElement.dataset);
    document.documentElement.dataset.theme = 'light';
    const { tab } = app.state;
    const ink = { ...readInk(app.graph.kinds.map(({ key }) => key)), ground: '#fff' };
    if (tab === 'graph') figure.replaceChildren(picture(app.graph, drawn(), ink));
    else if (tab === 'table') figure.replaceChildren(...tableOf(rows(), app.graph.version));
    else return;
    byId(`view-${tab}`).prepend(figure);
  });
  addEventListener('afterprint', () => {
    if (theme !== undefined) document.documentElement.dataset.theme = theme;
    figure.remove();
  });
}

/** The table with its name and the graph's version above it. */
function tableOf({ title, columns, rows }: CurrentRows, version: string): HTMLElement[] {
  const lines = rows
    .slice(0, MOST_ROWS)
    .map((row) =>
      element('tr', {}, ...row.map((text, at) => element('td', { class: `col-${columns[at]?.key}` }, words(text)))),
    );
  const heads = columns.map(({ key, label }) => element('th', { scope: 'col', class: `col-${key}` }, label));
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...lines));
  const shown = lines.length;
  const count = shown < rows.length ? t('cut', { shown, all: rows.length }) : t('all', { n: rows.length });
  return [element('figcaption', {}, element('b', {}, title), ` ${count} · ${t('version', { version })}`), table];
}
