// Small pieces that several sheets of the panel are made of.

import { element, words, type Child } from '../ui/dom.ts';
import { number, texts } from '../ui/i18n.ts';
import { modalityName } from '../ui/wording.ts';
import type { Article, Claim, Graph, Statement } from '../core/model.ts';

const t = texts({
  source: ['source ↗', '原文 ↗'],
  sources: ['{n} {n|source|sources}', '{n} 个来源'],
  copy: ['copy of another article', '另一文章的副本'],
});

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
  return element(
    'span',
    { class: 'origin' },
    words(text),
    text && address ? ' ' : '',
    address && element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, t('source')),
    article.copyOf !== undefined && ` (${t('copy')})`,
  );
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
