// What the drawing hands over for a picture of it.

import type { Box } from '../drawing/labels.ts';

/** What is drawn, in the drawing's own coordinates: one unit is one pixel at a zoom of 1. */
export interface Drawn {
  things: readonly DrawnThing[];
  /** Links between things of `things`; what stands over others comes last. */
  links: readonly DrawnLink[];
  /** The part that is on the screen: left, top, right, bottom. */
  seen: Box;
}

export interface DrawnThing {
  id: number;
  x: number;
  y: number;
  /** Of the symbol. */
  radius: number;
  /** The label as it is broken into lines. */
  lines: readonly string[];
  /** Height of the label's letters. */
  font: number;
  /** Whether the label is bold: a hub, or what is chosen. */
  strong: boolean;
  /** Whether it is what the panel shows: it has a halo. */
  chosen: boolean;
  faded: boolean;
}

export interface DrawnLink {
  a: number;
  b: number;
  width: number;
  /** Only planned, expected or reported. */
  dashes: boolean;
  /** An arrow at b. */
  forward: boolean;
  /** An arrow at a. */
  back: boolean;
  /** In the accent's colour: a link of what is chosen, or of a path. */
  accent: boolean;
  faded: boolean;
  /** The relation's name where it is written beside the link. */
  name?: { text: string; x: number; y: number } | undefined;
}
