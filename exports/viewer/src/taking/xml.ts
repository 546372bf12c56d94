// XML that is built as a document and written by the browser, so that no text can become markup.

import { visible } from '../ui/dom.ts';

export type Values = Record<string, string | number | undefined>;

/** An element in a namespace; an attribute without a value is left out, strings become text nodes. */
export function node(space: string, tag: string, values: Values = {}, ...children: (Node | string)[]): Element {
  const made = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) made.setAttribute(name, typeof value === 'number' ? String(rounded(value)) : sound(value));
  }
  made.append(...children.map((child) => (typeof child === 'string' ? document.createTextNode(sound(child)) : child)));
  return made;
}

/** The document with this root, as a file holds it. */
export const xml = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;

/** Text without what XML cannot hold: control characters, halves of surrogates, non-characters. */
const sound = (text: string): string => visible(text).replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd');

const rounded = (value: number): number => Math.round(value * 100) / 100;
