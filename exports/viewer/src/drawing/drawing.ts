// The drawing: vis-network with our own symbols and labels.  What is drawn first comes with its places from Python and
// needs nothing else; the graph is attached when it has been unpacked.

import type { App } from '../core/app.ts';
import type { First } from '../core/embedded.ts';
import { named } from '../ui/i18n.ts';
import { boxOf, fontAt, labelBox, linesOf, RADII, stepOf, symbolBox, type Box, type Look, type Written } from './labels.ts';
import { lightOf, meant, NO_LIGHT, spokenOf, type Light } from './light.ts';
import { isAlike, lineOf } from './lines.ts';
import { other, type Link } from '../core/model.ts';
import { labelled } from './naming.ts';
import { FADED, paintLabel, paintSymbol, type Painted } from './painter.ts';
import { placeAll } from './placing.ts';
import { paintRelationNames, relationNames, type RelationName } from './relationnames.ts';
import { drawnNow } from './snapshot.ts';
import type { Place, State } from '../core/state.ts';
import { onTheme, readInk, type Ink } from '../ui/theme.ts';
import { homeView, isSeen, motion, seen, whole, type Held } from './views.ts';
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

const CLOSE = 0.9; // zoom at which a thing that is gone to is looked at, at least

export class Drawing {
  readonly network: VisNetwork;
  private readonly nodes: VisSet<VisNode, number>;
  private readonly edges: VisSet<VisEdge, string>;
  /** Where each thing stands or stood. */
  private readonly places: Map<number, Place>;
  /** Where pinned things stood before. */
  private readonly unpinned = new Map<number, Place>();
  private readonly looks: Map<number, Look>;
  /** The things that are drawn, most important first; and the links, once the graph is there. */
  private things: number[] = [];
  private links = new Map<string, Link>();
  private ink: Ink;
  private app: App | null = null;
  private light: Light = NO_LIGHT;
  /** What the pointer is on. */
  private hovered: { thing?: number; link?: string } = {};
  /** The labels that are written at this zoom. */
  private labels: ReadonlyMap<number, Written> = new Map();
  private size: readonly [number, number];
  /** Whether another tab is open. */
  private away = false;

  constructor(readonly root: HTMLElement, first: First, private readonly doing: Doing) {
    this.places = new Map(first.nodes.map(({ id, x, y }) => [id, { x, y }]));
    this.looks = new Map(first.nodes.map(({ id, group, lines, step }) => [id, { kind: group, lines, step }]));
    this.ink = readInk(first.kinds.map(({ key }) => key));
    this.nodes = new vis.DataSet<VisNode, number>(first.nodes.map(({ id, group, x, y }) => ({ id, group, x, y })));
    this.edges = new vis.DataSet<VisEdge, string>(first.edges.map((edge) => ({ ...edge, color: this.inkOf(edge.id, edge.from, edge.to) })));
    this.rank();
    this.network = new vis.Network(root, { nodes: this.nodes, edges: this.edges }, {
      ...first.options,
      autoResize: false, // it would rescale what is seen; see resize()
      nodes: { shape: 'custom', ctxRenderer: (call: VisCall) => this.paint(call) },
      edges: { ...first.options.edges, arrows: { to: { scaleFactor: 0.45 }, from: { scaleFactor: 0.45 } } },
    });
    window.network = this.network;
    this.size = [root.clientWidth, root.clientHeight];
    this.listen();
    onTheme(() => this.repaint());
    new ResizeObserver(() => this.resize()).observe(root);
  }

  /** From now on the drawing follows the app's state. */
  attach(app: App): void {
    this.app = app;
    app.listen((now, before) => this.follow(now, before));
    this.looks.clear(); // the first come in English
    this.follow(app.state, null);
  }

  /** Writes the labels in the interface's language. */
  relabel(): void {
    this.looks.clear();
    this.network.redraw();
  }

  /** How many neighbours of a thing are not drawn. */
  hidden(id: number): number {
    if (!this.app) return 0;
    const { graph, filtered, state } = this.app;
    const isMissing = (near: number): boolean => filtered.thing(near) && !state.shown.has(near);
    return graph.linked(id).filter((link) => isMissing(other(link, id)) && filtered.link(link)).length;
  }

  /** The things that are drawn, and where each stands. */
  standing(): Map<number, Place> {
    return new Map(this.things.map((id) => [id, this.network.getPosition(id)]));
  }

  /** The whole drawing; a small screen that would make it unreadable starts at the best connected thing instead. */
  home(): void {
    this.network.moveTo(homeView(this.root, (zoom) => this.held(this.things, zoom)));
  }

  fit(): void {
    this.network.moveTo({ ...whole(this.root, (zoom) => this.held(this.things, zoom)), animation: motion() });
  }

