// How one thing is painted: its symbol, its label, and a ring where it is chosen.

import { visible } from '../ui/dom.ts';
import { shapeOf } from '../ui/kinds.ts';
import { LINE, labelBox, RADII, type Look, type Written } from './labels.ts';
import type { Ink } from '../ui/theme.ts';

export const FAMILY =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const HALO = 0.28; // width of the rim that keeps letters apart from lines, against their height
export const FADED = 0.13;

/** In what state a thing is painted. */
export interface Painted {
  x: number;
  y: number;
  alpha: number;
  /** Under the pointer, chosen, or pinned by the reader. */
  hover: boolean;
  chosen: boolean;
  pinned: boolean;
  /** How many of its neighbours are not drawn; told where it is chosen. */
  more: number;
}

const outlines = new Map<string, Path2D>();

function outline(kind: string): Path2D {
  let path = outlines.get(kind);
  if (!path) outlines.set(kind, (path = new Path2D(shapeOf(kind).path)));
  return path;
}

export function paintSymbol(ctx: CanvasRenderingContext2D, look: Look, ink: Ink, at: Painted): void {
  const [fill, rim] = ink.kinds[look.kind] ?? [ink.soft, ink.text];
  const radius = RADII[look.step] as number;
  const hollow = shapeOf(look.kind).hollow;
  if (at.chosen || at.hover) {
    ctx.globalAlpha = at.alpha * (at.chosen ? 0.34 : 0.18);
    disc(ctx, at.x, at.y, radius + 6, ink.accent);
  }
  ctx.globalAlpha = at.alpha;
  if (at.pinned) disc(ctx, at.x + radius, at.y - radius, 3, ink.accent);
  ctx.translate(at.x, at.y);
  ctx.scale(radius, radius);
  ctx.fillStyle = hollow ? ink.ground : fill;
  ctx.strokeStyle = hollow ? fill : rim;
  ctx.lineWidth = (hollow ? 2.4 : 1.4) / radius;
  ctx.fill(outline(look.kind));
  ctx.stroke(outline(look.kind));
}

function disc(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
}

/** Paints the label beside the symbol; below it the number of neighbours that are not drawn. */
export function paintLabel(ctx: CanvasRenderingContext2D, look: Look, ink: Ink, at: Painted, written: Written): void {
  const { font } = written;
  const strong = at.chosen || at.hover;
  ctx.globalAlpha = at.alpha;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  ctx.lineJoin = 'round';
  ctx.lineWidth = font * HALO;
  ctx.strokeStyle = ink.ground;
  ctx.fillStyle = look.step || strong ? ink.text : ink.soft;
  ctx.font = `${look.step > 1 || strong ? '600 ' : ''}${font}px ${FAMILY}`;
  const [, top] = labelBox(look, at.x, at.y, written);
  look.lines.forEach((line, row) => outlinedText(ctx, visible(line), at.x, top + row * font * LINE));
  if (!at.more || !strong) return;
  ctx.fillStyle = ink.accent;
  outlinedText(ctx, `+${at.more}`, at.x, top + look.lines.length * font * LINE);
}

export function outlinedText(ctx: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}
