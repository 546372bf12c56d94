// The four tabs of the page.

import type { App } from '../core/app.ts';
import { byId } from './dom.ts';
import type { Tab } from '../core/state.ts';
import type { View } from './view.ts';

const TABS: readonly Tab[] = ['graph', 'table', 'articles', 'sparql'];

/** Makes the tabs change the state and the state show the views, each drawn when it becomes visible. */
export function tabs(app: App, views: Record<string, View>): void {
  const buttons = TABS.map((tab) => byId(`tab-${tab}`));
  buttons.forEach((button, at) => {
    button.addEventListener('click', () => app.tab(TABS[at] as Tab));
    button.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = (at + step + TABS.length) % TABS.length;
      app.tab(TABS[next] as Tab);
      buttons[next]?.focus();
    });
  });
  const show = (tab: Tab): void => {
    TABS.forEach((one, at) => {
      buttons[at]?.setAttribute('aria-selected', String(one === tab));
      buttons[at]?.setAttribute('tabindex', one === tab ? '0' : '-1');
      byId(`view-${one}`).hidden = one !== tab;
    });
    document.body.dataset.tab = tab;
    views[tab]?.show();
  };
  app.listen((now, before) => {
    if (now.tab !== before.tab) show(now.tab);
  });
  show(app.state.tab);
}
