// Statements as the panel lists them, each with its sentence.

import type { App } from '../core/app.ts';
import type { Statement } from '../core/model.ts';
import { passage } from '../core/text.ts';
import { element, words, type Child } from '../ui/dom.ts';
import { texts } from '../ui/i18n.ts';
import { thingLink } from '../ui/links.ts';
import { inPortions } from '../ui/portions.ts';
import { relationName } from '../ui/wording.ts';
import { modalityBadge, origin, sourcesNote, years } from './parts.ts';

const t = texts({
  inArticle: ['Read in the article', '在文章中阅读'],
  moreSources: ['{n} more {n|passage|passages}', '另有 {n} 处原文'],
});
const FIRST = 12; // statements of a relation that are written at once: hubs have thousands, in twenty relations
const NEXT = 50;

/** Statements, some at a time; of one thing (`id`) only their other ends are written. */
export function statementList(app: App, statements: readonly Statement[], id: number | null): Child[] {
  if (!statements.length) return [];
  const made = element('ul', { class: 'statements' });
  inPortions(made, statements, (one) => statementItem(app, one, id), FIRST, { next: NEXT });
  return [made];
}

/** A statement with its first passage; the others are one step away. */
function statementItem(app: App, statement: Statement, id: number | null): HTMLElement {
  const { graph } = app;
  const ends =
    id === null
      ? [
          thingLink(app, statement.subject),
          element('span', { class: 'verb' }, relationName(graph, statement)),
          thingLink(app, statement.object),
        ]
      : [thingLink(app, statement.subject === id ? statement.object : statement.subject)];
  const claim = statement.claims.find(({ modality }) => modality === 0) ?? statement.claims[0];
  return element(
    'li',
    { class: `statement${statement.asserted ? '' : ' uncertain'}`, 'data-statement': statement.id },
    element(
      'div',
      { class: id === null ? 'line full' : 'line' },
      ...ends,
      element('span', { class: 'year' }, years(statement).join(', ')),
      sourcesNote(statement),
    ),
    claim && !statement.asserted && modalityBadge(graph, claim.modality),
    claim && quoteLine(app, statement, claim),
  );
}

/** The first passage of a claim within its sentence, and the way to the article. */
export function quoteLine(app: App, statement: Statement, claim: Statement['claims'][number]): HTMLElement {
  const { graph } = app;
  const article = graph.article(claim.article);
  const [quote] = graph.quotes(claim);
  const [before, exact, after] = quote ? passage(article, quote) : ['', '', ''];
  const others = statement.claims.reduce((sum, one) => sum + one.quoteEnd - one.quotes, -1);
  return element(
    'figure',
    { class: 'claim' },
    element('blockquote', { dir: 'auto' }, before, element('mark', {}, exact), after),
    element(
      'figcaption',
      {},
      words(article.title, 'article-title'),
      origin(article),
      element(
        'button',
        { type: 'button', class: 'read', onclick: () => app.openEvidence(statement.id, firstOf(statement, claim)) },
        others > 0 ? `${t('inArticle')} · ${t('moreSources', { n: others })}` : t('inArticle'),
      ),
    ),
  );
}

/** The number of a claim's first passage among all passages of its statement. */
const firstOf = (statement: Statement, claim: Statement['claims'][number]): number =>
  statement.claims.slice(0, statement.claims.indexOf(claim)).reduce((sum, one) => sum + one.quoteEnd - one.quotes, 0);
