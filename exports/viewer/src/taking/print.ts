// A print shows what the screen shows, whole and black on white: in the graph tab the picture of the graph stands
// before the panel, in the table tab all rows stand for the page of them that the screen has.

import type { App } from '../core/app.ts';
import { byId, element, words } from '../ui/dom.ts';
import { texts } from '../ui/i18n.ts';
import { picture, type Drawn } from './picture.ts';
import { currentRows } from '../table/table.ts';
import { readInk } from '../ui/theme.ts';

const t = texts({ cut: ['The first {shown} of {all} rows; CSV has them all.', '前 {shown} 行，共 {all} 行；CSV 含全部行。'] });

const MOST_ROWS = 2000; // some 150 pages: more takes the browser minutes

export function printing(app: App, drawn: () => Drawn): void {
  const figure = element('figure', { class: 'printed' });
  let theme: string | undefined;

  addEventListener('beforeprint', () => {
    ({ theme } = document.documentElement.dataset);
    document.documentElement.dataset.theme = 'light';
    const { tab } = app.state;
    const ink = { ...readInk(app.graph.kinds.map(({ key }) => key)), ground: '#fff' };
    if (tab === 'graph') figure.replaceChildren(picture(app.graph, drawn(), ink));
    else if (tab === 'table') figure.replaceChildren(...allRows());
    else return;
    byId(`view-${tab}`).prepend(figure);
  });
  addEventListener('afterprint', () => {
    if (theme !== undefined) document.documentElement.dataset.theme = theme;
    figure.remove();
  });
}

function allRows(): HTMLElement[] {
  const { header, rows } = currentRows();
  const lines = rows.slice(0, MOST_ROWS).map((row) =>
    element('tr', {}, ...row.map((text) => element('td', {}, words(text)))));
  const table = element('table', {},
    element('thead', {}, element('tr', {}, ...header.map((text) => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...lines));
  const cut = rows.length > MOST_ROWS && element('figcaption', {}, t('cut', { shown: MOST_ROWS, all: rows.length }));
  return cut ? [table, cut] : [table];
}
