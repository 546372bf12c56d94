// The tables that exports/page/columns.py wrote, read into things, statements, claims and articles.

import type { Article, Claim, Class, Facts, Kind, LeftOut, Rejected, Relation, Statement, Thing } from './values.ts';

type Sparse<T> = Record<string, T>;

/** What columns.py wrote. */
export interface Columns {
  base: string;
  kinds: Kind[];
  things: {
    iri: string[];
    label: string[];
    kind: number[];
    classes: number[];
    names: Sparse<string[]>;
    zh: Sparse<string>;
    facts: Sparse<Facts>;
  };
  statements: { subject: number[]; relation: number[]; object: number[]; claims: number[]; between: number };
  claims: {
    article: number[];
    modality: number[];
    rules: number[];
    key: string[];
    quotes: number[];
    year: Sparse<number>;
    from: Sparse<string>;
    until: Sparse<string>;
    roles: Sparse<string[]>;
    amounts: Sparse<string[]>;
    relative: number[];
  };
  quotes: { start: number[]; length: number[]; antecedent: number[]; exact: Sparse<string>; place: Sparse<string> };
  articles: {
    id: string[];
    text: (string | null)[];
    about: Omit<Article, 'id' | 'number' | 'text' | 'rejected'>[];
    rejected: [number, string, string, number, number][];
  };
  classes: Class[];
  relations: Relation[];
  rules: string[];
  ruleSets: number[][];
  classSets: number[][];
  modalities: string[];
  leftOut: LeftOut;
}

const NONE: readonly never[] = [];

export function readThing({ base, kinds, things, classSets }: Columns, label: string, id: number): Thing {
  const iri = things.iri[id] as string;
  return {
    id,
    label,
    iri: iri.startsWith('<') ? iri.slice(1) : base + iri,
    zh: things.zh[id],
    names: things.names[id] ?? NONE,
    kind: kinds[things.kind[id] as number]?.key ?? 'other',
    classes: classSets[things.classes[id] as number] ?? NONE,
    facts: things.facts[id],
    degree: 0,
  };
}

export function readArticles({ id, text, about, rejected }: Columns['articles']): Article[] {
  const turnedDown = new Map<number, Rejected[]>();
  for (const [article, reason, detail, start, end] of rejected) {
    turnedDown.set(article, [...(turnedDown.get(article) ?? []), { reason, detail, start, end }]);
  }
  return about.map((one, number) => ({
    ...one,
    number,
    id: id[number] as string,
    text: text[number] ?? null,
    rejected: turnedDown.get(number) ?? NONE,
  }));
}

export function readStatements(found: Columns, articles: readonly Article[]): [Statement[], Claim[]] {
  const { subject, relation, object, claims: counts, between } = found.statements;
  const relative = new Set(found.claims.relative);
  const all: Claim[] = [];
  let quote = 0;
  const statements = subject.map((from, id) => {
    const claims: Claim[] = [];
    for (let left = counts[id] as number; left > 0; left--) {
      const claim = readClaim(found, all.length, id, quote, relative);
      quote = claim.quoteEnd;
      all.push(claim);
      claims.push(claim);
    }
    return {
      id,
      subject: from,
      relation: relation[id] as number,
      object: object[id] as number,
      isType: id >= between,
      claims,
      asserted: claims.some((claim) => claim.modality === 0),
      sources:
        claims.length < 2
          ? claims.length
          : new Set(claims.map(({ article }) => articles[article]?.copyOf ?? article)).size,
    };
  });
  return [statements, all];
}

function readClaim(
  { claims, ruleSets }: Columns,
  id: number,
  statement: number,
  quotes: number,
  relative: Set<number>,
): Claim {
  return {
    id,
    statement,
    article: claims.article[id] as number,
    modality: claims.modality[id] as number,
    rules: ruleSets[claims.rules[id] as number] ?? NONE,
    year: claims.year[id],
    from: claims.from[id],
    until: claims.until[id],
    relative: relative.has(id),
    roles: claims.roles[id] ?? NONE,
    amounts: claims.amounts[id] ?? NONE,
    quotes,
    quoteEnd: quotes + (claims.quotes[id] as number),
    key: claims.key[id] as string,
  };
}
