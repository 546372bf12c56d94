// The drawing as a picture: an SVG written from what is drawn, and a PNG made of that.

import { named, texts } from '../ui/i18n.ts';
import { LINE, units, type Box } from '../drawing/labels.ts';
import type { Drawn, DrawnThing } from './drawn.ts';
import type { Graph, Kind } from '../core/model.ts';
import { strokes, svg, symbol } from './strokes.ts';
import type { Ink } from '../ui/theme.ts';
import { xml } from './xml.ts';

/** What the picture shows: the whole drawing, or the part of it that is on the screen. */
export type Part = 'whole' | 'seen';

const t = texts({
  title: ['Graph: {count} {things|thing|things}, {more} {links|link|links}', '图谱：{count} 个事物，{more} 条关联'],
  about: ['Corridor graph {version}', 'Corridor 图谱 {version}'],
  planned: ['only planned, expected or reported', '仅为计划、预期或转述'],
});

const MARGIN = 24;
const NARROWEST = 480;
const EMPTY: Box = [0, 0, NARROWEST, 120];
const USUAL = 1100; // width up to which the legend has letters of 12 units; beyond, it grows with the picture
const LETTER = 0.58; // mean width of a letter against its height
const ROW = 22;

/** The drawing as an SVG image, with a legend and the graph's version. */
export function picture(graph: Graph, drawn: Drawn, ink: Ink, part: Part = 'whole'): SVGSVGElement {
  const [left, top, right, bottom] = part === 'seen' && isRoomy(drawn.seen) ? drawn.seen : room(drawn.things);
  const width = Math.max(right - left, NARROWEST);
  const x = (left + right - width) / 2;
  const scale = Math.max(1, width / USUAL);
  const legend = legendOf(graph, drawn, ink, width / scale - 2 * MARGIN);
  const height = bottom - top + (legend.height + 2 * MARGIN) * scale;
  const [things, links] = [drawn.things.length, drawn.links.length];
  const viewBox = [x, top, width, height].map(Math.round).join(' ');
  const corner = `translate(${x + MARGIN * scale} ${bottom + MARGIN * scale}) scale(${scale})`;
  return svg(
    'svg',
    { viewBox, width, height, 'font-family': 'sans-serif' },
    svg('title', {}, t('title', { things, count: things, links, more: links })),
    svg('desc', {}, t('about', { version: graph.version })),
    svg('rect', { x, y: top, width, height, fill: ink.ground }),
    svg('clipPath', { id: 'part' }, svg('rect', { x, y: top, width, height: bottom - top })),
    svg('g', { 'clip-path': 'url(#part)' }, ...strokes(graph, drawn, ink)),
    svg('g', { transform: corner }, ...legend.parts),
  ) as SVGSVGElement;
}

const isRoomy = ([left, top, right, bottom]: Box): boolean => right - left > 1 && bottom - top > 1;

/** The room that things take with their labels. */
function room(things: readonly DrawnThing[]): Box {
  if (!things.length) return EMPTY;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, radius, lines, font } of things) {
    const half = Math.max(radius + 6, (Math.max(0, ...lines.map(units)) * font * LETTER) / 2) + MARGIN;
    left = Math.min(left, x - half);
    top = Math.min(top, y - radius - 6 - MARGIN);
    right = Math.max(right, x + half);
    bottom = Math.max(bottom, y + radius + 6 + lines.length * font * LINE + MARGIN);
  }
  return [left, top, right, bottom];
}

/** The kinds that are drawn, broken into rows, and below them what the picture is of. */
function legendOf(graph: Graph, drawn: Drawn, ink: Ink, width: number): { parts: Element[]; height: number } {
  const parts: Element[] = [];
  let [x, y] = [0, 0];
  const put = (mark: (x: number, y: number) => Element, text: string): void => {
    const wide = 30 + units(text) * 12 * LETTER + 18;
    if (x && x + wide > width) [x, y] = [0, y + ROW];
    parts.push(mark(x, y), svg('text', { x: x + 26, y: y + 4, 'font-size': 12, fill: ink.text }, text));
    x += wide;
  };
  for (const kind of kindsOf(graph, drawn)) {
    put((at, row) => symbol(kind.key, { x: at + 9, y: row, radius: 7 }, ink), named(kind));
  }
  if (drawn.links.some((link) => link.dashes)) {
    const dashes = { stroke: ink.line, 'stroke-width': 1.5, 'stroke-dasharray': '5 5' };
    put((at, row) => svg('path', { d: `M${at} ${row}h20`, ...dashes }), t('planned'));
  }
  if (parts.length) y += ROW + 4;
  parts.push(svg('text', { y, 'font-size': 11, fill: ink.soft }, t('about', { version: graph.version })));
  return { parts, height: y };
}

function kindsOf(graph: Graph, drawn: Drawn): Kind[] {
  const there = new Set(drawn.things.map(({ id }) => graph.thing(id).kind));
  return graph.kinds.filter(({ key }) => there.has(key));
}

const CRISP = 2;
const MOST_PIXELS = 32e6; // what every browser can still draw
const LONGEST = 8192;

/** The picture as PNG, two pixels to a unit; fewer where it is very large. */
export async function png(image: SVGSVGElement): Promise<Blob> {
  const [width, height] = [image.viewBox.baseVal.width, image.viewBox.baseVal.height];
  const scale = Math.min(CRISP, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const url = URL.createObjectURL(new Blob([xml(image)], { type: 'image/svg+xml' }));
  try {
    const drawn = new Image();
    drawn.src = url;
    await drawn.decode();
    canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(url);
  }
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('the browser gives no image'))), 'image/png');
  });
}
