// What a reader takes along: a link to the view, a picture of it, its statements as a file, a print.

import type { App } from '../core/app.ts';
import { element, type Child } from '../ui/dom.ts';
import { copy, download } from './download.ts';
import { json } from '../core/embedded.ts';
import { address } from './fragment.ts';
import { graphml } from './graphml.ts';
import { named, number, texts } from '../ui/i18n.ts';
import type { Graph } from '../core/model.ts';
import { picture, png, type Drawn, type Part } from './picture.ts';
import { printing } from './print.ts';
import { selection, type Scope, type Selection } from './selection.ts';
import { statementsTable } from './tabular.ts';
import { buttons, byArrows, choices, group } from './takeform.ts';
import { readInk } from '../ui/theme.ts';
import { turtle, type Prefixes } from './turtle.ts';
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
  notCopied: ['The browser does not let the page copy; the link stands in the address bar.', '浏览器不允许页面复制，链接见地址栏。'],
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
    name: 'Turtle', ending: 'ttl', type: 'text/turtle',
    content: async (graph, chosen) => turtle(graph, chosen, await prefixes()),
  },
  { name: 'CSV', ending: 'csv', type: 'text/csv', content: statementsTable },
  { name: 'GraphML', ending: 'graphml', type: 'application/xml', content: graphml },
];

/** Those of the graph, which the query tab has too. */
const prefixes = async (): Promise<Prefixes> => (await json<{ prefixes: Prefixes }>('sparql')).prefixes;

/** The button in the header and its dialog; `drawn` gives what is drawn now. */
export function takeAlongMenu(app: App, root: HTMLElement, drawn: () => Drawn): View {
  const { graph } = app;
  const button = element('button', {
    type: 'button', id: 'take-along-open', class: 'command', 'aria-haspopup': 'dialog', onclick: () => open(),
  });
  const status = element('p', { class: 'take-status', role: 'status' });
  const sheet = element('div', { class: 'take-sheet' });
  const dialog = element('dialog', { class: 'take-dialog', 'aria-labelledby': 'take-title' }, sheet);
  let scope: Scope = 'drawn';
  let part: Part = 'whole';

  const tell = (text: string): void => status.replaceChildren(text);
  const act = (name: string, text: string, run: () => unknown): HTMLElement =>
    element('button', { type: 'button', class: 'take', 'data-take': name, onclick: () => void run() }, text);
  const files = <T>(formats: readonly Format<T>[], of: () => T): HTMLElement => buttons(...formats.map((format) =>
    act(format.ending, format.name, () => save(format, of()))));
  const image = (): SVGSVGElement => picture(graph, drawn(), readInk(graph.kinds.map(({ key }) => key)), part);

  async function save<T>({ ending, type, content }: Format<T>, of: T): Promise<void> {
    const name = `corridor-${graph.version}.${ending}`;
    try {
      download(name, type, await content(graph, of));
      tell(t('saved', { name }));
    } catch {
      tell(t('failed'));
    }
  }

  async function link(): Promise<void> {
    tell(t((await copy(address(graph, app.start, app.state))) ? 'copied' : 'notCopied'));
  }

  function print(): void {
    dialog.close();
    window.print();
  }

  function open(): void {
    scope = app.state.open.view !== 'overview' ? 'open' : scope === 'open' ? 'drawn' : scope;
    status.replaceChildren();
    fill();
    dialog.showModal();
    dialog.querySelector<HTMLElement>('.take')?.focus();
  }

  function fill(): void {
    sheet.replaceChildren(
      element('div', { class: 'take-head' }, element('h2', { id: 'take-title' }, t('title')),
        element('button', {
          type: 'button', class: 'command icon', 'aria-label': t('close'), onclick: () => dialog.close(),
        }, '×')),
      group(t('view'), buttons(act('link', t('link'), link), act('print', t('print'), print))),
      group(t('picture'),
        choices({
          title: t('picture'), name: 'part', values: PARTS, chosen: part, words: (one) => [t(one)],
          choose: (one) => { part = one; },
        }),
        files(PICTURES, image)),
      group(t('statements'),
        choices({
          title: t('statements'), name: 'scope', values: SCOPES, chosen: scope, words: scopeWords,
          choose: (one) => { scope = one; },
          isOff: (one) => one === 'open' && app.state.open.view === 'overview',
        }),
        files(TABLES, () => selection(app, scope))),
      status);
  }

  function scopeWords(one: Scope): Child[] {
    const n = selection(app, one).statements.length;
    const count = n > 0 && element('small', {}, t('count', { n, count: number(n) }));
    return [element('bdi', {}, one === 'open' ? openName() : t(one)), count];
  }

  function openName(): string {
    const { open: shown } = app.state;
    if (shown.view === 'thing') return named(graph.thing(shown.id));
    return t(shown.view === 'evidence' ? 'statement' : 'nothing');
  }

  function relabel(): void {
    button.replaceChildren(element('span', { class: 'take-sign', 'aria-hidden': 'true' }, '⤓'),
      element('span', { class: 'take-word' }, t('title')));
    button.setAttribute('aria-label', t('title'));
    button.title = t('title');
    if (dialog.open) fill();
  }

  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  byArrows(dialog);
  root.append(button);
  document.body.append(dialog);
  printing(app, drawn);
  relabel();
  return { show: relabel, relabel };
}
