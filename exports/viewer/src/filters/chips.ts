// The filters that are set, each as a button that takes it back.

import type { App } from '../core/app.ts';
import { element, words } from '../ui/dom.ts';
import { FACETS, isSet, type Facet } from '../core/facets.ts';
import { named, texts } from '../ui/i18n.ts';
import type { Graph } from '../core/model.ts';
import { NO_FILTERS, type Filters } from '../core/state.ts';
import { modalityName } from '../ui/wording.ts';

const t = texts({
  remove: ['Remove filter: {text}', '取消筛选：{text}'],
  kinds: ['Kinds', '类别'],
  classes: ['Classes', '具体类别'],
  relations: ['Relations', '关系'],
  articles: ['Articles', '文章'],
  modalities: ['Stated as', '陈述方式'],
  only: ['{facet}: only {names}', '{facet}：仅{names}'],
  without: ['{facet}: without {names}', '{facet}：不含{names}'],
  none: ['{facet}: none', '{facet}：无'],
  and: ['{names} and {n} more', '{names}等另外 {n} 项'],
  comma: [', ', '、'],
  years: ['{from} to {to}', '{from} 至 {to}'],
  year: ['Year {from}', '{from} 年'],
  undated: ['Only with a year', '仅有年份的'],
  single: ['Single source', '单一来源'],
  several: ['Corroborated', '互证'],
  degree: ['At least {n} {n|link|links}', '至少 {n} 个关联'],
});

type Switched = 'kinds' | 'classes' | 'relations' | 'articles' | 'modalities';

interface Value {
  key: string | number;
  name: string;
}

/** Names of more values than these are not spelt out. */
const SPELT = 2;

/** A list of buttons, one for each facet that is set; `after` is called when one has been taken. */
export function chips(app: App, label: string, after: () => void): HTMLUListElement {
  const set = FACETS.filter((facet) => isSet(app.state.filters, facet));
  return element(
    'ul',
    { class: 'chips', 'aria-label': label },
    ...set.map((facet) => {
      const text = described(app.graph, app.state.filters, facet);
      return element(
        'li',
        {},
        element(
          'button',
          {
            type: 'button',
            'aria-label': t('remove', { text }),
            onclick: () => {
              app.filter({ [facet]: NO_FILTERS[facet] });
              after();
            },
          },
          words(text),
          element('span', { class: 'cross', 'aria-hidden': 'true' }, '×'),
        ),
      );
    }),
  );
}

/** What a facet is set to, in a few words. */
function described(graph: Graph, filters: Filters, facet: Facet): string {
  const [from, to] = (filters.years ?? [0, 0]).map(String) as [string, string];
  switch (facet) {
    case 'years':
      return from === to ? t('year', { from }) : t('years', { from, to });
    case 'undated':
      return t('undated');
    case 'sources':
      return t(filters.sources === 'single' ? 'single' : 'several');
    case 'degree':
      return t('degree', { n: filters.degree });
    default:
      return listed(t(facet), values(graph, filters, facet), filters[facet]);
  }
}

/** All values of a facet that is switched one by one, by what they are called. */
function values(graph: Graph, { kinds }: Filters, facet: Switched): Value[] {
  switch (facet) {
    case 'kinds': {
      const used = new Set(graph.things.map(({ kind }) => kind));
      return graph.kinds.filter(({ key }) => used.has(key)).map((one) => ({ key: one.key, name: named(one) }));
    }
    case 'classes':
      return graph.classes
        .map((one, key) => ({ key, name: named(one), kind: graph.kinds[one.kind]?.key ?? '' }))
        .filter(({ kind }) => !kinds.has(kind));
    case 'relations':
      return graph.relations.map((one, key) => ({ key, name: named(one) }));
    case 'articles':
      return graph.articles.map(({ title, number: key }) => ({ key, name: title }));
    case 'modalities':
      return graph.modalities.map((_, key) => ({ key, name: modalityName(graph, key) }));
  }
}

/** "Relations: without led by", "Kinds: only Place": whichever is shorter. */
function listed(facet: string, all: readonly Value[], off: ReadonlySet<string | number>): string {
  const kept = all.filter(({ key }) => !off.has(key));
  const gone = all.filter(({ key }) => off.has(key));
  if (!kept.length) return t('none', { facet });
  const [how, told] = kept.length < gone.length ? ['only' as const, kept] : ['without' as const, gone];
  const names = told
    .slice(0, SPELT)
    .map(({ name }) => name)
    .join(t('comma'));
  return t(how, { facet, names: told.length > SPELT ? t('and', { names, n: told.length - SPELT }) : names });
}
