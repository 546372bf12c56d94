// The drawing: vis-network with our own symbols and labels.  What is drawn first comes with its places from Python and
// needs nothing else; the graph is attached when it has been unpacked.

import type { App } from '../core/app.ts';
import { Camera } from './camera.ts';
import type { First } from '../core/embedded.ts';
import { named } from '../ui/i18n.ts';
import {
  boxOf,
  fontAt,
  labelBox,
  linesOf,
  RADII,
  stepOf,
  symbolBox,
  type Box,
  type Look,
  type Written,
} from './labels.ts';
import { lightOf, meant, NO_LIGHT, spokenOf, type Light } from './light.ts';
import { isAlike, lineInk, lineOf, linkAt } from './lines.ts';
import { other, type Link } from '../core/model.ts';
import { labelled } from './naming.ts';
import { FADED, paintLabel, paintSymbol, type Painted } from './painter.ts';
import { placeAll } from './placing.ts';
import { paintRelationNames, relationNames, type RelationName } from './relationnames.ts';
import { drawnNow } from './snapshot.ts';
import type { Place, State } from '../core/state.ts';
import { onTheme, readInk, type Ink } from '../ui/theme.ts';
import type { Held } from './views.ts';
import type { VisCall, VisEdge, VisInk, VisNetwork, VisNode, VisSet } from './vis.ts';
import type { Drawn } from '../taking/drawn.ts';

/** What the reader does in the drawing. */
export interface Doing {
  thing(id: number): void;
  link(a: number, b: number): void;
  expand(id: number): void;
  nothing(): void;
  moved(id: number, place: Place): void;
}

const REACH = 12; // pixels beside a line at which a click or a finger still means it

export class Drawing {
  readonly network: VisNetwork;
  readonly camera: Camera;
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
  /** The labels and the names of relations that are written at this zoom, and what they were chosen for. */
  private labels: ReadonlyMap<number, Written> = new Map();
  private names: ReadonlyMap<string, RelationName> = new Map();
  private chosenFor = '';
  /** How often something has changed that they hang on. */
  private changes = 0;

