// The lines of the drawing, one for all that is said between two things.

import type { Filtered } from '../core/facets.ts';
import type { Light } from './light.ts';
import type { Claim, Link, Statement } from '../core/model.ts';
import { FADED } from './painter.ts';
import type { Ink } from '../ui/theme.ts';
import type { Place } from '../core/state.ts';
import type { VisEdge, VisInk } from './vis.ts';

const MOST_COUNTED = 5; // statements beyond the first that make a line thicker

/** A line as vis-network takes it, of what the filters let through; payload.py makes the same for what is drawn first. */
export function lineOf(link: Link, filtered: Filtered, color: VisInk): VisEdge {
  const said = filtered.active ? link.statements.filter(({ id }) => filtered.statement(id)) : link.statements;
  const forward = said.some(({ subject }) => subject === link.a);
  const back = said.some(({ subject }) => subject === link.b);
  const arrows = [forward && 'to', back && 'from'].filter(Boolean).join(', ');
  const width = 1.2 + 0.5 * Math.min(said.length - 1, MOST_COUNTED);
  return {
    id: link.id,
    from: link.a,
    to: link.b,
    arrows,
    dashes: !said.some((one) => isStated(one, filtered)),
    width,
    color,
  };
}

/** Whether an article that the filters let through asserts a statement. */
const isStated = (statement: Statement, filtered: Filtered): boolean =>
  statement.asserted && statement.claims.some((claim) => isAsserted(claim) && filtered.claim(claim.id));

const isAsserted = ({ modality }: Claim): boolean => modality === 0;

/** Whether two lines look the same, their colour aside. */
export const isAlike = (one: VisEdge, other: VisEdge): boolean =>
  one.arrows === other.arrows && one.dashes === other.dashes && one.width === other.width;

/** A line's colour, and how strong it is beside what is lit. */
export function lineInk(
  { lit, strong, selected }: Light,
  { line, accent }: Ink,
  id: string,
  a: number,
  b: number,
): VisInk {
  const own = strong.has(id);
  const inside = lit?.has(a) && lit.has(b) && selected === null;
  return {
    color: own ? accent : line,
    highlight: accent,
    hover: accent,
    opacity: lit && !own && !inside ? FADED * 2 : 1,
  };
}

/** The link whose line is nearest to a point, within a reach; vis-network's own reach is too small for a finger. */
export function linkAt(links: Iterable<Link>, point: Place, reach: number, at: (id: number) => Place): Link | null {
  let [found, least]: [Link | null, number] = [null, reach];
  for (const link of links) {
    const far = distance(point, at(link.a), at(link.b));
    if (far < least) [found, least] = [link, far];
  }
  return found;
}

/** How far a point is from a line between two others. */
function distance({ x, y }: Place, from: Place, to: Place): number {
  const [wide, high] = [to.x - from.x, to.y - from.y];
  const share = ((x - from.x) * wide + (y - from.y) * high) / (wide * wide + high * high || 1);
  const along = Math.min(Math.max(share, 0), 1);
  return Math.hypot(from.x + along * wide - x, from.y + along * high - y);
}
