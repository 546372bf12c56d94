// Whether a query's answer can hang on claims and their passages, which are nine triples in ten and loaded only when
// asked for.  What cannot be told counts as touching them.
//
// The claims' triples have predicates and classes that are known, and their subjects are claims and passages alone,
// which are the subject of no other triple.  So a pattern leaves them alone if its predicate is none of theirs, or if
// its subject is none of them: named, or bound in the same group by a pattern that leaves them alone.

import { tokens, type Token } from './tokens.ts';

/** What is known of the claims' triples; whole IRIs. */
export interface ClaimTerms {
  predicates: readonly string[];
  classes: readonly string[];
  /** How the IRIs of claims and passages begin. */
  subjects: readonly string[];
}

export function touchesClaims(query: string, prefixes: Record<string, string>, terms: ClaimTerms): boolean {
  if (/\\u/i.test(query)) return true;
  try {
    return new Reader(tokens(query), prefixes, terms).touches();
  } catch {
    return true;
  }
}

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const ELSEWHERE = new Set(['BASE', 'VERSION', 'FROM', 'GRAPH', 'SERVICE', 'LATERAL', 'DESCRIBE']);
const END: Token = { kind: 'sign', text: '' };

/** An end of a pattern: an IRI, or a variable's name (a blank node's is one that no variable has), or a literal. */
interface Term {
  iri?: string;
  variable?: string;
}

/** What stands between the ends: one IRI or variable, or else a path, which may loop or turn round. */
interface Verb extends Term {
  path: string[];
  loops: boolean;
  turned: boolean;
}

interface Pattern {
  subject: Term;
  verb: Verb;
  object: Term;
}

type Names = ReadonlySet<string>;
const NONE: Names = new Set();

class Reader {
  private at = 0;
  private blanks = 0;
  private touched = false;
  private readonly prefixes: Map<string, string>;
  private readonly predicates: Names;
  private readonly classes: Names;

  constructor(
    private readonly all: readonly Token[],
    prefixes: Record<string, string>,
    private readonly terms: ClaimTerms,
  ) {
    this.prefixes = new Map(Object.entries(prefixes));
    this.predicates = new Set(terms.predicates);
    this.classes = new Set(terms.classes);
  }

  touches(): boolean {
    if (this.all.some(({ kind, text }) => kind === 'word' && ELSEWHERE.has(text))) return true;
    while (this.takes('PREFIX')) this.prefixes.set(this.next().text.slice(0, -1), this.next().text);
    if (this.takes('CONSTRUCT') && this.is('{')) this.template();
    this.selection(NONE);
    this.group(NONE);
    this.rest('');
    return this.touched;
  }

  private get token(): Token {
    return this.all[this.at] ?? END;
  }

  private next(): Token {
    const token = this.all[this.at++];
    if (!token) throw new SyntaxError('ends too soon');
    return token;
  }

  /** Whether the next token is this word or sign. */
  private is(text: string): boolean {
    return (this.token.kind === 'word' || this.token.kind === 'sign') && this.token.text === text;
  }

  private takes(text: string): boolean {
    const is = this.is(text);
    if (is) this.at++;
    return is;
  }

  private expect(text: string): void {
    if (!this.takes(text)) throw new SyntaxError(`no ${text}`);
  }

  /** The template of CONSTRUCT, which reads nothing. */
  private template(): void {
    do this.next();
    while (!this.is('}'));
    this.next();
  }

  /** What stands before a group: SELECT and its expressions, WHERE. */
  private selection(bound: Names): void {
    while (!this.is('{')) this.expression(bound);
  }

  /** What stands after a group, up to an end that is left standing: GROUP BY, HAVING, ORDER BY, LIMIT, VALUES. */
  private rest(end: string): void {
    while (!this.is(end)) {
      if (this.is('VALUES')) this.values(new Map());
      else this.expression(NONE);
    }
  }

  /** A token of an expression, or all in its brackets; groups of patterns in it are read. */
  private expression(bound: Names): void {
    const { kind, text } = this.next();
    if (kind === 'word' && text === 'EXISTS') return this.group(bound);
    if (kind !== 'sign') return;
    if (text === '(') {
      while (!this.is(')')) this.expression(bound);
      this.next();
    } else if (text === '{' || text === '}' || text === '<<') throw new SyntaxError(`unexpected ${text}`);
  }

  /**
   * A group in braces.  `joined` are variables that cannot be claims in the rows that the group's rows are joined with,
   * so rows in which they are get lost; `bound`, below, those that cannot be claims in the rows of the group itself.
   */
  private group(joined: Names): void {
    this.expect('{');
    if (this.is('SELECT')) {
      this.selection(NONE);
      this.group(NONE);
      this.rest('}');
    }
    const patterns: Pattern[] = [];
    const values = new Map<string, Term[]>();
    const bound = new Set<string>();
    while (!this.takes('}')) this.part(joined, bound, patterns, values);
    const apart = new Set([...joined, ...bound]);
    if (patterns.some((pattern) => this.reads(pattern, apart, values))) this.touched = true;
  }

