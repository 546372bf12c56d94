// What a reader takes along: a link to the view, a picture of it, its statements as a file, a print.

import type { App } from '../core/app.ts';
import { element, type Child } from '../ui/dom.ts';
import { copy, download } from './download.ts';
import { json } from '../core/embedded.ts';
import { address } from './fragment.ts';
import { graphml } from './graphml.ts';
import { named, number, texts } from '../ui/i18n.ts';
import type { Graph } from '../core/model.ts';
import type { Drawn } from './drawn.ts';
import { picture, png, type Part } from './picture.ts';
import { printing } from './print.ts';
import { selection, type Scope, type Selection } from './selection.ts';
import { statementsTable } from './tabular.ts';
import { buttons, byArrows, choices, group } from './takeform.ts';
import { readInk } from '../ui/theme.ts';
import { turtle, type Prefixes } from './turtle.ts';
import type { CurrentRows } from '../table/table.ts';
import type { View } from '../ui/view.ts';
import { xml } from './xml.ts';

const t = texts({
  title: ['Save and share', '保存与分享'],
  close: ['Close', '关闭'],
  view: ['This view', '当前视图'],
  link: ['Copy link', '复制链接'],
  print: ['Print', '打印'],
  picture: ['Picture of the graph', '图谱图片'],
  whole: ['All that is drawn', '全部图形'],
  seen: ['The part on the screen', '屏幕所见部分'],
  statements: ['Statements with their quotes', '陈述及其原文'],
  statement: ['The open statement', '当前打开的陈述'],
  nothing: ['What is open: nothing now', '当前打开的对象：无'],
  drawn: ['What is drawn', '图中所示'],
  all: ['All that passes the filters', '通过筛选的全部内容'],
  count: ['{count} {n|statement|statements}', '{count} 条陈述'],
  copied: ['The link is copied: it restores this view in this file.', '链接已复制，可在此文件中恢复当前视图。'],
  notCopied: [
    'The browser does not let the page copy; the link stands in the address bar.',
    '浏览器不允许页面复制，链接见地址栏。',
  ],
  saved: ['Saved as {name}', '已保存为 {name}'],
  failed: ['The browser cannot make this picture; SVG works.', '浏览器无法生成此图片，请用 SVG。'],
});

const SCOPES: readonly Scope[] = ['open', 'drawn', 'all'];
const PARTS: readonly Part[] = ['whole', 'seen'];

/** A kind of file: its name and ending, its media type, what it holds. */
interface Format<T> {
  name: string;
  ending: string;
  type: string;
  content(graph: Graph, of: T): string | Blob | Promise<string | Blob>;
}

const PICTURES: readonly Format<SVGSVGElement>[] = [
  { name: 'PNG', ending: 'png', type: 'image/png', content: (_, image) => png(image) },
  { name: 'SVG', ending: 'svg', type: 'image/svg+xml', content: (_, image) => xml(image) },
];

const TABLES: readonly Format<Selection>[] = [
  {
    name: 'Turtle',
    ending: 'ttl',
    type: 'text/turtle',
    content: async (graph, chosen) => turtle(graph, chosen, await prefixes()),
  },
  { name: 'CSV', ending: 'csv', type: 'text/csv', content: statementsTable },
  { name: 'GraphML', ending: 'graphml', type: 'application/xml', content: graphml },
];

/** Those of the graph, which the query tab has too. */
const prefixes = async (): Promise<Prefixes> => (await json<{ prefixes: Prefixes }>('sparql')).prefixes;

/** What the menu takes from the other views: the drawing as it stands, and the rows of the table. */
interface Seen {
  drawn(): Drawn;
  rows(): CurrentRows;
}

/** The dialog with what is chosen in it. */
interface Menu {
  app: App;
  seen: Seen;
  dialog: HTMLDialogElement;
  sheet: HTMLElement;
  /** Tells what has been done. */
  status: HTMLElement;
  scope: Scope;
  part: Part;
}

/** The button in the header and its dialog. */
export function takeAlongMenu(app: App, root: HTMLElement, seen: Seen): View {
  const menu = menuOf(app, seen);
  const button = element('button', {
    type: 'button',
    id: 'take-along-open',
    class: 'command',
    'aria-haspopup': 'dialog',
    onclick: () => open(menu),
  });
  root.append(button);
  document.body.append(menu.dialog);
  printing(app, seen);

  function relabel(): void {
    button.replaceChildren(
      element('span', { class: 'take-sign', 'aria-hidden': 'true' }, '⤓'),
      element('span', { class: 'take-word' }, t('title')),
    );
    button.setAttribute('aria-label', t('title'));
    button.title = t('title');
    if (menu.dialog.open) fill(menu);
  }

  relabel();
  return { show: relabel, relabel };
}

