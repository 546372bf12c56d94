// The legend, which is also a filter: each kind of thing and each kind of line can be switched off and on.

import { append, byId, element, symbol } from './dom.js';
import { shapeOf } from './kinds.js';

/**
 * @param {import('./model.js').Graph} graph
 * @param {{kinds: Set<string>, planned: boolean}} off what is switched off; changed in place
 * @param {() => void} changed
 */
export function legend(graph, off, changed) {
  const counts = new Map();
  for (const thing of graph.things) counts.set(thing.kind, (counts.get(thing.kind) ?? 0) + 1);
  const rows = graph.kinds.filter(({ key }) => counts.has(key)).map(({ key, label }) => {
    const shape = shapeOf(key);
    return row(symbol(key, shape.path, Boolean(shape.hollow)), label, counts.get(key), (on) => {
      if (on) off.kinds.delete(key);
      else off.kinds.add(key);
      changed();
    });
  });
  const lines = [...graph.links.values()];
  const stated = lines.filter((link) => link.stated).length;
  append(byId('legend-body'), [
    element('ul', { class: 'legend-rows' }, ...rows),
    element('ul', { class: 'legend-rows lines' },
      element('li', { class: 'legend-row still' }, element('span', { class: 'stroke' }), 'Stated', count(stated)),
      lines.length > stated && row(element('span', { class: 'stroke dashed' }), 'Only planned, expected or reported', lines.length - stated, (on) => {
        off.planned = !on;
        changed();
      })),
  ]);
  /** @type {HTMLDetailsElement} */ (byId('legend')).open = matchMedia('(min-width: 721px)').matches;
}

/** @param {number} number */
const count = (number) => element('span', { class: 'count' }, number.toLocaleString('en'));

/** @param {Element} mark @param {string} label @param {number} number @param {(on: boolean) => void} switched */
function row(mark, label, number, switched) {
  const box = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox', onchange: () => switched(box.checked) }));
  box.checked = true;
  return element('li', {}, element('label', { class: 'legend-row' }, box, mark, element('span', {}, label), count(number)));
}
