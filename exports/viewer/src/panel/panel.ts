// The panel: what the graph says of a thing, each statement with the sentence it came from.

import type { App } from '../core/app.ts';
import { append, byId, element, type Child } from '../ui/dom.ts';
import { evidenceSheet } from './evidence.ts';
import { texts } from '../ui/i18n.ts';
import { overviewSheet } from './overview.ts';
import type { Found } from '../core/search.ts';
import type { Open, State } from '../core/state.ts';
import { thingSheet, type Around } from './thing.ts';
import type { View } from '../ui/view.ts';

const t = texts({ close: ['Close the panel', '关闭面板'] });
const CLOSED = 'panel-closed';

/** A screen on which panel and drawing do not fit beside each other; frame.css has the same. */
export const isNarrow = (): boolean => matchMedia('(max-width: 860px)').matches;

/** Opens or closes the panel, whatever it shows. */
export const showPanel = (open: boolean): void => {
  document.body.classList.toggle(CLOSED, !open);
};

/** The panel in `root`; `find` searches things, `hidden` tells how many neighbours of a thing are not drawn. */
export function panel(
  app: App,
  root: HTMLElement,
  find: (query: string) => Found[],
  hidden: (id: number) => number,
): View {
  const tops = new Map<string, number>(); // how far each sheet was scrolled when it was left
  const lively: (() => void)[] = []; // what is written anew when the drawing changes
  const around: Around = { find, hidden, head: (...content) => head(app, content), live: (make) => live(make, lively) };
  let shown: string | null = null;

  function write(open: Open): void {
    const key = JSON.stringify(open);
    const held = root.contains(document.activeElement);
    if (shown !== null) tops.set(shown, root.scrollTop);
    lively.length = 0;
    root.dataset.view = open.view;
    root.replaceChildren(element('div', { class: `sheet sheet-${open.view}` }, ...sheet(app, open, around)));
    if (open.view !== 'evidence') root.scrollTop = tops.get(key) ?? 0;
    else if (key !== shown) showPassage(root);
    shown = key;
    if (held || app.opening.focus) focusOn(root.querySelector('h2'));
  }

  app.listen((now: State, before: State) => {
    if (now.open !== before.open)
      showPanel(now.open.view !== 'overview' || (!isNarrow() && !document.body.classList.contains(CLOSED)));
    if (now.open !== before.open || now.filters !== before.filters) write(now.open);
    else if (now.shown !== before.shown || now.pinned !== before.pinned) lively.forEach((renew) => renew());
  });
  return { show: () => write(app.state.open), relabel: () => write(app.state.open) };
}

function sheet(app: App, open: Open, around: Around): Child[] {
  if (open.view === 'thing') return thingSheet(app, open.id, around);
  if (open.view === 'evidence') return evidenceSheet(app, open.statement, open.at, around.head);
  return overviewSheet(app, around.head);
}

/** The top of a sheet, with the button that closes the panel. */
function head(app: App, content: Child[]): HTMLElement {
  const close = (): void => {
    showPanel(false);
    app.close();
    focusOn(null);
  };
  return element(
    'div',
    { class: 'head' },
    element('div', { class: 'head-text' }, ...content),
    element(
      'button',
      { type: 'button', class: 'close', 'aria-label': t('close'), title: t('close'), onclick: close },
      '×',
    ),
  );
}

/** Puts the keyboard onto a heading, or into the drawing where the panel is closed. */
function focusOn(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
  if (document.activeElement !== heading) byId('graph').focus({ preventScroll: true });
}

/** A piece that hangs on what is drawn; the button that has the keyboard keeps it. */
function live(make: () => Child[], lively: (() => void)[]): HTMLElement {
  const holder = element('span', { class: 'live' }, ...make());
  lively.push(() => {
    const act = holder.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset.act
      : undefined;
    holder.replaceChildren();
    append(holder, make());
    if (act) holder.querySelector<HTMLElement>(`[data-act="${act}"], button`)?.focus();
  });
  return holder;
}

/** Scrolls to the passage, below the head that stays in place. */
function showPassage(root: HTMLElement): void {
  root.style.scrollPaddingTop = `${root.querySelector<HTMLElement>('.head')?.offsetHeight ?? 0}px`;
  root.querySelector('mark')?.scrollIntoView({ block: 'center' });
}
