// Rows of a table by number: their order by a column, and which of them a reader's words and the filters leave.

import type { Child } from '../ui/dom.ts';
import { language } from '../ui/i18n.ts';
import { fold } from '../core/search.ts';
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
  const ranks = new Map<Column, Ranks>();
  let texts: string[] | undefined;
  let last: { sorting: Sorting | null; order: ArrayLike<number> } | undefined;
  const searched = (): string[] =>
    (texts ??= Array.from({ length: sheet.count }, (_, row) => fold(sheet.words(row))));
  const sorted = (sorting: Sorting | null): ArrayLike<number> => {
    const column = sheet.columns.find(({ key }) => key === sorting?.column);
    if (!column) return Float64Array.from({ length: sheet.count }, (_, row) => row);
    const found = ranks.get(column) ?? ranksOf(column, sheet.count);
    ranks.set(column, found);
    return inOrder(found, Boolean(sorting?.down));
  };
  return {
    prepare: () => void searched(),
    find(query, sorting, filtering) {
      const wanted = fold(query).split(/\s+/).filter(Boolean);
      const all = wanted.length ? searched() : [];
      const rows: number[] = [];
      let hidden = 0;
      if (!last || last.sorting !== sorting) last = { sorting, order: sorted(sorting) };
      const { order } = last;
      for (let at = 0; at < order.length; at++) {
        const row = order[at] as number;
        if (!wanted.every((word) => (all[row] as string).includes(word))) continue;
        if (filtering && !sheet.passes(row)) hidden++;
        else rows.push(row);
      }
      return { rows, hidden };
    },
  };
}

/** The rank of each row in a column, a whole number; what has none comes last. */
type Ranks = readonly (number | undefined)[];

const ranksOf = (column: Column, count: number): Ranks =>
  column.order ? Array.from({ length: count }, (_, row) => column.order?.(row)) : byText(column, count);

/** Ranks by what the cells say, as the language sorts; equal texts rank equally, empty ones not at all. */
function byText(column: Column, count: number): Ranks {
  const { compare } = new Intl.Collator(language() === 'zh' ? 'zh-CN' : 'en', { numeric: true });
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
