// The table tab: things, statements and articles, sorted by a column, searched by words, read in pages.

import type { App } from '../core/app.ts';
import { sheets } from './columns.ts';
import { isTyping } from '../ui/dom.ts';
import { csv, download } from '../taking/download.ts';
import { texts } from '../ui/i18n.ts';
import { indexOf, type Column, type Found, type Index, type Sheet } from './rows.ts';
import type { Sorting } from '../core/state.ts';
import { say } from '../ui/status.ts';
import { drawHead, goAlong, labelFrame, markSorting, rowElement, tableFrame } from './tableframe.ts';
import type { View } from '../ui/view.ts';

const t = texts({
  save: ['Save all {n} rows as CSV', '将全部 {n} 行存为 CSV'],
  rows: ['rows {from}–{to} of {n}', '第 {from}–{to} 行，共 {n} 行'],
  said: ['{n} {n|row|rows}', '{n} 行'],
  up: ['Sorted by {column}, ascending', '按{column}升序排列'],
  down: ['Sorted by {column}, descending', '按{column}降序排列'],
  hidden: ['The filters hide {n} {n|row|rows}.', '筛选隐藏了 {n} 行。'],
});

const PAGE = 100;
const PAUSE = 500; // milliseconds without a letter, after which a screen reader is told how many rows are found

/** What the tab shows at the moment, all pages, as plain text. */
export interface CurrentRows {
  name: string;
  title: string;
  columns: readonly Pick<Column, 'key' | 'label'>[];
  rows: string[][];
}

export interface TableView extends View {
  /** The rows as they are sorted, searched and filtered now. */
  current(): CurrentRows;
}

export const tableView = (app: App, root: HTMLElement): TableView => new TableTab(app, root);

/** A table, with where the reader is in it. */
interface Opened {
  sheet: Sheet;
  index: Index;
  sorting: Sorting | null;
  page: number;
}

class TableTab implements TableView {
  private tables: Opened[] = [];
  private found: Found = { rows: [], hidden: 0 };
  /** The sheet whose heading is drawn. */
  private headed: Sheet | null = null;
  /** Whether filters, words or sorting have changed since the rows were drawn. */
  private stale = true;
  private timer = 0;
  private readonly frame = tableFrame({
    choose: (table) => this.choose(table),
    search: () => this.search(),
    prepare: () => this.table.index.prepare(),
    go: (page) => this.go(page),
    save: () => this.save(),
    clear: () => this.app.clearFilters(),
  });

  constructor(
    private readonly app: App,
    root: HTMLElement,
  ) {
    root.append(this.frame.root);
    this.frame.root.addEventListener('keydown', (event) => this.key(event));
    app.listen((now, before) => {
      if (now.filters !== before.filters || now.table !== before.table) this.stale = true;
      if (now.table !== before.table) this.table.sorting = now.table.sorting;
      if (now.tab === 'table' && now.tab === before.tab) this.show();
    });
    this.relabel();
  }

  show(): void {
    if (this.stale) this.draw();
  }

  /** What hangs on the language is made anew; where the reader is stays. */
  relabel(): void {
    this.tables = sheets(this.app).map((sheet, at) => {
      const { sorting, page } = this.tables[at] ?? { sorting: null, page: 0 };
      return { sheet, index: indexOf(sheet), sorting, page };
    });
    labelFrame(
      this.frame,
      this.tables.map(({ sheet }) => sheet.title),
    );
    this.stale = true;
    if (this.app.state.tab === 'table') this.show();
  }

  current(): CurrentRows {
    const { name, title, columns } = this.table.sheet;
    const rows = this.find().rows.map((row) => columns.map((column) => column.text(row)));
    return { name, title, columns, rows };
  }

  private get table(): Opened {
    const { sheet } = this.app.state.table;
    return this.tables.find((one) => one.sheet.name === sheet) as Opened;
  }

