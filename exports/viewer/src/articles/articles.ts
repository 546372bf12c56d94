// The articles tab: the list of articles, the chosen one with every statement's passage marked in it, and beside it the
// statements of a passage and what was not kept.

import type { App } from '../core/app.ts';
import { articleHead, kindKey } from './articlehead.ts';
import { markedText, type MarkedText } from './articletext.ts';
import { element, isTyping } from '../ui/dom.ts';
import { texts } from '../ui/i18n.ts';
import { fillHere, fillNotKept } from './margin.ts';
import { statementsIn, type Passage } from './marks.ts';
import type { Article } from '../core/model.ts';
import { shelf, type Shelf } from './shelf.ts';
import { say } from '../ui/status.ts';
import type { View } from '../ui/view.ts';

const t = texts({
  articles: ['Articles', '文章'],
  list: ['List of articles', '文章列表'],
  beside: ['Statements of the article', '本文的陈述'],
  previous: ['Previous passage', '上一段'],
  next: ['Next passage', '下一段'],
  at: ['passage {at} of {n}', '第 {at} 段，共 {n} 段'],
  passages: ['{n} marked {n|passage|passages}', '{n} 处标记'],
  filters: ['The filters dim {n} of {all} passages.', '筛选使 {all} 处段落中的 {n} 处变淡。'],
  clear: ['Clear filters', '清除筛选'],
  noText: ['The page holds the quotes of this article, not its text.', '本页只有这篇文章的引文，没有全文。'],
  none: ['The graph holds no articles.', '图谱中没有文章。'],
  said: ['{title}, {n} {n|statement|statements}', '{title}，{n} 条陈述'],
});

const NARROW = '(max-width: 900px)';

export const articlesView = (app: App, root: HTMLElement): View => new ArticlesTab(app, root);

class ArticlesTab implements View {
  private readonly list = element('div', { class: 'shelf-body', id: 'shelf' });
  private readonly toggle = element('button', {
    type: 'button',
    class: 'shelf-toggle',
    'aria-controls': 'shelf',
    onclick: () => this.unfold(this.toggle.getAttribute('aria-expanded') !== 'true'),
  });
  private readonly nav = element('nav', { class: 'shelf' }, this.toggle, this.list);
  private readonly page = element('article', { class: 'reading-page' });
  private readonly here = element('section', { class: 'here' });
  private readonly notKept = element('section', { class: 'not-kept' });
  private readonly margin = element('aside', { class: 'margin' }, this.here, this.notKept);
  private shelf: Shelf | undefined;
  private marked: MarkedText | undefined;
  private position = element('span');
  /** What the page was drawn from, to tell whether it must be drawn anew. */
  private drawn: readonly unknown[] = [];

  constructor(
    private readonly app: App,
    root: HTMLElement,
  ) {
    root.append(element('div', { class: 'reading' }, this.nav, this.page, this.margin));
    this.page.addEventListener('click', (event) => this.click(event));
    root.addEventListener('keydown', (event) => this.key(event));
    app.listen((now, before) => {
      if (now.tab === 'articles' && now.tab === before.tab) this.draw();
    });
    this.unfold(true);
    this.relabel();
  }

  /** Coming from elsewhere in the page the keyboard begins at the article; on the row of tabs it stays. */
  show(): void {
    this.draw();
    const now = document.activeElement;
    if (now !== document.body && !now?.closest('[hidden]')) return;
    this.unfold(false);
    this.page.querySelector<HTMLElement>('h2')?.focus();
  }

  relabel(): void {
    this.nav.setAttribute('aria-label', t('articles'));
    this.margin.setAttribute('aria-label', t('beside'));
    this.toggle.textContent = t('list');
    this.shelf = undefined;
    this.drawn = [];
    if (this.app.state.tab === 'articles') this.draw();
  }

  /** Opens or shuts the list on a narrow screen; on a wide one it always stands there. */
  private unfold(open: boolean): void {
    this.toggle.setAttribute('aria-expanded', String(open));
    this.nav.classList.toggle('open', open);
  }

  private draw(): void {
    const { article, filters } = this.app.state;
    const isOther = this.drawn[0] !== article;
    if (!isOther && this.drawn[1] === filters) return;
    const scroll = isOther ? 0 : this.page.scrollTop;
    this.drawn = [article, filters];
    if (this.shelf) this.shelf.draw();
    else this.shelf = shelf(this.app, this.list, (wanted) => this.choose(wanted));
    if (isOther) this.list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    const found = this.app.graph.articles[article];
    if (found) this.drawArticle(found);
    else this.page.replaceChildren(element('p', { class: 'lead' }, t('none')));
    this.page.scrollTop = scroll;
    if (found) this.pickOpened(found);
  }

