// A statement as a paper cites it: the words, the article, what the graph makes of them, and which graph.

import { named, texts } from '../ui/i18n.ts';
import type { Article, Claim, Graph, Quote, Statement } from '../core/model.ts';
import { exactly } from '../core/text.ts';
import { modalityName, relationName, target } from '../ui/wording.ts';

const t = texts({
  text: [
    '“{quote}” — {article}. Statement: {subject} – {relation} – {object}{modality}. Claim: {claim}. ' +
      'Corridor graph {version}.',
    '“{quote}”——{article}。陈述：{subject} – {relation} – {object}{modality}。断言：{claim}。Corridor 图谱 {version}。',
  ],
  title: ['{title}', '《{title}》'],
  comma: [', ', '，'],
  modality: [' ({modality})', '（{modality}）'],
});

/** One line of text in the interface's language. */
export const citation = (graph: Graph, statement: Statement, claim: Claim, quote: Quote): string =>
  t('text', {
    quote: oneLine(exactly(graph.article(claim.article), quote)),
    article: source(graph.article(claim.article)),
    subject: named(graph.thing(statement.subject)),
    relation: relationName(graph, statement),
    object: named(target(graph, statement)),
    modality: claim.modality ? t('modality', { modality: modalityName(graph, claim.modality) }) : '',
    claim: graph.claimIri(claim),
    version: graph.version,
  });

/** Title, publisher, date and address, those that are known. */
const source = ({ title, publisher, published, url }: Article): string =>
  [t('title', { title: oneLine(title) }), publisher, published, url].filter(Boolean).join(t('comma'));

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
