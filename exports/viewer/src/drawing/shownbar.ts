// How much of the graph is drawn, and the ways to more or to less.

import { MOST_DRAWN, type App } from '../core/app.ts';
import { element } from '../ui/dom.ts';
import { number, texts } from '../ui/i18n.ts';
import type { View } from '../ui/view.ts';

const t = texts({
  drawn: ['{drawn} of {all} things drawn', '已绘出 {all} 个事物中的 {drawn} 个'],
  all: ['Show all', '全部显示'],
  reset: ['Reset', '重置'],
  lit: ['{n} lit', '{n} 个已点亮'],
  path: ['Path of {n} {n|step|steps}', '{n} 步路径'],
  clear: ['Clear', '清除'],
});

export function shownBar(app: App, root: HTMLElement): View {
  const button = (id: string, text: string, run: () => void): HTMLElement =>
    element('button', { type: 'button', id, onclick: run }, text);

  function show(): void {
    const { graph, state, filtered } = app;
    const drawn = [...state.shown].filter((id) => filtered.thing(id)).length;
    const all = graph.things.length;
    const light = state.path ? t('path', { n: state.path.length - 1 }) : state.lit && t('lit', { n: state.lit.size });
    root.replaceChildren(
      element('span', {}, t('drawn', { drawn: number(drawn), all: number(all) })),
      ...(state.shown.size < all && all <= MOST_DRAWN
        ? [button('show-all', t('all'), () => app.add(graph.things.keys()))]
        : []),
      ...(app.isChanged ? [button('reset', t('reset'), () => app.reset())] : []),
      ...(light
        ? [element('span', { class: 'lit' }, light), button('clear-light', t('clear'), () => app.light(null))]
        : []),
    );
  }

  app.listen((now, before) => {
    if (
      now.shown !== before.shown ||
      now.filters !== before.filters ||
      now.lit !== before.lit ||
      now.path !== before.path ||
      now.pinned !== before.pinned
    )
      show();
  });
  return { show, relabel: show };
}
