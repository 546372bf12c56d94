// Labels as the drawing shows them: a few short lines, and the room that they take.  As in exports/page/labels.py, which
// writes them for what is drawn first.

const WIDTH = 20; // letters in a line; a Chinese character counts as two
const LINES = 3;
export const RADII = [8, 11, 15, 20]; // of the symbol, by size step
export const FONTS = [12, 13, 15, 18]; // height of the letters, by size step
const STEPS = [3, 7, 16]; // links from which a thing takes the next size step
export const LINE = 1.2;
const LETTER = 0.58; // mean width of a letter against its height

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+/gu;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{3fffd}]/u;

/** How a thing is drawn. */
export interface Look {
  kind: string;
  lines: readonly string[];
  /** Size step, 0 to 3. */
  step: number;
}

/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

export const stepOf = (degree: number): number => STEPS.filter((step) => degree >= step).length;

/** Width of a text in letters. */
export function units(text: string): number {
  let sum = 0;
  for (const letter of text) sum += WIDE.test(letter) ? 2 : 1;
  return sum;
}

/** The label in at most three short lines, without control and direction marks; cut with an ellipsis. */
export function linesOf(label: string): string[] {
  const found: string[] = [];
  for (const word of [...label].slice(0, 400).join('').replace(UNSEEN, ' ').split(/\s+/).filter(Boolean).flatMap(pieces)) {
    const last = found.at(-1);
    if (last !== undefined && units(last) + 1 + units(word) <= WIDTH) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  if (found.length > LINES) return [...found.slice(0, LINES - 1), `${[...(found[LINES - 1] ?? '')].slice(0, WIDTH - 1).join('').trimEnd()}…`];
  return found.length ? found : ['?'];
}

/** A word cut to pieces that fit into a line. */
function pieces(word: string): string[] {
  const found = [''];
  for (const letter of word) {
    if (units(found.at(-1) ?? '') + units(letter) > WIDTH) found.push('');
    found[found.length - 1] += letter;
  }
  return found;
}

/** The room that a thing takes with its label, when its symbol's middle is at a place. */
export function boxOf({ lines, step }: Look, x: number, y: number): Box {
  const radius = RADII[step] as number;
  const font = FONTS[step] as number;
  const half = Math.max(radius, (Math.max(...lines.map(units)) * font * LETTER) / 2) + 5;
  return [x - half, y - radius - 5, x + half, y + radius + lines.length * font * LINE + 9];
}
