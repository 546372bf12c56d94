// The one place where the state changes.  Views listen, draw themselves from the state, and call the actions here.

import { filtered, type Filtered } from './facets.ts';
import { type Graph } from './model.ts';
import { shortestPath, within } from './paths.ts';
import { History, NO_FILTERS, OVERVIEW, type Filters, type Open, type Place, type State, type Tab } from './state.ts';

/** Things that one expansion adds, and that the drawing holds, at most: beyond that nothing can be read. */
export const MOST_ADDED = 100;
export const MOST_DRAWN = 1500;
const COMPANY = 10;

/** How a view hears of a change: the state now, the state before. */
export type Listener = (now: State, before: State) => void;

export interface Opening {
  /** Bring it into the middle of the drawing. */
  move?: boolean;
  /** Put the keyboard into the panel. */
  focus?: boolean;
}

export class App {
  private readonly history = new History();
  private readonly listeners: Listener[] = [];
  private current: State;
  private passing: Filtered;
  /** What the last opening asks of the views; read by drawing and panel. */
  opening: Opening = {};
  /** The thing that was looked at last: where "back" leads from a passage. */
  lastThing: number | null = null;

  constructor(
    readonly graph: Graph,
    readonly start: State,
    now: State = start,
  ) {
    this.current = now;
    this.passing = filtered(graph, now.filters);
  }

  get state(): State {
    return this.current;
  }

  /** What the filters let through. */
  get filtered(): Filtered {
    return this.passing;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** Whether the drawing or the filters are other than at the start. */
  get isChanged(): boolean {
    const { shown, filters, pinned } = this.current;
    return shown !== this.start.shown || filters !== this.start.filters || pinned.size > 0;
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Changes the state; a step can be undone, what is merely looked at cannot. */
  change(change: Partial<State>, step = false): void {
    const before = this.current;
    if (step) this.history.note(before);
    this.put({ ...before, ...change }, before);
  }

  /** Back by a step; what is being looked at stays. */
  undo(): void {
    this.go(this.history.undo(this.current));
  }

  /** Forward again. */
  redo(): void {
    this.go(this.history.redo(this.current));
  }

  /** Back to the first drawing, without filters. */
  reset(): void {
    this.change({ ...this.start, tab: this.current.tab }, true);
  }

  tab(tab: Tab): void {
    if (tab !== this.current.tab) this.change({ tab });
  }

  open(open: Open, opening: Opening = {}): void {
    this.opening = opening;
    this.change({ open });
    this.opening = {};
  }

  /** Shows a thing, in the drawing too; one that has no neighbour there brings its best connected ones along. */
  openThing(id: number, opening: Opening = {}): void {
    this.opening = opening;
    const fresh = !this.current.shown.has(id);
    const near = fresh ? this.neighbours(id) : [];
    const along = near.some((one) => this.current.shown.has(one)) ? [] : this.bestOf(near).slice(0, COMPANY);
    const shown = fresh ? new Set([...this.current.shown, id, ...along]) : this.current.shown;
    this.change({ open: { view: 'thing', id }, shown }, fresh);
    this.opening = {};
  }

  /** The article behind a statement, at one of its passages. */
  openEvidence(statement: number, at = 0): void {
    this.open({ view: 'evidence', statement, at }, { focus: true });
  }

  openArticle(article: number): void {
    this.change({ tab: 'articles', article });
  }

  close(): void {
    this.change({ open: OVERVIEW });
  }

  /** A step out of what is looked at: puts out the light first, then closes what is open. */
  leave(): void {
    if (this.current.lit || this.current.path) this.light(null);
    else this.close();
  }

  /** Adds things to the drawing, as many as it holds; gives how many came in. */
  add(ids: Iterable<number>, most = MOST_DRAWN): number {
    const shown = new Set(this.current.shown);
    const full = Math.min(MOST_DRAWN, shown.size + most);
    for (const id of ids) if (shown.size < full) shown.add(id);
    const added = shown.size - this.current.shown.size;
    if (added) this.change({ shown }, true);
    return added;
  }

  /**
   * The neighbours of a thing: all, or those that are stated through one relation in one direction; those that filters hide
   * are left out.
   */
  neighbours(id: number, relation?: number, outgoing?: boolean): number[] {
    const found = new Set<number>();
    for (const statement of this.graph.about(id)) {
      if (statement.isType || !this.passing.statement(statement.id)) continue;
      const out = statement.subject === id;
      if (relation !== undefined && (statement.relation !== relation || out !== outgoing || !statement.asserted))
        continue;
      const end = out ? statement.object : statement.subject;
      if (end !== id && this.passing.thing(end)) found.add(end);
    }
    return [...found];
  }

  /** Adds neighbours of a thing, best connected first, some at a time; gives how many came in. */
  expand(id: number, relation?: number, outgoing?: boolean): number {
    return this.add(
      this.bestOf(this.neighbours(id, relation, outgoing)).filter((one) => !this.current.shown.has(one)),
      MOST_ADDED,
    );
  }

  /** Takes out the neighbours that hang on this thing alone. */
  collapse(id: number): void {
    const shown = new Set(this.current.shown);
    for (const near of this.graph.neighbours(id)) {
      const others = this.graph.neighbours(near).filter((one) => one !== id && this.current.shown.has(one));
      if (!others.length && !this.current.pinned.has(near)) shown.delete(near);
    }
    this.change({ shown }, true);
  }

  hide(id: number): void {
    const shown = new Set(this.current.shown);
    shown.delete(id);
    this.change({ shown, open: OVERVIEW }, true);
  }

  pin(id: number, place: Place | null): void {
    const pinned = new Map(this.current.pinned);
    if (place) pinned.set(id, place);
    else pinned.delete(id);
    this.change({ pinned }, true);
  }

  /** Only what is within so many steps of a thing. */
  focus(id: number, steps: number): void {
    this.change({ shown: new Set(within(this.graph, this.passing, id, steps)) }, true);
  }

  /** The shortest path between two things, shown and lit; null where there is none. */
  path(from: number, to: number): readonly number[] | null {
    const path = shortestPath(this.graph, this.passing, from, to);
    if (path) this.change({ path, lit: null, shown: new Set([...this.current.shown, ...path]), tab: 'graph' }, true);
    return path;
  }

  /** Lights things up in the drawing, adding those that it lacks up to a number; null puts the light out. */
  light(ids: Iterable<number> | null, most = MOST_ADDED): void {
    if (ids === null) {
      this.change({ lit: null, path: null }, this.current.lit !== null || this.current.path !== null);
      return;
    }
    const lit = new Set(ids);
    const shown = new Set([...this.current.shown, ...[...lit].slice(0, most)]);
    this.change({ lit, path: null, shown }, true);
  }

  filter(change: Partial<Filters>): void {
    this.change({ filters: { ...this.current.filters, ...change } }, true);
  }

  clearFilters(): void {
    this.change({ filters: NO_FILTERS }, true);
  }

  /** Things, best connected first. */
  private bestOf(ids: readonly number[]): number[] {
    return [...ids].sort((p, q) => this.graph.thing(q).degree - this.graph.thing(p).degree || p - q);
  }

  private go(found: State | null): void {
    const { tab, open, article, table } = this.current;
    if (found) this.put({ ...found, tab, open, article, table }, this.current);
  }

  private put(now: State, before: State): void {
    this.current = now;
    if (now.open.view === 'thing') this.lastThing = now.open.id;
    if (now.filters !== before.filters) this.passing = filtered(this.graph, now.filters);
    for (const listener of this.listeners) listener(now, before);
  }
}
