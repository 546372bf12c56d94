// What stands round the rows of a table: the switch of tables, the search, the heading, the pager; and a row itself.

import { element } from '../ui/dom.ts';
import { texts } from '../ui/i18n.ts';
import type { Column, Sheet } from './rows.ts';
import type { Sorting } from '../core/state.ts';

const t = texts({
  tables: ['Tables', '表格'],
  search: ['Search these rows', '在行中搜索'],
  csv: ['CSV', 'CSV'],
  caption: ['{title}: choose a column’s heading to sort by it', '{title}：点击列标题排序'],
  none: ['No row has these words.', '没有含这些词的行。'],
  clear: ['Clear filters', '清除筛选'],
  pages: ['Pages', '分页'],
  first: ['First', '首页'],
  previous: ['Previous', '上一页'],
  next: ['Next', '下一页'],
  last: ['Last', '末页'],
});

/** What the parts of the frame do when they are pressed. */
interface Actions {
  choose(table: number): void;
  search(): void;
  /** The reader is about to search. */
  prepare(): void;
  /** Goes to a page, from the one of now and the last. */
  go(page: (now: number, last: number) => number): void;
  save(): void;
  clear(): void;
}

type Frame = ReturnType<typeof tableFrame>;

const PAGES = ['first', 'previous', 'next', 'last'] as const;

/** The frame without its words, so that it stays when the language changes. */
export function tableFrame({ choose, search, prepare, go, save, clear }: Actions) {
  const button = (cls: string, onclick: () => void): HTMLButtonElement =>
    element('button', { type: 'button', class: cls, onclick });
  const switches = [0, 1, 2].map((at) => button('switch', () => choose(at)));
  const group = element('div', { class: 'switches', role: 'group' }, ...switches);
  const input = element('input', {
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: search,
    onfocus: prepare,
  });
  const saving = button('save-csv', save);
  const noteText = element('span');
  const clearing = button('clear-filters', clear);
  const note = element('p', { class: 'filter-note', hidden: true }, noteText, ' ', clearing);
  const [caption, head, body] = [element('caption', { class: 'unseen' }), element('thead'), element('tbody')];
  const table = element('table', { class: 'grid' }, caption, head, body);
  const empty = element('p', { class: 'empty', hidden: true });
  const region = element('div', { class: 'grid-region', role: 'region', tabindex: 0 }, table, empty);
  const ways = [() => 0, (now: number) => now - 1, (now: number) => now + 1, (_: number, last: number) => last];
  const pages = ways.map((way) => button('page', () => go(way)));
  const range = element('span', { class: 'range' });
  const pager = element('nav', { class: 'pager' }, ...pages.slice(0, 2), range, ...pages.slice(2));
  const bar = element('div', { class: 'table-bar' }, group, input, saving);
  const root = element('div', { class: 'tables' }, bar, note, region, pager);
  return {
    root,
    switches,
    group,
    input,
    saving,
    note,
    noteText,
    clearing,
    region,
    table,
    caption,
    head,
    body,
    empty,
    pager,
    pages,
    range,
  };
}

/** Writes the words of a frame. */
export function labelFrame(frame: Frame, titles: readonly string[]): void {
  for (const [at, button] of frame.switches.entries()) button.textContent = titles[at] ?? '';
  for (const [at, button] of frame.pages.entries()) {
    const key = PAGES[at] as (typeof PAGES)[number];
    button.textContent = t(key);
    if (key === 'first' || key === 'last') continue;
    const [letter = ''] = key;
    button.title = `${t(key)} (${letter})`;
    button.setAttribute('aria-keyshortcuts', letter);
  }
  frame.group.setAttribute('aria-label', t('tables'));
  frame.pager.setAttribute('aria-label', t('pages'));
  frame.input.setAttribute('aria-label', t('search'));
  frame.input.placeholder = t('search');
  frame.saving.textContent = t('csv');
  frame.clearing.textContent = t('clear');
  frame.empty.textContent = t('none');
}

/** Writes the heading of a table; each column's name is the button that sorts by it. */
export function drawHead(frame: Frame, sheet: Sheet, sort: (column: Column) => void): void {
  frame.table.className = `grid ${sheet.name}`;
  frame.caption.textContent = t('caption', { title: sheet.title });
  frame.region.setAttribute('aria-label', sheet.title);
  frame.head.replaceChildren(
    element(
      'tr',
      {},
      ...onScreen(sheet).map((column) =>
        element(
          'th',
          { scope: 'col', class: column.order ? 'numeric' : null, 'data-column': column.key },
          element(
            'button',
            { type: 'button', class: 'sort', onclick: () => sort(column) },
            column.label,
            element('span', { class: 'arrow', 'aria-hidden': 'true' }),
          ),
        ),
      ),
    ),
  );
}

export function markSorting({ head }: Frame, sorting: Sorting | null): void {
  for (const cell of head.querySelectorAll<HTMLElement>('th')) {
    const sorted = sorting?.column === cell.dataset.column;
    if (sorted) cell.setAttribute('aria-sort', sorting?.down ? 'descending' : 'ascending');
    else cell.removeAttribute('aria-sort');
  }
}

/** A row; its first cell is its heading, and a press anywhere on it opens what it tells of. */
export function rowElement(sheet: Sheet, row: number): HTMLElement {
  const open = (event: MouseEvent): void => {
    const marking = !getSelection()?.isCollapsed;
    if (!marking && !(event.target as Element).closest('button')) sheet.open(row);
  };
  return element(
    'tr',
    { 'data-row': row, onclick: open },
    ...onScreen(sheet).map((column, at) => {
      const content = column.cell ? column.cell(row) : column.text(row);
      const cls = `${column.order ? 'numeric ' : ''}col-${column.key}`;
      return at ? element('td', { class: cls }, content) : element('th', { scope: 'row', class: cls }, content);
    }),
  );
}

const onScreen = ({ columns }: Sheet): Column[] => columns.filter(({ hidden }) => !hidden);

/** From a button of a row to the one in the same column of the next row or the one before, if there is one. */
export function goAlong(from: Element, down: boolean): boolean {
  const row = from.closest('tbody tr');
  const cell = from.closest('th, td');
  const next = down ? row?.nextElementSibling : row?.previousElementSibling;
  if (!row || !cell || !next) return false;
  const same = next.children[[...row.children].indexOf(cell)]?.querySelector('button');
  const button = same ?? next.querySelector('button');
  button?.focus();
  return Boolean(button);
}
