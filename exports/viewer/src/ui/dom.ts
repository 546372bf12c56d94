// Building of elements.  Text enters the page here and nowhere else, as text nodes: it is never read as HTML.

export type Child = Node | string | null | false | undefined;
export type Attributes = Record<string, string | number | boolean | null | undefined | ((event: any) => void)>;

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element with attributes and children; strings become text nodes, null and false are left out.
 * An attribute that is a function is a listener; its name starts with "on".
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  append(made, children);
  return made;
}

export function append(parent: Element | DocumentFragment, children: Iterable<Child>): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(typeof child === 'string' ? document.createTextNode(child) : child);
  }
}

/** Words of an article, kept from turning round what stands beside them. */
export const words = (text: string, cls?: string): HTMLElement =>
  element('bdi', { class: cls, dir: 'auto' }, visible(text));

/** Text without the control characters that a screen cannot show. */
export const visible = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');

/** An SVG image of one outline in the square from -1 to 1. */
export function outlined(path: string, cls: string): SVGSVGElement {
  const image = document.createElementNS(SVG, 'svg');
  image.setAttribute('viewBox', '-1.25 -1.25 2.5 2.5');
  image.setAttribute('class', cls);
  image.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  image.append(shape);
  return image;
}

export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** What takes the keyboard, but no letters. */
const SWITCHES = 'input:is([type=checkbox], [type=radio], [type=range])';

/** Whether the keyboard is in a field that takes letters. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  !target.matches(SWITCHES) &&
  (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable || target.shadowRoot !== null);
