// A selection's statements as a table: one row for each claim, that is each article that makes a statement.

import { csv } from './download.ts';
import type { Claim, Graph, Statement } from '../core/model.ts';
import type { Selection } from './selection.ts';
import { exactly } from '../core/text.ts';
import { ends } from './turtle.ts';

const HEAD = [
  'subject',
  'subject_iri',
  'relation',
  'object',
  'object_iri',
  'modality',
  'year',
  'from',
  'until',
  'sources',
  'quote',
  'article',
  'publisher',
  'date',
  'claim_iri',
];

export const statementsTable = (graph: Graph, { statements }: Selection): string =>
  csv([HEAD, ...statements.flatMap((statement) => statement.claims.map((claim) => row(graph, statement, claim)))]);

function row(graph: Graph, statement: Statement, claim: Claim): string[] {
  const [subject, , object] = ends(graph, statement);
  const said = labels(graph, statement);
  const { title, publisher = '', published = '' } = graph.article(claim.article);
  return [
    said.subject,
    subject,
    said.relation,
    said.object,
    object,
    graph.modalities[claim.modality] ?? '',
    String(claim.year ?? ''),
    claim.from ?? '',
    claim.until ?? '',
    String(statement.sources),
    quoted(graph, claim),
    title,
    publisher,
    published,
    graph.claimIri(claim),
  ];
}

export interface Labels {
  subject: string;
  relation: string;
  object: string;
}

/** What the ends and the relation of a statement are called in files: as the articles and the ontology have it. */
export function labels(graph: Graph, { subject, relation, object, isType }: Statement): Labels {
  return {
    subject: graph.thing(subject).label,
    relation: graph.relations[relation]?.label ?? '',
    object: (isType ? graph.classes[object]?.label : graph.thing(object).label) ?? '',
  };
}

/** The passages that make a claim; those that only say whom a pronoun means where there are no others. */
export function quoted(graph: Graph, claim: Claim): string {
  const quotes = graph.quotes(claim);
  const stating = quotes.filter((quote) => !quote.antecedent);
  return (stating.length ? stating : quotes).map((quote) => exactly(graph.article(claim.article), quote)).join(' … ');
}
