// The triples that the page makes itself from its columns: what is stated of things, and all claims and passages.
// What exports/page/derived.py makes is made here too; what the graph lacks, or has otherwise, is skipped (skipped.ts).

import type { Claim, Graph, Quote, Statement, Thing } from '../core/model.ts';
import { measured } from '../core/text.ts';
import { literal } from '../sparql/ntriples.ts';
import type { Skipped } from './skipped.ts';

/** Characters of a piece, which the engine takes in at once. */
const PIECE = 2_000_000;

/** A predicate, with a known prefix or as a whole IRI, and its objects in Turtle. */
type Property = readonly [string, readonly string[]];

/** What is known besides the graph. */
export interface Known {
  prefixes: Record<string, string>;
  /** The classes above each class. */
  above: Record<string, readonly string[]>;
}

export function turtleHead(prefixes: Record<string, string>): string {
  return Object.entries(prefixes)
    .map(([prefix, space]) => `@prefix ${prefix}: <${space}> .\n`)
    .join('');
}

/** The pieces of TriG with what is stated of things. */
export function* statedOf(graph: Graph, known: Known, skipped: Skipped): Generator<string> {
  const head = turtleHead(known.prefixes);
  let piece = '';
  for (const thing of graph.things) {
    piece += block(thing.iri, ofThing(graph, thing, known), known, skipped);
    if (piece.length < PIECE) continue;
    yield head + piece;
    piece = '';
  }
  yield head + piece;
}

/** The pieces of TriG with claims and passages, each in the graph of its article. */
export function* claimedOf(graph: Graph, known: Known, skipped: Skipped): Generator<string> {
  const head = turtleHead(known.prefixes);
  const claims: Claim[][] = graph.articles.map(() => []);
  for (const claim of graph.claims) claims[claim.article]?.push(claim);
  let piece = '';
  for (const article of graph.articles) {
    piece += `${iri(graph.articleIri(article))} {\n`;
    for (const claim of claims[article.number] ?? []) {
      piece += block(graph.claimIri(claim), ofClaim(graph, claim), known, skipped);
      for (const quote of graph.quotes(claim)) {
        piece += block(graph.evidenceIri(claim, quote), ofPassage(graph, claim, quote), known, skipped);
      }
    }
    piece += '}\n';
    if (piece.length < PIECE) continue;
    yield head + piece;
    piece = '';
  }
  yield head + piece;
}

/** A block of Turtle, without what is skipped. */
function block(subject: string, properties: readonly Property[], { prefixes }: Known, skipped: Skipped): string {
  const without = skipped.get(subject);
  if (without === 'all') return '';
  const kept = properties.filter(([name, objects]) => objects.length && !without?.has(whole(name, prefixes)));
  if (!kept.length) return '';
  const named = (name: string): string => (whole(name, prefixes) === name ? iri(name) : name);
  const lines = kept.map(([name, objects]) => `${named(name)} ${objects.join(',')}`);
  return `${iri(subject)} ${lines.join(';')}.\n`;
}

function ofThing(graph: Graph, thing: Thing, { above }: Known): Property[] {
  const stated = graph.about(thing.id).filter(({ isType, asserted }) => !isType && asserted);
  if (!thing.classes.length && !stated.length) return [];
  const classes = thing.classes.map((one) => graph.classes[one]?.iri ?? '');
  const targets = new Map<string, string[]>();
  for (const { subject, relation, object } of stated) {
    if (subject !== thing.id) continue;
    const name = graph.relations[relation]?.iri ?? '';
    const found = targets.get(name);
    if (found) found.push(iri(graph.thing(object).iri));
    else targets.set(name, [iri(graph.thing(object).iri)]);
  }
  const all = new Set(classes.flatMap((one) => [one, ...(above[one] ?? [])]));
  return [['rdf:type', [...all].map(iri)], ['rdfs:label', labels(thing)], ...targets];
}

function labels({ label, zh }: Thing): string[] {
  if (!zh) return [`${literal(label)}@en`];
  return zh === label ? [`${literal(zh)}@zh`] : [`${literal(label)}@en`, `${literal(zh)}@zh`];
}

function ofClaim(graph: Graph, claim: Claim): Property[] {
  const article = graph.article(claim.article);
  const statement = graph.statement(claim.statement);
  const { relative, year, from, until } = claim;
  const dated = relative || year !== undefined || from !== undefined || until !== undefined;
  return [
    ['rdf:type', ['cor:Claim']],
    ['rdf:subject', [iri(graph.thing(statement.subject).iri)]],
    ['rdf:predicate', [iri(graph.relations[statement.relation]?.iri ?? '')]],
    ['rdf:object', [iri(target(graph, statement))]],
    ['prov:wasDerivedFrom', [iri(graph.articleIri(article))]],
    ['cor:evidence', graph.quotes(claim).map((quote) => iri(graph.evidenceIri(claim, quote)))],
    ['cor:modality', [`cor:${graph.modalities[claim.modality] ?? ''}`]],
    ['cor:rule', claim.rules.map((rule) => literal(graph.rules[rule] ?? ''))],
    ['cor:role', claim.roles.map((role) => `${literal(role)}@${article.language}`)],
    ['cor:year', year === undefined ? [] : [String(year)]],
    ['cor:from', date(from)],
    ['cor:until', date(until)],
    ['cor:timeBasis', dated ? [relative ? 'cor:RelativeToPublication' : 'cor:Stated'] : []],
  ];
}

function ofPassage(graph: Graph, claim: Claim, quote: Quote): Property[] {
  const article = graph.article(claim.article);
  return [
    ['rdf:type', ['cor:Evidence']],
    ['oa:hasSource', [iri(graph.articleIri(article))]],
    ['oa:exact', [literal(quote.exact ?? measured(article).cut(quote.start, quote.end))]],
    ['oa:start', [String(quote.start)]],
    ['oa:end', [String(quote.end)]],
    ['cor:antecedent', quote.antecedent ? ['true'] : []],
  ];
}

const target = (graph: Graph, { isType, object }: Statement): string =>
  (isType ? graph.classes[object]?.iri : graph.thing(object).iri) ?? '';

const iri = (whole: string): string => `<${whole}>`;

const date = (day: string | undefined): string[] => (day === undefined ? [] : [`"${day}"^^xsd:date`]);

/** The IRI that a name with a prefix stands for; an IRI stays. */
function whole(name: string, prefixes: Record<string, string>): string {
  const cut = name.indexOf(':');
  const space = prefixes[name.slice(0, cut)];
  return space === undefined ? name : space + name.slice(cut + 1);
}
