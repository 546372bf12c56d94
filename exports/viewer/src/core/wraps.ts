// Line breaks that only wrap lines.  Some texts come with lines of 70 or 80 letters; shown as they are in a column of
// another width they look torn.  Which breaks belong to the layout can be told: the next word had no room on the line.

/** Lines between these widths may be wrapped ones: shorter are headings and lists, longer are whole paragraphs. */
const NARROWEST = 40;
const WIDEST = 130;
/** Fewer breaks than these say nothing of a text. */
const LEAST = 3;

interface Line {
  /** Where it ends: at its line break. */
  end: number;
  /** In letters of Latin width. */
  width: number;
  /** The room that the next line's first word would take. */
  next: number;
}

/** The places of a text's line breaks that only wrap its lines; none unless most breaks within its paragraphs do. */
export function wrapsOf(text: string): ReadonlySet<number> {
  const lines = text.split('\n').map((words) => words.trimEnd());
  const paragraphs = lines.filter((_, at) => lines[at] && (lines[at - 1] || lines[at + 1]));
  const column = paragraphs.reduce((most, line) => Math.max(most, widthOf(line)), 0);
  if (column < NARROWEST || column > WIDEST) return new Set();
  const broken = linesWithin(text, lines);
  const wraps = broken.filter(({ width, next }) => width + next > column);
  const isWrapped = wraps.length >= LEAST && wraps.length * 2 > broken.length;
  return new Set(isWrapped ? wraps.map(({ end }) => end) : []);
}

/** The lines that another one follows in the same paragraph. */
function linesWithin(text: string, lines: readonly string[]): Line[] {
  const found: Line[] = [];
  let end = -1;
  for (const [at, line] of lines.entries()) {
    end = text.indexOf('\n', end + 1);
    const following = lines[at + 1];
    if (line && following) found.push({ end, width: widthOf(line), next: firstWidth(following) });
  }
  return found;
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/gu;

const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

/** A word and the space before it, or a letter of those that are written without spaces. */
const firstWidth = (line: string): number =>
  line.search(WIDE) === 0 ? 2 : 1 + widthOf(/^\s*\S+/.exec(line)?.[0] ?? '');
