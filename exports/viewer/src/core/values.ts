// The values that the graph consists of, as the page holds them.

/** What the whole graph has and the page does not hold. */
export interface LeftOut {
  claims: number;
  things: number;
}

export interface Kind {
  key: string;
  label: string;
  zh?: string;
}
export interface Class {
  iri: string;
  label: string;
  zh?: string;
  kind: number;
}
export interface Relation {
  iri: string;
  label: string;
  zh?: string;
}

/** What a group or measurement counts, or what a topic is part of; numbers as texts. */
export interface Facts {
  value?: string;
  upper?: string;
  previous?: string;
  counts?: number;
  measure?: string;
  unit?: string;
  aspect?: string;
  comparator?: string;
  year?: number;
  within?: string[];
}

export interface Thing {
  id: number;
  /** The whole IRI. */
  iri: string;
  label: string;
  zh?: string | undefined;
  names: readonly string[];
  /** Key of its kind: what colour, symbol and legend go by. */
  kind: string;
  classes: readonly number[];
  facts?: Facts | undefined;
  /** How many things it is linked with, topics and classes aside; 0 for these. */
  degree: number;
}

export interface Statement {
  id: number;
  subject: number;
  relation: number;
  /** A thing; of a statement that a thing is of a class, the class's number. */
  object: number;
  isType: boolean;
  claims: readonly Claim[];
  /** Whether at least one article asserts it. */
  asserted: boolean;
  /** Independent sources that make it: copies of one text are one. */
  sources: number;
}

export interface Claim {
  id: number;
  statement: number;
  article: number;
  /** 0 is Asserted; see Graph.modalities. */
  modality: number;
  rules: readonly number[];
  year?: number | undefined;
  from?: string | undefined;
  until?: string | undefined;
  relative: boolean;
  roles: readonly string[];
  amounts: readonly string[];
  /** Its quotes' numbers begin here and end before the next. */
  quotes: number;
  quoteEnd: number;
  key: string;
}

/** A passage: the article's text from start to end in code points, end exclusive. */
export interface Quote {
  id: number;
  start: number;
  end: number;
  antecedent: boolean;
  /** Its own words, where the page does not hold the article's text. */
  exact?: string | undefined;
  /** "page 3", "row 7, column Firms". */
  place?: string | undefined;
}

export interface Article {
  number: number;
  id: string;
  title: string;
  publisher?: string;
  published?: string;
  url?: string;
  license?: string;
  language: string;
  /** Number of the article whose text it carries too. */
  copyOf?: number;
  text: string | null;
  rejected: readonly Rejected[];
}

/** A candidate statement that was not kept. */
export interface Rejected {
  reason: string;
  detail: string;
  start: number;
  end: number;
}

/** All statements between two things, a < b. */
export interface Link {
  id: string;
  a: number;
  b: number;
  statements: Statement[];
  forward: boolean;
  back: boolean;
  stated: boolean;
}
