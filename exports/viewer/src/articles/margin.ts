// What stands beside an article's text: the statements of a passage, and what was not kept and why.

import type { App } from '../core/app.ts';
import { element, words } from '../ui/dom.ts';
import { number, texts } from '../ui/i18n.ts';
import { goToEvidence, targetLink, thingLink } from '../ui/links.ts';
import type { Passage, Stretch } from './marks.ts';
import type { Article, Rejected } from '../core/model.ts';
import { modalityBadge, times } from '../panel/parts.ts';
import { relationName } from '../ui/wording.ts';
import { inPortions } from '../ui/portions.ts';
import { measured, clipped } from '../core/text.ts';

const t = texts({
  here: ['{n|Statement|Statements} here', '此处的陈述'],
  hint: [
    'Choose a marked passage to see the statements that were read from it.',
    '选择文中标出的段落，查看由此读出的陈述。',
  ],
  back: ['Back to the text', '返回正文'],
  evidence: ['Evidence', '证据'],
  rule: ['rule {rules}', '规则 {rules}'],
  before: ['named before', '前文指称'],
  relative: ['year reckoned from the date of publication', '年份按发布日期推算'],
  hidden: ['hidden by the filters', '被筛选隐藏'],
  notKept: ['Not kept', '未采纳'],
  notKeptLead: ['What looked like a statement and did not pass the checks.', '形似陈述但未通过检查的内容。'],
  nothing: ['Everything that was read from this article was kept.', '从本文读出的内容均已采纳。'],
  show: ['Show in the text', '在正文中显示'],
  whole: ['the whole article', '整篇文章'],
});

/** Why something was not kept, by the reason that rejected.csv has. */
const REASONS: Record<string, readonly [string, string]> = {
  'no holder': ['no holder', '无所属'],
  'no class': ['no class', '无类别'],
  'ambiguous place': ['ambiguous place', '地名有歧义'],
  'same ends': ['same ends', '两端相同'],
  name: ['no name', '名称不成立'],
  number: ['a number that cannot be', '数字不成立'],
  time: ['a time that cannot be', '时间不成立'],
  class: ['a class or value that the vocabulary has not', '词表中没有的类别或取值'],
  relation: ['a relation that the vocabulary has not', '词表中没有的关系'],
  domain: ['subject does not fit the relation', '主语不合关系的定义域'],
  range: ['object does not fit the relation', '宾语不合关系的值域'],
  evidence: ['no evidence', '缺少证据'],
  language: ['language that is not read', '不支持的语言'],
  curator: ['withdrawn by a curator', '人工剔除'],
};
const reasons = texts(REASONS);

const PORTION = 30;
const WORDS = 160; // letters of a passage that was not kept

/** Writes the statements of a stretch of text; without one, how to choose it. */
export function fillHere(root: HTMLElement, app: App, stretch: Stretch | null, back: () => void): void {
  root.classList.toggle('empty', !stretch);
  if (!stretch) {
    root.replaceChildren(element('p', { class: 'lead' }, t('hint')));
    return;
  }
  const passages = stretch.passages.filter((one, at, all) => all.findIndex(({ claim }) => claim === one.claim) === at);
  const n = passages.length;
  const list = element('ul', { class: 'here-list' });
  inPortions(list, passages, (one) => hereItem(app, one), PORTION);
  root.replaceChildren(
    element(
      'div',
      { class: 'margin-head' },
      element('h3', { tabindex: -1 }, t('here', { n }), ' ', element('span', { class: 'count' }, number(n))),
      element('button', { type: 'button', class: 'back-to-text', onclick: back }, t('back')),
    ),
    list,
  );
}

function hereItem(app: App, { statement, claim, quote, at }: Passage): HTMLElement {
  const { graph, filtered } = app;
  const notes = [
    claim.rules.length > 0 && t('rule', { rules: claim.rules.map((one) => graph.rules[one] ?? '').join(', ') }),
    ...claim.roles,
    ...claim.amounts,
    claim.relative && t('relative'),
    quote.antecedent && t('before'),
    !filtered.statement(statement.id) && t('hidden'),
  ].filter((one): one is string => Boolean(one));
  const time = times(claim);
  const evidence = { type: 'button', class: 'here-evidence', onclick: () => goToEvidence(app, statement.id, at) };
  return element(
    'li',
    { class: claim.modality ? 'here-item apart' : 'here-item' },
    element(
      'p',
      { class: 'here-line' },
      thingLink(app, statement.subject),
      ' ',
      element('span', { class: 'here-relation' }, `– ${relationName(graph, statement)} →`),
      ' ',
      targetLink(app, statement),
    ),
    element(
      'p',
      { class: 'here-notes' },
      modalityBadge(graph, claim.modality),
      time && element('span', { class: 'here-time' }, time),
      ...notes.map((note) => words(note)),
      element('button', evidence, t('evidence')),
    ),
  );
}

/** Writes what was not kept of an article; `show` goes to the passage with a number. */
export function fillNotKept(root: HTMLElement, article: Article, show: (number: number) => void): void {
  const numbered = article.rejected.map((one, at) => ({ one, at })).sort((a, b) => a.one.start - b.one.start);
  const list = element('ul', { class: 'not-kept-list' });
  inPortions(list, numbered, ({ one, at }) => notKeptItem(article, one, () => show(at)), PORTION);
  root.replaceChildren(
    element('h3', {}, t('notKept'), ' ', element('span', { class: 'count' }, number(numbered.length))),
    element('p', { class: 'lead' }, numbered.length ? t('notKeptLead') : t('nothing')),
    list,
  );
}

function notKeptItem(article: Article, { reason, detail, start, end }: Rejected, show: () => void): HTMLElement {
  const quoted = clipped(measured(article).cut(start, end), WORDS);
  return element(
    'li',
    { class: 'not-kept-item' },
    element('p', {}, element('b', {}, words(reasonName(reason))), ' ', words(detail, 'detail')),
    quoted
      ? element('blockquote', { lang: article.language }, words(quoted))
      : element('p', { class: 'lead' }, t('whole')),
    quoted && element('button', { type: 'button', class: 'show-in-text', onclick: show }, t('show')),
  );
}

const reasonName = (reason: string): string => (Object.hasOwn(REASONS, reason) ? reasons(reason) : reason);
