// A facet's part of the filter panel: a group with a title, and a button that takes its choice back.

import type { Counts } from '../core/counts.ts';
import { element, type Child } from '../ui/dom.ts';
import { isSet, type Facet } from '../core/facets.ts';
import { texts } from '../ui/i18n.ts';
import { NO_FILTERS, type Filters } from '../core/state.ts';

const t = texts({ all: ['All', '全部'], allOf: ['All: {title}', '全部：{title}'] });

/** Changes filters; a step can be undone. */
export type Choose = (change: Partial<Filters>, step?: boolean) => void;

export interface Section {
  root: HTMLFieldSetElement;
  refresh(filters: Filters, counts: Counts): void;
}

/** A section of some facets: `refresh` is called at every change, after the button "All" has become visible or idle. */
export function section(
  title: string,
  facets: readonly Facet[],
  choose: Choose,
  children: Child[],
  refresh: Section['refresh'],
): Section {
  const all = element(
    'button',
    {
      type: 'button',
      class: 'all',
      'aria-label': t('allOf', { title }),
      onclick: () => {
        choose(Object.fromEntries(facets.map((facet) => [facet, NO_FILTERS[facet]])));
        root.querySelector<HTMLElement>('input')?.focus();
      },
    },
    t('all'),
  );
  const root = element('fieldset', { class: 'facet' }, element('legend', {}, title), all, ...children);
  return {
    root,
    refresh(filters, counts) {
      idle(all, !facets.some((facet) => isSet(filters, facet)));
      refresh(filters, counts);
    },
  };
}

/** Takes a button out of use and out of sight, but leaves its room: a slider that is being drawn must not move. */
export function idle(button: HTMLButtonElement, off: boolean): void {
  button.classList.toggle('idle', off);
  button.disabled = off;
}
