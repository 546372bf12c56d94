// A SPARQL query cut into its tokens: enough to tell what a query reads, not to check it (the engine does that).

export interface Token {
  kind: 'iri' | 'name' | 'blank' | 'variable' | 'literal' | 'tag' | 'word' | 'sign';
  /** Of an IRI without its brackets, of a variable without its mark; words in upper case but for "a". */
  text: string;
}

const PREFIX = String.raw`(?:\p{L}(?:[\p{L}\p{N}_.·-]*[\p{L}\p{N}_·-])?)`;
const END = String.raw`\p{L}\p{N}\p{M}_:%·\u203f\u2040-`;
const LOCAL = String.raw`(?:[\p{L}\p{N}_:%](?:[.${END}]*[${END}])?)`;

const KINDS: readonly (readonly [Token['kind'] | null, string])[] = [
  [null, String.raw`[\s\ufeff]+|#[^\n\r]*`],
  ['iri', String.raw`<[^<>"{}|^\x60\\\x00-\x20]*>`],
  ['variable', String.raw`[?$][\p{L}\p{N}_\u00b7\u0300-\u036f\u203f\u2040]+`],
  ['literal', String.raw`"""(?:"{0,2}(?:[^"\\]|\\[^]))*"""|'''(?:'{0,2}(?:[^'\\]|\\[^]))*'''`],
  ['literal', String.raw`"(?:[^"\\\n\r]|\\[^])*"|'(?:[^'\\\n\r]|\\[^])*'`],
  ['tag', String.raw`@[A-Za-z][A-Za-z0-9-]*`],
  ['literal', String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}_:])`],
  ['blank', String.raw`_:[\p{L}\p{N}_](?:[\p{L}\p{N}_.·-]*[\p{L}\p{N}_·-])?`],
  ['name', `${PREFIX}?:${LOCAL}?`],
  ['word', String.raw`[A-Za-z_][A-Za-z0-9_]*`],
  ['sign', String.raw`\^\^|&&|\|\||!=|<=|>=|<<|>>|\{\||\|\}|[{}()\[\].;,|/^*+?!=<>~-]`],
];
const NEXT = new RegExp(KINDS.map(([, pattern]) => `(${pattern})`).join('|'), 'uy');

/** The tokens of a query; throws where there is none to be seen. */
export function tokens(query: string): Token[] {
  const found: Token[] = [];
  NEXT.lastIndex = 0;
  while (NEXT.lastIndex < query.length) {
    const at = NEXT.lastIndex;
    const match = NEXT.exec(query);
    if (!match) throw new SyntaxError(`no token at ${at}`);
    const group = match.findIndex((text, at) => at > 0 && text !== undefined);
    const kind = KINDS[group - 1]?.[0];
    if (kind) found.push({ kind, text: plain(kind, match[0]) });
  }
  return found;
}

function plain(kind: Token['kind'], text: string): string {
  if (kind === 'iri') return text.slice(1, -1);
  if (kind === 'variable') return text.slice(1);
  return kind === 'word' && text !== 'a' ? text.toUpperCase() : text;
}

export const FORMS = ['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'] as const;
export type Form = (typeof FORMS)[number];

/** The kind of a query; that of one which cannot be read is SELECT, until the engine says what is wrong with it. */
export function formOf(query: string): Form {
  return words(query).flatMap((word) => FORMS.filter((form) => form === word))[0] ?? 'SELECT';
}

/** Whether a word of the language stands in a query, as far as it can be read. */
export const has = (query: string, word: string): boolean => words(query).includes(word);

function words(query: string): string[] {
  try {
    return tokens(query)
      .filter(({ kind }) => kind === 'word')
      .map(({ text }) => text);
  } catch {
    return [];
  }
}
