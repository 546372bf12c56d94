// The reader's view in the page's address ("#v=1&open=body/…&add=…"), so that a link restores it.
//
// Things go by their IRIs, for numbers change from build to build.  Only a list too long to be read is written as
// numbers, with the page in which they hold.  What is unknown or makes no sense is passed over.

import { MOST_DRAWN, type App } from '../core/app.ts';
import type { Graph } from '../core/model.ts';
import { NUMBERED, decoded, encoded, listed, namesOf, shortened, unlisted, type Names } from './names.ts';
import {
  NO_FILTERS,
  type Filters,
  type Open,
  type Place,
  type State,
  type Tab,
  type TableState,
} from '../core/state.ts';

const VERSION = 'v=1';
const LONGEST = 1_000_000; // characters that are read
const MOST_SHOWN = 2 * MOST_DRAWN; // things that a link brings into the drawing: more would freeze the page
const FARTHEST = 1e6; // of a pin from the middle
const WORDS = 200; // letters of a search in a table
const TABS: readonly Tab[] = ['graph', 'table', 'articles', 'sparql'];
const SHEETS: readonly TableState['sheet'][] = ['things', 'statements', 'articles'];
const SOURCES: readonly Filters['sources'][] = ['single', 'several'];

/** Filters that are lists, by their key here and in the state; the kinds go by their keys there. */
const LISTS = ['classes', 'relations', 'articles', 'modalities'] as const;

type Parts = [string, string][];

/** The state as a fragment without "#"; empty where it is that of the start. */
function written(graph: Graph, start: State, now: State): string {
  const names = namesOf(graph);
  const parts: Parts = [];
  if (now.tab !== start.tab) parts.push(['tab', now.tab]);
  if (now.article !== start.article) parts.push(['article', names.articles.name(now.article)]);
  parts.push(...tableParts(start.table, now.table));
  parts.push(...openParts(graph, names, now.open), ...shownParts(names, start.shown, now.shown));
  const pins = [...now.pinned].map(([id, { x, y }]) => `${names.things.name(id)}@${x}:${y}`);
  if (pins.length) parts.push(['pin', pins.join(',')]);
  if (now.lit) parts.push(['lit', listed(names.things, now.lit)]);
  if (now.path) parts.push(['path', now.path.map((id) => names.things.name(id)).join(',')]);
  parts.push(...filterParts(graph, names, now.filters));
  if (!parts.length) return '';
  const numbered = parts.some(([, value]) => value.startsWith(NUMBERED));
  return [VERSION, ...(numbered ? [`page=${graph.page}`] : []), ...parts.map((part) => part.join('='))].join('&');
}

function tableParts(start: TableState, { sheet, words, sorting }: TableState): Parts {
  const parts: Parts = [
    ['table', sheet === start.sheet ? '' : sheet],
    ['find', encoded(words.slice(0, WORDS))],
    ['sort', sorting ? `${sorting.down ? '-' : ''}${sorting.column}` : ''],
  ];
  return parts.filter(([, value]) => value);
}

function openParts(graph: Graph, names: Names, open: Open): Parts {
  if (open.view === 'thing') return [['open', names.things.name(open.id)]];
  const claim = open.view === 'evidence' ? graph.statement(open.statement).claims[0] : undefined;
  if (open.view !== 'evidence' || !claim) return [];
  return [['quote', `${encoded(shortened(graph, graph.claimIri(claim)))}${open.at ? `@${open.at}` : ''}`]];
}

/** What was added and taken out; all; or what is left, where that is less to say. */
function shownParts({ things }: Names, start: ReadonlySet<number>, now: ReadonlySet<number>): Parts {
  const added = [...now].filter((id) => !start.has(id));
  const out = [...start].filter((id) => !now.has(id));
  if (!added.length && !out.length) return [];
  if (now.size === things.count) return [['show', 'all']];
  if (now.size < added.length + out.length) return [['only', listed(things, now)]];
  const parts: Parts = [
    ['add', listed(things, added)],
    ['out', listed(things, out)],
  ];
  return parts.filter(([, list]) => list);
}

