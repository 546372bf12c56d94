// Whether one source or several independent ones make a statement; copies of one text are one source.

import type { Counts } from '../core/counts.ts';
import { element } from '../ui/dom.ts';
import { number, texts } from '../ui/i18n.ts';
import { section, type Choose, type Section } from './section.ts';
import type { Filters } from '../core/state.ts';

const t = texts({
  title: ['Sources', '来源'],
  all: ['All', '全部'],
  single: ['Single source', '单一来源'],
  several: ['Corroborated: two or more independent sources', '互证：两个及以上独立来源'],
});

const CHOICES: readonly { value: Filters['sources']; count: (counts: Counts) => number }[] = [
  { value: 'all', count: ({ single, several }) => single + several },
  { value: 'single', count: ({ single }) => single },
  { value: 'several', count: ({ several }) => several },
];

/** The section of single-source and corroborated statements. */
export function sourcesSection(choose: Choose): Section {
  const rows = CHOICES.map(({ value, count }) => {
    const onchange = (): void => choose({ sources: value });
    const button = element('input', { type: 'radio', name: 'sources', value, onchange });
    const much = element('span', { class: 'count' });
    const item = element(
      'li',
      {},
      element(
        'div',
        { class: 'choice' },
        element('label', {}, button, element('span', { class: 'choice-name' }, t(value)), much),
      ),
    );
    return { value, count, button, much, item };
  });
  const list = element('ul', {}, ...rows.map(({ item }) => item));
  return section(t('title'), ['sources'], choose, [list], ({ sources }, counts) => {
    for (const { value, count, button, much, item } of rows) {
      button.checked = sources === value;
      much.textContent = number(count(counts));
      item.classList.toggle('nothing', count(counts) === 0);
    }
  });
}
