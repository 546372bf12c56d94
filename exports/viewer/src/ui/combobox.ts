// A field that finds things as one types: the header's search, and the choice of a path's end.

import type { App } from '../core/app.ts';
import { element, words } from './dom.ts';
import { named, number, texts } from './i18n.ts';
import { symbol } from './kinds.ts';
import type { Thing } from '../core/model.ts';
import type { Found } from '../core/search.ts';

const t = texts({
  none: ['Nothing has such a name.', '没有这样的名称。'],
  links: ['{n} {n|link|links}', '{n} 个关联'],
});

let made = 0;

/** What a thing is, in a few words: its classes, or its kind, and how many links it has. */
export function described(app: App, thing: Thing): string {
  const classes = thing.classes.flatMap((one) => app.graph.classes[one] ?? []).map(named);
  const kind = app.graph.kinds.find(({ key }) => key === thing.kind);
  return `${classes.join(', ') || (kind ? named(kind) : '')} · ${t('links', { n: thing.degree })}`;
}

/** Makes `input` find things and show them in `list`; `choose` is told which one is taken. */
export function combobox(
  app: App, input: HTMLInputElement, list: HTMLElement, find: (query: string) => Found[], choose: (thing: Thing) => void,
): void {
  const prefix = `found-${made++}`;
  let found: Found[] = [];
  let at = 0;
  const close = (): void => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = (index: number): void => {
    const one = found[index];
    if (!one) return;
    close();
    input.value = one.thing.label;
    choose(one.thing);
  };
  const mark = (): void => {
    [...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
    list.children[at]?.scrollIntoView({ block: 'nearest' });
    if (found.length) input.setAttribute('aria-activedescendant', `${prefix}-${at}`);
    else input.removeAttribute('aria-activedescendant');
  };
  const update = (): void => {
    found = find(input.value);
    at = 0;
    const rows = found.map((one, index) => option(app, one, `${prefix}-${index}`, () => take(index)));
    const asked = Boolean(input.value.trim());
    list.replaceChildren(...(rows.length || !asked ? rows : [element('li', { role: 'option', 'aria-disabled': 'true', class: 'none' }, t('none'))]));
    list.hidden = !asked;
    input.setAttribute('aria-expanded', String(asked));
    mark();
  };
  input.addEventListener('input', update);
  input.addEventListener('focus', () => { if (input.value.trim()) { input.select(); update(); } });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (found.length) at = (at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length;
      mark();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(at);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      input.value = '';
      update();
    }
  });
}

function option(app: App, { thing, name }: Found, id: string, take: () => void): HTMLElement {
  return element('li', { role: 'option', id, onmousedown: (event: Event) => { event.preventDefault(); take(); } },
    symbol(thing.kind),
    element('span', { class: 'found' }, words(named(thing), 'found-label'),
      element('small', {}, name === named(thing) ? null : words(name), name === named(thing) ? '' : ' · ', described(app, thing))));
}

export const count = (value: number): HTMLElement => element('span', { class: 'count' }, number(value));