  private drawArticle(article: Article): void {
    const marked = markedText(this.app, article);
    this.marked = marked;
    this.position = element('span', { class: 'position' });
    this.page.replaceChildren(
      ...articleHead(this.app, article),
      element(
        'div',
        { class: 'passage-bar' },
        this.stepButton('previous', -1),
        this.stepButton('next', 1),
        this.position,
      ),
      ...this.notes(article, marked),
      marked.root,
    );
    fillNotKept(this.notKept, article, (number) => this.showTurnedDown(number));
    this.pick(null);
  }

  private stepButton(key: 'previous' | 'next', step: number): HTMLElement {
    const [letter = ''] = key;
    return element(
      'button',
      {
        type: 'button',
        class: key,
        'aria-keyshortcuts': letter,
        title: `${t(key)} (${letter})`,
        onclick: () => this.go(step),
      },
      t(key),
    );
  }

  private notes(article: Article, { dimmed, passages }: MarkedText): HTMLElement[] {
    const found = [kindKey(this.app.graph, passages)];
    if (dimmed) {
      const clear = { type: 'button', class: 'clear-filters', onclick: () => this.app.clearFilters() };
      const note = t('filters', { n: dimmed, all: passages.length });
      found.unshift(element('p', { class: 'filter-note' }, note, ' ', element('button', clear, t('clear'))));
    }
    if (article.text === null) found.push(element('p', { class: 'lead' }, t('noText')));
    return found;
  }

  /** Where the panel showed a passage of this article, the reader finds it chosen here. */
  private pickOpened({ number }: Article): void {
    const { open } = this.app.state;
    if (open.view !== 'evidence') return;
    const isOpen = ({ statement, at, claim }: Passage): boolean =>
      statement.id === open.statement && at === open.at && claim.article === number;
    const found = this.marked?.stretches.findIndex(({ passages }) => passages.some(isOpen)) ?? -1;
    if (found >= 0) this.pick(found, true);
  }

  private choose(article: number): void {
    if (matchMedia(NARROW).matches) this.unfold(false);
    this.app.openArticle(article);
    this.list.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true });
    say(t('said', { title: this.app.graph.article(article).title, n: statementsIn(this.app.graph, article).length }));
  }

  /** The buttons of the marked passages that can be gone to, in the order of the text. */
  private heads(): HTMLElement[] {
    return [...this.page.querySelectorAll<HTMLElement>('.passage:not(.dim) > .passage-mark')];
  }

  private get chosen(): HTMLElement | null {
    return this.page.querySelector('.chosen');
  }

  /** Chooses the stretch with this number; null chooses none. */
  private pick(at: number | null, scroll = false): void {
    this.chosen?.classList.remove('chosen');
    const found = at === null ? null : this.page.querySelector<HTMLElement>(`[data-at="${at}"]`);
    found?.classList.add('chosen');
    if (scroll) found?.scrollIntoView({ block: 'center' });
    const heads = this.heads();
    const index = heads.findIndex((head) => head.parentElement === found);
    const n = heads.length;
    this.position.textContent = index < 0 ? t('passages', { n }) : t('at', { at: index + 1, n });
    fillHere(this.here, this.app, (at !== null && this.marked?.stretches[at]) || null, () => this.back());
  }

  /** From the statements of a passage back to it. */
  private back(): void {
    const from = this.chosen;
    this.pick(null);
    from?.querySelector<HTMLElement>('.passage-mark')?.focus();
  }

  private click(event: MouseEvent): void {
    const passage = (event.target as Element).closest<HTMLElement>('.passage');
    if (!passage || !getSelection()?.isCollapsed) return;
    this.pick(Number(passage.dataset.at));
    // A press of Enter counts as a click without a place: the keyboard goes on with the statements.
    if (event.detail === 0) this.here.querySelector<HTMLElement>('h3')?.focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === 'n') this.go(1);
    else if (event.key === 'p') this.go(-1);
    else if (event.key === 'Escape' && this.chosen) this.back();
    else return;
    event.preventDefault();
  }

  /** Goes so many marked passages on, round at the ends. */
  private go(step: number): void {
    const heads = this.heads();
    const at = heads.findIndex((head) => head.parentElement === this.chosen);
    const from = at < 0 && step > 0 ? -1 : Math.max(at, 0);
    const next = heads.at((from + step) % heads.length);
    if (!next) return;
    this.pick(Number(next.parentElement?.dataset.at), true);
    next.focus({ preventScroll: true });
  }

  /** Goes to a passage that was not kept. */
  private showTurnedDown(wanted: number): void {
    const at = this.marked?.stretches.findIndex(({ rejected }) => rejected.includes(wanted)) ?? -1;
    if (at < 0) return;
    this.pick(at, true);
    const found = this.chosen;
    (found?.querySelector<HTMLElement>('.passage-mark') ?? found)?.focus({ preventScroll: true });
  }
}
