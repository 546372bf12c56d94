// Long lists, written in portions: what is far down is made when the reader asks for it.

import { element } from './dom.ts';
import { texts } from './i18n.ts';

const t = texts({ more: ['Show {n} more', '再显示 {n} 项'] });

/** How many items come at each press of the button, and what the button stands in. */
export interface Portions {
  next?: number;
  row?: (button: HTMLElement) => HTMLElement;
}

const ROW = (button: HTMLElement): HTMLElement => element('li', { class: 'more-row' }, button);

/** Fills a list with its first items; a button that ends it brings as many again or another number, and the keyboard goes on with these. */
export function inPortions<T>(
  list: HTMLElement,
  items: readonly T[],
  make: (item: T) => HTMLElement,
  first: number,
  { next = first, row = ROW }: Portions = {},
): void {
  let done = 0;
  const write = (size: number): void => {
    list.append(...items.slice(done, done + size).map(make));
    done = Math.min(done + size, items.length);
    const left = Math.min(next, items.length - done);
    if (!left) return;
    const last = row(
      element('button', { type: 'button', class: 'more', onclick: () => more() }, t('more', { n: left })),
    );
    const more = (): void => {
      const before = done;
      last.remove();
      write(next);
      list.children[before]?.querySelector<HTMLElement>('button, a, [tabindex]')?.focus();
    };
    list.append(last);
  };
  list.replaceChildren();
  write(first);
}
