// The drawing: vis-network with our own symbols and labels.

import { visible } from './dom.js';
import { shapeOf } from './kinds.js';

// As in labels.py.
const RADII = [8, 11, 15, 20];
const FONTS = [12, 13, 15, 18];
const LINE = 1.2;
const LETTER = 0.58;

const FAMILY = 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const SMALLEST = 5.2; // letters below this height on the screen are left out
const READABLE = 0.58; // zoom below which a small screen starts at the hub instead of the whole
const HUBS = [0, 0, 6.5, 10]; // least height on the screen of the letters of well connected things
const FADED = 0.13;
const ABOVE = 40; // pixels that the count of what is shown takes

/** @type {Map<string, Path2D>} */
const outlines = new Map();

/** @param {string} kind */
function outline(kind) {
  let path = outlines.get(kind);
  if (!path) outlines.set(kind, (path = new Path2D(shapeOf(kind).path)));
  return path;
}

export class Canvas {
  /**
   * @param {HTMLElement} container
   * @param {import('./model.js').Graph} graph
   * @param {{nodes: any[], edges: any[], options: any}} first what pyvis wrote
   * @param {{thing: (id: number) => void, link: (id: string) => void, nothing: () => void}} chosen
   */
  constructor(container, graph, first, chosen) {
    this.graph = graph;
    this.container = container;
    /** @type {Map<number, {x: number, y: number}>} where each thing stands or stood */
    this.places = new Map(first.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
    /** @type {Set<number>|null} what is lit while the rest is faded */
    this.lit = null;
    /** @type {number|null} */
    this.selected = null;
    this.readTheme();
    this.nodes = new vis.DataSet(first.nodes.map((node) => this.#node(node.id)));
    this.edges = new vis.DataSet(first.edges.map((edge) => ({ ...edge, ...this.#inks(edge.id) })));
    const options = {
      ...first.options,
      nodes: { shape: 'custom', ctxRenderer: (/** @type {any} */ call) => this.#draw(call) },
      edges: {
        ...first.options.edges,
        arrows: { to: { scaleFactor: 0.45 }, from: { scaleFactor: 0.45 } },
      },
    };
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, options);
    window.network = this.network;
    this.network.on('click', (/** @type {any} */ event) => {
      if (event.nodes.length) chosen.thing(event.nodes[0]);
      else if (event.edges.length) chosen.link(event.edges[0]);
      else chosen.nothing();
    });
    for (const [event, style] of [['hoverNode', 'pointer'], ['blurNode', ''], ['hoverEdge', 'pointer'], ['blurEdge', '']]) {
      this.network.on(event, () => (container.style.cursor = style));
    }
    this.network.on('afterDrawing', (/** @type {CanvasRenderingContext2D} */ ctx) => this.#relations(ctx));
    this.network.on('dragEnd', (/** @type {any} */ event) => {
      for (const id of event.nodes) this.places.set(id, this.network.getPosition(id));
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.repaint());
  }

  /** Colours from the style sheet. */
  readTheme() {
    const style = getComputedStyle(document.documentElement);
    const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    this.ink = {
      ground: of('--ground'), text: of('--text'), soft: of('--soft'), line: of('--line'), accent: of('--accent'),
      kinds: Object.fromEntries(this.graph.kinds.map(({ key }) => [key, [of(`--${key}`), of(`--${key}-rim`)]])),
    };
  }

  repaint() {
    this.readTheme();
    this.edges.update(this.edges.getIds().map((/** @type {string} */ id) => ({ id, ...this.#inks(id) })));
    this.network.redraw();
  }

  /** @param {number} id */
  #node(id) {
    const thing = this.graph.things[id];
    return { id, group: thing.kind, ...this.places.get(id) };
  }

  /** A line as vis-network takes it; payload.py makes the same for the first drawing. @param {string} id */
  #edge(id) {
    const link = /** @type {import('./model.js').Link} */ (this.graph.links.get(id));
    const arrows = [link.forward && 'to', link.back && 'from'].filter(Boolean).join(', ');
    const width = 1.2 + 0.5 * Math.min(link.statements.length - 1, 5);
    return { id, from: link.a, to: link.b, arrows, dashes: !link.stated, width, ...this.#inks(id) };
  }

  /** Colour of a line. @param {string} id */
  #inks(id) {
    const link = /** @type {import('./model.js').Link} */ (this.graph.links.get(id));
    const own = this.selected === link.a || this.selected === link.b || this.link === id;
    const faded = this.lit !== null && !own;
    const { line, accent } = this.ink;
    return { color: { color: own ? accent : line, highlight: accent, hover: accent, opacity: faded ? FADED * 2 : 1 } };
  }

  /** Draw one thing: vis-network asks for it at every frame. @param {any} call */
  #draw({ ctx, id, x, y, state: { hover } }) {
    const thing = this.graph.things[id];
    const radius = RADII[thing.size];
    const chosen = this.selected === id;
    const alpha = this.lit && !this.lit.has(id) ? FADED : 1;
    return {
      drawNode: () => {
        const [fill, rim] = this.ink.kinds[thing.kind];
        const hollow = shapeOf(thing.kind).hollow;
        ctx.globalAlpha = alpha;
        if (chosen || hover) {
          ctx.beginPath();
          ctx.arc(x, y, radius + 6, 0, 2 * Math.PI);
          ctx.fillStyle = this.ink.accent;
          ctx.globalAlpha = alpha * (chosen ? 0.34 : 0.18);
          ctx.fill();
          ctx.globalAlpha = alpha;
        }
        ctx.translate(x, y);
        ctx.scale(radius, radius);
        ctx.fillStyle = hollow ? this.ink.ground : fill;
        ctx.strokeStyle = hollow ? fill : rim;
        ctx.lineWidth = (hollow ? 2.4 : 1.4) / radius;
        ctx.fill(outline(thing.kind));
        ctx.stroke(outline(thing.kind));
      },
      drawExternalLabel: () => this.#label(ctx, thing, x, y + radius, alpha, chosen || hover),
      nodeDimensions: { width: 2 * radius, height: 2 * radius },
    };
  }

  /**
   * @param {CanvasRenderingContext2D} ctx @param {import('./model.js').Thing} thing
   * @param {number} x @param {number} top @param {number} alpha @param {boolean} strong
   */
  #label(ctx, thing, x, top, alpha, strong) {
    const scale = this.network.body.view.scale;
    // The names of hubs stay readable from afar, as those of cities on a map.
    const size = thing.size > 1 ? Math.max(FONTS[thing.size], HUBS[thing.size] / scale) : FONTS[thing.size];
    if (size * scale < SMALLEST && !strong) return;
    ctx.globalAlpha = alpha;
    ctx.font = `${thing.size > 1 || strong ? '600 ' : ''}${size}px ${FAMILY}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    ctx.lineJoin = 'round';
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = this.ink.ground;
    ctx.fillStyle = thing.size || strong ? this.ink.text : this.ink.soft;
    for (let row = 0; row < thing.lines.length; row++) {
      const y = top + 4 + row * size * LINE;
      ctx.strokeText(visible(thing.lines[row]), x, y);
      ctx.fillText(visible(thing.lines[row]), x, y);
    }
    const more = this.hiddenLinks(thing.id);
    if (more && strong) {
      ctx.font = `600 11px ${FAMILY}`;
      ctx.fillStyle = this.ink.accent;
      const y = top + 4 + thing.lines.length * size * LINE;
      ctx.strokeText(`+${more}`, x, y);
      ctx.fillText(`+${more}`, x, y);
    }
  }

  /** Name the lines of what is selected, where there is room beside the labels. @param {CanvasRenderingContext2D} ctx */
  #relations(ctx) {
    const links = this.selected === null ? (this.link ? [this.graph.links.get(this.link)] : []) : this.graph.things[this.selected].links;
    if (!links.length || this.network.getScale() < 0.5) return;
    const taken = new Boxes();
    for (const id of this.lit ?? []) {
      if (!this.nodes.get(id)) continue;
      const { x, y } = this.network.getPosition(id);
      taken.add(this.#box(id, x, y));
    }
    ctx.font = `11px ${FAMILY}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.lineJoin = 'round';
    ctx.lineWidth = 4;
    ctx.strokeStyle = this.ink.ground;
    ctx.fillStyle = this.ink.accent;
    for (const link of links) if (link && this.edges.get(link.id)) this.#relation(ctx, link, taken);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {import('./model.js').Link} link @param {Boxes} taken */
  #relation(ctx, link, taken) {
    const names = [...new Set(link.statements.map((one) => this.graph.relations[one.relation]))];
    const label = names[0] + (names.length > 1 ? ` +${names.length - 1}` : '');
    const near = this.network.getPosition(this.selected === link.b ? link.b : link.a);
    const far = this.network.getPosition(this.selected === link.b ? link.a : link.b);
    const half = ctx.measureText(label).width / 2 + 2;
    for (const share of [0.5, 0.62, 0.42, 0.72, 0.34]) {
      const x = near.x + (far.x - near.x) * share;
      const y = near.y + (far.y - near.y) * share;
      const box = [x - half, y - 7, x + half, y + 7];
      if (!taken.free(box)) continue;
      taken.add(box);
      ctx.strokeText(label, x, y);
      ctx.fillText(label, x, y);
      return;
    }
  }

  /** How many neighbours of a thing are not drawn. @param {number} id */
  hiddenLinks(id) {
    let hidden = 0;
    for (const { a, b } of this.graph.things[id].links) if (!this.nodes.get(a === id ? b : a)) hidden++;
    return hidden;
  }

  /**
   * Draw exactly these things and the links between them; what is new finds a free place beside its neighbours.
   * @param {Set<number>} wanted @param {(link: import('./model.js').Link) => boolean} allowed
   */
  show(wanted, allowed) {
    const gone = this.nodes.getIds().filter((/** @type {number} */ id) => !wanted.has(id));
    const fresh = [...wanted].filter((id) => !this.nodes.get(id));
    this.#place(fresh.filter((id) => !this.places.has(id)));
    const links = new Set();
    for (const id of wanted) {
      for (const link of this.graph.things[id].links) {
        if (wanted.has(link.a) && wanted.has(link.b) && allowed(link)) links.add(link.id);
      }
    }
    this.edges.remove(this.edges.getIds().filter((/** @type {string} */ id) => !links.has(id)));
    this.nodes.remove(gone);
    this.nodes.add(fresh.map((id) => this.#node(id)));
    this.edges.add([...links].filter((id) => !this.edges.get(id)).map((id) => this.#edge(id)));
  }

  /** Find free places on rings round a drawn neighbour; without one, round the middle. @param {number[]} fresh */
  #place(fresh) {
    const grid = new Boxes();
    for (const [id, { x, y }] of this.places) grid.add(this.#box(id, x, y));
    const left = new Set(fresh);
    const queue = fresh.filter((id) => this.graph.neighbours(id).some((other) => this.places.has(other)));
    let rim = 0; // rings that are full round the middle
    while (left.size) {
      const id = queue.shift() ?? this.#busiest(left);
      if (!left.delete(id)) continue;
      const anchor = this.graph.neighbours(id).find((other) => this.places.has(other));
      const found = anchor === undefined
        ? this.#freePlace(grid, id, { x: 0, y: 0 }, rim, 40 * Math.min(6, this.graph.things[id].links.length))
        : this.#freePlace(grid, id, /** @type {{x: number, y: number}} */ (this.places.get(anchor)), 0, 0);
      if (anchor === undefined) rim = Math.max(0, found.ring - 2);
      this.places.set(id, found.place);
      grid.add(this.#box(id, found.place.x, found.place.y));
      for (const other of this.graph.neighbours(id)) if (left.has(other)) queue.push(other);
    }
  }

  /** The best connected of some things: its neighbours will stand round it. @param {Set<number>} ids */
  #busiest(ids) {
    return [...ids].reduce((p, q) => (this.graph.things[q].links.length > this.graph.things[p].links.length ? q : p));
  }

  /** @param {Boxes} grid @param {number} id @param {{x: number, y: number}} middle @param {number} first @param {number} clear */
  #freePlace(grid, id, middle, first, clear) {
    for (let ring = first; ; ring++) {
      const radius = 95 + ring * 40;
      const steps = 10 + ring * 4;
      for (let step = 0; step < steps; step++) {
        const angle = (2 * Math.PI * (step + (ring % 2) / 2)) / steps + id;
        const place = {
          x: Math.round(middle.x + radius * 1.3 * Math.cos(angle)),
          y: Math.round(middle.y + radius * Math.sin(angle)),
        };
        const [left, top, right, bottom] = this.#box(id, place.x, place.y);
        if (grid.free([left - clear, top - clear, right + clear, bottom + clear])) return { place, ring };
      }
    }
  }

  /** The room of a thing: left, top, right, bottom. @param {number} id @param {number} x @param {number} y */
  #box(id, x, y) {
    const { size, lines } = this.graph.things[id];
    const half = Math.max(RADII[size], (Math.max(...lines.map((line) => line.length)) * FONTS[size] * LETTER) / 2) + 5;
    return [x - half, y - RADII[size] - 5, x + half, y + RADII[size] + lines.length * FONTS[size] * LINE + 9];
  }

  /** Light a thing with its neighbours, or a link with its ends; null lights all. @param {number|string|null} what */
  select(what) {
    this.selected = typeof what === 'number' ? what : null;
    this.link = typeof what === 'string' ? what : null;
    const link = this.link === null ? undefined : this.graph.links.get(this.link);
    if (this.selected !== null) this.lit = new Set([this.selected, ...this.graph.neighbours(this.selected)]);
    else this.lit = link ? new Set([link.a, link.b]) : null;
    this.edges.update(this.edges.getIds().map((/** @type {string} */ id) => ({ id, ...this.#inks(id) })));
    this.network.redraw();
  }

  /** Bring things into view, near enough to read. @param {number[]} ids */
  goTo(ids) {
    const at = ids.map((id) => this.places.get(id)).filter((place) => place !== undefined);
    if (!at.length) return;
    const x = at.reduce((sum, place) => sum + place.x, 0) / at.length;
    const y = at.reduce((sum, place) => sum + place.y, 0) / at.length;
    this.network.moveTo({ position: { x, y }, scale: Math.max(this.network.getScale(), 0.9), animation: motion() });
  }

  /** The whole drawing; a small screen that would make it unreadable starts at the best connected thing instead. */
  home() {
    const whole = this.#whole();
    const { clientWidth, clientHeight } = this.container;
    if (whole.scale >= READABLE || clientWidth > 720) {
      this.network.moveTo(whole);
      return;
    }
    const best = this.places.get(this.#busiest(new Set(this.nodes.getIds()))) ?? { x: 0, y: 0 };
    const [left, top, right, bottom] = this.#bounds();
    const [x, y] = [clientWidth / 2 / READABLE, clientHeight / 2 / READABLE]; // half of what is seen
    this.network.moveTo({
      position: { x: within(best.x, left + x, right - x), y: within(best.y, top + y - ABOVE / READABLE, bottom - y) },
      scale: READABLE,
    });
  }

  fit() {
    this.network.moveTo({ ...this.#whole(), animation: motion() });
  }

  /** Where to look from to see everything, labels too. */
  #whole() {
    const [left, top, right, bottom] = this.#bounds();
    if (left > right) return { position: { x: 0, y: 0 }, scale: 1 };
    const { clientWidth, clientHeight } = this.container;
    const scale = Math.min(clientWidth / (right - left + 16), (clientHeight - ABOVE) / (bottom - top + 16), 1.2);
    return { position: { x: (left + right) / 2, y: (top + bottom) / 2 - ABOVE / 2 / scale }, scale };
  }

  /** The room of all that is drawn: left, top, right, bottom; left is right of right where nothing is. */
  #bounds() {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const id of this.nodes.getIds()) {
      const { x, y } = this.network.getPosition(id);
      const box = this.#box(id, x, y);
      [left, top, right, bottom] = [Math.min(left, box[0]), Math.min(top, box[1]), Math.max(right, box[2]), Math.max(bottom, box[3])];
    }
    return [left, top, right, bottom];
  }

  /** Take the size that the page gives now; vis-network would notice later and rescale what is seen. */
  resize() {
    this.network.setSize('100%', '100%');
    this.network.redraw();
  }

  /** @param {number} factor */
  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: motion() });
  }
}

/** Boxes on a coarse grid, to find free room quickly. */
class Boxes {
  constructor() {
    /** @type {Map<string, number[][]>} */
    this.cells = new Map();
  }

  /** @param {number[]} box */
  *#cellsOf([left, top, right, bottom]) {
    for (let x = Math.floor(left / 120); x <= Math.floor(right / 120); x++) {
      for (let y = Math.floor(top / 120); y <= Math.floor(bottom / 120); y++) yield `${x},${y}`;
    }
  }

  /** @param {number[]} box */
  add(box) {
    for (const cell of this.#cellsOf(box)) {
      const there = this.cells.get(cell);
      if (there) there.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  /** @param {number[]} box */
  free(box) {
    for (const cell of this.#cellsOf(box)) {
      for (const [left, top, right, bottom] of this.cells.get(cell) ?? []) {
        if (box[0] < right && left < box[2] && box[1] < bottom && top < box[3]) return false;
      }
    }
    return true;
  }
}

/** A value held between two ends; their middle where they cross. @param {number} value @param {number} low @param {number} high */
const within = (value, low, high) => (low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high));

/** Movement, unless the reader's system asks for none. */
const motion = () =>
  (matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 280, easingFunction: 'easeInOutQuad' });
