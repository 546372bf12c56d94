// A selection as Turtle, in the terms of graph.ttl: every triple written here stands there.

import type { Article, Claim, Facts, Graph, Quote, Statement, Thing } from '../core/model.ts';
import type { Selection } from './selection.ts';
import { exactly } from '../core/text.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const OA = 'http://www.w3.org/ns/oa#';
const COR = 'https://w3id.org/corridor/ontology#';
const DCTERMS = 'http://purl.org/dc/terms/';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const SCHEMA = 'https://schema.org/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const TYPE = `${RDF}type`;
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';
const DERIVED = 'http://www.w3.org/ns/prov#wasDerivedFrom';

/** Prefix → namespace, as the page holds them for its queries. */
export type Prefixes = Readonly<Record<string, string>>;

/** A term as Turtle has it without prefixes: `<iri>`, `"text"@en`, `12`. */
type Term = string;

/** What is stated of the selection, its things' names, and the claims with their passages and articles. */
export function turtle(graph: Graph, { things, statements }: Selection, prefixes: Prefixes): string {
  const file = new Triples();
  for (const id of things) name(file, graph, graph.thing(id));
  const articles = new Set<number>();
  for (const statement of statements) {
    const [subject, relation, object] = ends(graph, statement);
    if (statement.asserted) file.add(subject, relation, iri(object));
    for (const claim of statement.claims) {
      describe(file, graph, claim, [subject, relation, object]);
      articles.add(claim.article);
    }
  }
  for (const number of articles) source(file, graph, graph.article(number));
  return file.written(prefixes);
}

/** The IRIs of subject, relation and object. */
export function ends(graph: Graph, { subject, relation, object, isType }: Statement): [string, string, string] {
  const last = isType ? graph.classes[object] : graph.thing(object);
  return [graph.thing(subject).iri, graph.relations[relation]?.iri ?? TYPE, last?.iri ?? ''];
}

/** Triples by subject and predicate, in the order in which they come. */
class Triples {
  private readonly subjects = new Map<string, Map<string, Set<Term>>>();

  add(subject: string, predicate: string, ...values: Term[]): void {
    let about = this.subjects.get(subject);
    if (!about) this.subjects.set(subject, (about = new Map()));
    let there = about.get(predicate);
    if (!there) about.set(predicate, (there = new Set()));
    for (const value of values) there.add(value);
  }

  written(prefixes: Prefixes): string {
    const short = abbreviator(prefixes);
    const head = Object.entries(prefixes).map(([prefix, space]) => `@prefix ${prefix}: ${iri(space)} .\n`);
    const blocks = [...this.subjects].map(([subject, about]) => {
      const lines = [...about]
        .filter(([, values]) => values.size)
        .map(
          ([predicate, values]) =>
            `${predicate === TYPE ? 'a' : short(iri(predicate))} ${[...values].map(short).join(', ')}`,
        );
      return lines.length ? `\n${short(iri(subject))} ${lines.join(' ;\n    ')} .\n` : '';
    });
    return head.join('') + blocks.join('');
  }
}

const NAME_START =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const LOCAL = new RegExp(`^[0-9_${NAME_START}][-0-9_\\u00b7\\u0300-\\u036f\\u203f-\\u2040${NAME_START}]*$`, 'u');

/** What writes the IRIs of a term with their prefixes, as graph/turtle.py does. */
function abbreviator(prefixes: Prefixes): (term: Term) => string {
  const spaces = new Map(Object.entries(prefixes).map(([prefix, space]) => [space, prefix]));
  const short = (whole: string): string => {
    const cut = Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('#')) + 1;
    const prefix = spaces.get(whole.slice(1, cut));
    const local = whole.slice(cut, -1);
    return prefix !== undefined && LOCAL.test(local) ? `${prefix}:${local}` : whole;
  };
  const datatype = /(?<=\^\^)<[^>]*>$/;
  return (term) => (term.startsWith('<') ? short(term) : term.replace(datatype, short));
}

/** An IRI in angle brackets; what may not stand there is percent-encoded. */
const iri = (text: string): Term => `<${text.replace(/[\u0000-\u0020<>"{}|\\^`\p{Surrogate}]/gu, encoded)}>`;

const encoded = (letter: string): string =>
  [...new TextEncoder().encode(letter)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

const ESCAPES: Record<string, string> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' };

/** A text in quotation marks, with its language where it has one. */
const literal = (text: string, language = ''): Term => {
  const quoted = `"${text.replace(/["\\\n\r]/g, (letter) => ESCAPES[letter] ?? '')}"`;
  return /^[A-Za-z]+(?:-[A-Za-z0-9]+)*$/.test(language) ? `${quoted}@${language}` : quoted;
};

const typed = (text: string, datatype: string): Term => `${literal(text)}^^<${XSD}${datatype}>`;
const given = (texts: readonly (string | undefined)[]): Term[] =>
  texts.flatMap((text) => (text ? [literal(text)] : []));

/** The language of an article, as its texts are marked: none where it could not be told. */
const languageOf = (article: Article): string => (article.language === 'und' ? '' : article.language);

const isChinese = (text: string): boolean => /[\u3400-\u9fff]/.test(text);

