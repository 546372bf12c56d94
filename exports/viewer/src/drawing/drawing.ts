// The drawing: vis-network with our own symbols and labels.  What is drawn first comes with its places from Python and
// needs nothing else; the graph is attached when it has been unpacked.

import type { App } from '../core/app.ts';
import type { First } from '../core/embedded.ts';
import { boxOf, FONTS, linesOf, RADII, stepOf, type Box, type Look } from './labels.ts';
import { linkId, other, type Link } from '../core/model.ts';
import { FADED, paintLabel, paintSymbol, type Painted } from './painter.ts';
import { placeAll } from './placing.ts';
import { nameLines } from './relationnames.ts';
import type { Place, State } from '../core/state.ts';
import { onTheme, readInk, type Ink } from '../ui/theme.ts';
import { motion, whole, homeView } from './views.ts';
import type { VisCall, VisEdge, VisInk, VisNetwork, VisNode, VisSet } from './vis.ts';
import type { Drawn } from '../taking/picture.ts';

/** What the reader does in the drawing. */
export interface Doing {
  thing(id: number): void;
  link(a: number, b: number): void;
  expand(id: number): void;
  nothing(): void;
  moved(id: number, place: Place): void;
}

export class Drawing {
  readonly network: VisNetwork;
  readonly nodes: VisSet<VisNode, number>;
  readonly edges: VisSet<VisEdge, string>;
  /** Where each thing stands or stood. */
  readonly places: Map<number, Place>;
  private readonly looks: Map<number, Look>;
  private ink: Ink;
  private app: App | null = null;
  /** What is lit while the rest is faded. */
  private lit: ReadonlySet<number> | null = null;
  private selected: number | null = null;
  /** Link ids that are coloured: those of what is chosen, or of a path. */
  private strong: ReadonlySet<string> = new Set();

  constructor(readonly root: HTMLElement, first: First, private readonly doing: Doing) {
    this.places = new Map(first.nodes.map(({ id, x, y }) => [id, { x, y }]));
    this.looks = new Map(first.nodes.map(({ id, group, lines, step }) => [id, { kind: group, lines, step }]));
    this.ink = readInk(first.kinds.map(({ key }) => key));
    this.nodes = new vis.DataSet<VisNode, number>(first.nodes.map(({ id, group, x, y }) => ({ id, group, x, y })));
    this.edges = new vis.DataSet<VisEdge, string>(first.edges.map((edge) => ({ ...edge, color: this.inkOf(edge.id, edge.from, edge.to) })));
    this.network = new vis.Network(root, { nodes: this.nodes, edges: this.edges }, {
      ...first.options,
      nodes: { shape: 'custom', ctxRenderer: (call: VisCall) => this.paint(call) },
      edges: { ...first.options.edges, arrows: { to: { scaleFactor: 0.45 }, from: { scaleFactor: 0.45 } } },
    });
    window.network = this.network;
    this.listen();
    onTheme(() => this.repaint());
  }

  /** From now on the drawing follows the app's state. */
  attach(app: App): void {
    this.app = app;
    app.listen((now, before) => this.follow(now, before));
    this.follow(app.state, null);
  }

  /** How many neighbours of a thing are not drawn. */
  hidden(id: number): number {
    if (!this.app) return 0;
    let sum = 0;
    for (const link of this.app.graph.linked(id)) {
      if (this.app.filtered.link(link) && !this.nodes.get(other(link, id)) && this.app.filtered.thing(other(link, id))) sum++;
    }
    return sum;
  }

  /** Brings things into view, near enough to read. */
  goTo(ids: Iterable<number>): void {
    const at = [...ids].flatMap((id) => this.places.get(id) ?? []);
    if (!at.length) return;
    const mean = (axis: 'x' | 'y'): number => at.reduce((sum, place) => sum + place[axis], 0) / at.length;
    const scale = at.length === 1 ? Math.max(this.network.getScale(), 0.9) : Math.min(1, this.network.getScale());
    this.network.moveTo({ position: { x: mean('x'), y: mean('y') }, scale, animation: motion() });
  }

  /** The whole drawing; a small screen that would make it unreadable starts at the best connected thing instead. */
  home(): void {
    this.network.moveTo(homeView(this.root, this.boxes()));
  }

  fit(): void {
    this.network.moveTo({ ...whole(this.root, this.boxes().map(({ box }) => box)), animation: motion() });
  }

