// Rows of a table by number: their order by a column, and which of them a reader's words and the filters leave.

import type { Child } from '../ui/dom.ts';
import { collator } from '../ui/i18n.ts';
import { fold } from '../core/search.ts';
import { wordsOf } from '../core/words.ts';
import type { Sorting, TableState } from '../core/state.ts';

export interface Column {
  key: string;
  label: string;
  /** What the cell says: the file takes it, and the rows are sorted by it unless there is an `order`. */
  text(row: number): string;
  /** A whole number, not below zero, to sort by; without one a row comes last. */
  order?(row: number): number | undefined;
  /** The cell, where it is more than its text. */
  cell?(row: number): Child;
  /** It stands in the file, not on the screen. */
  hidden?: boolean;
}

export interface Sheet {
  name: TableState['sheet'];
  title: string;
  /** How it is sorted at first; as the graph has its rows where there is nothing. */
  first: Sorting | null;
  count: number;
  columns: readonly Column[];
  /** What a reader's words are looked for in: names in every language, not only what is shown. */
  words(row: number): string;
  /** Whether the filters let a row through. */
  passes(row: number): boolean;
  open(row: number): void;
}

/** Rows in their order, and how many more there were without the filters. */
export interface Found {
  rows: number[];
  hidden: number;
}

/** A table's rows, ready to be sorted and searched; what takes long is made once. */
export interface Index {
  find(query: string, sorting: Sorting | null, filtering: boolean): Found;
  /** Makes ready what a search looks at. */
  prepare(): void;
}

export function indexOf(sheet: Sheet): Index {
  const texts = textsOf(sheet);
  const ordered = orderOf(sheet);
  return {
    prepare: texts.prepare,
    find(query, sorting, filtering) {
      const fits = wordsOf(query);
      const all = fits ? texts.all() : [];
      const order = ordered(sorting);
      const rows: number[] = [];
      let hidden = 0;
      for (let at = 0; at < order.length; at++) {
        const row = order[at] as number;
        if (fits && !fits(all[row] as string)) continue;
        if (filtering && !sheet.passes(row)) hidden++;
        else rows.push(row);
      }
      return { rows, hidden };
    },
  };
}

const SLICE = 2000; // rows whose texts are made at a time: some milliseconds

/** What a search looks at, row by row; made ready in slices, so that the first letter can be typed meanwhile. */
function textsOf(sheet: Sheet): { all(): readonly string[]; prepare(): void } {
  const found: string[] = [];
  const upTo = (end: number): void => {
    while (found.length < Math.min(end, sheet.count)) found.push(fold(sheet.words(found.length)));
  };
  const prepare = (): void => {
    upTo(found.length + SLICE);
    if (found.length < sheet.count) setTimeout(prepare);
  };
  return {
    prepare,
    all: () => {
      upTo(sheet.count);
      return found;
    },
  };
}

/** Gives the rows in an order; the ranks in a column and the last order are kept. */
function orderOf(sheet: Sheet): (sorting: Sorting | null) => ArrayLike<number> {
  const ranks = new Map<Column, Ranks>();
  let last: { sorting: Sorting | null; order: ArrayLike<number> } | undefined;
  const inOrderOf = (sorting: Sorting | null): ArrayLike<number> => {
    const column = sheet.columns.find(({ key }) => key === sorting?.column);
    if (!column) return Float64Array.from({ length: sheet.count }, (_, row) => row);
    const found = ranks.get(column) ?? ranksOf(column, sheet.count);
    ranks.set(column, found);
    return inOrder(found, Boolean(sorting?.down));
  };
  return (sorting) => {
    if (!last || last.sorting !== sorting) last = { sorting, order: inOrderOf(sorting) };
    return last.order;
  };
}

/** The rank of each row in a column, a whole number; what has none comes last. */
type Ranks = readonly (number | undefined)[];

const ranksOf = (column: Column, count: number): Ranks =>
  column.order ? Array.from({ length: count }, (_, row) => column.order?.(row)) : byText(column, count);

/** Ranks by what the cells say, as the language sorts; equal texts rank equally, empty ones not at all. */
function byText(column: Column, count: number): Ranks {
  const { compare } = collator();
  const all = Array.from({ length: count }, (_, row) => column.text(row));
  const distinct = [...new Set(all)].filter(Boolean).sort(compare);
  const ranks = new Map(distinct.map((text, rank) => [text, rank]));
  return all.map((text) => ranks.get(text));
}

/** All rows in order.  Rank and row are packed into one number: numbers are sorted many times faster than pairs. */
function inOrder(ranks: Ranks, down: boolean): Float64Array {
  const count = ranks.length;
  const highest = ranks.reduce<number>((most, rank) => Math.max(most, rank ?? 0), 0);
  const packed = Float64Array.from(ranks, (rank, row) => {
    const place = rank === undefined ? highest + 1 : down ? highest - rank : rank;
    return place * count + row;
  });
  return packed.sort().map((value) => value % count);
}
