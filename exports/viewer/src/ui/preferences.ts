// The reader's language and light, from the browser's memory or the system's settings.

import { setLanguage } from './i18n.ts';
import { relabelPage } from './pagewords.ts';
import { setTheme, type Theme } from './theme.ts';

const KEY = 'corridor-';

/** Takes up what was chosen last time, or what the system says. */
export function preferences(): void {
  const chosen = recalled('language') ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
  setLanguage(chosen === 'zh' ? 'zh' : 'en');
  const light = recalled('theme');
  setTheme(light === 'light' || light === 'dark' ? light : ('auto' satisfies Theme));
  relabelPage();
}

/** A file from a disk may have no memory: then the choice lasts as long as the page. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(KEY + name, value);
  } catch {
    // The browser keeps nothing for this page.
  }
}

function recalled(name: string): string | null {
  try {
    return localStorage.getItem(KEY + name);
  } catch {
    return null;
  }
}
