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

/** "12 links". */
export const linksOf = ({ degree }: Thing): string => t('links', { n: degree });

/** What a thing is, in a few words: its classes, or its kind, and how many links it has. */
function described(app: App, thing: Thing): string {
  const classes = thing.classes.flatMap((one) => app.graph.classes[one] ?? []).map(named);
  const kind = app.graph.kinds.find(({ key }) => key === thing.kind);
  return `${classes.join(', ') || (kind ? named(kind) : '')} · ${linksOf(thing)}`;
}

/** Makes `input` find things and show them in `list`; `choose` is told which one is taken. */
export function combobox(
  app: App,
  input: HTMLInputElement,
  list: HTMLElement,
  find: (query: string) => Found[],
  choose: (thing: Thing) => void,
): void {
  const prefix = `found-${made++}`;
  const shown = listing(input, list, prefix);
  let found: Found[] = [];
  let at = 0;
  const take = (index: number): void => {
    const one = found[index];
    if (!one) return;
    shown.close();
    input.value = one.thing.label;
    choose(one.thing);
  };
  const update = (): void => {
    found = find(input.value);
    shown.open(found.map((one, index) => option(app, one, `${prefix}-${index}`, () => take(index))));
    shown.mark((at = 0));
  };
  const move = (step: number): void => {
    if (found.length) shown.mark((at = (at + step + found.length) % found.length));
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => take(at),
    Escape: () => {
      input.value = '';
      update();
    },
  };
  input.addEventListener('input', update);
  input.addEventListener('focus', () => {
    if (input.value.trim()) {
      input.select();
      update();
    }
  });
  input.addEventListener('blur', shown.close);
  input.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (!act || event.isComposing || (event.key === 'Escape' && !input.value)) return;
    event.preventDefault();
    act();
  });
}

interface Listing {
  /** Shows some rows, or that there are none to what was asked. */
  open(rows: HTMLElement[]): void;
  mark(at: number): void;
  close(): void;
}

/** The list below a field, with what a screen reader is told of it; ids of rows begin with `prefix`. */
function listing(input: HTMLInputElement, list: HTMLElement, prefix: string): Listing {
  const show = (shown: boolean): void => {
    list.hidden = !shown;
    input.setAttribute('aria-expanded', String(shown));
  };
  return {
    open(rows) {
      const asked = Boolean(input.value.trim());
      const none = element('li', { role: 'option', 'aria-disabled': 'true', class: 'none' }, t('none'));
      list.replaceChildren(...(rows.length || !asked ? rows : [none]));
      show(asked);
    },
    mark(at) {
      const row = list.querySelector(`#${prefix}-${at}`);
      [...list.children].forEach((one) => one.setAttribute('aria-selected', String(one === row)));
      row?.scrollIntoView({ block: 'nearest' });
      if (row) input.setAttribute('aria-activedescendant', row.id);
      else input.removeAttribute('aria-activedescendant');
    },
    close() {
      show(false);
      input.removeAttribute('aria-activedescendant');
    },
  };
}

function option(app: App, { thing, name }: Found, id: string, take: () => void): HTMLElement {
  return element(
    'li',
    {
      role: 'option',
      id,
      onmousedown: (event: Event) => {
        event.preventDefault();
        take();
      },
    },
    symbol(thing.kind),
    element(
      'span',
      { class: 'found' },
      words(named(thing), 'found-label'),
      element(
        'small',
        {},
        name === named(thing) ? null : words(name),
        name === named(thing) ? '' : ' · ',
        described(app, thing),
      ),
    ),
  );
}

export const count = (value: number): HTMLElement => element('span', { class: 'count' }, number(value));
