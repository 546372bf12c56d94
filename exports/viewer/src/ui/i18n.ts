// The interface's words in English and Chinese.  Each module holds its own table; what articles say stays as it is.

export type Language = 'en' | 'zh';

let current: Language = 'en';

export const language = (): Language => current;

/** The language as the web has it, for sorting and for writing numbers. */
export const locale = (): string => (current === 'zh' ? 'zh-CN' : 'en');

/** Compares texts as the language sorts them, numbers in them by their value. */
export const collator = (): Intl.Collator => new Intl.Collator(locale(), { numeric: true });

export function setLanguage(wanted: Language): void {
  current = wanted;
  document.documentElement.lang = locale();
}

export type Values = Record<string, string | number>;

/**
 * A function that gives a table's words in the current language.  "{name}" takes a value; numbers are written as the language
 * writes them.  In English "{n|thing|things}" chooses by the number n.
 */
export function texts<T extends Record<string, readonly [string, string]>>(
  table: T,
): (key: keyof T, values?: Values) => string {
  return (key, values = {}) => fill((table[key] as readonly [string, string])[current === 'zh' ? 1 : 0], values);
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (one !== undefined) return value === 1 ? one : (many ?? '');
    return typeof value === 'number' ? number(value) : (value ?? '');
  });
}

/** A number with the language's separators. */
export const number = (value: number): string => value.toLocaleString(locale());

/** The label in the interface's language, where there is one. */
export const named = (one: { label: string; zh?: string }): string => (current === 'zh' && one.zh) || one.label;
