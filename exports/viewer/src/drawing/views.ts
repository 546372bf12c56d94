// Where the drawing is looked at from.

import type { Box } from './labels.ts';
import type { Place } from '../core/state.ts';
import type { VisView } from './vis.ts';

const READABLE = 0.58; // zoom below which a small screen starts at the hub instead of the whole
const NARROW = 720;
const ABOVE = 44; // pixels that the bar above the drawing takes
const LARGEST = 1.2;

/** Movement, unless the reader's system asks for none. */
export const motion = (): VisView['animation'] =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 280, easingFunction: 'easeInOutQuad' };

/** The view of everything, labels too. */
export function whole(root: HTMLElement, boxes: readonly Box[]): VisView {
  const [left, top, right, bottom] = bounds(boxes);
  if (left > right) return { position: { x: 0, y: 0 }, scale: 1 };
  const scale = Math.min(root.clientWidth / (right - left + 16), (root.clientHeight - ABOVE) / (bottom - top + 16), LARGEST);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 - ABOVE / 2 / scale }, scale };
}

/** The view that a page opens with: everything, or on a small screen the surroundings of the best connected thing. */
export function homeView(root: HTMLElement, things: readonly ({ box: Box; step: number } & Place)[]): VisView {
  const all = whole(root, things.map(({ box }) => box));
  const best = things.reduce<(typeof things)[number] | null>((p, q) => (p && p.step >= q.step ? p : q), null);
  if (!best || (all.scale ?? 1) >= READABLE || root.clientWidth > NARROW) return all;
  const [left, top, right, bottom] = bounds(things.map(({ box }) => box));
  const [x, y] = [root.clientWidth / 2 / READABLE, root.clientHeight / 2 / READABLE]; // half of what is seen
  return {
    position: { x: between(best.x, left + x, right - x), y: between(best.y, top + y - ABOVE / READABLE, bottom - y) },
    scale: READABLE,
  };
}

/** The room of all boxes; left is right of right where there is none. */
function bounds(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    [left, top] = [Math.min(left, box[0]), Math.min(top, box[1])];
    [right, bottom] = [Math.max(right, box[2]), Math.max(bottom, box[3])];
  }
  return [left, top, right, bottom];
}

/** A value held between two ends; their middle where they cross. */
const between = (value: number, low: number, high: number): number =>
  low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high);
