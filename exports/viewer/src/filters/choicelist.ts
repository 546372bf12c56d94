// A list of tick boxes for one facet.

import { choiceRow, type Naming, type Row } from './choicerow.ts';
import type { Counts } from '../core/counts.ts';
import { longList } from './longlist.ts';
import { section, type Choose, type Section } from './section.ts';

export interface Choice extends Naming {
  key: number;
}

export interface ListSpec {
  facet: 'relations' | 'articles' | 'modalities';
  title: string;
  /** In the order of the rows. */
  choices: readonly Choice[];
  /** Rows at the start. */
  most: number;
  counts(counts: Counts): Int32Array;
}

/** The section of a facet whose values are switched on and off one by one. */
export function choiceList({ facet, title, choices, most, counts }: ListSpec, choose: Choose): Section {
  const rows = new Map<number, Row>();
  let off: ReadonlySet<number> = new Set();
  let much: Int32Array = new Int32Array();

  const leave = (kept: readonly number[]): void => {
    const left = new Set(kept);
    choose({ [facet]: new Set(choices.map(({ key }) => key).filter((key) => !left.has(key))) });
  };
  const put = (key: number, on: boolean): void => {
    const changed = new Set(off);
    if (on) changed.delete(key);
    else changed.add(key);
    choose({ [facet]: changed });
  };
  const made = (choice: Choice): Row => {
    const { key } = choice;
    const row =
      rows.get(key) ??
      choiceRow(
        choice,
        (on) => put(key, on),
        () => leave([key]),
      );
    rows.set(key, row);
    row.set(!off.has(key), much[key] ?? 0);
    return row;
  };

  const list = longList(title, choices, most, made, (these) => leave(these.map(({ key }) => key)));
  return section(title, [facet], choose, list, (filters, all) => {
    off = filters[facet];
    much = counts(all);
    rows.forEach((row, key) => row.set(!off.has(key), much[key] ?? 0));
  });
}
