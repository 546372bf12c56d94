// The panel: what the graph says of a thing, each statement with the sentence it came from.

import type { App } from '../core/app.ts';
import { append, element, type Child } from '../ui/dom.ts';
import { evidenceSheet } from './evidence.ts';
import { texts } from '../ui/i18n.ts';
import { overviewSheet } from './overview.ts';
import type { Found } from '../core/search.ts';
import type { Open, State } from '../core/state.ts';
import { thingSheet } from './thing.ts';
import type { View } from '../ui/view.ts';

const t = texts({ close: ['Close the panel', '关闭面板'] });

/** What the panel's sheets need of the rest of the page. */
export interface Panel extends View {
  /** Puts the keyboard onto the panel's heading. */
  focus(): void;
}

/** The panel in `root`; `find` searches things, `hidden` tells how many neighbours of a thing are not drawn. */
export function panel(
  app: App, root: HTMLElement, find: (query: string) => Found[], hidden: (id: number) => number,
): Panel {
  const tops = new Map<string, number>(); // how far each sheet was scrolled when it was left
  let shown: Open | null = null;
  let lively: (() => void)[] = []; // what is written anew when the drawing changes

  function write(open: Open): void {
    if (shown) tops.set(JSON.stringify(shown), root.scrollTop);
    const same = shown !== null && JSON.stringify(shown) === JSON.stringify(open);
    shown = open;
    lively = [];
    root.dataset.view = open.view;
    root.replaceChildren(element('div', { class: `sheet sheet-${open.view}` }, ...sheet(open)));
    if (open.view !== 'evidence') root.scrollTop = tops.get(JSON.stringify(open)) ?? 0;
    else if (!same) root.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }

  function sheet(open: Open): Child[] {
    if (open.view === 'thing') return thingSheet(app, open.id, { head, find, hidden, live });
    if (open.view === 'evidence') return evidenceSheet(app, open.statement, open.at, head);
    return overviewSheet(app, head);
  }

  /** The top of a sheet, with the button that closes the panel. */
  function head(...content: Child[]): HTMLElement {
    return element('div', { class: 'head' }, element('div', { class: 'head-text' }, ...content),
      element('button', { type: 'button', class: 'close', 'aria-label': t('close'), title: t('close'), onclick: () => close() }, '×'));
  }

  /** A piece that hangs on what is drawn; the button that has the keyboard keeps it. */
  function live(make: () => Child[]): HTMLElement {
    const holder = element('span', { class: 'live' }, ...make());
    lively.push(() => {
      const act = holder.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.act : undefined;
      holder.replaceChildren();
      append(holder, make());
      if (act) holder.querySelector<HTMLElement>(`[data-act="${act}"], button`)?.focus();
    });
    return holder;
  }

  function close(): void {
    document.body.classList.add('panel-closed');
    app.close();
    window.dispatchEvent(new Event('resize'));
  }

  const focus = (): void => root.querySelector('h2')?.focus({ preventScroll: true });

  app.listen((now: State, before: State) => {
    if (now.open !== before.open && now.open.view !== 'overview') document.body.classList.remove('panel-closed');
    if (now.open !== before.open || now.filters !== before.filters) write(now.open);
    else if (now.shown !== before.shown || now.pinned !== before.pinned) lively.forEach((renew) => renew());
    if (app.opening.focus) focus();
  });
  return { show: () => write(app.state.open), relabel: () => write(app.state.open), focus };
}