  private part(joined: Names, bound: Set<string>, patterns: Pattern[], values: Map<string, Term[]>): void {
    if (this.takes('.') || this.takes('UNION')) return;
    if (this.is('{')) this.group(new Set([...joined, ...bound]));
    else if (this.takes('OPTIONAL') || this.takes('MINUS')) this.group(new Set(bound));
    else if (this.takes('FILTER')) this.filter(bound);
    else if (this.takes('BIND')) this.expression(bound);
    else if (this.is('VALUES')) this.values(values);
    else {
      const from = patterns.length;
      this.triples(patterns);
      for (const { subject, verb, object } of patterns.slice(from)) {
        if (subject.variable && !verb.turned && this.leaves(verb, object)) bound.add(subject.variable);
      }
    }
  }

  private filter(bound: Names): void {
    this.takes('NOT');
    if (!this.is('(') && !this.is('EXISTS')) this.next();
    this.expression(bound);
  }

  /** Notes the values of each variable. */
  private values(found: Map<string, Term[]>): void {
    this.expect('VALUES');
    const names: string[] = [];
    const several = this.takes('(');
    while (this.token.kind === 'variable') names.push(this.next().text);
    if (several) this.expect(')');
    this.expect('{');
    const columns: Term[][] = names.map(() => []);
    while (!this.takes('}')) {
      if (several) this.expect('(');
      for (const column of columns) column.push(this.takes('UNDEF') ? {} : this.term([]));
      if (several) this.expect(')');
    }
    names.forEach((name, column) => found.set(name, columns[column] as Term[]));
  }

  /** Triples with one subject. */
  private triples(patterns: Pattern[]): void {
    const before = patterns.length;
    const subject = this.term(patterns);
    if (patterns.length === before || this.startsVerb()) this.properties(subject, patterns);
  }

  private startsVerb(): boolean {
    return ['variable', 'iri', 'name'].includes(this.token.kind) || ['a', '^', '!', '('].some((text) => this.is(text));
  }

  private properties(subject: Term, patterns: Pattern[]): void {
    do {
      if (!this.startsVerb()) continue;
      const verb = this.verb();
      do patterns.push({ subject, verb, object: this.term(patterns) });
      while (this.takes(','));
    } while (this.takes(';'));
  }

  private term(patterns: Pattern[]): Term {
    if (this.takes('[')) return this.nested(patterns);
    if (this.takes('(')) return this.list(patterns);
    const { kind, text } = this.next();
    if (kind === 'iri' || kind === 'name') return { iri: this.iri(kind, text) };
    if (kind === 'variable') return { variable: text };
    if (kind === 'blank') return { variable: text };
    if (kind === 'literal') return this.literal();
    if (kind === 'word' && (text === 'TRUE' || text === 'FALSE')) return {};
    throw new SyntaxError(`no term: ${text}`);
  }

  private literal(): Term {
    if (this.token.kind === 'tag') this.next();
    else if (this.takes('^^')) this.next();
    return {};
  }

  private nested(patterns: Pattern[]): Term {
    const subject = { variable: `[${this.blanks++}` };
    if (!this.is(']')) this.properties(subject, patterns);
    this.expect(']');
    return subject;
  }

  private list(patterns: Pattern[]): Term {
    while (!this.takes(')')) this.term(patterns);
    return { variable: `[${this.blanks++}` };
  }

  private verb(): Verb {
    const verb: Verb = { path: [], loops: false, turned: false };
    if (this.token.kind === 'variable') return { ...verb, variable: this.next().text };
    const from = this.at;
    this.path(verb);
    return this.at === from + 1 ? { ...verb, iri: verb.path[0] as string } : verb;
  }

  /** A property path: its IRIs, and whether it may match what has none of them. */
  private path(verb: Verb): void {
    do {
      if (this.takes('^')) verb.turned = true;
      if (this.takes('!')) verb.loops = true;
      if (this.takes('^')) verb.turned = true;
      if (this.takes('(')) {
        if (!this.is(')')) this.path(verb);
        this.expect(')');
      } else if (this.takes('a')) verb.path.push(TYPE);
      else {
        const { kind, text } = this.next();
        verb.path.push(this.iri(kind, text));
      }
      if (this.takes('*') || this.takes('?')) verb.loops = true;
      else this.takes('+');
    } while (this.takes('/') || this.takes('|'));
  }

  private iri(kind: Token['kind'], text: string): string {
    if (kind === 'iri') return text;
    const cut = text.indexOf(':');
    const space = kind === 'name' ? this.prefixes.get(text.slice(0, cut)) : undefined;
    if (space === undefined) throw new SyntaxError(`no IRI: ${text}`);
    return space + text.slice(cut + 1);
  }

  /** Whether nothing about claims or passages fits, whatever the subject is. */
  private leaves(verb: Verb, object: Term): boolean {
    if (verb.variable || verb.loops) return false;
    if (verb.iri === TYPE) return object.iri !== undefined && !this.classes.has(object.iri);
    return verb.path.every((iri) => iri !== TYPE && !this.predicates.has(iri));
  }

  private reads({ subject, verb, object }: Pattern, apart: Names, values: Map<string, Term[]>): boolean {
    if (this.leaves(verb, object)) return false;
    if (verb.iri === undefined && verb.variable === undefined) return true;
    if (subject.variable !== undefined && apart.has(subject.variable)) return false;
    if (subject.iri !== undefined) return this.terms.subjects.some((start) => subject.iri?.startsWith(start));
    const listed = verb.variable === undefined ? undefined : values.get(verb.variable);
    return !listed?.every(({ iri }) => iri !== undefined && iri !== TYPE && !this.predicates.has(iri));
  }
}
