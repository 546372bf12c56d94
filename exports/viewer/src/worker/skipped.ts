// What the page does not make itself, since the graph's own triples, which it holds as they stand, say it otherwise.

/** Subject → predicates that are not made of it, or all; whole IRIs. */
export type Skipped = ReadonlyMap<string, ReadonlySet<string> | 'all'>;

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const INDENT = '    ';

/**
 * Reads a document of exports/page/sparql.py: what it says of a subject with a predicate, in the default graph or, of
 * claims, in any, and what its lines "#- subject" and "#- subject predicate" name.
 */
export function skippedBy(trig: string, prefixes: Record<string, string>, everywhere: boolean): Skipped {
  const found = new Map<string, Set<string> | 'all'>();
  let [inside, subject] = [false, ''];
  for (const line of trig.split('\n')) {
    if (line.startsWith('#- ')) {
      const [name = '', predicate] = line.slice(3).split(' ');
      note(found, whole(name, prefixes), predicate === undefined ? undefined : whole(predicate, prefixes));
    } else if (line.endsWith(' {')) inside = true;
    else if (line === '}') inside = false;
    else if (line && !/^[@#]/.test(line) && (everywhere || !inside)) {
      const words = line.split(' ', 6);
      if (!line.startsWith(INDENT)) subject = whole(words[0] as string, prefixes);
      note(found, subject, whole((line.startsWith(INDENT) ? words[4] : words[1]) as string, prefixes));
    }
  }
  return found;
}

function note(found: Map<string, Set<string> | 'all'>, subject: string, predicate: string | undefined): void {
  const known = found.get(subject);
  if (predicate === undefined) found.set(subject, 'all');
  else if (known === undefined) found.set(subject, new Set([predicate]));
  else if (known !== 'all') known.add(predicate);
}

function whole(name: string, prefixes: Record<string, string>): string {
  if (name === 'a') return TYPE;
  if (name.startsWith('<')) return name.slice(1, -1);
  const cut = name.indexOf(':');
  return (prefixes[name.slice(0, cut)] ?? '') + name.slice(cut + 1);
}
