// Small pieces that several sheets of the panel are made of.

import type { App } from '../core/app.ts';
import { element, words, type Child } from '../ui/dom.ts';
import { named, number, texts } from '../ui/i18n.ts';
import { symbol } from '../ui/kinds.ts';
import type { Article, Claim, Graph, Statement } from '../core/model.ts';

const t = texts({
  source: ['source ↗', '原文 ↗'],
  Planned: ['Planned', '计划'],
  Expected: ['Expected', '预期'],
  Negated: ['Denied', '否定'],
  Reported: ['Reported', '转述'],
  sources: ['{n} {n|source|sources}', '{n} 个来源'],
  copy: ['copy of another article', '另一文章的副本'],
});

/** A thing that can be gone to. */
export function thingButton(app: App, id: number): HTMLElement {
  const thing = app.graph.thing(id);
  return element('button', { type: 'button', class: 'thing', 'data-thing': id, onclick: () => app.openThing(id, { move: true, focus: true }) },
    symbol(thing.kind), words(named(thing), 'thing-label'));
}

/** The end of a statement: a thing to go to, or the label of a class. */
export function endOf(app: App, statement: Statement, end: 'subject' | 'object'): HTMLElement {
  if (end === 'subject' || !statement.isType) return thingButton(app, statement[end]);
  const cls = app.graph.classes[statement.object];
  return element('span', { class: 'class-end' }, cls ? named(cls) : '');
}

export const relationName = (graph: Graph, statement: Statement): string => {
  const relation = graph.relations[statement.relation];
  return relation ? named(relation) : '';
};

/** A modality's name; empty for what is simply asserted. */
export function modalityName(graph: Graph, modality: number): string {
  if (modality === 0) return '';
  const name = graph.modalities[modality] ?? '';
  return name === 'Planned' || name === 'Expected' || name === 'Negated' || name === 'Reported' ? t(name) : name;
}

/** What sets a claim apart from a plain assertion, as a badge. */
export function modalityBadge(graph: Graph, modality: number): Child {
  return modality > 0 && element('span', { class: 'badge' }, modalityName(graph, modality));
}

/** The years of a statement's claims, in order. */
export const years = (statement: Statement): number[] =>
  [...new Set(statement.claims.flatMap(({ year }) => year ?? []))].sort((p, q) => p - q);

/** "2 sources", where there are several. */
export const sourcesNote = (statement: Statement): Child =>
  statement.sources > 1 && element('span', { class: 'sources' }, t('sources', { n: statement.sources }));

/** Publisher and date, as a link if the article has an address on the web. */
export function origin(article: Article): HTMLElement | null {
  const text = [article.publisher, article.published].filter(Boolean).join(', ');
  const address = /^https?:\/\//i.test(article.url ?? '') ? article.url : null;
  if (!text && !address && article.copyOf === undefined) return null;
  return element('span', { class: 'origin' }, words(text), text && address ? ' ' : '',
    address && element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, t('source')),
    article.copyOf !== undefined && ` (${t('copy')})`);
}

/** When a claim says that its statement held: "2019", "2019-01-01 – 2025-12-31". */
export function times(claim: Claim): string {
  const span = [claim.from, claim.until].filter(Boolean).join(' – ');
  return [claim.year === undefined ? '' : String(claim.year), span].filter(Boolean).join(', ');
}

/** A figure as it is read: 10000000 is 10,000,000. */
export function figure(text: string): string {
  const value = Number(text);
  return Number.isSafeInteger(Math.trunc(value)) && String(value) === text ? number(value) : text;
}
