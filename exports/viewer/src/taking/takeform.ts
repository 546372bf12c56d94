// The pieces of the dialog for taking things along: groups, choices, and the way by arrow keys.

import { element, type Child } from '../ui/dom.ts';

/** A part of the dialog with its heading. */
export const group = (title: string, ...content: Child[]): HTMLElement =>
  element('section', { class: 'take-group' }, element('h3', {}, title), ...content);

/** Buttons side by side. */
export const buttons = (...content: Child[]): HTMLElement => element('div', { class: 'takes' }, ...content);

export interface Choice<T extends string> {
  /** Of the group, for screen readers. */
  title: string;
  name: string;
  values: readonly T[];
  chosen: T;
  words(value: T): Child[];
  choose(value: T): void;
  /** Whether a value cannot be chosen now. */
  isOff?(value: T): boolean;
}

/** One of several, as radio buttons. */
export const choices = <T extends string>({ title, name, values, chosen, ...of }: Choice<T>): HTMLElement =>
  element(
    'div',
    { class: 'take-choices', role: 'radiogroup', 'aria-label': title },
    ...values.map((value) =>
      element(
        'label',
        {},
        element('input', {
          type: 'radio',
          name: `take-${name}`,
          value,
          checked: value === chosen,
          disabled: of.isOff?.(value),
          onchange: () => of.choose(value),
        }),
        ...of.words(value),
      ),
    ),
  );

/** Lets the arrow keys go from button to button; in a choice they choose, as everywhere. */
export function byArrows(dialog: HTMLElement): void {
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const all = [...dialog.querySelectorAll('button')];
    const at = all.indexOf(event.target as HTMLButtonElement);
    if (!step || at < 0) return;
    event.preventDefault();
    all[(at + step + all.length) % all.length]?.focus();
  });
}
