// The sheet of one thing: its names and classes, what is stated of it with the sentences, and what can be done with it.

import type { App } from '../core/app.ts';
import { combobox, count } from '../ui/combobox.ts';
import { element, words, type Child } from '../ui/dom.ts';
import { named, texts } from '../ui/i18n.ts';
import { symbol } from '../ui/kinds.ts';
import type { Statement, Thing } from '../core/model.ts';
import { relationName } from '../ui/wording.ts';
import { countedTable, factsTable, isCounted } from './quantities.ts';
import type { Found } from '../core/search.ts';
import { inPortions } from '../ui/portions.ts';
import { say } from '../ui/status.ts';
import { quoteLine, statementList } from './statements.ts';

const t = texts({
  also: ['Also', '又名'],
  nothing: ['No article states anything of it.', '没有文章陈述过它。'],
  hiddenByFilters: ['{n} {n|statement is|statements are} hidden by filters.', '{n} 条陈述被筛选隐藏。'],
  apart: ['Not stated as fact', '非事实陈述'],
  apartNote: [
    'Planned, expected, reported or denied: kept with its sentence, but no part of the graph’s facts.',
    '计划、预期、转述或否定：保留原句，但不属于图谱中的事实。',
  ],
  why: ['Why {classes}?', '为何是“{classes}”？'],
  mentioned: ['Articles that speak of it', '提及它的文章'],
  expandAll: ['Show {n} more {n|neighbour|neighbours}', '再显示 {n} 个相邻事物'],
  expand: ['show {n}', '显示 {n}'],
  expandLabel: ['Show {n} more in the drawing: {relation}', '在图中再显示 {n} 个：{relation}'],
  collapse: ['Collapse', '收起'],
  hide: ['Hide', '隐藏'],
  pin: ['Pin', '固定'],
  unpin: ['Unpin', '取消固定'],
  focus: ['Only within', '仅显示'],
  steps: ['{n} {n|step|steps}', '{n} 步内'],
  path: ['Path to …', '路径至…'],
  pathTo: ['Path to which thing?', '到哪个事物的路径？'],
  noPath: ['No path leads from {from} to {to}.', '{from} 与 {to} 之间没有路径。'],
  pathFound: ['A path of {n} {n|step|steps}', '{n} 步的路径'],
  came: ['{n} {n|thing|things} added to the drawing', '已在图中加入 {n} 个事物'],
});
const ARTICLES = 30;

/** What the sheet needs of the panel and the drawing. */
export interface Around {
  head: (...content: Child[]) => HTMLElement;
  find: (query: string) => Found[];
  /** How many neighbours of a thing are not drawn. */
  hidden: (id: number) => number;
  /** A piece that is written anew when the drawing changes. */
  live: (make: () => Child[]) => HTMLElement;
}

export function thingSheet(app: App, id: number, around: Around): Child[] {
  const { graph, filtered } = app;
  const thing = graph.thing(id);
  const all = graph.about(id);
  const between = all.filter((one) => !one.isType && filtered.statement(one.id));
  const off = all.filter((one) => !one.isType).length - between.length;
  const stated = between.filter(({ asserted }) => asserted);
  const apart = between.filter(({ asserted }) => !asserted);
  return [
    around.head(eyebrow(app, thing), element('h2', { tabindex: '-1' }, words(named(thing)))),
    otherNames(thing),
    factsTable(graph, thing),
    actions(app, thing, around),
    ...grouped(app, stated, id, around),
    !stated.length && element('p', { class: 'none' }, t('nothing')),
    off > 0 && element('p', { class: 'hint-line' }, t('hiddenByFilters', { n: off })),
    ...notFacts(app, apart),
    ...mentions(app, all),
    whyOfClass(
      app,
      thing,
      all.filter(({ isType }) => isType),
    ),
  ];
}

function eyebrow({ graph }: App, thing: Thing): HTMLElement {
  const kind = graph.kinds.find(({ key }) => key === thing.kind);
  return element(
    'p',
    { class: 'eyebrow' },
    symbol(thing.kind),
    element('span', {}, classNames(graph.classes, thing) || (kind ? named(kind) : '')),
  );
}

const classNames = (classes: App['graph']['classes'], thing: Thing): string =>
  thing.classes
    .flatMap((one) => classes[one] ?? [])
    .map(named)
    .join(', ');

function otherNames(thing: Thing): Child {
  const names = [thing.label, thing.zh ?? '', ...thing.names].filter((name) => name && name !== named(thing));
  return (
    names.length > 0 &&
    element('p', { class: 'names' }, `${t('also')} `, ...names.flatMap((name, at) => [at ? ' · ' : '', words(name)]))
  );
}

