// The least number of links of a thing, by a slider whose steps widen: 0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30, …

import { element } from '../ui/dom.ts';
import { gesture } from './gesture.ts';
import { texts } from '../ui/i18n.ts';
import { section, type Choose, type Section } from './section.ts';

const t = texts({
  title: ['Links', '关联数'],
  label: ['Least number of links of a thing', '事物的最少关联数'],
  any: ['any number of links: {n} {n|thing|things}', '不限关联数：{n} 个事物'],
  least: ['at least {least} {least|link|links}: {n} {n|thing|things}', '至少 {least} 个关联：{n} 个事物'],
});

const FIRST = [0, 1, 2, 3, 4];
const WITHIN_TEN = [5, 7, 10, 15, 20, 30];

/** The section of the least degree; `most` is the highest degree of the graph. */
export function degreeSection(most: number, choose: Choose): Section {
  const scale = steps(most);
  const slider = element('input', { type: 'range', min: 0, max: scale.length - 1, 'aria-label': t('label') });
  const told = element('p', { class: 'soft' });
  const fill = element('div', { class: 'fill' });
  gesture(slider, (step) => {
    choose({ degree: scale[slider.valueAsNumber] as number }, step);
    return true;
  });
  const range = element('div', { class: 'range' }, element('div', { class: 'track' }, fill), slider);
  return section(t('title'), ['degree'], choose, [range, told], ({ degree }, { degrees }) => {
    const at = Math.min(scale.filter((one) => one < degree).length, scale.length - 1);
    const n = degrees.subarray(degree).reduce((sum, one) => sum + one, 0);
    slider.value = String(at);
    told.textContent = degree ? t('least', { least: degree, n }) : t('any', { n });
    slider.setAttribute('aria-valuetext', told.textContent);
    fill.style.setProperty('--low', String(at / (scale.length - 1 || 1)));
    fill.style.setProperty('--high', '1');
  });
}

/** The numbers that the slider stops at, up to the highest that leaves something. */
function steps(most: number): number[] {
  const found = [...FIRST];
  for (let scale = 1; scale * 5 <= most; scale *= 10) found.push(...WITHIN_TEN.map((one) => one * scale));
  return [...new Set(found)].filter((one) => one <= most).sort((p, q) => p - q);
}
