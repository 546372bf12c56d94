// What a query's terms are in the page: things, claims with their passages, articles.

import type { App } from '../core/app.ts';
import { element, visible } from '../ui/dom.ts';
import { texts } from '../ui/i18n.ts';
import { goToEvidence, thingLink } from '../ui/links.ts';
import type { Claim, Graph } from '../core/model.ts';
import type { Answer, Cell } from './answers.ts';

const t = texts({ claim: ['claim', '断言'], passage: ['passage', '原文段落'] });

/** Finds what an answer's terms are. */
export interface Finder {
  /** The thing with this IRI, or the only one with this label: most questions ask for labels. */
  thing(cell: Cell): number | undefined;
  /** A button that goes to what a term is; null where the page does not show it. */
  link(cell: Cell): HTMLElement | null;
}

export function finder(app: App): Finder {
  const { graph } = app;
  const articles = new Map(graph.articles.map((article) => [graph.articleIri(article), article.number]));
  const titled = lazily(() => onlyOnes(graph.articles.map(({ title, number }) => [title, number])));
  const named = lazily(() =>
    onlyOnes(
      graph.things.flatMap(({ id, label, zh }) => [
        [label, id],
        [zh ?? label, id],
      ]),
    ),
  );
  const claims = lazily(() => new Map(graph.claims.map((one) => [graph.claimIri(one), one])));
  const thing = ({ kind, text, datatype }: Cell): number | undefined => {
    if (kind === 'iri') return graph.find(text);
    return kind === 'literal' && !datatype ? (named().get(text) ?? undefined) : undefined;
  };
  const article = ({ kind, text, datatype }: Cell): number | undefined => {
    if (kind === 'iri') return articles.get(text);
    return kind === 'literal' && !datatype ? (titled().get(text) ?? undefined) : undefined;
  };
  const link = (cell: Cell): HTMLElement | null => {
    const [id, number, iri] = [thing(cell), article(cell), cell.text];
    if (id !== undefined) return cell.kind === 'iri' ? thingLink(app, id) : namedLink(app, id, iri);
    if (number !== undefined) return button(graph.article(number).title, iri, () => app.openArticle(number));
    if (cell.kind !== 'iri' || !iri.startsWith(graph.base)) return null;
    const passage = /^evidence\/(.*)-(\d+)-(\d+)$/.exec(iri.slice(graph.base.length));
    const found = claims().get(passage ? `${graph.base}claim/${passage[1]}` : iri);
    const at = found && place(graph, found, passage ? Number(passage[2]) : undefined);
    if (!found || at === undefined || at < 0) return null;
    return button(t(passage ? 'passage' : 'claim'), iri, () => goToEvidence(app, found.statement, at));
  };
  return { thing, link };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Name → what has it; null where several have it. */
function onlyOnes(pairs: Iterable<readonly [string, number]>): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  for (const [name, id] of pairs) {
    const known = found.get(name);
    found.set(name, known === undefined || known === id ? id : null);
  }
  return found;
}

/** A link to a thing that shows the answer's own words. */
function namedLink(app: App, id: number, text: string): HTMLElement {
  const link = thingLink(app, id);
  link.lastElementChild?.replaceChildren(visible(text));
  return link;
}

/** The number of a claim's passage, or of that at an offset, among those of its statement; below zero without one. */
function place(graph: Graph, { id, statement }: Claim, start?: number): number {
  const { claims } = graph.statement(statement);
  const all = claims.flatMap((claim) => graph.quotes(claim).map((quote) => ({ claim, quote })));
  return all.findIndex(({ claim, quote }) => claim.id === id && (start === undefined || quote.start === start));
}

const button = (label: string, iri: string, onclick: () => void): HTMLButtonElement =>
  element('button', { type: 'button', class: 'quote-link', title: iri, onclick }, element('bdi', {}, label));

/** The things among an answer's rows or triples, in their order, each once. */
export function thingsOf({ thing }: Finder, answer: Answer): number[] {
  const found = new Set<number>();
  for (const cell of cellsOf(answer)) {
    const id = cell ? thing(cell) : undefined;
    if (id !== undefined) found.add(id);
  }
  return [...found];
}

function* cellsOf(answer: Answer): Generator<Cell | null> {
  if (answer.form === 'table') for (const row of answer.rows) yield* row;
  if (answer.form !== 'triples') return;
  for (const line of answer.lines) {
    const { 1: subject = '', 2: object = '' } = /^<([^>]*)> \S+ (?:<([^>]*)>)?/.exec(line) ?? [];
    yield* [subject, object].map((text): Cell => ({ kind: 'iri', text }));
  }
}