function filterParts(graph: Graph, names: Names, filters: Filters): Parts {
  const kinds = graph.kinds.flatMap(({ key }, row) => (filters.kinds.has(key) ? row : []));
  const { years, undated, sources, degree } = filters;
  const parts: Parts = [['kinds', listed(names.kinds, kinds)]];
  for (const key of LISTS) parts.push([key, listed(names[key], filters[key])]);
  parts.push(['years', years ? years.join('..') : ''], ['undated', undated ? '' : 'no']);
  parts.push(['sources', sources === 'all' ? '' : sources], ['degree', degree ? String(degree) : '']);
  return parts.filter(([, value]) => value);
}

/** Whether a fragment is one of these: the page has other places that a link can go to. */
const isOurs = (fragment: string): boolean => fragment === VERSION || fragment.startsWith(`${VERSION}&`);

/** What a fragment (without "#") says, by key. */
interface Said {
  graph: Graph;
  names: Names;
  values: ReadonlyMap<string, string>;
}

/** The state that a fragment says; whatever of it is unknown or senseless is as at the start. */
function restored(graph: Graph, start: State, fragment: string): State {
  if (!isOurs(fragment) || fragment.length > LONGEST) return start;
  const values = new Map(
    fragment
      .split('&')
      .reverse()
      .map((part) => {
        const cut = part.indexOf('=');
        return cut < 0 ? [part, ''] : [part.slice(0, cut), part.slice(cut + 1)];
      }),
  );
  const numbersHold = values.get('page') === graph.page;
  for (const [key, value] of values) if (!numbersHold && value.startsWith(NUMBERED)) values.delete(key);
  const said: Said = { graph, names: namesOf(graph), values };
  const lit = list(said, 'lit', said.names.things);
  return {
    tab: TABS.find((tab) => tab === values.get('tab')) ?? start.tab,
    article: list(said, 'article', said.names.articles)?.[0] ?? start.article,
    table: tableOf(said, start.table),
    shown: shownOf(said, start.shown),
    pinned: pinnedOf(said),
    open: openOf(said) ?? start.open,
    lit: lit && new Set(lit),
    path: pathOf(said),
    filters: filtersOf(said),
  };
}

/** The rows that a list gives; none where it gives nothing that there is, unless it is empty. */
function list({ values }: Said, key: string, of: Names[keyof Names]): readonly number[] | null {
  const text = values.get(key);
  if (!text) return text === '' ? [] : null;
  const found = unlisted(of, text);
  return found.length ? found : null;
}

function tableOf({ values }: Said, start: TableState): TableState {
  const [, down, column] = /^(-?)([a-z]{1,20})$/.exec(values.get('sort') ?? '') ?? [];
  const found: TableState = {
    sheet: SHEETS.find((one) => one === values.get('table')) ?? start.sheet,
    words: (decoded(values.get('find') ?? '') ?? '').slice(0, WORDS),
    sorting: column ? { column, down: down === '-' } : null,
  };
  return tableParts(start, found).length ? found : start;
}

function shownOf(said: Said, start: ReadonlySet<number>): ReadonlySet<number> {
  const { things } = said.names;
  const all = said.values.get('show') === 'all' ? said.graph.things.map(({ id }) => id) : null;
  const found = all ?? list(said, 'only', things) ?? [...start, ...(list(said, 'add', things) ?? [])];
  const out = new Set(list(said, 'out', things));
  const shown = new Set([...new Set(found)].filter((id) => !out.has(id)).slice(0, Math.max(MOST_SHOWN, start.size)));
  return shown.size === start.size && [...shown].every((id) => start.has(id)) ? start : shown;
}

