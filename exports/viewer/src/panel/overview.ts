// What the panel opens with: what the graph holds, and where to begin.

import type { App } from '../core/app.ts';
import { count, linksOf } from '../ui/combobox.ts';
import { text } from '../core/embedded.ts';
import { element, words, type Child } from '../ui/dom.ts';
import { number, texts } from '../ui/i18n.ts';
import { origin } from './parts.ts';
import { thingLink } from '../ui/links.ts';

const t = texts({
  start: ['Start here', '从这里开始'],
  lead: [
    'Choose a thing or a line in the drawing, or search with the key “/”. Every statement shows the sentence of the article that it came from.',
    '在图中选择一个事物或一条连线，或按“/”键搜索。每条陈述都显示其出处文章中的句子。',
  ],
  choice: [
    'Drawn first are the things with the most and surest statements in each corner of the graph, not its hubs alone.',
    '首先绘出的是图中每个区域里陈述最多、最可靠的事物，而不仅是中心节点。',
  ],
  holds: ['What the graph holds', '图谱内容'],
  articles: ['Articles', '文章'],
  things: ['Things', '事物'],
  statements: ['Statements', '陈述'],
  facts: ['between things, as fact', '其中事物之间，确认'],
  apart: ['planned, expected, denied or reported', '其中计划、预期、否定或转述'],
  classes: ['of what a thing is', '其中事物所属类别'],
  corroborated: ['Told by two or more sources', '有两个及以上来源'],
  version: ['Graph version', '图谱版本'],
  best: ['Best connected', '关联最多'],
  licences: ['Licences of the software in this page', '本页所含软件的许可证'],
  left: [
    'This page shows {shown} of {all} things of the graph and leaves out {claims} claims; all stand in graph.ttl. “corridor page --max-nodes 20000” writes a page with more, “corridor page --focus NAME” one of the surroundings of a thing, and “corridor query” asks all of it.',
    '本页显示图谱 {all} 个事物中的 {shown} 个，略去 {claims} 条断言；全部内容见 graph.ttl。“corridor page --max-nodes 20000” 生成更大的页面，“corridor page --focus 名称” 生成某一事物周边的页面，“corridor query” 查询全部内容。',
  ],
});
const BEST = 10;
const ARTICLES = 12;

export function overviewSheet(app: App, head: (...content: Child[]) => HTMLElement): Child[] {
  const { graph } = app;
  const best = graph.things
    .filter(({ degree, kind }) => degree && kind !== 'topic')
    .sort((p, q) => q.degree - p.degree || p.id - q.id)
    .slice(0, BEST);
  return [
    head(element('h2', { tabindex: '-1' }, t('start'))),
    element('p', { class: 'lead' }, t('lead')),
    graph.leftOut.claims > 0 && element('p', { class: 'notice-line' }, leftOut(app)),
    element('h3', {}, t('best')),
    element(
      'ul',
      { class: 'plain' },
      ...best.map((thing) =>
        element('li', {}, thingLink(app, thing.id), element('span', { class: 'count' }, linksOf(thing))),
      ),
    ),
    element('h3', {}, t('holds')),
    element(
      'table',
      { class: 'facts' },
      element(
        'tbody',
        {},
        ...figures(app).map(([name, value]) =>
          element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value)),
        ),
      ),
    ),
    element('p', { class: 'hint-line' }, t('choice')),
    element('h3', {}, t('articles'), count(graph.articles.length)),
    element(
      'ul',
      { class: 'plain articles' },
      ...graph.articles
        .slice(0, ARTICLES)
        .map((article) =>
          element(
            'li',
            {},
            element(
              'button',
              { type: 'button', class: 'thing', onclick: () => app.openArticle(article.number) },
              words(article.title, 'article-title'),
            ),
            origin(article),
          ),
        ),
    ),
    graph.articles.length > ARTICLES &&
      element(
        'button',
        { type: 'button', class: 'more', onclick: () => app.tab('articles') },
        `${t('articles')}: ${number(graph.articles.length)} …`,
      ),
    licences(),
  ];
}

/** The licences, unpacked when they are asked for. */
function licences(): HTMLElement {
  const body = element('pre', { tabindex: '0', 'aria-label': t('licences') });
  const shown = element('details', { class: 'licences' }, element('summary', {}, t('licences')), body);
  shown.addEventListener('toggle', () => {
    if (!body.textContent)
      void text('licences').then((found) => {
        body.textContent = found;
      });
  });
  return shown;
}

function leftOut({ graph: { things, leftOut } }: App): string {
  return t('left', {
    shown: number(things.length),
    all: number(things.length + leftOut.things),
    claims: number(leftOut.claims),
  });
}

function figures({ graph }: App): [string, string][] {
  const between = graph.statements.filter(({ isType }) => !isType);
  const apart = between.filter(({ asserted }) => !asserted).length;
  return [
    [t('articles'), number(graph.articles.length)],
    [t('things'), number(graph.things.length)],
    [t('statements'), number(graph.statements.length)],
    [t('facts'), number(between.length - apart)],
    [t('apart'), number(apart)],
    [t('classes'), number(graph.statements.length - between.length)],
    [t('corroborated'), number(between.filter(({ sources }) => sources > 1).length)],
    [t('version'), graph.version],
  ];
}
