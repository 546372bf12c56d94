// Labels as the drawing shows them: a few short lines, and the room that they take.  As in exports/page/labels.py, which
// writes them for what is drawn first.

const WIDTH = 20; // letters in a line; a Chinese character counts as two
const LINES = 3;
export const RADII = [8, 11, 15, 20]; // of the symbol, by size step
export const FONTS = [12, 13, 15, 18]; // height of the letters, by size step
const STEPS = [3, 7, 16]; // links from which a thing takes the next size step
export const LINE = 1.2;
const LETTER = 0.58; // mean width of a letter against its height
const READABLE = [9.5, 10, 11.5, 13]; // least height of the letters on the screen, by size step

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+/gu;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{3fffd}]/u;

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

const widths = new WeakMap<readonly string[], number>();

/** Width of the widest of a label's lines in letters, counted once: placing asks for it again and again. */
function widest(lines: readonly string[]): number {
  const found = widths.get(lines) ?? Math.max(...lines.map(units));
  widths.set(lines, found);
  return found;
}

/** The label in at most three short lines, without control and direction marks; cut with an ellipsis. */
export function linesOf(label: string): string[] {
  const found: string[] = [];
  for (const word of [...label]
    .slice(0, 400)
    .join('')
    .replace(UNSEEN, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .flatMap(pieces)) {
    const last = found.at(-1);
    if (last !== undefined && units(last) + 1 + units(word) <= WIDTH) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  if (found.length > LINES)
    return [
      ...found.slice(0, LINES - 1),
      `${[...(found[LINES - 1] ?? '')]
        .slice(0, WIDTH - 1)
        .join('')
        .trimEnd()}…`,
    ];
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

/** Height of a thing's letters in the drawing's units: on the screen never less than can be read. */
export const fontAt = (step: number, zoom: number): number =>
  Math.max(FONTS[step] as number, (READABLE[step] as number) / zoom);

/** Height of a line of text that names a relation. */
export const lineFontAt = (zoom: number): number => Math.max(11, (READABLE[0] as number) / zoom);

/** The room of a symbol alone. */
export function symbolBox({ step }: Look, x: number, y: number): Box {
  const radius = RADII[step] as number;
  return [x - radius, y - radius, x + radius, y + radius];
}

/** A label as it is written at a zoom: height of the letters in the drawing's units; below its symbol or above. */
export interface Written {
  font: number;
  above: boolean;
}

/** The room of a label alone, when the symbol's middle is at a place. */
export function labelBox({ lines, step }: Look, x: number, y: number, { font, above }: Written): Box {
  const half = (widest(lines) * font * LETTER) / 2;
  const high = lines.length * font * LINE;
  const apart = (RADII[step] as number) + 4;
  const top = above ? y - apart - high : y + apart;
  return [x - half, top, x + half, top + high];
}

/** The room that a thing takes with its label, and a little about them. */
export function boxOf(look: Look, x: number, y: number, font = FONTS[look.step] as number): Box {
  const radius = RADII[look.step] as number;
  const [left, , right, bottom] = labelBox(look, x, y, { font, above: false });
  return [Math.min(left, x - radius) - 5, y - radius - 5, Math.max(right, x + radius) + 5, bottom + 5];
}

/** The room that a text takes round a place. */
export function textBox(text: string, x: number, y: number, font: number): Box {
  const half = (units(text) * font * LETTER) / 2;
  return [x - half, y - font * 0.6, x + half, y + font * 0.6];
}