function actions(app: App, { id }: Thing, { find, hidden, live }: Around): HTMLElement {
  const button = (act: string, text: string, run: () => void, cls = ''): HTMLElement =>
    element('button', { type: 'button', class: cls, 'data-act': act, onclick: run }, text);
  const changing = (): Child[] => {
    const more = hidden(id);
    const pinned = app.state.pinned.has(id);
    return [
      more > 0 && button('expand', t('expandAll', { n: more }), () => say(t('came', { n: app.expand(id) })), 'primary'),
      button('pin', t(pinned ? 'unpin' : 'pin'), () => app.pin(id, pinned ? null : placeOf(id))),
    ];
  };
  return element(
    'div',
    { class: 'actions' },
    live(changing),
    button('collapse', t('collapse'), () => app.collapse(id)),
    button('hide', t('hide'), () => app.hide(id)),
    element(
      'span',
      { class: 'group', role: 'group', 'aria-label': t('focus') },
      t('focus'),
      ...[1, 2, 3].map((steps) => button(`focus-${steps}`, t('steps', { n: steps }), () => app.focus(id, steps))),
    ),
    pathTo(app, id, find),
  );
}

const placeOf = (id: number): { x: number; y: number } => window.network?.getPosition(id) ?? { x: 0, y: 0 };

/** A field for the other end of a path. */
function pathTo(app: App, id: number, find: (query: string) => Found[]): HTMLElement {
  const list = element('ul', {
    role: 'listbox',
    class: 'choices',
    id: 'path-results',
    'aria-label': t('pathTo'),
    hidden: true,
  });
  const input = element('input', {
    type: 'search',
    id: 'path-to',
    role: 'combobox',
    'aria-label': t('pathTo'),
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'path-results',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: t('path'),
  });
  const note = element('p', { class: 'hint-line', hidden: true });
  combobox(app, input, list, find, (end) => {
    const path = app.path(id, end.id);
    const told = path
      ? t('pathFound', { n: path.length - 1 })
      : t('noPath', { from: named(app.graph.thing(id)), to: named(end) });
    note.textContent = told;
    note.hidden = path !== null;
    say(told);
  });
  return element('div', { class: 'path-to' }, input, list, note);
}

/** Statements under their relation, outgoing before incoming; counted sets and amounts as small tables. */
function grouped(app: App, statements: readonly Statement[], id: number, { live }: Around): Child[] {
  const groups = new Map<string, Statement[]>();
  for (const one of statements) {
    const key = `${one.subject === id ? 0 : 1}|${one.relation}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const name = (key: string): string =>
    key[0] + relationName(app.graph, (groups.get(key) as Statement[])[0] as Statement);
  return [...groups.keys()]
    .sort((p, q) => (name(p) < name(q) ? -1 : 1))
    .flatMap((key) => {
      const group = groups.get(key) as Statement[];
      const counted = group.filter((one) => isCounted(app.graph, one, id));
      return [
        relationHead(app, group, id, live),
        counted.length > 0 && countedTable(app, counted, id),
        ...statementList(
          app,
          group.filter((one) => !isCounted(app.graph, one, id)),
          id,
        ),
      ];
    });
}

/** "established 12 …", with the button that brings what is not drawn into the drawing. */
function relationHead(app: App, group: readonly Statement[], id: number, live: Around['live']): HTMLElement {
  const first = group[0] as Statement;
  const outgoing = first.subject === id;
  const label = relationName(app.graph, first);
  const own = words(named(app.graph.thing(id)), 'own');
  const more = (): Child[] => {
    const fresh = app.neighbours(id, first.relation, outgoing).filter((one) => !app.state.shown.has(one)).length;
    return [
      fresh > 0 &&
        element(
          'button',
          {
            type: 'button',
            class: 'expand',
            'aria-label': t('expandLabel', { n: fresh, relation: label }),
            onclick: () => say(t('came', { n: app.expand(id, first.relation, outgoing) })),
          },
          t('expand', { n: fresh }),
        ),
    ];
  };
  return element(
    'h3',
    { class: 'relation' },
    ...(outgoing ? [label, ' …'] : ['… ', label, ' ', own]),
    count(group.length),
    live(more),
  );
}

function notFacts(app: App, statements: readonly Statement[]): Child[] {
  if (!statements.length) return [];
  return [
    element(
      'section',
      { class: 'apart' },
      element('h3', {}, t('apart'), count(statements.length)),
      element('p', { class: 'hint-line' }, t('apartNote')),
      ...statementList(app, statements, null),
    ),
  ];
}

function mentions(app: App, statements: readonly Statement[]): Child[] {
  const counts = new Map<number, number>();
  for (const { claims } of statements)
    for (const { article } of claims) counts.set(article, (counts.get(article) ?? 0) + 1);
  const sorted = [...counts].sort((p, q) => q[1] - p[1] || p[0] - q[0]);
  const made = element('ul', { class: 'plain mentions' });
  inPortions(
    made,
    sorted,
    ([article, claims]) =>
      element(
        'li',
        {},
        element(
          'button',
          { type: 'button', class: 'thing', onclick: () => app.openArticle(article) },
          words(app.graph.article(article).title),
        ),
        count(claims),
      ),
    ARTICLES,
  );
  return [element('h3', {}, t('mentioned'), count(counts.size)), made];
}

function whyOfClass(app: App, thing: Thing, types: readonly Statement[]): Child {
  if (!types.length) return null;
  return element(
    'details',
    { class: 'types' },
    element('summary', {}, t('why', { classes: classNames(app.graph.classes, thing) || '…' })),
    ...types.flatMap((statement) =>
      statement.claims.slice(0, ARTICLES).map((claim) => quoteLine(app, statement, claim)),
    ),
  );
}
