// The graph as the page holds it: things, statements with their claims and quotes, and links (all statements between two
// things).  exports/page/columns.py writes the tables that are read here.

import { readArticles, readStatements, readThing, type Columns } from './reading.ts';
import type { Article, Claim, Class, Kind, LeftOut, Link, Quote, Relation, Statement, Thing } from './values.ts';

export type * from './values.ts';

const NONE: readonly never[] = [];
const TOPIC = 'topic';
const NEGATED = 'Negated';

export class Graph {
  readonly base: string;
  /** Of the graph, as citations tell it. */
  readonly version: string;
  /** Of the page, in which things have their numbers. */
  readonly page: string;
  readonly kinds: readonly Kind[];
  readonly classes: readonly Class[];
  readonly relations: readonly Relation[];
  readonly rules: readonly string[];
  readonly modalities: readonly string[];
  readonly things: readonly Thing[];
  readonly statements: readonly Statement[];
  readonly claims: readonly Claim[];
  readonly articles: readonly Article[];
  readonly leftOut: LeftOut;
  readonly links = new Map<string, Link>();
  private readonly of: Statement[][];
  private readonly linksOf: Link[][];
  private readonly quoteTable: Columns['quotes'];
  private readonly antecedents: Set<number>;
  private readonly byIri = new Map<string, number>();

  constructor(found: Columns, version: string, page = version) {
    this.version = version;
    this.page = page;
    ({ base: this.base, kinds: this.kinds, classes: this.classes, relations: this.relations } = found);
    ({ rules: this.rules, modalities: this.modalities, leftOut: this.leftOut, quotes: this.quoteTable } = found);
    this.antecedents = new Set(found.quotes.antecedent);
    this.things = found.things.label.map((label, id) => readThing(found, label, id));
    this.things.forEach(({ iri, id }) => this.byIri.set(iri, id));
    this.articles = readArticles(found.articles);
    [this.statements, this.claims] = readStatements(found, this.articles);
    this.of = this.things.map(() => []);
    this.linksOf = this.things.map(() => []);
    for (const statement of this.statements) this.take(statement);
    for (const { a, b } of this.links.values()) {
      if (!this.isStation(a) || !this.isStation(b)) continue;
      this.thing(a).degree++;
      this.thing(b).degree++;
    }
  }

  thing(id: number): Thing {
    return this.things[id] as Thing;
  }

  statement(id: number): Statement {
    return this.statements[id] as Statement;
  }

  article(number: number): Article {
    return this.articles[number] as Article;
  }

  /** The number of the thing with this IRI. */
  find(iri: string): number | undefined {
    return this.byIri.get(iri);
  }

  /** What is stated of a thing at either end, its classes too. */
  about(id: number): readonly Statement[] {
    return this.of[id] ?? NONE;
  }

  /** The links of a thing. */
  linked(id: number): readonly Link[] {
    return this.linksOf[id] ?? NONE;
  }

  link(a: number, b: number): Link | undefined {
    return this.links.get(linkId(a, b));
  }

  /** The things next to one, best connected first. */
  neighbours(id: number): number[] {
    return this.linked(id)
      .map((link) => other(link, id))
      .sort((p, q) => this.thing(q).degree - this.thing(p).degree || p - q);
  }

  /** Whether a thing takes part in paths and degrees; topics and classes do not. */
  isStation(id: number): boolean {
    return this.thing(id).kind !== TOPIC;
  }

  /** All statements between two things, denied ones too. */
  between(a: number, b: number): Statement[] {
    return this.about(a).filter((one) => !one.isType && (one.subject === a ? one.object : one.subject) === b);
  }

  quotes(claim: Claim): Quote[] {
    const found: Quote[] = [];
    for (let id = claim.quotes; id < claim.quoteEnd; id++) found.push(this.quote(id));
    return found;
  }

  quote(id: number): Quote {
    const { start, length, exact, place } = this.quoteTable;
    const from = start[id] as number;
    return {
      id,
      start: from,
      end: from + (length[id] as number),
      antecedent: this.antecedents.has(id),
      exact: exact[id],
      place: place[id],
    };
  }

  /** The whole IRI of a claim. */
  claimIri(claim: Claim): string {
    return claim.key.startsWith('<')
      ? claim.key.slice(1)
      : `${this.base}claim/${this.article(claim.article).id}-${claim.key}`;
  }

  /** The whole IRI of a passage of a claim. */
  evidenceIri(claim: Claim, quote: Quote): string {
    return `${this.base}evidence/${this.claimIri(claim).replace(/^.*\//, '')}-${quote.start}-${quote.end}`;
  }

  articleIri(article: Article): string {
    return `${this.base}article/${article.id}`;
  }

  private take(statement: Statement): void {
    const { subject, object } = statement;
    (this.of[subject] as Statement[]).push(statement);
    if (statement.isType || subject === object) return;
    (this.of[object] as Statement[]).push(statement);
    if (!statement.asserted && statement.claims.every((claim) => this.modalities[claim.modality] === NEGATED)) return;
    const id = linkId(subject, object);
    let link = this.links.get(id);
    if (!link) {
      link = {
        id,
        a: Math.min(subject, object),
        b: Math.max(subject, object),
        statements: [],
        forward: false,
        back: false,
        stated: false,
      };
      this.links.set(id, link);
      (this.linksOf[link.a] as Link[]).push(link);
      (this.linksOf[link.b] as Link[]).push(link);
    }
    link.statements.push(statement);
    link.stated ||= statement.asserted;
    if (subject === link.a) link.forward = true;
    else link.back = true;
  }
}

export const linkId = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

/** The other end of a link. */
export const other = (link: { a: number; b: number }, id: number): number => (link.a === id ? link.b : link.a);
