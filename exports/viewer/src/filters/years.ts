// The years: a slider with two thumbs over a histogram of the statements, two fields to type in, and the undated.
//
// The slider goes by the years that occur, not by the calendar: one founding date of the Tang dynasty would otherwise
// press all that matters into the last pixels.

import type { Counts } from '../core/counts.ts';
import { element } from '../ui/dom.ts';
import { gesture } from './gesture.ts';
import { histogram } from './histogram.ts';
import { number, texts } from '../ui/i18n.ts';
import { section, type Choose, type Section } from './section.ts';

const t = texts({
  title: ['Years', '年份'],
  first: ['First year', '起始年份'],
  last: ['Last year', '截止年份'],
  from: ['from', '从'],
  to: ['to', '至'],
  undated: ['Without a year', '无年份'],
  none: ['No article names a year.', '文章没有提到年份。'],
});

type Range = readonly [number, number];

type Take = (range: Range | null, step: boolean) => void;

interface Chooser<R = Range> {
  root: HTMLElement;
  show(range: R, counts: Counts): void;
}

/** The section of the years; `years` are those that occur, in order. */
export function yearsSection(years: readonly number[], choose: Choose): Section {
  const chooser = years.length ? rangeChooser(years, (range, step) => choose({ years: range }, step)) : null;
  const undated = element('input', { type: 'checkbox', onchange: () => choose({ undated: undated.checked }) });
  const count = element('span', { class: 'count' });
  const without = element(
    'div',
    { class: 'choice' },
    element('label', {}, undated, element('span', { class: 'choice-name' }, t('undated')), count),
  );
  const children = [chooser ? chooser.root : element('p', { class: 'soft' }, t('none')), without];
  return section(t('title'), ['years', 'undated'], choose, children, (filters, counts) => {
    undated.checked = filters.undated;
    count.textContent = number(counts.undated);
    without.classList.toggle('nothing', counts.undated === 0);
    chooser?.show(filters.years, counts);
  });
}

/** Thumbs and fields for a range of years; the whole range is none at all. */
function rangeChooser(years: readonly number[], take: Take): Chooser<Range | null> {
  const ends = [years[0] as number, years[years.length - 1] as number] as const;
  let [first, last]: Range = ends;
  let again = (): void => undefined;
  const [low, high] = [slider(t('first'), years), slider(t('last'), years)];
  const [from, to] = [field(t('first'), ends), field(t('last'), ends)];

  const put = (a: number, b: number, step: boolean): boolean => {
    const changes = a !== first || b !== last;
    if (changes) take(a <= ends[0] && b >= ends[1] ? null : [a, b], step);
    else again();
    return changes;
  };
  const at = (thumb: HTMLInputElement): number => years[thumb.valueAsNumber] as number;
  gesture(low, (step) => put(Math.min(at(low), last), last, step));
  gesture(high, (step) => put(first, Math.max(at(high), first), step));
  from.addEventListener('change', () => put(typed(from, first, ends), Math.max(typed(from, first, ends), last), true));
  to.addEventListener('change', () => put(Math.min(typed(to, last, ends), first), typed(to, last, ends), true));

  const track = rangeTrack(years, low, high);
  const fields = element(
    'div',
    { class: 'typed' },
    element('label', {}, t('from'), from),
    element('label', {}, t('to'), to),
  );
  const show = (range: Range | null, counts: Counts): void => {
    [first, last] = range ?? ends;
    [from.value, to.value] = [String(first), String(last)];
    track.show([first, last], counts);
    again = () => show(range, counts);
  };
  return { root: element('div', {}, track.root, fields), show };
}

/** The two thumbs over their bars. */
function rangeTrack(years: readonly number[], low: HTMLInputElement, high: HTMLInputElement): Chooser {
  const bars = histogram(years.length);
  const fill = element('div', { class: 'fill' });
  const track = element('div', { class: 'track' }, fill);
  const root = element('div', { class: 'range', hidden: years.length < 2 }, bars.root, track, low, high);
  const most = years.length - 1 || 1;
  return {
    root,
    show([first, last], counts) {
      const above = years.filter((year) => year <= last).length - 1;
      const below = Math.min(years.filter((year) => year < first).length, above);
      set(low, below, first);
      set(high, above, last);
      low.classList.toggle('upper', below * 2 >= most); // else it could not be got hold of under the other
      fill.style.setProperty('--low', String(below / most));
      fill.style.setProperty('--high', String(above / most));
      bars.show(counts.years, below, above);
    },
  };
}

const slider = (label: string, years: readonly number[]): HTMLInputElement =>
  element('input', { type: 'range', min: 0, max: years.length - 1, 'aria-label': label });

const field = (label: string, [min, max]: Range): HTMLInputElement =>
  element('input', { type: 'number', min, max, step: 1, inputmode: 'numeric', 'aria-label': label });

/** The year in a field, kept within what occurs; what was there before if it is none. */
function typed(input: HTMLInputElement, before: number, [min, max]: Range): number {
  const value = Math.round(input.valueAsNumber);
  return Number.isNaN(value) ? before : Math.min(Math.max(value, min), max);
}

function set(thumb: HTMLInputElement, place: number, year: number): void {
  thumb.value = String(place);
  thumb.setAttribute('aria-valuetext', String(year));
}
