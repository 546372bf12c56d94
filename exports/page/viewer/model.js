// The graph as the page holds it: things, statements with their claims, and links (all statements between two things).

/**
 * @typedef {{start: number, end: number, antecedent?: boolean, exact?: string}} Quote
 * @typedef {{article: number, modality?: string, year?: number, from?: string, until?: string, relative?: boolean,
 *   rules?: number[], roles?: string[], amounts?: string[], quotes: Quote[]}} Claim
 * @typedef {{subject: number, relation: number, object: number, claims: Claim[], asserted: boolean, id: number}} Statement
 * @typedef {{id: string, a: number, b: number, statements: Statement[], forward: boolean, back: boolean,
 *   stated: boolean}} Link
 * @typedef {{id: number, label: string, lines: string[], size: number, kind: string, classes: number[], names?: string[],
 *   zh?: string, facts?: [string, string][], claims?: Claim[], links: Link[], statements: Statement[]}} Thing
 * @typedef {{title: string, publisher?: string, published?: string, url?: string, text?: string}} Article
 */

const NEGATED = 'Negated';

export class Graph {
  /** @param {any} data what exports/page/payload.py wrote */
  constructor(data) {
    /** @type {{key: string, label: string}[]} */
    this.kinds = data.kinds;
    /** @type {string[]} */
    this.classes = data.classes;
    /** @type {string[]} */
    this.relations = data.relations;
    /** @type {string[]} */
    this.rules = data.rules;
    /** @type {Article[]} */
    this.articles = data.articles;
    /** @type {Thing[]} */
    this.things = data.nodes.map((/** @type {any} */ node, /** @type {number} */ id) => ({
      classes: [], ...node, id, kind: data.kinds[node.kind].key, lines: node.lines ?? [node.label], links: [], statements: [],
    }));
    /** @type {Map<string, Link>} */
    this.links = new Map();
    /** @type {Statement[]} */
    this.statements = data.statements.map((/** @type {any} */ one, /** @type {number} */ id) => ({
      ...one, id, asserted: one.claims.some((/** @type {Claim} */ claim) => !claim.modality),
    }));
    for (const statement of this.statements) this.#take(statement);
  }

  /** @param {Statement} statement */
  #take(statement) {
    const { subject, object } = statement;
    this.things[subject].statements.push(statement);
    if (subject === object) return;
    this.things[object].statements.push(statement);
    if (!statement.asserted && statement.claims.every((claim) => claim.modality === NEGATED)) return;
    const a = Math.min(subject, object);
    const b = Math.max(subject, object);
    const id = `${a}-${b}`;
    let link = this.links.get(id);
    if (!link) {
      link = { id, a, b, statements: [], forward: false, back: false, stated: false };
      this.links.set(id, link);
      this.things[a].links.push(link);
      this.things[b].links.push(link);
    }
    link.statements.push(statement);
    link.stated ||= statement.asserted;
    if (subject === a) link.forward = true;
    else link.back = true;
  }

  /** The things next to one, best connected first. @param {number} id @returns {number[]} */
  neighbours(id) {
    const found = this.things[id].links.map((link) => (link.a === id ? link.b : link.a));
    return found.sort((p, q) => this.things[q].links.length - this.things[p].links.length || p - q);
  }

  /** All statements between the ends of a link, those that are not drawn too. @param {Link} link */
  between(link) {
    return this.things[link.a].statements.filter((one) => one.subject === link.b || one.object === link.b);
  }
}
