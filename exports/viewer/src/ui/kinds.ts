// The symbol of each kind of thing: an outline in the square from -1 to 1.  Shape and colour both tell the kinds apart;
// the colours (after Okabe and Ito, and Tol) stand in viewer.css, for light and dark.

import { outlined } from './dom.ts';

function polygon(corners: number, turn: number, inner = 0): string {
  const steps = inner ? corners * 2 : corners;
  const points: string[] = [];
  for (let i = 0; i < steps; i++) {
    const angle = ((turn + (i * 360) / steps) * Math.PI) / 180;
    const radius = inner && i % 2 ? inner : 1;
    points.push(`${(radius * Math.cos(angle)).toFixed(3)} ${(radius * Math.sin(angle)).toFixed(3)}`);
  }
  return `M${points.join('L')}Z`;
}

export interface Shape {
  path: string;
  hollow?: boolean;
}

const DISC = 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z';

export const SHAPES: Record<string, Shape> = {
  place: { path: DISC },
  corridor: { path: polygon(5, -90, 0.5) },
  zone: { path: 'M-.6 -.85H.6Q.85 -.85 .85 -.6V.6Q.85 .85 .6 .85H-.6Q-.85 .85 -.85 .6V-.6Q-.85 -.85 -.6 -.85Z' },
  platform: { path: polygon(6, 0) },
  university: { path: 'M0 -1L1 .75H-1Z' },
  enterprise: { path: 'M0 -1.05L.95 0L0 1.05L-.95 0Z' },
  government: { path: 'M-.9 -.8H.9V.1Q.9 .65 0 1.05Q-.9 .65 -.9 .1Z' },
  organization: { path: polygon(5, -90) },
  person: { path: 'M0 -1A.48 .48 0 1 1 -.001 -1ZM-.95 1Q-.95 .1 0 .1Q.95 .1 .95 1Z' },
  event: { path: 'M-.36 -1H.36V-.36H1V.36H.36V1H-.36V.36H-1V-.36H-.36Z' },
  programme: { path: 'M-1 -.75H.45L1 0L.45 .75H-1L-.5 0Z' },
  result: { path: polygon(8, -90, 0.62) },
  group: { path: DISC, hollow: true },
  amount: { path: 'M-.8 -.8H.8V.8H-.8Z', hollow: true },
  topic: { path: 'M0 -1L1 0L0 1L-1 0Z', hollow: true },
  other: { path: polygon(8, 22.5) },
};

const OTHER = SHAPES.other as Shape;

export const shapeOf = (kind: string): Shape => SHAPES[kind] ?? OTHER;

/** The symbol of a kind, as in the drawing. */
export function symbol(kind: string): SVGSVGElement {
  const shape = shapeOf(kind);
  return outlined(shape.path, `symbol kind-${kind}${shape.hollow ? ' hollow' : ''}`);
}
