// Turtle for people: triples as blocks of a subject, with the prefixes that they use.

/** A text as a literal; language or datatype follow it. */
export const literal = (text: string): string => `"${text.replace(/[\\"\n\r]/g, (sign) => ESCAPES[sign] as string)}"`;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' };
const LOCAL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*)$/u;
const TERM = /<([^>]*)>/y;
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

/** An IRI with the longest of the prefixes that fits, or as it is. */
export function shortened(iri: string, prefixes: Record<string, string>): string {
  let best = '';
  let space = '';
  for (const [prefix, start] of Object.entries(prefixes)) {
    const fits = start.length > space.length && iri.length > start.length && iri.startsWith(start);
    if (fits) [best, space] = [prefix, start];
  }
  return space ? `${best}:${iri.slice(space.length)}` : iri;
}

/** Sorted lines of N-Triples as Turtle. */
export function turtle(lines: readonly string[], prefixes: Record<string, string>): string {
  const used = new Set<string>();
  const term = (text: string): string => abbreviated(text, prefixes, used);
  const blocks: string[] = [];
  let [subject, predicate] = ['', ''];
  for (const line of lines) {
    const [, one = '', two = '', three = ''] = /^(\S+) (\S+) (.*) \.$/.exec(line) ?? [];
    const name = two === TYPE ? 'a' : term(two);
    if (one !== subject) blocks.push(`${term(one)} ${name} ${term(three)}`);
    else blocks.push(`${blocks.pop() ?? ''}${two === predicate ? ',' : ` ;\n    ${name}`} ${term(three)}`);
    [subject, predicate] = [one, two];
  }
  const head = Object.entries(prefixes)
    .filter(([prefix]) => used.has(prefix))
    .map(([prefix, space]) => `@prefix ${prefix}: <${space}> .\n`)
    .join('');
  return [head, ...blocks.map((block) => `${block} .\n`)].filter(Boolean).join('\n');
}

function abbreviated(term: string, prefixes: Record<string, string>, used: Set<string>): string {
  const from = term.startsWith('<') ? 0 : term.lastIndexOf('"^^<') + 3;
  if (from === 2) return term;
  TERM.lastIndex = from;
  const iri = TERM.exec(term)?.[1];
  if (iri === undefined || TERM.lastIndex !== term.length) return term;
  const short = shortened(iri, prefixes);
  const cut = short.indexOf(':');
  if (short === iri || !LOCAL.test(short.slice(cut + 1))) return term;
  used.add(short.slice(0, cut));
  return term.slice(0, from) + short;
}
