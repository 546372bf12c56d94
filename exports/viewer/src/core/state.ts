// What the reader sees, as one value that is never changed in place: undo, redo and links hang on that.

export type Tab = 'graph' | 'table' | 'articles' | 'sparql';

/** What the panel beside the drawing shows. */
export type Open =
  | { view: 'overview' }
  | { view: 'thing'; id: number }
  /** The article behind a statement, at the passage with this number among the statement's passages. */
  | { view: 'evidence'; statement: number; at: number };

/** What is switched off, and which ranges are kept; see facets.ts. */
export interface Filters {
  kinds: ReadonlySet<string>;
  classes: ReadonlySet<number>;
  relations: ReadonlySet<number>;
  articles: ReadonlySet<number>;
  modalities: ReadonlySet<number>;
  /** First and last year that are kept, of what has a year. */
  years: readonly [number, number] | null;
  /** Whether claims without a year are kept. */
  undated: boolean;
  sources: 'all' | 'single' | 'several';
  /** Least number of links of a thing. */
  degree: number;
}

/** What the table tab shows. */
export interface TableState {
  sheet: 'things' | 'statements' | 'articles';
  /** What its rows are searched for. */
  words: string;
  /** By a column's key; null as the table is sorted at first. */
  sorting: Sorting | null;
}

export interface Sorting {
  column: string;
  down: boolean;
}

export interface State {
  tab: Tab;
  /** The things in the drawing, those that filters hide too. */
  shown: ReadonlySet<number>;
  /** Things that the reader put somewhere, with the place. */
  pinned: ReadonlyMap<number, Place>;
  open: Open;
  /** What is lit up while the rest is faded: a query's rows. */
  lit: ReadonlySet<number> | null;
  /** A path from thing to thing. */
  path: readonly number[] | null;
  filters: Filters;
  /** The article of the articles tab. */
  article: number;
  table: TableState;
}

export interface Place {
  x: number;
  y: number;
}

export const NO_FILTERS: Filters = {
  kinds: new Set(),
  classes: new Set(),
  relations: new Set(),
  articles: new Set(),
  modalities: new Set(),
  years: null,
  undated: true,
  sources: 'all',
  degree: 0,
};

const TABLE: TableState = { sheet: 'things', words: '', sorting: null };

export const OVERVIEW: Open = { view: 'overview' };

/** The state that the page opens with. */
export const opening = (shown: ReadonlySet<number>): State => ({
  tab: 'graph',
  shown,
  pinned: new Map(),
  open: OVERVIEW,
  lit: null,
  path: null,
  filters: NO_FILTERS,
  article: 0,
  table: TABLE,
});

const STEPS = 200;

/** States that can be gone back to and forward to. */
export class History {
  private readonly past: State[] = [];
  private readonly coming: State[] = [];

  /** Notes the state that is left behind by a step of the reader's. */
  note(left: State): void {
    this.past.push(left);
    if (this.past.length > STEPS) this.past.shift();
    this.coming.length = 0;
  }

  undo(now: State): State | null {
    const found = this.past.pop();
    if (!found) return null;
    this.coming.push(now);
    return found;
  }

  redo(now: State): State | null {
    const found = this.coming.pop();
    if (!found) return null;
    this.past.push(now);
    return found;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.coming.length > 0;
  }
}
