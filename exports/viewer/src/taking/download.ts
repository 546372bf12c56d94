// Handing something to the reader: as a file, as a table, through the clipboard.

import { element } from '../ui/dom.ts';

/** How long a browser may take to write a file; after that its bytes are let go. */
const KEPT = 60_000;

/** Has the browser save a file of this name; texts are written as UTF-8. */
export function download(name: string, type: string, content: string | Blob): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const url = URL.createObjectURL(blob);
  const link = element('a', { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}

const STEERING = /^(?:[\t\r]|\s*[=+@-])/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * A table as CSV (RFC 4180).  A cell that a spreadsheet would take for a formula gets a quote mark before it, as in
 * rejected.csv; plain numbers stay.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const harmless = STEERING.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Puts a text into the clipboard; tells whether it is there. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The way of browsers that keep the clipboard from a page of a disk: what is selected is copied. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = element('textarea', { class: 'unseen', readonly: true, 'aria-hidden': 'true', tabindex: -1 });
  field.value = text;
  // Beside an open dialog nothing can be selected.
  (before?.closest('dialog') ?? document.body).append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