/** What a thing is called, and what it counts.  Terms of the vocabulary have their names in the ontology. */
function name(file: Triples, graph: Graph, thing: Thing): void {
  if (!thing.iri.startsWith(graph.base)) return;
  const claims = graph.about(thing.id).flatMap((one) => one.claims);
  const languages = new Set(claims.map(({ article }) => languageOf(graph.article(article))));
  if (thing.iri.startsWith(`${graph.base}place/`)) languages.clear();
  // A name that articles of several languages could have given is left out rather than marked wrongly.
  if (isChinese(thing.label)) file.add(thing.iri, LABEL, literal(thing.label, 'zh'));
  else if (languages.size < 2) file.add(thing.iri, LABEL, literal(thing.label, [...languages][0] ?? 'en'));
  if (thing.zh) file.add(thing.iri, LABEL, literal(thing.zh, 'zh'));
  if (thing.iri.startsWith(`${graph.base}concept/`)) file.add(thing.iri, TYPE, iri(`${SKOS}Concept`));
  else if (thing.facts?.comparator) count(file, graph, thing, thing.facts);
}

function count(file: Triples, graph: Graph, { id, iri: subject }: Thing, facts: Facts): void {
  const put = (term: string, values: Term[]): void => file.add(subject, COR + term, ...values);
  const decimal = (text?: string): Term[] => (text ? [typed(text, 'decimal')] : []);
  const local = (text?: string): Term[] => (text ? [iri(COR + text)] : []);
  const members = facts.counts === undefined ? undefined : graph.classes[facts.counts]?.iri;
  const isStated = graph.about(id).some((one) => one.asserted);
  file.add(subject, TYPE, ...(isStated ? [iri(COR + (members ? 'Group' : 'Measurement'))] : []));
  put('value', decimal(facts.value));
  put('upperValue', decimal(facts.upper));
  put('previousValue', decimal(facts.previous));
  put('comparator', local(facts.comparator));
  put('aspect', local(facts.aspect));
  put('memberClass', members ? [iri(members)] : []);
  put('measure', given([facts.measure]));
  put('unit', given([facts.unit]));
  put('year', facts.year === undefined ? [] : [String(facts.year)]);
}

function describe(file: Triples, graph: Graph, claim: Claim, statement: [string, string, string]): void {
  const [subject, relation, object] = statement;
  const whole = graph.claimIri(claim);
  const put = (term: string, ...values: Term[]): void => file.add(whole, term, ...values);
  const dated = claim.year !== undefined || claim.from !== undefined || claim.until !== undefined;
  put(TYPE, iri(`${COR}Claim`));
  put(`${RDF}subject`, iri(subject));
  put(`${RDF}predicate`, iri(relation));
  put(`${RDF}object`, iri(object));
  put(DERIVED, iri(graph.articleIri(graph.article(claim.article))));
  put(`${COR}modality`, iri(COR + graph.modalities[claim.modality]));
  put(`${COR}rule`, ...given(claim.rules.map((rule) => graph.rules[rule])));
  put(`${COR}role`, ...claim.roles.map((role) => literal(role, languageOf(graph.article(claim.article)))));
  if (claim.year !== undefined) put(`${COR}year`, String(claim.year));
  if (claim.from !== undefined) put(`${COR}from`, typed(claim.from, 'date'));
  if (claim.until !== undefined) put(`${COR}until`, typed(claim.until, 'date'));
  if (dated) put(`${COR}timeBasis`, iri(COR + (claim.relative ? 'RelativeToPublication' : 'Stated')));
  for (const quote of graph.quotes(claim)) {
    put(`${COR}evidence`, iri(graph.evidenceIri(claim, quote)));
    cite(file, graph, claim, quote);
  }
}

function cite(file: Triples, graph: Graph, claim: Claim, quote: Quote): void {
  const put = (term: string, value: Term): void => file.add(graph.evidenceIri(claim, quote), term, value);
  put(TYPE, iri(`${COR}Evidence`));
  put(`${OA}hasSource`, iri(graph.articleIri(graph.article(claim.article))));
  put(`${OA}exact`, literal(exactly(graph.article(claim.article), quote)));
  put(`${OA}start`, String(quote.start));
  put(`${OA}end`, String(quote.end));
  if (quote.antecedent) put(`${COR}antecedent`, 'true');
}

/** Shape of a date of publication (d is a digit) → its datatype. */
const DATES = new Map([
  ['dddd', 'gYear'],
  ['dddd-dd', 'gYearMonth'],
  ['dddd-dd-dd', 'date'],
]);

function source(file: Triples, graph: Graph, article: Article): void {
  const put = (term: string, ...values: Term[]): void => file.add(graph.articleIri(article), term, ...values);
  const datatype = DATES.get((article.published ?? '').replace(/[0-9]/g, 'd'));
  put(TYPE, iri(`${COR}Article`));
  put(`${DCTERMS}title`, literal(article.title, languageOf(article)));
  put(`${DCTERMS}language`, literal(article.language));
  put(`${DCTERMS}license`, ...given([article.license]));
  put(`${SCHEMA}publisher`, ...given([article.publisher]));
  put(`${SCHEMA}url`, ...given([article.url]));
  if (article.published && datatype) put(`${SCHEMA}datePublished`, typed(article.published, datatype));
  if (article.copyOf !== undefined) put(`${COR}sameTextAs`, iri(graph.articleIri(graph.article(article.copyOf))));
}
