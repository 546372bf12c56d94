// Long lists, written in portions: what is far down is made when the reader asks for it.

import { element } from './dom.ts';
import { texts } from './i18n.ts';

const t = texts({ more: ['Show {n} more', '再显示 {n} 项'] });

/**
 * Fills a list with so many items at first, and with as many again at each press of the button that ends it.  The
 * keyboard goes on with the first of the new items.
 */
export function inPortions<T>(
  list: HTMLElement, items: readonly T[], make: (item: T) => HTMLElement, size: number,
): void {
  let done = 0;
  const next = (): void => {
    const made = items.slice(done, done + size).map(make);
    done += made.length;
    list.append(...made);
    const left = Math.min(size, items.length - done);
    if (!left) return;
    const button = element('button', {
      type: 'button', class: 'more',
      onclick: () => {
        const before = done;
        row.remove();
        next();
        list.children[before]?.querySelector<HTMLElement>('button, a, [tabindex]')?.focus();
      },
    }, t('more', { n: left }));
    const row = element('li', { class: 'more-row' }, button);
    list.append(row);
  };
  list.replaceChildren();
  next();
}
