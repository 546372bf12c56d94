// The three tables: what their columns say, how rows are found, filtered and opened.

import type { App } from '../core/app.ts';
import { element, words } from '../ui/dom.ts';
import { language, locale, named, number, texts } from '../ui/i18n.ts';
import { goToEvidence, goToThing, targetLink, thingLink } from '../ui/links.ts';
import { articlePasses, statementsIn } from '../articles/marks.ts';
import type { Article, Graph, Statement, Thing } from '../core/model.ts';
import { times } from '../panel/parts.ts';
import type { Column, Sheet } from './rows.ts';
import { exactly, clipped } from '../core/text.ts';
import { modalityNames, relationName, target, yearOf } from '../ui/wording.ts';

const t = texts({
  things: ['Things', '事物'],
  statements: ['Statements', '陈述'],
  articles: ['Articles', '文章'],
  name: ['Name', '名称'],
  others: ['Other names', '其他名称'],
  kind: ['Class', '类别'],
  links: ['Links', '关联'],
  subject: ['Subject', '主语'],
  relation: ['Relation', '关系'],
  object: ['Object', '宾语'],
  modality: ['Stated as', '陈述方式'],
  years: ['Year', '年份'],
  sources: ['Sources', '来源'],
  quote: ['Quote', '原文'],
  title: ['Title', '标题'],
  publisher: ['Publisher', '发布者'],
  date: ['Date', '日期'],
  language: ['Language', '语言'],
  rejected: ['Not kept', '未采纳'],
  evidence: ['Evidence', '证据'],
  iri: ['IRI', 'IRI'],
  article: ['Article', '文章'],
  url: ['URL', 'URL'],
});

const MOST = 140; // letters of a stranger's words in a cell
const DOT = ' · ';

/** The tables in the order of their switch, in the language of now. */
export const sheets = (app: App): Sheet[] => [things(app), statements(app), articles(app)];

const otherNames = (thing: Thing): string =>
  [...new Set([thing.label, thing.zh ?? '', ...thing.names])].filter((name) => name && name !== named(thing)).join(DOT);

/** A thing's classes, or what it is where it is of none. */
function classesOf(graph: Graph, thing: Thing): string {
  const found = thing.classes.flatMap((one) => graph.classes[one] ?? []).map(named);
  const kind = graph.kinds.find(({ key }) => key === thing.kind);
  return found.join(language() === 'zh' ? '、' : ', ') || (kind ? named(kind) : '');
}

/** In how many articles something is stated of a thing. */
const articlesOf = (graph: Graph, id: number): number =>
  new Set(graph.about(id).flatMap(({ claims }) => claims.map(({ article }) => article))).size;

/** A column of numbers. */
const counted = (key: string, label: string, count: (row: number) => number): Column => ({
  key,
  label,
  order: count,
  text: (row) => String(count(row)),
  cell: (row) => number(count(row)),
});

/** A column of a stranger's words, which may be long. */
const clippedColumn = (key: string, label: string, text: (row: number) => string): Column => ({
  key,
  label,
  text,
  cell: (row) => words(clipped(text(row), MOST)),
});

function things(app: App): Sheet {
  const { graph } = app;
  const columns: Column[] = [
    { key: 'name', label: t('name'), text: (row) => named(graph.thing(row)), cell: (row) => thingLink(app, row) },
    clippedColumn('others', t('others'), (row) => otherNames(graph.thing(row))),
    { key: 'kind', label: t('kind'), text: (row) => classesOf(graph, graph.thing(row)) },
    counted('links', t('links'), (row) => graph.thing(row).degree),
    counted('statements', t('statements'), (row) => graph.about(row).length),
    counted('articles', t('articles'), (row) => articlesOf(graph, row)),
    { key: 'iri', label: t('iri'), text: (row) => graph.thing(row).iri, hidden: true },
  ];
  const searched = (row: number): string => {
    const thing = graph.thing(row);
    const classes = thing.classes.flatMap((one) => graph.classes[one] ?? []).flatMap(({ label, zh }) => [label, zh]);
    return [thing.label, thing.zh, ...thing.names, ...classes, classesOf(graph, thing)].join('\n');
  };
  return {
    name: 'things',
    title: t('things'),
    first: { column: 'links', down: true },
    count: graph.things.length,
    columns,
    words: searched,
    passes: (row) => app.filtered.thing(row),
    open: (row) => goToThing(app, row),
  };
}

function statements(app: App): Sheet {
  const { graph } = app;
  return {
    name: 'statements',
    title: t('statements'),
    first: null,
    count: graph.statements.length,
    columns: columnsOfStatements(app),
    words: (row) => wordsOfStatement(graph, graph.statement(row)),
    passes: (row) => app.filtered.statement(row),
    open: (row) => goToEvidence(app, row),
  };
}

