// Names of relations beside the lines of what is chosen.

import { named } from '../ui/i18n.ts';
import { lineFontAt, textBox, type Box } from './labels.ts';
import type { Filtered } from '../core/facets.ts';
import type { Graph, Link } from '../core/model.ts';
import { FAMILY, outlinedText } from './painter.ts';
import { Boxes, CELL } from './placing.ts';
import type { Place } from '../core/state.ts';
import type { Ink } from '../ui/theme.ts';

const SHARES = [0.6, 0.7, 0.5, 0.8, 0.4]; // where along a line its name may stand: further out, a hub's lines are apart
const MOST = 60;

export interface Naming {
  graph: Graph;
  filtered: Filtered;
  selected: number | null;
  zoom: number;
  at(id: number): Place;
}

/** A relation's name and where its middle stands. */
export interface RelationName extends Place {
  text: string;
}

/** The names of some links, by link, where they meet none of the boxes that are taken. */
export function relationNames(
  links: readonly Link[],
  taken: readonly Box[],
  naming: Naming,
): Map<string, RelationName> {
  const boxes = new Boxes(CELL / naming.zoom);
  for (const box of taken) boxes.add(box);
  const found = new Map<string, RelationName>();
  for (const link of links.slice(0, MOST)) {
    const name = freeName(link, boxes, naming);
    if (!name) continue;
    found.set(link.id, name);
    boxes.add(textBox(name.text, name.x, name.y, lineFontAt(naming.zoom)));
  }
  return found;
}

function freeName(link: Link, boxes: Boxes, { graph, filtered, selected, zoom, at }: Naming): RelationName | undefined {
  const passing = link.statements.filter(({ id }) => filtered.statement(id));
  const relations = [...new Set(passing.map(({ relation }) => relation))].flatMap((one) => graph.relations[one] ?? []);
  const text = relations.slice(0, 1).map(named).join('') + (relations.length > 1 ? ` +${relations.length - 1}` : '');
  const [near, far] = selected === link.b ? [at(link.b), at(link.a)] : [at(link.a), at(link.b)];
  return SHARES.map((share) => ({
    text,
    x: near.x + (far.x - near.x) * share,
    y: near.y + (far.y - near.y) * share,
  })).find(({ x, y }) => boxes.isFree(textBox(text, x, y, lineFontAt(zoom))));
}

export function paintRelationNames(
  ctx: CanvasRenderingContext2D,
  names: Iterable<RelationName>,
  ink: Ink,
  zoom: number,
): void {
  const font = lineFontAt(zoom);
  ctx.globalAlpha = 1;
  ctx.font = `${font}px ${FAMILY}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = font * 0.36;
  ctx.strokeStyle = ink.ground;
  ctx.fillStyle = ink.accent;
  for (const { text, x, y } of names) outlinedText(ctx, text, x, y);
}
