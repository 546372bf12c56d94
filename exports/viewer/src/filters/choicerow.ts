// A row of a filter: a tick box with what it stands for and how much it would show, and a button that switches all
// others off.

import { element, words, type Child } from '../ui/dom.ts';
import { number, texts } from '../ui/i18n.ts';

const t = texts({ only: ['only', '仅此'] });

export interface Naming {
  label: string;
  /** A second line. */
  note?: string | undefined;
  /** What stands before the label: a symbol, a line of the drawing. */
  mark?: Element | undefined;
}

export interface Row {
  item: HTMLLIElement;
  /** The row's first line, for what stands beside the tick box. */
  line: HTMLElement;
  box: HTMLInputElement;
  /** Brings tick and count up to date; `mixed` is for a group of which a part is off. */
  set(on: boolean, count: number, mixed?: boolean): void;
}

/** A row that calls `toggle` when it is switched, and `only` when all others are to be switched off. */
export function choiceRow({ label, note, mark }: Naming, toggle: (on: boolean) => void, only: () => void): Row {
  const box = element('input', { type: 'checkbox', onchange: () => toggle(box.checked) });
  const count = element('span', { class: 'count' });
  const name = element('span', { class: 'choice-name' }, words(label), noted(note));
  const alone = element(
    'button',
    { type: 'button', class: 'only', onclick: only },
    t('only'),
    element('span', { class: 'unseen' }, ` ${label}`),
  );
  const line = element('div', { class: 'choice' }, element('label', {}, box, mark, name, count), alone);
  const item = element('li', {}, line);
  return {
    item,
    line,
    box,
    set(on, much, mixed = false) {
      box.checked = on;
      box.indeterminate = mixed;
      count.textContent = number(much);
      item.classList.toggle('nothing', much === 0);
    },
  };
}

const noted = (note: string | undefined): Child => note && element('small', {}, words(note));
