// The sections of the filter panel, in their order.

import { choiceList, type ListSpec } from './choicelist.ts';
import { degreeSection } from './degree.ts';
import { element } from '../ui/dom.ts';
import { indexOf } from '../core/facetindex.ts';
import { named, texts } from '../ui/i18n.ts';
import { legend } from './legend.ts';
import type { Article, Graph, Relation } from '../core/model.ts';
import type { Choose, Section } from './section.ts';
import { sourcesSection } from './sources.ts';
import { modalityName } from '../ui/wording.ts';
import { yearsSection } from './years.ts';

const t = texts({
  relations: ['Relations', '关系'],
  modalities: ['Stated as', '陈述方式'],
  articles: ['Articles', '文章'],
});

/** Rows at the start. */
const RELATIONS = 8;
const ARTICLES = 6;

/** All sections for a graph; `take` is called with what is chosen. */
export function sectionsOf(graph: Graph, take: Choose): Section[] {
  const { years, mostLinks } = indexOf(graph);
  return [
    legend(graph, take),
    choiceList(relations(graph), take),
    choiceList(modalities(graph), take),
    sourcesSection(take),
    yearsSection(years, take),
    choiceList(articles(graph), take),
    degreeSection(mostLinks, take),
  ];
}

/** The relations in use, the most frequent first: the order stays, whatever is filtered. */
function relations(graph: Graph): ListSpec {
  const uses = graph.relations.map(() => 0);
  for (const { relation } of graph.statements) (uses[relation] as number)++;
  const used = [...uses.keys()].filter((key) => uses[key]);
  used.sort((p, q) => (uses[q] as number) - (uses[p] as number) || p - q);
  return {
    facet: 'relations',
    title: t('relations'),
    most: RELATIONS,
    counts: (counts) => counts.relations,
    choices: used.map((key) => ({ key, label: named(graph.relations[key] as Relation) })),
  };
}

const modalities = (graph: Graph): ListSpec => ({
  facet: 'modalities',
  title: t('modalities'),
  most: Infinity,
  counts: (counts) => counts.modalities,
  choices: graph.modalities.map((name, key) => ({ key, label: modalityName(graph, key), mark: lineSample(name) })),
});

const STROKES: Record<string, string> = { Asserted: 'whole', Negated: 'none' };

/** A line for what is stated, a broken one for what is not stated as fact; what is denied has no line. */
const lineSample = (modality: string): HTMLElement =>
  element('span', { class: `stroke ${STROKES[modality] ?? 'dashed'}` });

const articles = (graph: Graph): ListSpec => ({
  facet: 'articles',
  title: t('articles'),
  most: ARTICLES,
  counts: (counts) => counts.articles,
  choices: [...graph.articles].sort(inOrder).map((one) => ({ key: one.number, label: one.title, note: origin(one) })),
});

const origin = ({ publisher, published }: Article): string | undefined =>
  [publisher, published].filter(Boolean).join(', ') || undefined;

/** By publisher, the newest first, then by title; those without a publisher come last. */
const inOrder = (p: Article, q: Article): number =>
  Number(!p.publisher) - Number(!q.publisher) ||
  (p.publisher ?? '').localeCompare(q.publisher ?? '') ||
  (q.published ?? '').localeCompare(p.published ?? '') ||
  p.title.localeCompare(q.title);
