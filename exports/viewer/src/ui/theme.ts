// Light and dark: what the reader's system says, or what the reader chose in the page.

export type Theme = 'auto' | 'light' | 'dark';

/** The colours of the drawing, from the style sheet. */
export interface Ink {
  ground: string;
  text: string;
  soft: string;
  line: string;
  accent: string;
  paper: string;
  /** Fill and rim of each kind. */
  kinds: Record<string, readonly [string, string]>;
}

const system = matchMedia('(prefers-color-scheme: dark)');
const listeners: (() => void)[] = [];
let chosen: Theme = 'auto';

export const theme = (): Theme => chosen;

export function setTheme(wanted: Theme): void {
  chosen = wanted;
  const dark = wanted === 'dark' || (wanted === 'auto' && system.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

export function onTheme(listener: () => void): void {
  listeners.push(listener);
}

system.addEventListener('change', () => setTheme(chosen));

export function readInk(kinds: Iterable<string>): Ink {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ground: of('--ground'),
    text: of('--text'),
    soft: of('--soft'),
    line: of('--line'),
    accent: of('--accent'),
    paper: of('--paper'),
    kinds: Object.fromEntries([...kinds].map((key) => [key, [of(`--${key}`), of(`--${key}-rim`)] as const])),
  };
}
