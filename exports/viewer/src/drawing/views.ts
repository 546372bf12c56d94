// Views of the drawing: of everything, of some things, and of a beginning.

import type { Box } from './labels.ts';
import type { Place } from '../core/state.ts';
import type { VisView } from './vis.ts';

const FAR = 0.4; // zoom below which a small screen starts at the hub instead of the whole
const NEAR = 0.58; // and the zoom that it then starts with
const NARROW = 720;
const ABOVE = 44; // pixels that the bar above the drawing takes
const EDGE = 40; // pixels within the border in which a thing does not count as seen: its label would be cut
const LARGEST = 1.2;

/** A thing's place with the room that it takes. */
export interface Held extends Place {
  box: Box;
  /** Size step: how well connected it is. */
  step: number;
}

/** What some things take at a zoom. */
export type HeldAt = (zoom: number) => readonly Held[];

/** Movement, unless the reader's system asks for none. */
export const motion = (): VisView['animation'] =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 280, easingFunction: 'easeInOutQuad' };

/** Whether a thing's middle is within a part of the drawing, clear of the border and of what lies over it. */
export const isSeen = ([left, top, right, bottom]: Box, { x, y }: Place, zoom: number): boolean =>
  x > left + EDGE / zoom && x < right - EDGE / zoom && y > top + ABOVE / zoom && y < bottom - EDGE / zoom;

/** The view of all of some things with their labels, which grow against the rest where it is seen from afar. */
export function whole(root: HTMLElement, held: HeldAt): VisView {
  const near = fitting(root, bounds(held(1)));
  return fitting(root, bounds(held(near.scale ?? 1)));
}

function fitting(root: HTMLElement, [left, top, right, bottom]: Box): VisView {
  if (left > right) return { position: { x: 0, y: 0 }, scale: 1 };
  const scale = Math.min(
    root.clientWidth / (right - left + 16),
    (root.clientHeight - ABOVE) / (bottom - top + 16),
    LARGEST,
  );
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 - ABOVE / 2 / scale }, scale };
}

/** The view that a page opens with: everything, or on a small screen the surroundings of the best connected thing. */
export function homeView(root: HTMLElement, held: HeldAt): VisView {
  const all = whole(root, held);
  const things = held(NEAR);
  const best = things.reduce<Held | null>((p, q) => (p && p.step >= q.step ? p : q), null);
  if (!best || (all.scale ?? 1) >= FAR || root.clientWidth > NARROW) return all;
  const [left, top, right, bottom] = bounds(things);
  const [x, y] = [root.clientWidth / 2 / NEAR, root.clientHeight / 2 / NEAR]; // half of what is seen
  return {
    position: { x: between(best.x, left + x, right - x), y: between(best.y, top + y - ABOVE / NEAR, bottom - y) },
    scale: NEAR,
  };
}

/** The room of all boxes; left is right of right where there is none. */
function bounds(things: readonly Held[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box } of things) {
    [left, top] = [Math.min(left, box[0]), Math.min(top, box[1])];
    [right, bottom] = [Math.max(right, box[2]), Math.max(bottom, box[3])];
  }
  return [left, top, right, bottom];
}

/** A value held between two ends; their middle where they cross. */
const between = (value: number, low: number, high: number): number =>
  low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high);