const PIN = /^(.*)@(-?\d+(?:\.\d+)?(?:e-?\d+)?):(-?\d+(?:\.\d+)?(?:e-?\d+)?)$/s;

function pinnedOf({ values, names }: Said): ReadonlyMap<number, Place> {
  const found = new Map<number, Place>();
  for (const pin of (values.get('pin') ?? '').split(',')) {
    const [, name = '', x, y] = PIN.exec(pin) ?? [];
    const id = names.things.find(decoded(name) ?? '');
    const place = { x: Number(x), y: Number(y) };
    if (id !== undefined && Math.abs(place.x) <= FARTHEST && Math.abs(place.y) <= FARTHEST) found.set(id, place);
  }
  return found;
}

function openOf({ graph, names, values }: Said): Open | null {
  const id = names.things.find(decoded(values.get('open') ?? '') ?? '');
  if (id !== undefined) return { view: 'thing', id };
  const [, name = '', at = '0'] = /^([^@]+)(?:@(\d{1,6}))?$/.exec(values.get('quote') ?? '') ?? [];
  const wanted = name ? decoded(name) : null;
  const claim = graph.claims.find((one) => shortened(graph, graph.claimIri(one)) === wanted);
  if (!claim) return null;
  const passages = graph.statement(claim.statement).claims.reduce((sum, one) => sum + one.quoteEnd - one.quotes, 0);
  return { view: 'evidence', statement: claim.statement, at: Number(at) < passages ? Number(at) : 0 };
}

/** A path holds only as a whole: each thing linked with the next. */
function pathOf({ graph, names, values }: Said): readonly number[] | null {
  const found = (values.get('path') ?? '').split(',').map((name) => names.things.find(decoded(name) ?? ''));
  const isWay = (id: number | undefined, at: number): id is number =>
    id !== undefined && (at === 0 || graph.link(found[at - 1] as number, id) !== undefined);
  return found.every(isWay) ? found : null;
}

function filtersOf(said: Said): Filters {
  const { graph, names, values } = said;
  const kinds = new Set(list(said, 'kinds', names.kinds)?.map((row) => graph.kinds[row]?.key ?? ''));
  const [classes, relations, articles, modalities] = LISTS.map((key) => new Set(list(said, key, names[key])));
  const [, first, last] = /^(-?\d{1,4})\.\.(-?\d{1,4})$/.exec(values.get('years') ?? '') ?? [];
  const years = first !== undefined && Number(first) <= Number(last) ? ([Number(first), Number(last)] as const) : null;
  const undated = values.get('undated') !== 'no';
  const sources = SOURCES.find((one) => one === values.get('sources')) ?? 'all';
  const degree = /^\d{1,6}$/.test(values.get('degree') ?? '') ? Number(values.get('degree')) : 0;
  const lists = { kinds, classes, relations, articles, modalities };
  const found = { ...NO_FILTERS, ...lists, years, undated, sources, degree } as Filters;
  return filterParts(graph, names, found).length ? found : NO_FILTERS;
}

const PAUSE = 300; // milliseconds without a change after which the address follows

/** The whole address that restores a state. */
export function address(graph: Graph, start: State, now: State): string {
  const fragment = written(graph, start, now);
  return location.href.replace(/#.*$/s, '') + (fragment && `#${fragment}`);
}

/** Takes up what the page's address says, now and when it is changed, and lets the address follow the state. */
export function keepInAddress(app: App, graph: Graph, start: State): void {
  let timer = 0;
  const here = (): string => address(graph, start, app.state);
  const follow = (): void => {
    if (here() !== location.href) history.replaceState(null, '', here());
  };
  const takeUp = (step: boolean): void => {
    const fragment = location.hash.slice(1);
    if (isOurs(fragment) && here() !== location.href) app.change(restored(graph, start, fragment), step);
  };
  app.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(follow, PAUSE);
  });
  addEventListener('hashchange', () => takeUp(true));
  takeUp(false);
}
