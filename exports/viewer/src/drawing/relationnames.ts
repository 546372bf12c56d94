// Names of relations along the lines of what is chosen.

import { named } from '../ui/i18n.ts';
import type { Box } from './labels.ts';
import type { Graph, Link } from '../core/model.ts';
import { FAMILY, outlinedText } from './painter.ts';
import { Boxes } from './placing.ts';
import type { Place } from '../core/state.ts';
import type { Ink } from '../ui/theme.ts';

const SHARES = [0.5, 0.62, 0.42, 0.72, 0.34]; // where along a line its name may stand
const MOST = 60;

export interface Naming {
  graph: Graph;
  ink: Ink;
  selected: number | null;
  at(id: number): Place;
}

/** Writes the names of some links where they meet none of the boxes that are taken. */
export function nameLines(ctx: CanvasRenderingContext2D, links: readonly Link[], taken: readonly Box[], naming: Naming): void {
  const boxes = new Boxes();
  for (const box of taken) boxes.add(box);
  ctx.font = `11px ${FAMILY}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = naming.ink.ground;
  ctx.fillStyle = naming.ink.accent;
  for (const link of links.slice(0, MOST)) nameLine(ctx, link, boxes, naming);
}

function nameLine(ctx: CanvasRenderingContext2D, link: Link, taken: Boxes, { graph, selected, at }: Naming): void {
  const relations = [...new Set(link.statements.map(({ relation }) => relation))].flatMap((one) => graph.relations[one] ?? []);
  const label = relations.slice(0, 1).map(named).join('') + (relations.length > 1 ? ` +${relations.length - 1}` : '');
  const near = at(selected === link.b ? link.b : link.a);
  const far = at(selected === link.b ? link.a : link.b);
  const half = ctx.measureText(label).width / 2 + 2;
  for (const share of SHARES) {
    const x = near.x + (far.x - near.x) * share;
    const y = near.y + (far.y - near.y) * share;
    const box: Box = [x - half, y - 7, x + half, y + 7];
    if (!taken.isFree(box)) continue;
    taken.add(box);
    outlinedText(ctx, label, x, y);
    return;
  }
}
