// The things and links of a picture as SVG elements, as the drawing shows them.

import { shapeOf } from '../ui/kinds.ts';
import { LINE } from '../drawing/labels.ts';
import type { Graph } from '../core/model.ts';
import type { Drawn, DrawnLink, DrawnThing } from './drawn.ts';
import type { Ink } from '../ui/theme.ts';
import { node } from './xml.ts';

export const svg = node.bind(null, 'http://www.w3.org/2000/svg');

const FADED = { thing: 0.2, link: 0.3 };

/** Links first, then things, then labels: no line runs over a name. */
export function strokes(graph: Graph, drawn: Drawn, ink: Ink): Element[] {
  const places = new Map(drawn.things.map((thing) => [thing.id, thing]));
  const links = drawn.links.flatMap((link) => {
    const [a, b] = [places.get(link.a), places.get(link.b)];
    return a && b ? [line(link, a, b, ink)] : [];
  });
  const hand = { size: 11, fill: ink.accent };
  const names = drawn.links.flatMap(({ name }) => (name ? [label([name.text], name, hand, ink)] : []));
  return [
    svg('g', {}, ...links),
    svg('g', {}, ...drawn.things.map((thing) => shape(graph, thing, ink))),
    svg('g', { 'text-anchor': 'middle' }, ...drawn.things.map((thing) => caption(thing, ink)), ...names),
  ];
}

/** A line from rim to rim, with its arrows. */
function line(link: DrawnLink, a: DrawnThing, b: DrawnThing, ink: Ink): Element {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const head = Math.min(5 + 2.5 * link.width, length / 3);
  const along = (share: number, aside = 0): string =>
    `${(a.x + dx * share - dy * aside).toFixed(1)} ${(a.y + dy * share + dx * aside).toFixed(1)}`;
  const arrow = (tip: number, back: number): string =>
    `M${along(tip)}L${along(back, head * 0.4)}L${along(back, -head * 0.4)}Z`;
  const [from, to] = [a.radius + 1.5, length - b.radius - 1.5];
  const ends = [link.back ? from + head : from, link.forward ? to - head : to] as const;
  const heads = [link.back && arrow(from, ends[0]), link.forward && arrow(to, ends[1])].filter((one) => one !== false);
  const color = link.accent ? ink.accent : ink.line;
  return svg(
    'g',
    { opacity: link.faded ? FADED.link : undefined },
    svg('path', {
      d: `M${along(ends[0])}L${along(ends[1])}`,
      stroke: color,
      'stroke-width': link.width,
      fill: 'none',
      'stroke-dasharray': link.dashes ? '5 5' : undefined,
    }),
    ...(heads.length ? [svg('path', { d: heads.join(''), fill: color })] : []),
  );
}

function shape(graph: Graph, thing: DrawnThing, ink: Ink): Element {
  const halo = svg('circle', { cx: thing.x, cy: thing.y, r: thing.radius + 6, fill: ink.accent, opacity: 0.34 });
  return svg(
    'g',
    { opacity: thing.faded ? FADED.thing : undefined },
    ...(thing.chosen ? [halo] : []),
    symbol(graph.thing(thing.id).kind, thing, ink),
  );
}

/** The symbol of a kind at a place. */
export function symbol(kind: string, at: { x: number; y: number; radius: number }, ink: Ink): Element {
  const { path, hollow } = shapeOf(kind);
  const [fill, rim] = ink.kinds[kind] ?? [ink.line, ink.text];
  return svg('path', {
    d: path,
    transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)}) scale(${at.radius})`,
    fill: hollow ? ink.ground : fill,
    stroke: hollow ? fill : rim,
    'stroke-linejoin': 'round',
    'stroke-width': String((hollow ? 2.4 : 1.4) / at.radius),
  });
}

function caption(thing: DrawnThing, ink: Ink): Element {
  const place = { x: thing.x, y: thing.y + thing.radius + 4 + thing.font * 0.9 };
  const fill = thing.strong || thing.font > 12 ? ink.text : ink.soft;
  return label(thing.lines, place, { size: thing.font, fill, bold: thing.strong, faded: thing.faded }, ink);
}

interface Hand {
  size: number;
  fill: string;
  bold?: boolean;
  faded?: boolean;
}

/** Lines of text one below the other; `place` is the middle of the first one's foot.  A rim keeps links off them. */
function label(lines: readonly string[], place: { x: number; y: number }, hand: Hand, ink: Ink): Element {
  const { x, y } = place;
  return svg(
    'text',
    {
      'font-size': hand.size,
      'font-weight': hand.bold ? 600 : undefined,
      fill: hand.fill,
      opacity: hand.faded ? FADED.thing : undefined,
      stroke: ink.ground,
      'stroke-width': 3.5,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    ...lines.map((text, row) => svg('tspan', { x, y: y + row * hand.size * LINE }, text)),
  );
}
