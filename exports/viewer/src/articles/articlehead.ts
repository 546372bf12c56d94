// What stands above an article's text: its title, where it comes from, what the colours mean.

import type { App } from '../core/app.ts';
import { tinted } from './articletext.ts';
import { element, words } from '../ui/dom.ts';
import { named, number, texts } from '../ui/i18n.ts';
import { symbol } from '../ui/kinds.ts';
import { statementsIn, tellingKind, type Passage } from './marks.ts';
import type { Article, Graph } from '../core/model.ts';

const t = texts({
  counts: [
    '{statements} {statements|statement|statements}, {rejected} not kept',
    '{statements} 条陈述，{rejected} 条未采纳',
  ],
  copy: ['It has the same text as', '与此文同文：'],
  source: ['source', '来源'],
  colours: [
    'Colour and symbol: the statement’s subject, or its object where the subject is a place. Bold words name its ends.',
    '颜色和符号表示陈述的主语；主语为地点时表示宾语。粗体词语是陈述的两端。',
  ],
});

/** Title, where it comes from, and how much was read from it. */
export function articleHead(app: App, article: Article): HTMLElement[] {
  const { title, publisher, published, license, url, copyOf, language, number: at, rejected } = article;
  const about = [publisher, published, license].filter((one): one is string => Boolean(one)).map((one) => words(one));
  const link =
    url &&
    /^https?:\/\//i.test(url) &&
    element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, `${t('source')} ↗`);
  const counts = t('counts', { statements: statementsIn(app.graph, at).length, rejected: rejected.length });
  return [
    element('h2', { tabindex: -1, lang: language }, words(title)),
    element('p', { class: 'reading-about' }, ...about, link, element('span', {}, counts)),
    ...(copyOf === undefined ? [] : [copyNote(app, copyOf)]),
  ];
}

function copyNote(app: App, of: number): HTMLElement {
  const open = element(
    'button',
    { type: 'button', class: 'copy-of', onclick: () => app.openArticle(of) },
    words(app.graph.article(of).title),
  );
  return element('p', { class: 'reading-copy' }, t('copy'), ' ', open);
}

/** What the colours of the text mean: the kinds that occur in it, with how many passages each has. */
export function kindKey(graph: Graph, passages: readonly Passage[]): HTMLElement {
  const counts = new Map<string, number>();
  for (const { statement } of passages) {
    const kind = tellingKind(graph, statement);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const rows = graph.kinds
    .filter(({ key }) => counts.has(key))
    .map((kind) =>
      element(
        'li',
        {},
        tinted(element('span', { class: 'key-kind' }, symbol(kind.key), named(kind)), kind.key),
        element('span', { class: 'count' }, number(counts.get(kind.key) ?? 0)),
      ),
    );
  const note = element('p', { class: 'lead' }, t('colours'));
  return element('div', { class: 'kind-key' }, element('ul', {}, ...rows), note);
}