  zoom(factor: number): void {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: motion() });
  }

  /** What is drawn now, for a picture of it. */
  drawn(): Drawn {
    return drawnNow({
      standing: this.standing(), look: (id) => this.look(id), edges: this.edges.getIds().map((id) => this.edges.get(id) as VisEdge),
      light: this.light, names: this.relationNames(1), seen: seen(this.root, this.network),
    });
  }

  /** Brings things into view, near enough to read where they fit. */
  private goTo(ids: readonly number[]): void {
    const drawn = ids.filter((id) => this.nodes.get(id));
    if (!drawn.length || !this.root.clientWidth) return;
    const { position, scale = 1 } = whole(this.root, (zoom) => this.held(drawn, zoom));
    this.network.moveTo({ position, scale: Math.min(scale, Math.max(this.network.getScale(), CLOSE)), animation: motion() });
  }

  /** Takes the size that the page gives now: what is seen stays where it is, and what is chosen in view. */
  private resize(): void {
    const [width, height] = [this.root.clientWidth, this.root.clientHeight];
    const [before, above] = this.size;
    const back = this.away;
    this.away = !width || !height;
    if (this.away) return;
    if (width !== before || height !== above) {
      this.size = [width, height];
      const scale = this.network.getScale();
      const { x, y } = this.network.getViewPosition();
      this.network.setSize('100%', '100%');
      this.network.moveTo({ position: { x: x + (width - before) / 2 / scale, y: y + (height - above) / 2 / scale }, scale });
      this.network.redraw();
    }
    if (this.app) this.reveal(back ? meant(this.app.graph, this.app.state) : spokenOf(this.app.graph, this.app.state));
  }

  /** Goes to things unless all of them are in view. */
  private reveal(ids: readonly number[]): void {
    const view = seen(this.root, this.network);
    const there = ids.filter((id) => this.nodes.get(id)).map((id) => this.network.getPosition(id));
    if (!there.every((place) => isSeen(view, place, this.network.getScale()))) this.goTo(ids);
  }

  private look(id: number): Look {
    let look = this.looks.get(id);
    if (!look && this.app) {
      const thing = this.app.graph.thing(id);
      this.looks.set(id, (look = { kind: thing.kind, lines: linesOf(named(thing)), step: stepOf(thing.degree) }));
    }
    return look ?? { kind: 'other', lines: ['?'], step: 0 };
  }

  private listen(): void {
    const { network, doing } = this;
    network.on('click', ({ nodes, edges }: { nodes: number[]; edges: string[] }) => {
      const [a, b] = (edges[0] ?? '').split('-').map(Number);
      if (nodes[0] !== undefined) doing.thing(nodes[0]);
      else if (a !== undefined && b !== undefined) doing.link(a, b);
      else doing.nothing();
      network.unselectAll();
    });
    network.on('doubleClick', ({ nodes }: { nodes: number[] }) => { if (nodes[0] !== undefined) doing.expand(nodes[0]); });
    network.on('hoverNode', ({ node }: { node: number }) => this.hover({ thing: node }));
    network.on('hoverEdge', ({ edge }: { edge: string }) => this.hover({ link: edge }));
    for (const event of ['blurNode', 'blurEdge']) network.on(event, () => this.hover({}));
    network.on('beforeDrawing', () => this.chooseLabels());
    network.on('afterDrawing', (ctx: CanvasRenderingContext2D) => this.nameLinks(ctx));
    network.on('dragEnd', ({ nodes }: { nodes: number[] }) => {
      for (const id of nodes) doing.moved(id, network.getPosition(id));
    });
  }

  private hover(on: { thing?: number; link?: string }): void {
    this.hovered = on;
    this.root.style.cursor = on.thing === undefined && on.link === undefined ? '' : 'pointer';
  }

  /** Draws what changed between two states; all of it where there is none before. */
  private follow(now: State, before: State | null): void {
    const graph = (this.app as App).graph;
    const lit = !before || now.open !== before.open || now.lit !== before.lit || now.path !== before.path;
    if (lit) this.light = lightOf(graph, now);
    if (!before || now.shown !== before.shown || now.filters !== before.filters) this.show(now);
    if (lit) this.recolour();
    if (before && now.pinned !== before.pinned) this.move(now, before);
    if (before) this.attend(now, before);
  }

  /** Brings into view what has just been opened, lit or found as a path. */
  private attend(now: State, before: State): void {
    const { graph, opening } = this.app as App;
    const found = (now.path !== null && now.path !== before.path) || (now.lit !== null && now.lit !== before.lit);
    if (found || opening.move) this.goTo(found ? meant(graph, now) : spokenOf(graph, now));
    else if (now.open !== before.open) this.reveal(spokenOf(graph, now));
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
    this.things = this.things.filter((id) => wanted.has(id)); // vis-network paints while it is being changed
    this.links = new Map([...this.links].filter(([id]) => links.has(id)));
    this.edges.remove(this.edges.getIds().filter((id) => !links.has(id)));
    this.nodes.remove(this.nodes.getIds().filter((id) => !wanted.has(id)));
    this.nodes.add([...wanted].filter((id) => !this.nodes.get(id)).map((id) => ({ id, group: this.look(id).kind, ...this.places.get(id) as Place })));
    this.links = links;
    this.drawLinks();
    this.rank();
  }

  /** Adds the lines that are missing and changes those that the filters have changed. */
  private drawLinks(): void {
    const { filtered } = this.app as App;
    const lines = [...this.links.values()].map((link) => lineOf(link, filtered, this.inkOf(link.id, link.a, link.b)));
    const there = lines.map((line) => this.edges.get(line.id));
    this.edges.add(lines.filter((_, at) => !there[at]));
    this.edges.update(lines.filter((line, at) => there[at] && !isAlike(line, there[at])));
  }

  /** Orders the things by how much their labels tell. */
  private rank(): void {
    const degree = (id: number): number => this.app?.graph.thing(id).degree ?? 0;
    this.things = this.nodes.getIds().sort((p, q) => this.look(q).step - this.look(p).step || degree(q) - degree(p) || p - q);
  }

  /** Puts things where the reader pinned them, and those that are let go where they were. */
  private move(now: State, before: State): void {
    for (const id of new Set([...before.pinned.keys(), ...now.pinned.keys()])) {
      const place = now.pinned.get(id) ?? this.unpinned.get(id);
      if (!before.pinned.has(id)) this.unpinned.set(id, this.places.get(id) as Place);
      if (!place || before.pinned.get(id) === place) continue;
      this.places.set(id, place);
      if (this.nodes.get(id)) this.network.moveNode(id, place.x, place.y);
    }
    this.network.redraw();
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

  private inkOf(id: string, a: number, b: number): VisInk {
    const { line, accent } = this.ink;
    const { lit, strong, selected } = this.light;
    const own = strong.has(id);
    const inside = lit?.has(a) && lit.has(b) && selected === null;
    return { color: own ? accent : line, highlight: accent, hover: accent, opacity: lit && !own && !inside ? FADED * 2 : 1 };
  }

  private isFaded(id: number): boolean {
    return this.light.lit !== null && !this.light.lit.has(id);
  }

  private paint({ ctx, id, x, y, state }: VisCall): object {
    const look = this.look(id);
    const chosen = this.light.selected === id;
    const at: Painted = {
      x, y, chosen, hover: state.hover, alpha: this.isFaded(id) && !state.hover ? FADED : 1,
      pinned: this.app?.state.pinned.has(id) ?? false, more: chosen || state.hover ? this.hidden(id) : 0,
    };
    const radius = RADII[look.step] as number;
    const written = this.labels.get(id);
    return {
      drawNode: () => paintSymbol(ctx, look, this.ink, at),
      drawExternalLabel: () => { if (written) paintLabel(ctx, look, this.ink, at, written); },
      nodeDimensions: { width: 2 * radius, height: 2 * radius },
    };
  }

  /** Chooses the labels for this zoom: what is chosen or pointed at first, then what is lit. */
  private chooseLabels(): void {
    const sure = (id: number): boolean => id === this.light.selected || id === this.hovered.thing;
    const importance = (id: number): number => (sure(id) ? 0 : this.isFaded(id) ? 2 : 1);
    const things = [0, 1, 2].flatMap((wanted) => this.things.filter((id) => importance(id) === wanted));
    this.labels = labelled(things.map((id) => ({ id, look: this.look(id), ...this.network.getPosition(id) })), this.network.getScale(), sure);
  }

  private nameLinks(ctx: CanvasRenderingContext2D): void {
    const zoom = this.network.getScale();
    paintRelationNames(ctx, this.relationNames(zoom).values(), this.ink, zoom);
  }

  /** Names of the lines of what is chosen or pointed at, where there is room beside the labels. */
  private relationNames(zoom: number): Map<string, RelationName> {
    if (!this.app) return new Map();
    const { strong, lit, selected } = this.light;
    const links = [...new Set([this.hovered.link ?? '', ...strong])].flatMap((id) => this.links.get(id) ?? []);
    if (!links.length) return new Map();
    const taken = this.things.filter((id) => !lit || lit.has(id)).flatMap((id) => this.covered(id));
    const { graph, filtered } = this.app;
    return relationNames(links, taken, { graph, filtered, selected, zoom, at: (id) => this.network.getPosition(id) });
  }

  /** What a thing's symbol and its label, where it is written, cover now. */
  private covered(id: number): Box[] {
    const [look, { x, y }] = [this.look(id), this.network.getPosition(id)];
    const written = this.labels.get(id);
    return [symbolBox(look, x, y), ...(written ? [labelBox(look, x, y, written)] : [])];
  }

  /** The room of drawn things at a zoom, with how well connected each is. */
  private held(ids: readonly number[], zoom: number): Held[] {
    return ids.map((id) => {
      const [look, at] = [this.look(id), this.network.getPosition(id)];
      return { ...at, step: look.step, box: boxOf(look, at.x, at.y, fontAt(look.step, zoom)) };
    });
  }
}
