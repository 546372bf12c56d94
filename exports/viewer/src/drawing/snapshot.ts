// What the drawing shows, as plain values: pictures are made of them.

import { FONTS, RADII, type Box, type Look } from './labels.ts';
import type { Light } from './light.ts';
import type { RelationName } from './relationnames.ts';
import type { Place } from '../core/state.ts';
import type { VisEdge } from './vis.ts';
import type { Drawn } from '../taking/drawn.ts';

/** What a snapshot is made of. */
export interface Shown {
  standing: ReadonlyMap<number, Place>;
  look(id: number): Look;
  edges: readonly VisEdge[];
  light: Light;
  names: ReadonlyMap<string, RelationName>;
  seen: Box;
}

export const drawnNow = (shown: Shown): Drawn => ({
  things: [...shown.standing].map(([id, at]) => drawnThing(id, at, shown)),
  links: shown.edges.map((edge) => drawnLink(edge, shown)),
  seen: shown.seen,
});

function drawnThing(id: number, { x, y }: Place, { look, light }: Shown): Drawn['things'][number] {
  const { lines, step } = look(id);
  const chosen = light.selected === id;
  return {
    id,
    x,
    y,
    lines,
    radius: RADII[step] as number,
    font: FONTS[step] as number,
    strong: step > 1 || chosen,
    chosen,
    faded: light.lit !== null && !light.lit.has(id),
  };
}

function drawnLink(
  { id, from: a, to: b, arrows, dashes, width, color }: VisEdge,
  { light, names }: Shown,
): Drawn['links'][number] {
  return {
    a,
    b,
    width,
    dashes,
    accent: light.strong.has(id),
    forward: arrows.includes('to'),
    back: arrows.includes('from'),
    faded: (color?.opacity ?? 1) < 1,
    name: names.get(id),
  };
}
