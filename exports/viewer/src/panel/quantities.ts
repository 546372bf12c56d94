// Counted sets and amounts, as small tables.

import type { App } from '../core/app.ts';
import { element, words, type Child } from '../ui/dom.ts';
import { named, texts } from '../ui/i18n.ts';
import type { Facts, Graph, Statement, Thing } from '../core/model.ts';
import { figure, sourcesNote, years } from './parts.ts';
import { inPortions } from '../ui/portions.ts';
import { thingLink } from '../ui/links.ts';

const t = texts({
  what: ['What', '内容'],
  value: ['Value', '数值'],
  year: ['Year', '年份'],
  evidence: ['Evidence', '证据'],
  read: ['Read in the article', '在文章中阅读'],
  counts: ['Counts', '计数对象'],
  measure: ['Measures', '度量'],
  unit: ['Unit', '单位'],
  aspect: ['Kind', '类型'],
  previous: ['Before', '此前'],
  comparator: ['Given as', '表述'],
  within: ['Within', '属于'],
  to: ['{from} to {until}', '{from} 至 {until}'],
  Exactly: ['exactly', '确切'],
  About: ['about', '约'],
  MoreThan: ['more than', '超过'],
  AtLeast: ['at least', '至少'],
  LessThan: ['less than', '少于'],
  AtMost: ['at most', '至多'],
  Between: ['between', '介于'],
  Some: ['some', '若干'],
  Growth: ['growth', '增长'],
  Decline: ['decline', '下降'],
  Rank: ['rank', '排名'],
});

const FIRST = 12; // rows that are written at once, and at each press of the button that asks for more
const NEXT = 50;
const KNOWN = new Set([
  'Exactly',
  'About',
  'MoreThan',
  'AtLeast',
  'LessThan',
  'AtMost',
  'Between',
  'Some',
  'Growth',
  'Decline',
  'Rank',
]);

/** A comparator or aspect in words. */
const inWords = (name: string | undefined): string => (name && KNOWN.has(name) ? t(name as 'About') : (name ?? ''));

/** Whether a statement leads from a thing to a counted set or an amount. */
export function isCounted(graph: Graph, statement: Statement, id: number): boolean {
  const { kind } = graph.thing(statement.subject === id ? statement.object : statement.subject);
  return kind === 'group' || kind === 'amount';
}

/** The value of a set or amount as it is read, without its unit. */
function amount(facts: Facts): string {
  if (facts.value === undefined) return facts.comparator === 'Some' ? inWords('Some') : '';
  const value =
    facts.upper === undefined
      ? figure(facts.value)
      : t('to', { from: figure(facts.value), until: figure(facts.upper) });
  return facts.comparator && !['Exactly', 'Between'].includes(facts.comparator)
    ? `${inWords(facts.comparator)} ${value}`
    : value;
}

/** What a set or amount counts, or what a topic is part of. */
export function factsTable(graph: Graph, { facts }: Thing): Child {
  if (!facts) return null;
  const counted = facts.counts === undefined ? undefined : graph.classes[facts.counts];
  const rows: [string, string | undefined][] = [
    [t('counts'), counted && named(counted)],
    [t('measure'), facts.measure],
    [t('value'), amount(facts)],
    [t('unit'), facts.unit],
    [t('aspect'), inWords(facts.aspect)],
    [t('previous'), facts.previous === undefined ? undefined : figure(facts.previous)],
    [t('comparator'), inWords(facts.comparator)],
    [t('year'), facts.year?.toString()],
    [t('within'), facts.within?.join(', ')],
  ];
  const filled = rows.filter((row): row is [string, string] => Boolean(row[1]));
  return element(
    'table',
    { class: 'facts' },
    element(
      'tbody',
      {},
      ...filled.map(([name, value]) =>
        element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, words(value))),
      ),
    ),
  );
}

/** The sets and amounts of one relation: what, how many, when, and the way to the passage. */
export function countedTable(app: App, statements: readonly Statement[], id: number): HTMLElement {
  const body = element('tbody');
  inPortions(body, statements, (one) => countedRow(app, one, id), FIRST, {
    next: NEXT,
    row: (button) => element('tr', {}, element('td', { colspan: 4 }, button)),
  });
  return element(
    'table',
    { class: 'counted' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...(['what', 'value', 'year', 'evidence'] as const).map((key) =>
          element('th', { scope: 'col' }, key === 'evidence' ? element('span', { class: 'unseen' }, t(key)) : t(key)),
        ),
      ),
    ),
    body,
  );
}

function countedRow(app: App, statement: Statement, id: number): HTMLElement {
  const end = statement.subject === id ? statement.object : statement.subject;
  const { facts = {} } = app.graph.thing(end);
  return element(
    'tr',
    { 'data-statement': statement.id },
    element('td', {}, thingLink(app, end), sourcesNote(statement)),
    element('td', { class: 'number' }, words(facts.measure ? `${amount(facts)} ${facts.unit ?? ''}` : amount(facts))),
    element('td', { class: 'number' }, facts.year?.toString() ?? years(statement).join(', ')),
    element(
      'td',
      {},
      element(
        'button',
        {
          type: 'button',
          class: 'read',
          'aria-label': `${t('read')}: ${named(app.graph.thing(end))}`,
          title: t('read'),
          onclick: () => app.openEvidence(statement.id),
        },
        '¶',
      ),
    ),
  );
}
