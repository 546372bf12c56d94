// Which labels are written at a zoom.  As on a map, letters never get too small to read: where there is no room for all
// labels, those of the best connected things stay, and the others come when one zooms in or points at their symbol.

import { FONTS, fontAt, labelBox, symbolBox, type Look, type Written } from './labels.ts';
import { Boxes, CELL } from './placing.ts';
import type { Place } from '../core/state.ts';

export interface Named extends Place {
  id: number;
  look: Look;
}

const HUB = 2; // size step from which a label may stand over symbols
const SMALL = 8; // height of letters on the screen that is tried where larger ones find no room

/**
 * The labels to write, by thing.  Things come most important first; those that are `sure` of their label get it whatever it
 * covers.
 */
export function labelled(things: readonly Named[], zoom: number, sure: (id: number) => boolean): Map<number, Written> {
  const symbols = new Boxes(CELL / zoom);
  const labels = new Boxes(CELL / zoom);
  for (const { look, x, y } of things) symbols.add(symbolBox(look, x, y));
  const found = new Map<number, Written>();
  for (const { id, look, x, y } of things) {
    const free = ways(look.step, zoom).filter((way) => labels.isFree(labelBox(look, x, y, way)));
    const clear = free.find((way) => symbols.isFree(labelBox(look, x, y, way)));
    const written =
      clear ?? (look.step >= HUB ? free[0] : undefined) ?? (sure(id) ? ways(look.step, zoom)[0] : undefined);
    if (!written) continue;
    found.set(id, written);
    labels.add(labelBox(look, x, y, written));
  }
  return found;
}

/** The ways to write a label, the best first. */
function ways(step: number, zoom: number): Written[] {
  const small = Math.max(FONTS[step] as number, SMALL / zoom);
  return [fontAt(step, zoom), small].flatMap((font) => [
    { font, above: false },
    { font, above: true },
  ]);
}
