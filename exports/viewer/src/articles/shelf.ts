// The list of articles: looked through by words, sorted, with the chosen one.

import type { App } from '../core/app.ts';
import { element, words } from '../ui/dom.ts';
import { collator, texts } from '../ui/i18n.ts';
import { articlePasses, statementsIn } from './marks.ts';
import type { Article } from '../core/model.ts';
import { inPortions } from '../ui/portions.ts';
import { fold } from '../core/search.ts';
import { wordsOf } from '../core/words.ts';

const t = texts({
  articles: ['Articles', '文章'],
  search: ['Search articles', '搜索文章'],
  sort: ['Sort by', '排序'],
  newest: ['Newest first', '最新在前'],
  oldest: ['Oldest first', '最早在前'],
  title: ['Title', '标题'],
  most: ['Most statements', '陈述最多'],
  statements: ['{n} {n|statement|statements}', '{n} 条陈述'],
  copy: ['copy of {title}', '与《{title}》同文'],
  none: ['No article has these words.', '没有含这些词的文章。'],
  hidden: ['outside the filters', '不在筛选范围内'],
  list: ['{n} {n|article|articles}', '{n} 篇文章'],
});

const ORDERS = ['newest', 'oldest', 'title', 'most'] as const;
type Order = (typeof ORDERS)[number];
const PORTION = 200;

export interface Shelf {
  /** Writes the list anew. */
  draw(): void;
}

/** Builds the list into an element; `choose` is told which article the reader wants. */
export function shelf(app: App, root: HTMLElement, choose: (article: number) => void): Shelf {
  const input = element('input', {
    type: 'search',
    'aria-label': t('search'),
    placeholder: t('search'),
    autocomplete: 'off',
    oninput: draw,
  });
  const select = element(
    'select',
    { 'aria-label': t('sort'), onchange: draw },
    ...ORDERS.map((one) => element('option', { value: one }, t(one))),
  );
  const count = element('p', { class: 'shelf-count', role: 'status' });
  const list = element('ul', { class: 'shelf-list' });
  root.replaceChildren(element('div', { class: 'shelf-head' }, input, select, count), list);

  function draw(): void {
    const fits = wordsOf(input.value);
    const found = app.graph.articles.filter((one) => !fits || fits(searched(one)));
    found.sort(comparing(app, select.value as Order));
    count.textContent = found.length ? t('list', { n: found.length }) : t('none');
    const chosen = found.findIndex(({ number }) => number === app.state.article);
    inPortions(list, found, (one) => item(app, one, choose), Math.max(PORTION, chosen + 1));
  }
  draw();
  return { draw };
}

const searched = ({ title, publisher, published, id }: Article): string =>
  fold([title, publisher, published, id].join('\n'));

function comparing({ graph }: App, order: Order): (a: Article, b: Article) => number {
  const { compare } = collator();
  const byTitle = (a: Article, b: Article): number => compare(a.title, b.title) || a.number - b.number;
  if (order === 'title') return byTitle;
  const size = ({ number }: Article): number => statementsIn(graph, number).length;
  if (order === 'most') return (a, b) => size(b) - size(a) || byTitle(a, b);
  const way = order === 'newest' ? -1 : 1;
  return (a, b) => {
    if (!a.published || !b.published) return Number(!a.published) - Number(!b.published) || byTitle(a, b);
    return a.published === b.published ? byTitle(a, b) : a.published < b.published ? -way : way;
  };
}

function item(app: App, article: Article, choose: (article: number) => void): HTMLElement {
  const { number, title, publisher, published, copyOf } = article;
  const about = [publisher, published, t('statements', { n: statementsIn(app.graph, number).length })];
  if (copyOf !== undefined) about.push(t('copy', { title: app.graph.article(copyOf).title }));
  const passes = articlePasses(app, number);
  if (!passes) about.push(t('hidden'));
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        class: passes ? 'shelf-item' : 'shelf-item dim',
        'data-article': number,
        'aria-current': number === app.state.article ? 'true' : null,
        onclick: () => choose(number),
      },
      words(title, 'shelf-title'),
      words(about.filter(Boolean).join(' · '), 'shelf-about'),
    ),
  );
}
