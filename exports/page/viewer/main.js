// Wires drawing, panel, search and legend, and holds what is shown.

import { Canvas } from './canvas.js';
import { byId, element, linked, symbol, words } from './dom.js';
import { shapeOf } from './kinds.js';
import { legend } from './legend.js';
import { Graph } from './model.js';
import { Panel } from './panel.js';
import { searcher } from './search.js';

const ALL_AT_MOST = 1500; // things that "Show all" draws

const data = JSON.parse(byId('graph-data').textContent ?? '');
const graph = new Graph(data.graph);
const start = new Set(/** @type {number[]} */ (data.nodes.map((/** @type {{id: number}} */ node) => node.id)));
let shown = new Set(start);
const off = { kinds: /** @type {Set<string>} */ (new Set()), planned: false };
const say = (/** @type {string} */ text) => { byId('status').textContent = text; };

// First what takes room beside the drawing, so that the drawing knows its size.
legend(graph, off, () => sync());
stats();
document.body.classList.toggle('panel-closed', !matchMedia('(min-width: 721px)').matches);
const canvas = new Canvas(byId('graph'), graph, data, {
  thing: (id) => openThing(id, { move: false }),
  link: (id) => openLink(id),
  nothing: () => { canvas.select(null); },
});
const panel = new Panel(byId('panel'), graph, {
  thing: (id) => openThing(id, { move: true, focus: true }),
  link: (id) => openLink(id),
  expand: (id) => expand(id),
  hide: (id) => hide(id),
  close: () => { setPanel(false); canvas.select(null); byId('search').focus(); },
  hidden: (id) => canvas.hiddenLinks(id),
});

/** Draw what is shown and not switched off. */
function sync() {
  const wanted = new Set([...shown].filter((id) => !off.kinds.has(graph.things[id].kind)));
  canvas.show(wanted, (link) => link.stated || !off.planned);
  countShown(wanted.size);
}

/** @param {number} drawn */
function countShown(drawn) {
  const total = graph.things.length;
  const can = drawn < total && total <= ALL_AT_MOST && !off.kinds.size;
  byId('shown').replaceChildren(
    element('span', {}, `${drawn.toLocaleString('en')} of ${total.toLocaleString('en')} shown`),
    ...(can ? [element('button', { type: 'button', id: 'show-all', onclick: showAll }, 'Show all')] : []),
    ...(same(shown, start) ? [] : [element('button', { type: 'button', id: 'reset', onclick: reset }, 'Reset')]));
}

/** @param {Set<number>} p @param {Set<number>} q */
const same = (p, q) => p.size === q.size && [...p].every((one) => q.has(one));

/** Open or close the panel; tells whether that changed anything. @param {boolean} open */
function setPanel(open) {
  const before = document.body.classList.contains('panel-closed');
  document.body.classList.toggle('panel-closed', !open);
  if (before === open) canvas.resize();
  return before === open;
}

/** @param {number} id @param {{move?: boolean, focus?: boolean}} how */
function openThing(id, { move = false, focus = false } = {}) {
  const drawn = canvas.nodes.get(id);
  if (!drawn) {
    off.kinds.has(graph.things[id].kind) || shown.add(id);
    sync();
  }
  const opened = setPanel(true);
  canvas.select(id);
  panel.thing(id);
  if (focus) panel.focus();
  if (move || opened || !drawn) canvas.goTo([id]);
  say(`${graph.things[id].label}: ${graph.things[id].statements.length} statements`);
}

/** @param {string} id */
function openLink(id) {
  const link = graph.links.get(id);
  if (!link) return;
  const opened = setPanel(true);
  canvas.select(id);
  panel.link(link);
  if (opened) canvas.goTo([link.a, link.b]);
  say(`${graph.things[link.a].label} and ${graph.things[link.b].label}`);
}

/** @param {number} id */
function expand(id) {
  for (const other of graph.neighbours(id)) shown.add(other);
  sync();
  canvas.select(id);
  panel.thing(id);
  panel.focus();
}

/** @param {number} id */
function hide(id) {
  shown.delete(id);
  sync();
  canvas.select(null);
  panel.overview();
  panel.focus();
}

