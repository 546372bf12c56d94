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
  const root = byId('commands');
  const filter = element('button', { type: 'button', id: 'filter-toggle', class: 'command', 'aria-controls': 'filters', onclick: () => toggle() });
  const undo = element('button', { type: 'button', id: 'undo', class: 'command icon', onclick: () => app.undo() }, '↶');
  const redo = element('button', { type: 'button', id: 'redo', class: 'command icon', onclick: () => app.redo() }, '↷');
  const tongue = element('button', { type: 'button', id: 'language', class: 'command', onclick: () => translate() });
  const lamp = element('button', { type: 'button', id: 'theme', class: 'command icon', onclick: () => { setTheme(NEXT[theme()]); remember('theme', theme()); show(); } });
  root.prepend(filter, undo, redo);
  root.append(tongue, lamp);

  function toggle(): void {
    if (app.state.tab === 'graph') filters.toggle();
    else {
      app.tab('graph');
      filters.open();
    }
    window.dispatchEvent(new Event('resize'));
    show();
  }

  function translate(): void {
    setLanguage(language() === 'zh' ? 'en' : 'zh');
    remember('language', language());
    relabelPage();
    relabel();
  }

  /** Words and states of the buttons. */
  function show(): void {
    filter.replaceChildren(t('filters'));
    filter.setAttribute('aria-expanded', String(app.state.tab === 'graph' && !byId('filters').hidden));
    filter.classList.toggle('active', app.filtered.active);
    for (const [button, key] of [[undo, 'undo'], [redo, 'redo']] as const) {
      button.setAttribute('aria-label', t(key));
      button.title = t(key);
    }
    undo.disabled = !app.canUndo;
    redo.disabled = !app.canRedo;
    tongue.replaceChildren(t('language'));
    tongue.setAttribute('aria-label', t('languageLabel'));
    tongue.lang = language() === 'zh' ? 'en' : 'zh-CN';
    lamp.replaceChildren(SIGN[theme()]);
    lamp.setAttribute('aria-label', t(theme()));
    lamp.title = t(theme());
  }

  app.listen(() => show());
  return { show, relabel: show };
}