  /** By what the rows are sorted: as it was asked for, if there is such a column. */
  private get sorting(): Sorting | null {
    const { sheet, sorting } = this.table;
    return sheet.columns.some(({ key }) => key === sorting?.column) ? sorting : sheet.first;
  }

  private find(): Found {
    return this.table.index.find(this.app.state.table.words, this.sorting, this.app.filtered.active);
  }

  private choose(table: number): void {
    const { sheet, sorting } = this.tables[table] as Opened;
    this.app.change({ table: { ...this.app.state.table, sheet: sheet.name, sorting } });
  }

  private search(): void {
    this.table.page = 0;
    this.app.change({ table: { ...this.app.state.table, words: this.frame.input.value } });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => say(t('said', { n: this.found.rows.length })), PAUSE);
  }

  /** Sorts by a column: first the way that tells most, numbers from the highest; then the other way. */
  private sort({ key, label, order }: Column): void {
    const down = this.sorting?.column === key ? !this.sorting.down : Boolean(order);
    this.table.page = 0;
    this.app.change({ table: { ...this.app.state.table, sorting: { column: key, down } } });
    say(t(down ? 'down' : 'up', { column: label }));
  }

  private get lastPage(): number {
    return Math.max(0, Math.ceil(this.found.rows.length / PAGE) - 1);
  }

  private go(page: (now: number, last: number) => number): void {
    const wanted = Math.min(Math.max(page(this.table.page, this.lastPage), 0), this.lastPage);
    if (wanted === this.table.page) return;
    this.table.page = wanted;
    const { body, range, region } = this.frame;
    const inRows = body.contains(document.activeElement);
    this.drawPage();
    if (inRows) region.focus();
    region.scrollTop = 0;
    say(range.textContent ?? '');
  }

  /** Letters turn the pages, arrows go from row to row: a page of rows has hundreds of buttons. */
  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === 'n') this.go((now) => now + 1);
    else if (event.key === 'p') this.go((now) => now - 1);
    else if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    else if (!goAlong(event.target as Element, event.key === 'ArrowDown')) return;
    event.preventDefault();
  }

  private save(): void {
    const { name, columns, rows } = this.current();
    download(`corridor-${name}.csv`, 'text/csv', csv([columns.map(({ label }) => label), ...rows]));
  }

  private draw(): void {
    this.stale = false;
    this.head();
    this.found = this.find();
    const { hidden, rows } = this.found;
    const { note, noteText, saving } = this.frame;
    note.hidden = !hidden;
    noteText.textContent = t('hidden', { n: hidden });
    saving.title = t('save', { n: rows.length });
    saving.setAttribute('aria-label', saving.title);
    this.drawPage();
  }

  /** Heading, switch and search as the state has them; what is right stays, and the keyboard's place with it. */
  private head(): void {
    const { sheet } = this.table;
    const { input, switches } = this.frame;
    const { words } = this.app.state.table;
    if (this.headed !== sheet) drawHead(this.frame, sheet, (column) => this.sort(column));
    this.headed = sheet;
    markSorting(this.frame, this.sorting);
    switches.forEach((button, at) => button.setAttribute('aria-pressed', String(this.tables[at]?.sheet === sheet)));
    if (input.value !== words) input.value = words;
  }

  private drawPage(): void {
    const { sheet } = this.table;
    const { body, empty, pages, range } = this.frame;
    const all = this.found.rows;
    const page = (this.table.page = Math.min(this.table.page, this.lastPage));
    const rows = all.slice(page * PAGE, (page + 1) * PAGE);
    body.replaceChildren(...rows.map((row) => rowElement(sheet, row)));
    empty.hidden = rows.length > 0;
    const from = page * PAGE + 1;
    const to = from + rows.length - 1;
    range.textContent = rows.length ? t('rows', { from, to, n: all.length }) : t('said', { n: 0 });
    const end = (at: number): number => (at < 2 ? 0 : this.lastPage);
    pages.forEach((button, at) => button.setAttribute('aria-disabled', String(page === end(at))));
  }
}