function showAll() {
  shown = new Set(graph.things.keys());
  sync();
  byId('panel').querySelector('[data-act=expand]')?.remove(); // nothing is left to show more of
  canvas.fit();
}

function reset() {
  shown = new Set(start);
  sync();
  canvas.select(null);
  canvas.fit();
}

function search() {
  const find = searcher(graph);
  const input = /** @type {HTMLInputElement} */ (byId('search'));
  const list = byId('search-results');
  /** @type {ReturnType<typeof find>} */
  let found = [];
  let at = 0;
  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const go = (/** @type {number} */ index) => {
    if (!found[index]) return;
    close();
    input.value = found[index].thing.label;
    openThing(found[index].thing.id, { move: true, focus: true });
  };
  const mark = () => {
    [...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
    list.children[at]?.scrollIntoView({ block: 'nearest' });
    if (found.length) input.setAttribute('aria-activedescendant', `found-${at}`);
  };
  const update = () => {
    found = find(input.value);
    at = 0;
    const rows = found.map(({ thing, name }, index) => {
      const shape = shapeOf(thing.kind);
      const cls = thing.classes.map((one) => graph.classes[one]).join(', ') || graph.kinds.find(({ key }) => key === thing.kind)?.label;
      return element('li', { role: 'option', id: `found-${index}`, onmousedown: (/** @type {Event} */ event) => { event.preventDefault(); go(index); } },
        symbol(thing.kind, shape.path, Boolean(shape.hollow)),
        element('span', { class: 'found' }, words(thing.label, 'found-label'),
          element('small', {}, name === thing.label ? null : words(name), name === thing.label ? '' : ' · ', `${cls ?? ''} · ${linked(thing)}`)));
    });
    list.replaceChildren(...(rows.length || !input.value.trim() ? rows : [element('li', { class: 'none' }, 'Nothing has such a name.')]));
    list.hidden = !input.value.trim();
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark();
  };
  input.addEventListener('input', update);
  input.addEventListener('focus', () => { if (input.value.trim()) { input.select(); update(); } });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (found.length) at = (at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length;
      mark();
    } else if (event.key === 'Enter') go(at);
    else if (event.key === 'Escape') { input.value = ''; update(); }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '')) {
      event.preventDefault();
      input.focus();
    } else if (event.key === 'Escape' && document.activeElement !== input) {
      canvas.select(null);
      setPanel(false);
    }
  });
}

function stats() {
  const apart = graph.statements.filter((one) => !one.asserted);
  const coming = apart.filter((one) => one.claims.some((claim) => claim.modality === 'Planned' || claim.modality === 'Expected')).length;
  const number = (/** @type {number} */ value, /** @type {string} */ one, /** @type {string} */ many) =>
    element('span', { class: 'stat' }, element('b', {}, value.toLocaleString('en')), ` ${value === 1 ? one : many}`);
  byId('stats').replaceChildren(
    number(graph.articles.length, 'article', 'articles'), number(graph.things.length, 'thing', 'things'),
    number(graph.statements.length - apart.length, 'statement', 'statements'),
    ...(coming ? [number(coming, 'planned or expected', 'planned or expected')] : []),
    ...(apart.length > coming ? [number(apart.length - coming, 'denied or reported', 'denied or reported')] : []),
    ...(data.graph.leftOut ? [element('span', { class: 'stat', title: 'The page shows the most connected things of a '
      + 'large graph. Ask all of it with: corridor query, corridor explain' },
      element('b', {}, data.graph.leftOut.toLocaleString('en')), ' claims more in graph.ttl')] : []));
}

canvas.network.once('afterDrawing', () => performance.mark('kg:graph'));
panel.overview();
countShown(start.size);
search();
byId('zoom-in').addEventListener('click', () => canvas.zoom(1.35));
byId('zoom-out').addEventListener('click', () => canvas.zoom(1 / 1.35));
byId('fit').addEventListener('click', () => canvas.fit());
canvas.home();
canvas.network.once('afterDrawing', () => performance.mark('kg:stable'));
