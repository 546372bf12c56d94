// The header's commands: filters, undo and redo, language, light and dark.

import type { App } from '../core/app.ts';
import type { FilterPanel } from '../filters/filterpanel.ts';
import { byId, element } from './dom.ts';
import { language, setLanguage, texts } from './i18n.ts';
import { relabelPage } from './pagewords.ts';
import { remember } from './preferences.ts';
import { setTheme, theme, type Theme } from './theme.ts';
import type { View } from './view.ts';

const t = texts({
  filters: ['Filters', '筛选'],
  undo: ['Undo (Ctrl Z)', '撤销 (Ctrl Z)'],
  redo: ['Redo (Ctrl Shift Z)', '重做 (Ctrl Shift Z)'],
  language: ['中文', 'English'],
  languageLabel: ['界面语言：中文', 'Interface in English'],
  auto: ['Light and dark as the system', '明暗跟随系统'],
  light: ['Always light', '始终浅色'],
  dark: ['Always dark', '始终深色'],
});
const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const SIGN: Record<Theme, string> = { auto: '◐', light: '☀', dark: '☾' };

/** The commands; `relabel` writes all views anew after a change of language. */
export function commands(app: App, filters: FilterPanel, relabel: () => void): View {
  const button = (id: string, cls: string, run: () => void, sign = ''): HTMLButtonElement =>
    element('button', { type: 'button', id, class: cls, onclick: run }, sign);
  const filter = button('filter-toggle', 'command', () => {
    if (app.state.tab === 'graph') filters.toggle();
    else {
      app.tab('graph');
      filters.open();
    }
    show();
  });
  const undo = button('undo', 'command icon', () => app.undo(), '↶');
  const redo = button('redo', 'command icon', () => app.redo(), '↷');
  const tongue = button('language', 'command', () => translate(relabel));
  const lamp = button('theme', 'command icon', () => {
    setTheme(NEXT[theme()]);
    remember('theme', theme());
    show();
  });
  filter.setAttribute('aria-controls', 'filters');
  byId('commands').prepend(filter, undo, redo);
  byId('commands').append(tongue, lamp);

  /** Words and states of the buttons. */
  function show(): void {
    filter.replaceChildren(t('filters'));
    filter.setAttribute('aria-expanded', String(app.state.tab === 'graph' && !byId('filters').hidden));
    filter.classList.toggle('active', app.filtered.active);
    for (const [one, words] of [
      [undo, t('undo')],
      [redo, t('redo')],
      [lamp, t(theme())],
    ] as const) {
      one.setAttribute('aria-label', words);
      one.title = words;
    }
    undo.disabled = !app.canUndo;
    redo.disabled = !app.canRedo;
    tongue.replaceChildren(t('language'));
    tongue.setAttribute('aria-label', t('languageLabel'));
    tongue.lang = language() === 'zh' ? 'en' : 'zh-CN';
    lamp.replaceChildren(SIGN[theme()]);
  }

  app.listen(() => show());
  return { show, relabel: show };
}

function translate(relabel: () => void): void {
  setLanguage(language() === 'zh' ? 'en' : 'zh');
  remember('language', language());
  relabelPage();
  relabel();
}
