// The sheet of a statement: the article that it comes from, with the passage marked in place.

import type { App } from '../core/app.ts';
import { citation } from '../taking/citation.ts';
import { element, words, type Child } from '../ui/dom.ts';
import { copy } from '../taking/download.ts';
import { number, texts } from '../ui/i18n.ts';
import type { Claim, Quote, Statement } from '../core/model.ts';
import { modalityBadge, origin, times } from './parts.ts';
import { relationName } from '../ui/wording.ts';
import { targetLink, thingLink } from '../ui/links.ts';
import { say } from '../ui/status.ts';
import { whole } from '../core/text.ts';

const t = texts({
  back: ['Back', '返回'],
  passage: ['Passage {at} of {n}', '第 {at} 处，共 {n} 处'],
  before: ['Previous passage', '上一处'],
  after: ['Next passage', '下一处'],
  rule: ['Rule', '规则'],
  time: ['Time', '时间'],
  relative: ['counted from the publication', '按发布日期推算'],
  role: ['Role', '身份'],
  amounts: ['Amount', '金额'],
  place: ['Where', '位置'],
  antecedent: ['names what stands for it in the statement’s own sentence', '指明陈述句中代词所指'],
  note: ['Note', '说明'],
  claim: ['Claim', '声明'],
  cite: ['Copy citation', '复制引用'],
  copied: ['The citation is copied.', '引用已复制。'],
  notCopied: [
    'The browser does not let this page copy; mark the text below.',
    '浏览器不允许复制，请手动选取下方文字。',
  ],
  article: ['All of this article', '查看整篇文章'],
  text: ['Text of the article', '文章全文'],
  others: ['Also between the two', '两者之间的其他陈述'],
  noText: [
    'The page does not hold this article’s text; these are the passage’s own words.',
    '本页不含该文章全文，以下为原文片段。',
  ],
});

interface Passage {
  claim: Claim;
  quote: Quote;
}

/** All passages of a statement, claim by claim. */
export const passages = (app: App, statement: Statement): Passage[] =>
  statement.claims.flatMap((claim) => app.graph.quotes(claim).map((quote) => ({ claim, quote })));

export function evidenceSheet(app: App, id: number, at: number, head: (...content: Child[]) => HTMLElement): Child[] {
  const statement = app.graph.statement(id);
  const all = passages(app, statement);
  const found = all[Math.min(at, all.length - 1)];
  if (!found) return [head(title(app, statement))];
  const article = app.graph.article(found.claim.article);
  const [before, exact, after] = whole(article, found.quote);
  return [
    head(
      element('div', { class: 'ways' }, backButton(app, statement), all.length > 1 && stepper(app, id, at, all.length)),
      title(app, statement),
      modalityBadge(app.graph, found.claim.modality),
    ),
    element(
      'p',
      { class: 'source' },
      element(
        'button',
        { type: 'button', class: 'thing', title: t('article'), onclick: () => app.openArticle(article.number) },
        words(article.title, 'article-title'),
      ),
      origin(article),
    ),
    details(app, found),
    citing(app, statement, found),
    found.quote.exact !== undefined && element('p', { class: 'hint-line' }, t('noText')),
    element(
      'div',
      { class: 'full-text', dir: 'auto', tabindex: '0', role: 'region', 'aria-label': t('text') },
      before,
      element('mark', {}, exact),
      after,
    ),
    ...othersBetween(app, statement),
  ];
}

function backButton(app: App, statement: Statement): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: 'back',
      onclick: () => app.openThing(app.lastThing ?? statement.subject, { focus: true }),
    },
    `← ${t('back')}`,
  );
}

/** The statement itself, as the sheet's heading. */
function title(app: App, statement: Statement): HTMLElement {
  return element(
    'h2',
    { class: 'statement-line', tabindex: '-1' },
    thingLink(app, statement.subject),
    ' ',
    element('span', { class: 'verb' }, relationName(app.graph, statement)),
    ' ',
    targetLink(app, statement),
  );
}

function stepper(app: App, id: number, at: number, count: number): HTMLElement {
  const step = (act: 'before' | 'after', to: number, arrow: string): HTMLElement =>
    element(
      'button',
      {
        type: 'button',
        'data-act': act,
        'aria-label': t(act),
        title: t(act),
        disabled: to < 0 || to >= count,
        onclick: () => app.openEvidence(id, to),
      },
      arrow,
    );
  return element(
    'div',
    { class: 'stepper' },
    step('before', at - 1, '‹'),
    element('span', {}, t('passage', { at: at + 1, n: count })),
    step('after', at + 1, '›'),
  );
}

function details(app: App, { claim, quote }: Passage): HTMLElement {
  const time = times(claim);
  const rows: [string, string][] = [
    [t('rule'), claim.rules.map((rule) => app.graph.rules[rule] ?? '').join(', ')],
    [t('time'), time && claim.relative ? `${time} (${t('relative')})` : time],
    [t('role'), claim.roles.join(', ')],
    [t('amounts'), claim.amounts.join(', ')],
    [t('place'), quote.place ?? ''],
    [t('note'), quote.antecedent ? t('antecedent') : ''],
  ];
  return element(
    'table',
    { class: 'facts' },
    element(
      'tbody',
      {},
      ...rows
        .filter(([, value]) => value)
        .map(([name, value]) =>
          element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, words(value))),
        ),
    ),
  );
}

/** The button that copies a citation; the citation stands below it where copying is not allowed. */
function citing(app: App, statement: Statement, { claim, quote }: Passage): HTMLElement {
  const text = citation(app.graph, statement, claim, quote);
  const shown = element('p', { class: 'citation', hidden: true }, words(text));
  const take = async (): Promise<void> => {
    const done = await copy(text);
    shown.hidden = false;
    say(t(done ? 'copied' : 'notCopied'));
  };
  return element(
    'div',
    { class: 'citing' },
    element(
      'div',
      { class: 'actions' },
      element('button', { type: 'button', 'data-act': 'cite', onclick: () => void take() }, t('cite')),
    ),
    shown,
  );
}

/** The other statements between the same two things. */
function othersBetween(app: App, statement: Statement): Child[] {
  if (statement.isType) return [];
  const others = app.graph.between(statement.subject, statement.object).filter(({ id }) => id !== statement.id);
  if (!others.length) return [];
  return [
    element('h3', {}, t('others'), element('span', { class: 'count' }, number(others.length))),
    element(
      'ul',
      { class: 'plain others' },
      ...others.map((one) =>
        element(
          'li',
          {},
          element(
            'button',
            { type: 'button', class: 'thing', onclick: () => app.openEvidence(one.id) },
            relationName(app.graph, one),
            ' → ',
            words(app.graph.thing(one.object).label),
          ),
          modalityBadge(app.graph, one.claims[0]?.modality ?? 0),
        ),
      ),
    ),
  ];
}
