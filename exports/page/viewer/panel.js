// The panel: what the graph says of a thing or between two things, each statement with the sentence it came from.

import { append, element, linked, symbol, words } from './dom.js';
import { shapeOf } from './kinds.js';
import { passage, whole } from './text.js';

const AT_ONCE = 30; // statements written before "Show more"

/** @typedef {import('./model.js').Statement} Statement @typedef {import('./model.js').Claim} Claim */

export class Panel {
  /**
   * @param {HTMLElement} root
   * @param {import('./model.js').Graph} graph
   * @param {{thing: (id: number) => void, link: (id: string) => void, expand: (id: number) => void, hide: (id: number) => void,
   *   close: () => void, hidden: (id: number) => number}} act
   */
  constructor(root, graph, act) {
    this.root = root;
    this.graph = graph;
    this.act = act;
  }

  /** @param {string} cls @param {(Node|string|null|false)[]} content */
  #write(cls, content) {
    this.root.replaceChildren(element('div', { class: `sheet ${cls}` }, ...content));
    this.root.dataset.view = cls;
    this.root.scrollTop = 0;
  }

  /** Move the keyboard here. */
  focus() {
    this.root.querySelector('h2')?.focus({ preventScroll: true });
  }

  /** What the page opens with: the best connected things, and the articles. */
  overview() {
    const things = this.graph.things.filter((thing) => thing.links.length)
      .sort((p, q) => q.links.length - p.links.length || p.id - q.id).slice(0, 10);
    this.#write('overview', [
      this.#head(element('h2', { tabindex: '-1' }, 'Start here')),
      element('p', { class: 'lead' }, 'Choose a thing or a line in the drawing, or search. Every statement shows the sentence of the article that it came from.'),
      element('h3', {}, 'Best connected'),
      element('ul', { class: 'plain' }, ...things.map((thing) => element('li', {}, this.#thing(thing.id), element('span', { class: 'count' }, linked(thing))))),
      element('h3', {}, `Articles (${this.graph.articles.length})`),
      element('ul', { class: 'plain articles' }, ...this.graph.articles.slice(0, 200).map((article) =>
        element('li', {}, words(article.title, 'article-title'), this.#origin(article)))),
    ]);
  }

  /** @param {number} id */
  thing(id) {
    const thing = this.graph.things[id];
    const kind = this.graph.kinds.find(({ key }) => key === thing.kind);
    const classes = thing.classes.map((one) => this.graph.classes[one]);
    const names = [thing.zh, ...(thing.names ?? [])].filter((name) => name && name !== thing.label);
    const [stated, apart] = this.#sorted(thing.statements);
    const hidden = this.act.hidden(id);
    this.#write('entity', [
      this.#head(
        element('p', { class: 'eyebrow' }, this.#symbol(thing.kind), element('span', {}, (classes.join(', ') || kind?.label) ?? '')),
        element('h2', { tabindex: '-1' }, words(thing.label))),
      names.length > 0 && element('p', { class: 'names' }, 'Also ', ...names.flatMap((name, at) => [at ? ' · ' : '', words(String(name))])),
      this.#facts(thing.facts),
      element('div', { class: 'actions' },
        hidden > 0 && element('button', { type: 'button', class: 'primary', 'data-act': 'expand', onclick: () => this.act.expand(id) },
          `Show ${hidden} more neighbour${hidden === 1 ? '' : 's'}`),
        element('button', { type: 'button', 'data-act': 'hide', onclick: () => this.act.hide(id) }, 'Hide')),
      ...this.#grouped(stated, id),
      !stated.length && element('p', { class: 'none' }, 'No article states anything of it.'),
      ...this.#apart(apart, id),
      thing.claims && element('details', { class: 'types' },
        element('summary', {}, `Why ${classes.join(', ') || 'this class'}?`), this.#evidence(thing.claims)),
    ]);
  }

  /** @param {import('./model.js').Link} link */
  link(link) {
    const [stated, apart] = this.#sorted(this.graph.between(link));
    this.#write('link', [
      this.#head(
        element('p', { class: 'eyebrow' }, 'Between'),
        element('h2', { tabindex: '-1' }, words(this.graph.things[link.a].label), ' – ', words(this.graph.things[link.b].label))),
      element('div', { class: 'actions' }, this.#thing(link.a), this.#thing(link.b)),
      ...this.#list(stated, null),
      ...this.#apart(apart, null),
    ]);
  }

  /** An article with one passage of it marked. @param {import('./model.js').Article} article @param {import('./model.js').Quote} quote @param {() => void} back */
  article(article, quote, back) {
    const [before, exact, after] = whole(article, quote);
    const mark = element('mark', { tabindex: '-1' }, exact);
    this.#write('article', [
      this.#head(
        element('button', { type: 'button', class: 'back', onclick: back }, '← Back'),
        element('h2', { tabindex: '-1' }, words(article.title)), this.#origin(article)),
      element('div', { class: 'full-text', dir: 'auto' }, before, mark, after),
    ]);
    mark.scrollIntoView({ block: 'center' });
    mark.focus({ preventScroll: true });
  }

  /** @param {...Node} content */
  #head(...content) {
    return element('div', { class: 'head' }, element('div', { class: 'head-text' }, ...content),
      element('button', { type: 'button', class: 'close', 'aria-label': 'Close the panel', onclick: () => this.act.close() }, '×'));
  }

  /** @param {string} kind */
  #symbol(kind) {
    const shape = shapeOf(kind);
    return symbol(kind, shape.path, Boolean(shape.hollow));
  }

  /** A thing that can be gone to. @param {number} id */
  #thing(id) {
    const thing = this.graph.things[id];
    return element('button', { type: 'button', class: 'thing', 'data-thing': id, onclick: () => this.act.thing(id) },
      this.#symbol(thing.kind), words(thing.label, 'thing-label'));
  }

  /** @param {[string, string][]|undefined} facts */
  #facts(facts) {
    return facts ? element('table', { class: 'facts' }, element('tbody', {}, ...facts.map(([name, value]) =>
      element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, words(value)))))) : null;
  }

  /** What is stated, and what is only planned, expected, negated or reported. @param {Statement[]} statements */
  #sorted(statements) {
    return [statements.filter((one) => one.asserted), statements.filter((one) => !one.asserted)];
  }

  /** Statements under their relation, outgoing before incoming. @param {Statement[]} statements @param {number} id */
  #grouped(statements, id) {
    /** @type {Map<string, Statement[]>} */
    const groups = new Map();
    for (const one of statements) {
      const key = `${one.subject === id ? 0 : 1}|${this.graph.relations[one.relation]}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups].sort(([p], [q]) => (p < q ? -1 : 1)).flatMap(([key, group]) => [
      element('h3', { class: 'relation' }, ...this.#relation(key.slice(2), key[0] === '0', id),
        element('span', { class: 'count' }, String(group.length))),
      ...this.#list(group, id),
    ]);
  }

  /** @param {string} label @param {boolean} outgoing @param {number} id */
  #relation(label, outgoing, id) {
    const own = words(this.graph.things[id].label, 'own');
    return outgoing ? [label, ' …'] : ['… ', label, ' ', own];
  }

  /** @param {Statement[]} statements @param {number|null} id */
  #list(statements, id) {
    if (!statements.length) return [];
    const list = element('ul', { class: 'statements' });
    const write = (/** @type {number} */ from) => {
      append(list, statements.slice(from, from + AT_ONCE).map((one) => this.#statement(one, id)));
      const rest = statements.length - from - AT_ONCE;
      if (rest <= 0) return;
      const more = element('button', { type: 'button', class: 'more', onclick: () => { item.remove(); write(from + AT_ONCE); } }, `Show ${rest} more`);
      const item = element('li', {}, more);
      list.append(item);
    };
    write(0);
    return [list];
  }

  /** @param {Statement[]} statements @param {number|null} id */
  #apart(statements, id) {
    if (!statements.length) return [];
    return [element('section', { class: 'apart' },
      element('h3', {}, 'Not stated as fact', element('span', { class: 'count' }, String(statements.length))),
      element('p', { class: 'hint-line' }, 'Planned, expected, reported or denied: kept with its sentence, but no part of the graph’s facts.'),
      ...this.#list(statements, id))];
  }

  /** @param {Statement} statement @param {number|null} id */
  #statement(statement, id) {
    const { subject, object, relation, asserted, claims } = statement;
    const label = element('span', { class: 'verb' }, this.graph.relations[relation]);
    const grouped = id !== null && asserted;
    const line = grouped
      ? [this.#thing(subject === id ? object : subject)]
      : [this.#thing(subject), label, this.#thing(object)];
    const years = [...new Set(claims.map((claim) => claim.year).filter((year) => year !== undefined))].sort();
    return element('li', { class: `statement${asserted ? '' : ' uncertain'}`, 'data-statement': statement.id },
      element('div', { class: grouped ? 'line' : 'line full' }, ...line, years.length > 0 && element('span', { class: 'year' }, years.join(', '))),
      this.#evidence(claims));
  }

  /** @param {Claim[]} claims */
  #evidence(claims) {
    return element('div', { class: 'claims' }, ...claims.map((claim) => this.#claim(claim)));
  }

  /** One claim: its quotes in their paragraphs, and where they stand. @param {Claim} claim */
  #claim(claim) {
    const article = this.graph.articles[claim.article];
    const details = [
      ...(claim.roles ?? []).map((role) => `as ${role}`),
      ...(claim.amounts ?? []),
      claim.from || claim.until ? [claim.from, claim.until].filter(Boolean).join(' to ') : null,
      claim.relative ? 'time counted from the publication' : null,
      ...(claim.rules ?? []).map((rule) => `rule ${this.graph.rules[rule]}`),
    ].filter((detail) => detail !== null);
    return element('figure', { class: 'claim' },
      claim.modality && element('span', { class: `badge ${claim.modality.toLowerCase()}` }, claim.modality),
      ...claim.quotes.map((quote) => this.#quote(article, quote)),
      element('figcaption', {}, words(article.title, 'article-title'), this.#origin(article),
        element('span', { class: 'details' }, ...details.map((detail) => words(String(detail), 'detail')))));
  }

  /** @param {import('./model.js').Article} article @param {import('./model.js').Quote} quote */
  #quote(article, quote) {
    const [before, exact, after] = passage(article, quote);
    return element('blockquote', { class: quote.antecedent ? 'antecedent' : null, dir: 'auto' },
      quote.antecedent && element('span', { class: 'note' }, 'named before: '),
      before, element('mark', {}, exact), after,
      article.text !== undefined && quote.exact === undefined && element('button', {
        type: 'button', class: 'read', 'aria-label': 'Read this in the article', title: 'Read in the article',
        onclick: () => this.#read(article, quote),
      }, '¶'));
  }

  /** Go to the article, and come back to the same place. @param {import('./model.js').Article} article @param {import('./model.js').Quote} quote */
  #read(article, quote) {
    const sheet = this.root.firstElementChild;
    const view = this.root.dataset.view;
    const top = this.root.scrollTop;
    this.article(article, quote, () => {
      if (sheet) this.root.replaceChildren(sheet);
      this.root.dataset.view = view;
      this.root.scrollTop = top;
      this.focus();
    });
  }

  /** Publisher and date, as a link if the article has an address on the web. @param {import('./model.js').Article} article */
  #origin(article) {
    const text = [article.publisher, article.published].filter(Boolean).join(', ');
    const address = /^https?:\/\//i.test(article.url ?? '') ? article.url : null;
    if (!text && !address) return null;
    return element('span', { class: 'origin' }, words(text), text && address ? ' ' : '',
      address && element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, 'source ↗'));
  }
}