function columnsOfStatements(app: App): Column[] {
  const { graph } = app;
  const one = (row: number): Statement => graph.statement(row);
  return [
    {
      key: 'subject',
      label: t('subject'),
      text: (row) => named(graph.thing(one(row).subject)),
      cell: (row) => thingLink(app, one(row).subject),
    },
    { key: 'relation', label: t('relation'), text: (row) => relationName(graph, one(row)) },
    {
      key: 'object',
      label: t('object'),
      text: (row) => named(target(graph, one(row))),
      cell: (row) => targetLink(app, one(row)),
    },
    { key: 'modality', label: t('modality'), text: (row) => modalityNames(graph, one(row)).join(DOT) },
    { key: 'years', label: t('years'), text: (row) => whenOf(one(row)), order: (row) => firstYear(one(row)) },
    counted('sources', t('sources'), (row) => one(row).sources),
    {
      key: 'quote',
      label: t('quote'),
      text: (row) => quoteOf(graph, one(row)),
      cell: (row) => evidenceLink(app, one(row)),
    },
    { key: 'article', label: t('article'), text: (row) => titlesOf(graph, one(row)), hidden: true },
  ];
}

function wordsOfStatement(graph: Graph, statement: Statement): string {
  const { label, zh } = graph.relations[statement.relation] ?? { label: '' };
  const ends = [graph.thing(statement.subject), target(graph, statement)];
  return [
    ...ends.flatMap((end) => [end.label, end.zh, ...end.names]),
    label,
    zh,
    ...modalityNames(graph, statement),
    whenOf(statement),
    quoteOf(graph, statement),
  ].join('\n');
}

function articles(app: App): Sheet {
  const { graph } = app;
  const one = (row: number): Article => graph.article(row);
  const nameOf = languageNames();
  const link = (row: number): HTMLElement =>
    element(
      'button',
      { type: 'button', class: 'thing', onclick: () => app.openArticle(row) },
      words(one(row).title, 'thing-label'),
    );
  const columns: Column[] = [
    { key: 'title', label: t('title'), text: (row) => one(row).title, cell: link },
    clippedColumn('publisher', t('publisher'), (row) => one(row).publisher ?? ''),
    { key: 'date', label: t('date'), text: (row) => one(row).published ?? '' },
    { key: 'language', label: t('language'), text: (row) => nameOf(one(row).language) },
    counted('statements', t('statements'), (row) => statementsIn(graph, row).length),
    counted('rejected', t('rejected'), (row) => one(row).rejected.length),
    { key: 'iri', label: t('iri'), text: (row) => graph.articleIri(one(row)), hidden: true },
    { key: 'url', label: t('url'), text: (row) => one(row).url ?? '', hidden: true },
  ];
  const worded = columns.filter(({ order, hidden }) => !order && !hidden);
  return {
    name: 'articles',
    title: t('articles'),
    first: { column: 'date', down: true },
    count: graph.articles.length,
    columns,
    words: (row) => worded.map((column) => column.text(row)).join('\n'),
    passes: (row) => articlePasses(app, row),
    open: (row) => app.openArticle(row),
  };
}

/** The years that a statement's claims speak of, in order; the days, where they give no year. */
function whenOf({ claims }: Statement): string {
  const dated = claims.length > 1 ? [...claims].sort((p, q) => (yearOf(p) ?? 0) - (yearOf(q) ?? 0)) : claims;
  const all = dated.map((claim) => (claim.year === undefined ? times(claim) : String(claim.year)));
  return [...new Set(all)].filter(Boolean).join(DOT);
}

function firstYear({ claims }: Statement): number | undefined {
  const years = claims.flatMap((claim) => yearOf(claim) ?? []);
  return years.length ? Math.max(0, Math.min(...years)) : undefined;
}

const titlesOf = (graph: Graph, { claims }: Statement): string =>
  [...new Set(claims.map(({ article }) => graph.article(article).title))].join(DOT);

/** The words that a statement was read from, in the first article that has it. */
function quoteOf(graph: Graph, { claims }: Statement): string {
  const claim = claims.find(({ quotes, quoteEnd }) => quoteEnd > quotes);
  return claim ? exactly(graph.article(claim.article), graph.quote(claim.quotes)) : '';
}

const evidenceLink = (app: App, statement: Statement): HTMLElement =>
  element(
    'button',
    { type: 'button', class: 'quote-link', onclick: () => goToEvidence(app, statement.id) },
    element('span', { class: 'unseen' }, `${t('evidence')}: `),
    words(clipped(quoteOf(app.graph, statement), MOST) || t('evidence')),
  );

/** A function that names a language by its tag, in the interface's language; what is no tag stays as it is. */
function languageNames(): (tag: string) => string {
  const names = new Intl.DisplayNames([locale()], { type: 'language' });
  return (tag) => {
    try {
      return names.of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
}
