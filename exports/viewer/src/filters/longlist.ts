// A list of which the first rows are shown, more on demand and by search, so that five hundred articles do not become
// five hundred rows.

import type { Naming, Row } from './choicerow.ts';
import { element, type Child } from '../ui/dom.ts';
import { texts } from '../ui/i18n.ts';
import { fold } from '../core/search.ts';
import { wordsOf } from '../core/words.ts';

const t = texts({
  search: ['Search: {title}', '搜索：{title}'],
  more: ['Show {n} more', '再显示 {n} 项'],
  these: ['Only these {n}', '仅这 {n} 项'],
  none: ['None has these words.', '没有匹配项。'],
});

/** As many rows are added at a time. */
const PORTION = 50;
/** From so many rows on there is a search. */
const LONG = 12;

/** The parts of a list: `row` makes a choice's row, `only` takes what the search has found. */
export function longList<T extends Naming>(
  title: string,
  choices: readonly T[],
  most: number,
  row: (choice: T) => Row,
  only: (these: readonly T[]) => void,
): Child[] {
  let found = choices;
  let shown = most;
  const list = element('ul', {});
  const more = element('button', { type: 'button', class: 'more', onclick: () => showMore() });
  const these = element('button', { type: 'button', class: 'more', onclick: () => only(found) });
  const none = element('p', { class: 'soft' }, t('none'));
  const search = searchField(t('search', { title }), (query) => {
    const fits = wordsOf(query);
    found = fits ? choices.filter(({ label, note = '' }) => fits(fold(`${label} ${note}`))) : choices;
    shown = most;
    lay();
  });

  function lay(): void {
    list.replaceChildren(...found.slice(0, shown).map((choice) => row(choice).item));
    more.hidden = found.length <= shown;
    more.textContent = t('more', { n: Math.min(found.length - shown, PORTION) });
    these.hidden = found.length === choices.length || !found.length;
    these.textContent = t('these', { n: found.length });
    none.hidden = found.length > 0 || !choices.length;
  }

  function showMore(): void {
    const next = found[shown];
    shown += PORTION;
    lay();
    if (next) row(next).box.focus();
  }

  lay();
  return [choices.length >= LONG && search, list, none, these, more];
}

function searchField(label: string, find: (query: string) => void): HTMLInputElement {
  const input = element('input', {
    type: 'search',
    class: 'choice-search',
    'aria-label': label,
    placeholder: label,
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => find(input.value),
  });
  return input;
}