  zoom(factor: number): void {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: motion() });
  }

  /** Takes the size that the page gives now; vis-network would notice later and rescale what is seen. */
  resize(): void {
    this.network.setSize('100%', '100%');
    this.network.redraw();
  }

  look(id: number): Look {
    let look = this.looks.get(id);
    if (!look && this.app) {
      const thing = this.app.graph.thing(id);
      this.looks.set(id, (look = { kind: thing.kind, lines: linesOf(thing.label), step: stepOf(thing.degree) }));
    }
    return look ?? { kind: 'other', lines: ['?'], step: 0 };
  }

  /** What is drawn now, for a picture of it. */
  drawn(): Drawn {
    const { x, y } = this.network.getViewPosition();
    const [wide, high] = [this.root.clientWidth, this.root.clientHeight].map((size) => size / 2 / this.network.getScale()) as [number, number];
    return {
      things: this.nodes.getIds().map((id) => this.drawnThing(id)),
      links: this.edges.getIds().map((id) => this.drawnLink(this.edges.get(id) as VisEdge)),
      seen: [x - wide, y - high, x + wide, y + high],
    };
  }

  private drawnThing(id: number): Drawn['things'][number] {
    const { lines, step } = this.look(id);
    const chosen = this.selected === id;
    return {
      id, ...this.network.getPosition(id), lines, radius: RADII[step] as number, font: FONTS[step] as number,
      strong: step > 1 || chosen, chosen, faded: this.lit !== null && !this.lit.has(id),
    };
  }

  private drawnLink({ id, from: a, to: b, arrows, dashes, width, color }: VisEdge): Drawn['links'][number] {
    const accent = this.strong.has(id);
    return {
      a, b, width, dashes, accent, forward: arrows.includes('to'), back: arrows.includes('from'), faded: (color?.opacity ?? 1) < 1,
    };
  }

  private listen(): void {
    const { network, root, doing } = this;
    network.on('click', ({ nodes, edges }: { nodes: number[]; edges: string[] }) => {
      const [a, b] = (edges[0] ?? '').split('-').map(Number);
      if (nodes[0] !== undefined) doing.thing(nodes[0]);
      else if (a !== undefined && b !== undefined) doing.link(a, b);
      else doing.nothing();
      network.unselectAll();
    });
    network.on('doubleClick', ({ nodes }: { nodes: number[] }) => { if (nodes[0] !== undefined) doing.expand(nodes[0]); });
    for (const [event, style] of [['hoverNode', 'pointer'], ['blurNode', ''], ['hoverEdge', 'pointer'], ['blurEdge', '']] as const) {
      network.on(event, () => { root.style.cursor = style; });
    }
    network.on('afterDrawing', (ctx: CanvasRenderingContext2D) => this.nameLinks(ctx));
    network.on('dragEnd', ({ nodes }: { nodes: number[] }) => {
      for (const id of nodes) doing.moved(id, network.getPosition(id));
    });
  }

  /** Draws what changed between two states; all of it where there is none before. */
  private follow(now: State, before: State | null): void {
    const other = !before || now.shown !== before.shown || now.filters !== before.filters;
    const lit = !before || now.open !== before.open || now.lit !== before.lit || now.path !== before.path;
    if (lit) this.light(now);
    if (other) this.show(now);
    if (lit) this.recolour();
    if (before && now.pinned !== before.pinned) this.move(now, before);
    if (this.app?.opening.move && now.open.view === 'thing') this.goTo([now.open.id]);
    if (before && now.path && now.path !== before.path) this.goTo(now.path);
    if (before && now.lit && now.lit !== before.lit) this.goTo([...now.lit].filter((id) => this.nodes.get(id)));
  }

  /** Draws exactly the things that are shown and pass the filters, and the links between them. */
  private show(now: State): void {
    const { graph, filtered } = this.app as App;
    const wanted = new Set([...now.shown].filter((id) => filtered.thing(id)));
    for (const [id, place] of now.pinned) this.places.set(id, place);
    const missing = [...wanted].filter((id) => !this.places.has(id));
    if (missing.length) {
      placeAll(missing, {
        places: this.places, box: (id, x, y) => boxOf(this.look(id), x, y), neighbours: (id) => graph.neighbours(id).filter((near) => wanted.has(near)),
      });
    }
    const links = new Map<string, Link>();
    for (const id of wanted) {
      for (const link of graph.linked(id)) if (wanted.has(link.a) && wanted.has(link.b) && filtered.link(link)) links.set(link.id, link);
    }
    this.edges.remove(this.edges.getIds().filter((id) => !links.has(id)));
    this.nodes.remove(this.nodes.getIds().filter((id) => !wanted.has(id)));
    this.nodes.add([...wanted].filter((id) => !this.nodes.get(id)).map((id) => ({ id, group: this.look(id).kind, ...this.places.get(id) as Place })));
    this.edges.add([...links.values()].filter(({ id }) => !this.edges.get(id)).map((link) => this.edge(link)));
  }

  /** Puts things where the reader pinned them. */
  private move(now: State, before: State): void {
    for (const [id, place] of now.pinned) {
      if (before.pinned.get(id) === place) continue;
      this.places.set(id, place);
      if (this.nodes.get(id)) this.network.moveNode(id, place.x, place.y);
    }
    this.network.redraw();
  }

  /** Lights what is asked for: a path, a query's rows, or what is chosen with its neighbours. */
  private light(now: State): void {
    const { graph } = this.app as App;
    const { open, path, lit } = now;
    const ends = open.view === 'evidence' ? graph.statement(open.statement) : null;
    this.selected = open.view === 'thing' ? open.id : null;
    if (path) this.strong = new Set(path.slice(1).map((id, at) => linkId(path[at] as number, id)));
    else if (ends && !ends.isType) this.strong = new Set([linkId(ends.subject, ends.object)]);
    else this.strong = new Set(this.selected === null ? [] : graph.linked(this.selected).map(({ id }) => id));
    if (path ?? lit) this.lit = new Set(path ?? lit);
    else if (this.selected !== null) this.lit = new Set([this.selected, ...graph.neighbours(this.selected)]);
    else this.lit = ends ? new Set(ends.isType ? [ends.subject] : [ends.subject, ends.object]) : null;
  }

  private repaint(): void {
    this.ink = readInk(Object.keys(this.ink.kinds));
    this.recolour();
  }

  /** Gives the lines whose colour is no longer right the one that is. */
  private recolour(): void {
    const changed = this.edges.getIds().flatMap((id) => {
      const { from, to, color } = this.edges.get(id) as VisEdge;
      const wanted = this.inkOf(id, from, to);
      return wanted.color === color?.color && wanted.opacity === color.opacity ? [] : [{ id, color: wanted }];
    });
    if (changed.length) this.edges.update(changed);
    this.network.redraw();
  }

  /** A line as vis-network takes it; payload.py makes the same for what is drawn first. */
  private edge(link: Link): VisEdge {
    const arrows = [link.forward && 'to', link.back && 'from'].filter(Boolean).join(', ');
    const width = 1.2 + 0.5 * Math.min(link.statements.length - 1, 5);
    return { id: link.id, from: link.a, to: link.b, arrows, dashes: !link.stated, width, color: this.inkOf(link.id, link.a, link.b) };
  }

  private inkOf(id: string, a: number, b: number): VisInk {
    const { line, accent } = this.ink;
    const own = this.strong.has(id);
    const inside = this.lit?.has(a) && this.lit.has(b) && this.selected === null;
    return { color: own ? accent : line, highlight: accent, hover: accent, opacity: this.lit && !own && !inside ? FADED * 2 : 1 };
  }

  private paint({ ctx, id, x, y, state }: VisCall): object {
    const look = this.look(id);
    const chosen = this.selected === id;
    const at: Painted = {
      x, y, chosen, hover: state.hover, alpha: this.lit && !this.lit.has(id) ? FADED : 1,
      pinned: this.app?.state.pinned.has(id) ?? false, more: chosen || state.hover ? this.hidden(id) : 0,
    };
    const radius = RADII[look.step] as number;
    return {
      drawNode: () => paintSymbol(ctx, look, this.ink, at),
      drawExternalLabel: () => paintLabel(ctx, look, this.ink, at, this.network.getScale()),
      nodeDimensions: { width: 2 * radius, height: 2 * radius },
    };
  }

  /** Names the lines of what is chosen, where there is room beside the labels. */
  private nameLinks(ctx: CanvasRenderingContext2D): void {
    if (!this.app || !this.strong.size || this.network.getScale() < 0.5) return;
    const shown = [...this.strong].filter((id) => this.edges.get(id));
    const taken = [...(this.lit ?? [])].filter((id) => this.nodes.get(id)).map((id) => this.box(id));
    nameLines(ctx, shown.map((id) => this.app?.graph.links.get(id)).filter((link) => link !== undefined), taken, {
      graph: this.app.graph, ink: this.ink, selected: this.selected, at: (id) => this.network.getPosition(id),
    });
  }

  private box(id: number): Box {
    const { x, y } = this.network.getPosition(id);
    return boxOf(this.look(id), x, y);
  }

  /** The boxes of all that is drawn, with how well connected each is. */
  private boxes(): { box: Box; step: number; x: number; y: number }[] {
    return this.nodes.getIds().map((id) => ({ box: this.box(id), step: this.look(id).step, ...this.network.getPosition(id) }));
  }
}