  constructor(
    readonly root: HTMLElement,
    first: First,
    private readonly doing: Doing,
  ) {
    this.places = new Map(first.nodes.map(({ id, x, y }) => [id, { x, y }]));
    this.looks = new Map(first.nodes.map(({ id, group, lines, step }) => [id, { kind: group, lines, step }]));
    this.ink = readInk(first.kinds.map(({ key }) => key));
    this.nodes = new vis.DataSet<VisNode, number>(first.nodes.map(({ id, group, x, y }) => ({ id, group, x, y })));
    this.edges = new vis.DataSet<VisEdge, string>(
      first.edges.map((edge) => ({ ...edge, color: this.inkOf(edge.id, edge.from, edge.to) })),
    );
    this.rank();
    this.network = new vis.Network(
      root,
      { nodes: this.nodes, edges: this.edges },
      {
        ...first.options,
        autoResize: false, // it would rescale what is seen; see camera.ts
        nodes: { shape: 'custom', ctxRenderer: (call: VisCall) => this.paint(call) },
        edges: { ...first.options.edges, arrows: { to: { scaleFactor: 0.45 }, from: { scaleFactor: 0.45 } } },
      },
    );
    window.network = this.network;
    this.camera = new Camera(root, this.network, {
      things: () => this.things,
      held: (ids, zoom) => this.held(ids, zoom),
    });
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
    this.changes++;
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

  /** What is drawn now, for a picture of it. */
  drawn(): Drawn {
    return drawnNow({
      standing: this.standing(),
      look: (id) => this.look(id),
      edges: this.edges.getIds().map((id) => this.edges.get(id) as VisEdge),
      light: this.light,
      names: this.relationNames(1),
      seen: this.camera.seen(),
    });
  }

  /** Takes the size that the page gives now, and keeps what is chosen in view. */
  private resize(): void {
    const back = this.camera.isAway;
    this.camera.resize();
    if (this.app)
      this.camera.reveal(back ? meant(this.app.graph, this.app.state) : spokenOf(this.app.graph, this.app.state));
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
    network.on(
      'click',
      ({ nodes, edges, pointer }: { nodes: number[]; edges: string[]; pointer: { canvas: Place } }) => {
        const link =
          this.links.get(edges[0] ?? '') ??
          linkAt(this.links.values(), pointer.canvas, REACH / network.getScale(), (id) => network.getPosition(id));
        if (nodes[0] !== undefined) doing.thing(nodes[0]);
        else if (link) doing.link(link.a, link.b);
        else doing.nothing();
        network.unselectAll();
      },
    );
    network.on('doubleClick', ({ nodes }: { nodes: number[] }) => {
      if (nodes[0] !== undefined) doing.expand(nodes[0]);
    });
    network.on('hoverNode', ({ node }: { node: number }) => this.hover({ thing: node }));
    network.on('hoverEdge', ({ edge }: { edge: string }) => this.hover({ link: edge }));
    for (const event of ['blurNode', 'blurEdge']) network.on(event, () => this.hover({}));
    network.on('beforeDrawing', () => this.chooseTexts());
    network.on('afterDrawing', (ctx: CanvasRenderingContext2D) =>
      paintRelationNames(ctx, this.names.values(), this.ink, network.getScale()),
    );
    network.on('dragging', ({ nodes }: { nodes: number[] }) => {
      if (nodes.length) this.changes++;
    });
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
    this.changes++;
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
    if (found || opening.move) this.camera.goTo(found ? meant(graph, now) : spokenOf(graph, now));
    else if (now.open !== before.open) this.camera.reveal(spokenOf(graph, now));
  }

  /** Draws exactly the things that are shown and pass the filters, and the links between them. */
  private show(now: State): void {
    const { graph, filtered } = this.app as App;
    const wanted = new Set([...now.shown].filter((id) => filtered.thing(id)));
    for (const [id, place] of now.pinned) this.places.set(id, place);
    const missing = [...wanted].filter((id) => !this.places.has(id));
    if (missing.length) {
      placeAll(missing, {
        places: this.places,
        box: (id, x, y) => boxOf(this.look(id), x, y),
        neighbours: (id) => graph.neighbours(id).filter((near) => wanted.has(near)),
      });
    }
    const links = new Map<string, Link>();
    for (const id of wanted) {
      for (const link of graph.linked(id))
        if (wanted.has(link.a) && wanted.has(link.b) && filtered.link(link)) links.set(link.id, link);
    }
    this.things = this.things.filter((id) => wanted.has(id)); // vis-network paints while it is being changed
    this.links = new Map([...this.links].filter(([id]) => links.has(id)));
    this.edges.remove(this.edges.getIds().filter((id) => !links.has(id)));
    this.nodes.remove(this.nodes.getIds().filter((id) => !wanted.has(id)));
    this.nodes.add(
      [...wanted]
        .filter((id) => !this.nodes.get(id))
        .map((id) => ({ id, group: this.look(id).kind, ...(this.places.get(id) as Place) })),
    );
    this.links = links;
    this.drawLinks();
    this.rank();
    this.changes++;
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
    this.things = this.nodes
      .getIds()
      .sort((p, q) => this.look(q).step - this.look(p).step || degree(q) - degree(p) || p - q);
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
    return lineInk(this.light, this.ink, id, a, b);
  }

  private isFaded(id: number): boolean {
    return this.light.lit !== null && !this.light.lit.has(id);
  }

  private paint({ ctx, id, x, y, state }: VisCall): object {
    const look = this.look(id);
    const chosen = this.light.selected === id;
    const at: Painted = {
      x,
      y,
      chosen,
      hover: state.hover,
      alpha: this.isFaded(id) && !state.hover ? FADED : 1,
      pinned: this.app?.state.pinned.has(id) ?? false,
      more: chosen || state.hover ? this.hidden(id) : 0,
    };
    const radius = RADII[look.step] as number;
    const written = this.labels.get(id);
    return {
      drawNode: () => paintSymbol(ctx, look, this.ink, at),
      drawExternalLabel: () => {
        if (written) paintLabel(ctx, look, this.ink, at, written);
      },
      nodeDimensions: { width: 2 * radius, height: 2 * radius },
    };
  }

  /** Chooses what is written, unless it is what was written last: moving about costs nothing. */
  private chooseTexts(): void {
    const zoom = this.network.getScale();
    const { thing, link } = this.hovered;
    const wanted = [zoom, this.changes, thing, link].join();
    if (wanted === this.chosenFor) return;
    this.chosenFor = wanted;
    this.labels = this.chooseLabels(zoom);
    this.names = this.relationNames(zoom);
  }

  /** The labels for a zoom: what is chosen or pointed at first, then what is lit. */
  private chooseLabels(zoom: number): Map<number, Written> {
    const sure = (id: number): boolean => id === this.light.selected || id === this.hovered.thing;
    const importance = (id: number): number => (sure(id) ? 0 : this.isFaded(id) ? 2 : 1);
    const things = [...this.things].sort((p, q) => importance(p) - importance(q)); // within these as they were ranked
    return labelled(
      things.map((id) => ({ id, look: this.look(id), ...this.network.getPosition(id) })),
      zoom,
      sure,
    );
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

  /** The room of those of some things that are drawn, at a zoom, with how well connected each is. */
  private held(ids: readonly number[], zoom: number): Held[] {
    return ids
      .filter((id) => this.nodes.get(id))
      .map((id) => {
        const [look, at] = [this.look(id), this.network.getPosition(id)];
        return { ...at, step: look.step, box: boxOf(look, at.x, at.y, fontAt(look.step, zoom)) };
      });
  }
}
