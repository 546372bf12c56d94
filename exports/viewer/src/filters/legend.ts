// The kinds of things with their symbols, which is the drawing's legend, and below each kind its classes.

import { choiceRow, type Row } from './choicerow.ts';
import type { Counts } from '../core/counts.ts';
import { element } from '../ui/dom.ts';
import { named, texts } from '../ui/i18n.ts';
import { symbol } from '../ui/kinds.ts';
import type { Class, Graph, Kind } from '../core/model.ts';
import { section, type Choose, type Section } from './section.ts';
import type { Filters } from '../core/state.ts';

const t = texts({ title: ['Kinds of things', '事物类别'], classes: ['Classes of {label}', '{label}的具体类别'] });

type Off = Pick<Filters, 'kinds' | 'classes'>;

/** A kind of things in use, with the numbers of the classes in use below it. */
interface Used {
  key: string;
  number: number;
  label: string;
  classes: readonly number[];
}

/** The section of kinds and classes; a kind whose classes are off in part has a mixed tick. */
export function legend(graph: Graph, choose: Choose): Section {
  let off: Off;
  const kinds = kindsInUse(graph);
  const groups = kinds.map((kind) => {
    const { key, label, classes } = kind;
    const row = choiceRow(
      { label, mark: symbol(key) },
      (on) => choose(put(off, kind, on ? classes : [], on)),
      () => choose(onlyKind(kinds, key)),
    );
    const classRows =
      classes.length < 2
        ? []
        : classes.map((one) =>
            classRow(
              graph,
              one,
              (on) => choose(withClass(off, kind, one, on)),
              () => choose(onlyClass(graph, kinds, one)),
            ),
          );
    if (classRows.length) expandable(row, label, classRows);
    return { kind, row, classRows };
  });
  const list = element('ul', { class: 'kinds' }, ...groups.map(({ row }) => row.item));
  return section(t('title'), ['kinds', 'classes'], choose, [list], (filters, counts) => {
    off = filters;
    for (const { kind, row, classRows } of groups) fill(kind, row, classRows, filters, counts);
  });
}

const classRow = (graph: Graph, one: number, toggle: (on: boolean) => void, only: () => void): Row =>
  choiceRow({ label: named(graph.classes[one] as Class) }, toggle, only);

function fill({ key, number, classes }: Used, row: Row, classRows: readonly Row[], off: Off, counts: Counts): void {
  const on = !off.kinds.has(key);
  row.set(on, counts.kinds[number] ?? 0, on && classes.some((one) => off.classes.has(one)));
  classRows.forEach((one, at) => {
    const cls = classes[at] as number;
    one.set(on && !off.classes.has(cls), counts.classes[cls] ?? 0);
  });
}

/** Puts a kind's classes below it, behind a button. */
function expandable(row: Row, label: string, classRows: readonly Row[]): void {
  const list = element('ul', { class: 'classes', hidden: true }, ...classRows.map(({ item }) => item));
  const button = element('button', {
    type: 'button',
    class: 'expand',
    'aria-expanded': 'false',
    'aria-label': t('classes', { label }),
    onclick: () => {
      list.hidden = !list.hidden;
      button.setAttribute('aria-expanded', String(!list.hidden));
    },
  });
  row.line.prepend(button);
  row.item.append(list);
}

/** The kinds that things of the graph are of, in the legend's order. */
function kindsInUse({ things, kinds, classes }: Graph): Used[] {
  const keys = new Set(things.map(({ kind }) => kind));
  const used = [...new Set(things.flatMap((thing) => thing.classes))].sort((p, q) => p - q);
  return kinds
    .map((kind, number) => ({
      key: kind.key,
      number,
      label: named(kind as Kind),
      classes: used.filter((one) => classes[one]?.kind === number),
    }))
    .filter(({ key }) => keys.has(key));
}

/** Switches a kind on or off, leaving some of its classes on. */
function put(off: Off, { key, classes: own }: Used, kept: readonly number[], on: boolean): Off {
  const kinds = new Set(off.kinds);
  const classes = new Set(off.classes);
  if (on) kinds.delete(key);
  else kinds.add(key);
  for (const one of own) {
    if (on && !kept.includes(one)) classes.add(one);
    else classes.delete(one);
  }
  return { kinds, classes };
}

/** Switches a class on or off; with its last class a kind goes off. */
function withClass(off: Off, kind: Used, cls: number, on: boolean): Off {
  const was = off.kinds.has(kind.key) ? [] : kind.classes.filter((one) => !off.classes.has(one));
  const kept = on ? [...was, cls] : was.filter((one) => one !== cls);
  return put(off, kind, kept, kept.length > 0);
}

const onlyKind = (kinds: readonly Used[], key: string): Off => ({
  kinds: new Set(kinds.map((kind) => kind.key).filter((one) => one !== key)),
  classes: new Set(),
});

/** Leaves the things of one class; they may be of another kind than the class alone would make them. */
function onlyClass(graph: Graph, kinds: readonly Used[], cls: number): Off {
  const kept = new Set(graph.things.filter(({ classes }) => classes.includes(cls)).map(({ kind }) => kind));
  const classes = new Set(graph.things.filter(({ kind }) => kept.has(kind)).flatMap((thing) => thing.classes));
  classes.delete(cls);
  return { kinds: new Set(kinds.map(({ key }) => key).filter((key) => !kept.has(key))), classes };
}
