// The column of filters beside the drawing, which is its legend too.  It is built when it is first opened.

import type { App } from '../core/app.ts';
import { chips } from './chips.ts';
import { element } from '../ui/dom.ts';
import { FACETS, isSet } from '../core/facets.ts';
import { texts } from '../ui/i18n.ts';
import { idle, type Section } from './section.ts';
import { sectionsOf } from './sections.ts';
import { say } from '../ui/status.ts';
import type { View } from '../ui/view.ts';

const t = texts({
  title: ['Filters and legend', '筛选与图例'],
  close: ['Close filters', '关闭筛选'],
  clear: ['Clear filters', '清除筛选'],
  set: ['Filters that are set', '已设筛选'],
  statements: ['{n} of {all} {all|statement|statements}', '{n} / {all} 条陈述'],
  things: ['{n} of {all} {all|thing|things}', '{n} / {all} 个事物'],
});

export interface FilterPanel extends View {
  open(): void;
  toggle(): void;
}

/** Up to this width there is no room for filters, drawing and panel beside each other; see filters.css. */
const TIGHT = '(max-width: 1080px)';

/** The panel in its root.  Buttons with aria-controls="filters" are told whether it is open, and how many are set. */
export function filterPanel(app: App, root: HTMLElement): FilterPanel {
  const parts = frame(root, close, () => app.clearFilters());
  let sections: Section[] | null = null;

  function open(): void {
    root.hidden = false;
    refresh();
    parts.title.focus();
  }

  function close(): void {
    root.hidden = true;
    refresh();
    openers()[0]?.focus();
  }

  function refresh(): void {
    tellOpeners(app, root);
    if (root.hidden || app.state.tab !== 'graph') return;
    sections ??= build(app, parts);
    write(app, root, parts, sections);
  }

  app.listen((now, before) => {
    const givesWay = now.open !== before.open && now.open.view !== 'overview' && matchMedia(TIGHT).matches;
    if (givesWay) root.hidden = true;
    const changed = now.filters !== before.filters;
    if (changed || givesWay || now.tab !== before.tab) refresh();
    if (changed && !root.hidden) say(summary(app).join(', '));
  });
  return {
    open,
    toggle: () => (root.hidden ? open() : close()),
    show: refresh,
    relabel: () => {
      sections = null;
      refresh();
    },
  };
}

type Parts = ReturnType<typeof frame>;

/** Brings all parts to the filters of now. */
function write(app: App, root: HTMLElement, parts: Parts, sections: readonly Section[]): void {
  parts.summary.replaceChildren(...summary(app).map((line) => element('span', {}, line)));
  idle(parts.clear, !app.filtered.active);
  for (const one of sections) one.refresh(app.state.filters, app.filtered.counts());
  refill(
    root,
    parts,
    chips(app, t('set'), () => (parts.set.querySelector('button') ?? parts.title).focus()),
  );
}

/** What stands in the panel: a head and a foot that stay, and the sections between.  Escape closes. */
function frame(root: HTMLElement, close: () => void, clear: () => void) {
  const parts = {
    title: element('h2', { tabindex: -1 }),
    close: element('button', { type: 'button', class: 'close', onclick: close }, '×'),
    summary: element('p', { class: 'summary' }),
    clear: element('button', {
      type: 'button',
      class: 'clear',
      onclick: () => {
        clear();
        parts.title.focus();
      },
    }),
    body: element('div', { class: 'facets' }),
    /** The filters that are set.  At the foot: at the head they would push away the slider that is being drawn. */
    set: element('div', { class: 'set' }),
  };
  const { title, summary, body, set } = parts;
  root.append(element('div', { class: 'filters-head' }, title, parts.close, summary, parts.clear), body, set);
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    close();
  });
  return parts;
}

/** Writes all words and makes the sections. */
function build(app: App, { title, clear, close, body }: Parts): Section[] {
  const take = (change: Partial<typeof app.state.filters>, step = true): void =>
    app.change({ filters: { ...app.state.filters, ...change } }, step);
  const found = sectionsOf(app.graph, take);
  title.textContent = t('title');
  clear.textContent = t('clear');
  close.setAttribute('aria-label', t('close'));
  body.replaceChildren(...found.map((one) => one.root));
  return found;
}

/** Puts the chips into the foot; if that grows over what has the keyboard, brings it into view again. */
function refill(root: HTMLElement, { set }: Parts, list: HTMLElement): void {
  const before = set.offsetHeight;
  set.replaceChildren(list);
  if (set.offsetHeight === before) return;
  root.style.scrollPaddingBottom = `${set.offsetHeight + 8}px`;
  if (root.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: 'nearest' });
}

/** How many statements and things the filters leave. */
function summary({ filtered, graph }: App): string[] {
  const { statements, things } = filtered.counts();
  return [
    t('statements', { n: statements, all: graph.statements.length }),
    t('things', { n: things, all: graph.things.length }),
  ];
}

const openers = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[aria-controls="filters"]')];

function tellOpeners({ state }: App, root: HTMLElement): void {
  const active = FACETS.filter((facet) => isSet(state.filters, facet)).length;
  for (const button of openers()) {
    button.setAttribute('aria-expanded', String(!root.hidden && state.tab === 'graph'));
    if (active) button.dataset.active = String(active);
    else delete button.dataset.active;
  }
}
