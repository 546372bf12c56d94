// Places for things that come into the drawing: beside a drawn neighbour, where nothing else stands.

import type { Box } from './labels.ts';
import type { Place } from '../core/state.ts';

export const CELL = 120;
const FIRST_RING = 95;
const RING = 40;
const MOST_RINGS = 400;

/** Boxes on a coarse grid, to find free room quickly. */
export class Boxes {
  private readonly cells = new Map<number, Box[]>();

  /** Cells are best about as large as the boxes. */
  constructor(private readonly cell = CELL) {}

  add(box: Box): void {
    this.eachCell(box, (key) => {
      const there = this.cells.get(key);
      if (there) there.push(box);
      else this.cells.set(key, [box]);
      return true;
    });
  }

  isFree(box: Box): boolean {
    return this.eachCell(box, (key) => !(this.cells.get(key) ?? []).some((other) => overlap(box, other)));
  }

  /** Asks every cell that a box touches, until one says no. */
  private eachCell([left, top, right, bottom]: Box, ask: (key: number) => boolean): boolean {
    const { cell } = this;
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x++) {
      for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y++) if (!ask(x * 100_003 + y)) return false;
    }
    return true;
  }
}

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** What placing asks of the drawing. */
export interface Ground {
  places: Map<number, Place>;
  box(id: number, x: number, y: number): Box;
  neighbours(id: number): number[];
}

/** Gives each of some things a place; those with a placed neighbour stand on rings round it, others round the middle. */
export function placeAll(fresh: Iterable<number>, ground: Ground): void {
  const grid = new Boxes();
  for (const [id, { x, y }] of ground.places) grid.add(ground.box(id, x, y));
  const left = new Set(fresh);
  const rings = new Map<number, number>(); // how many rings are full round each thing; -1 is the middle
  const queue: [number, number][] = [];
  for (const id of left) for (const near of ground.neighbours(id)) if (ground.places.has(near)) queue.push([id, near]);
  while (left.size) {
    const [id, anchor] = queue.shift() ?? [left.values().next().value as number, -1];
    if (!left.delete(id)) continue;
    const middle = ground.places.get(anchor) ?? { x: 0, y: 0 };
    const found = freePlace(grid, (x, y) => ground.box(id, x, y), middle, rings.get(anchor) ?? 0);
    rings.set(anchor, Math.max(0, found.ring - 1));
    ground.places.set(id, found.place);
    grid.add(ground.box(id, found.place.x, found.place.y));
    for (const near of ground.neighbours(id)) if (left.has(near)) queue.push([near, id]);
  }
}

function freePlace(
  grid: Boxes,
  box: (x: number, y: number) => Box,
  middle: Place,
  first: number,
): { place: Place; ring: number } {
  for (let ring = first; ; ring++) {
    const radius = FIRST_RING + ring * RING;
    const steps = 10 + ring * 4;
    for (let step = 0; step < steps; step++) {
      const angle = (2 * Math.PI * (step + (ring % 2) / 2)) / steps;
      const x = Math.round(middle.x + radius * 1.3 * Math.cos(angle));
      const y = Math.round(middle.y + radius * Math.sin(angle));
      if (ring > MOST_RINGS || grid.isFree(box(x, y))) return { place: { x, y }, ring };
    }
  }
}
