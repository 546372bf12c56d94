// Bars over a slider: how many statements each year would show.

import { element } from '../ui/dom.ts';

/** Bars at most; with more places than that a bar stands for several. */
const MOST = 60;

interface Histogram {
  root: HTMLElement;
  /** Draws the counts by place; what lies within the chosen places stands out. */
  show(counts: Int32Array, first: number, last: number): void;
}

/** A histogram for so many places of a slider, each bar above its place. */
export function histogram(places: number): Histogram {
  const width = Math.ceil(places / MOST);
  const bars = Array.from({ length: Math.ceil(places / width) }, (_, bar) => {
    const middle = Math.min(bar * width + (width - 1) / 2, places - 1);
    const made = element('i');
    made.style.setProperty('--at', String(middle / (places - 1 || 1)));
    return made;
  });
  const root = element('div', { class: 'histogram', 'aria-hidden': 'true' }, ...bars);
  root.style.setProperty('--bars', String(bars.length));
  return {
    root,
    show(counts, first, last) {
      const of = (bar: number): Int32Array => counts.subarray(bar * width, (bar + 1) * width);
      const sums = bars.map((_, bar) => of(bar).reduce((sum, one) => sum + one, 0));
      const highest = Math.max(1, ...sums);
      bars.forEach((bar, at) => {
        bar.style.setProperty('--part', String((sums[at] as number) / highest));
        bar.classList.toggle('within', (at + 1) * width > first && at * width <= last);
      });
    },
  };
}