function menuOf(app: App, seen: Seen): Menu {
  const sheet = element('div', { class: 'take-sheet' });
  const dialog = element('dialog', { class: 'take-dialog', 'aria-labelledby': 'take-title' }, sheet);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => event.stopPropagation()); // Escape closes the dialog alone
  byArrows(dialog);
  const status = element('p', { class: 'take-status', role: 'status' });
  return { app, seen, dialog, sheet, status, scope: 'drawn', part: 'whole' };
}

/** Opens the dialog; it proposes what is open, and without that what was chosen last. */
function open(menu: Menu): void {
  const isOpen = menu.app.state.open.view !== 'overview';
  if (isOpen) menu.scope = 'open';
  else if (menu.scope === 'open') menu.scope = 'drawn';
  menu.status.replaceChildren();
  fill(menu);
  menu.dialog.showModal();
  menu.dialog.querySelector<HTMLElement>('.take')?.focus();
}

function fill(menu: Menu): void {
  const { dialog, sheet, status } = menu;
  const close = { type: 'button', class: 'command icon', 'aria-label': t('close'), onclick: () => dialog.close() };
  sheet.replaceChildren(
    element(
      'div',
      { class: 'take-head' },
      element('h2', { id: 'take-title' }, t('title')),
      element('button', close, '×'),
    ),
    group(
      t('view'),
      buttons(
        action('link', t('link'), () => copyLink(menu)),
        action('print', t('print'), () => print(menu)),
      ),
    ),
    pictureGroup(menu),
    statementsGroup(menu),
    status,
  );
}

function pictureGroup(menu: Menu): HTMLElement {
  const title = t('picture');
  return group(
    title,
    choices({
      title,
      name: 'part',
      values: PARTS,
      chosen: menu.part,
      words: (one) => [t(one)],
      choose: (one) => {
        menu.part = one;
      },
    }),
    files(menu, PICTURES, image),
  );
}

function statementsGroup(menu: Menu): HTMLElement {
  const title = t('statements');
  return group(
    title,
    choices({
      title,
      name: 'scope',
      values: SCOPES,
      chosen: menu.scope,
      words: (one) => scopeWords(menu.app, one),
      choose: (one) => {
        menu.scope = one;
      },
      isOff: (one) => one === 'open' && menu.app.state.open.view === 'overview',
    }),
    files(menu, TABLES, ({ app, scope }) => selection(app, scope)),
  );
}

const action = (name: string, text: string, run: () => unknown): HTMLElement =>
  element('button', { type: 'button', class: 'take', 'data-take': name, onclick: () => void run() }, text);

/** A button for each kind of file. */
const files = <T>(menu: Menu, formats: readonly Format<T>[], of: (menu: Menu) => T): HTMLElement =>
  buttons(...formats.map((format) => action(format.ending, format.name, () => save(menu, format, of(menu)))));

const image = ({ app: { graph }, seen, part }: Menu): SVGSVGElement =>
  picture(graph, seen.drawn(), readInk(graph.kinds.map(({ key }) => key)), part);

async function save<T>({ app: { graph }, status }: Menu, { ending, type, content }: Format<T>, of: T): Promise<void> {
  const name = `corridor-${graph.version}.${ending}`;
  try {
    download(name, type, await content(graph, of));
    status.replaceChildren(t('saved', { name }));
  } catch {
    status.replaceChildren(t('failed'));
  }
}

async function copyLink({ app: { graph, start, state }, status }: Menu): Promise<void> {
  status.replaceChildren(t((await copy(address(graph, start, state))) ? 'copied' : 'notCopied'));
}

function print({ dialog }: Menu): void {
  dialog.close();
  window.print();
}

/** What a choice takes along, and how many statements that are. */
function scopeWords(app: App, scope: Scope): Child[] {
  const n = selection(app, scope).statements.length;
  const count = n > 0 && element('small', {}, t('count', { n, count: number(n) }));
  return [element('bdi', {}, scope === 'open' ? openName(app) : t(scope)), count];
}

function openName({ graph, state }: App): string {
  if (state.open.view === 'thing') return named(graph.thing(state.open.id));
  return t(state.open.view === 'evidence' ? 'statement' : 'nothing');
}
