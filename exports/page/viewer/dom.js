// Building of elements.  Text enters the page here and nowhere else, as text nodes: it is never read as HTML.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element with attributes and children; strings become text nodes, null and false are left out.
 * Attributes that start with "on" are listeners and must be functions.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  append(made, children);
  return made;
}

/** @param {Element} parent @param {(Node|string|null|false|undefined)[]} children */
export function append(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(typeof child === 'string' ? document.createTextNode(child) : child);
  }
}

/** Words of an article, kept from turning round what stands beside them. @param {string} words @param {string} [cls] */
export const words = (words, cls) => element('bdi', { class: cls, dir: 'auto' }, visible(words));

/** How many links a thing has, in words. @param {import('./model.js').Thing} thing */
export const linked = ({ links }) => `${links.length.toLocaleString('en')} link${links.length === 1 ? '' : 's'}`;

/** Text without the control characters that a screen cannot show. @param {string} text */
export const visible = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');

/**
 * The symbol of a kind, as in the drawing.
 * @param {string} kind @param {string} path @param {boolean} hollow
 */
export function symbol(kind, path, hollow) {
  const image = document.createElementNS(SVG, 'svg');
  image.setAttribute('viewBox', '-1.25 -1.25 2.5 2.5');
  image.setAttribute('class', `symbol kind-${kind}${hollow ? ' hollow' : ''}`);
  image.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  image.append(shape);
  return image;
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
