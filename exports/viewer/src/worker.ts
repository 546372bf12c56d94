// The query engine, beside the page: Oxigraph's store, filled with what the page holds.  A query that runs away is
// stopped by ending this worker.

import init, { Store } from 'oxigraph/web.js';

import type { Reply, Request, Start } from './sparql/answers.ts';
import { Graph } from './core/model.ts';
import type { Columns } from './core/reading.ts';
import { asked } from './worker/asked.ts';
import { claimedOf, statedOf, type Known } from './worker/derived.ts';
import { failure, type Asking } from './worker/failure.ts';
import { skippedBy } from './worker/skipped.ts';

declare const self: DedicatedWorkerGlobalScope;

/** What the worker works with once it is started. */
interface Held extends Known {
  store: Store;
  graph: Graph;
  /** Declarations of the prefixes that are known, before a query's first line. */
  head: string;
}

let held: Held | undefined;

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  try {
    self.postMessage(await done(data));
  } catch (error) {
    self.postMessage(failure(error, asking(data)) satisfies Reply);
  }
};

const asking = (request: Request): Asking => ({
  query: request.kind === 'query' ? request.text : '',
  head: held?.head ?? '',
  prefixes: held?.prefixes ?? {},
});

async function done(request: Request): Promise<Reply> {
  if (request.kind === 'start') held = await start(request);
  if (!held) throw new Error('not started');
  if (request.kind === 'claims') load(held, request.claimed, true);
  if (request.kind !== 'query') return { kind: 'done' };
  const from = performance.now();
  const answer = asked(held.store, held.head, request.text);
  return { kind: 'answer', answer, milliseconds: performance.now() - from };
}

async function start({ engine, stated, columns, prefixes, above }: Start): Promise<Held> {
  await init({ module_or_path: engine });
  const graph = new Graph(JSON.parse(decoded(columns)) as Columns, '');
  const head = Object.entries(prefixes)
    .map(([prefix, space]) => `PREFIX ${prefix}: <${space}> `)
    .join('');
  const made = { store: new Store(), graph, head, prefixes, above };
  load(made, stated, false);
  return made;
}

/** Takes in triples of the page and what belongs to them of those that are made here. */
function load(held: Held, packed: ArrayBuffer, claims: boolean): void {
  const trig = decoded(packed);
  const skipped = skippedBy(trig, held.prefixes, claims);
  held.store.load(trig, { format: 'application/trig' });
  for (const piece of (claims ? claimedOf : statedOf)(held.graph, held, skipped)) {
    held.store.load(piece, { format: 'application/trig' });
  }
}

const decoded = (bytes: ArrayBuffer): string => new TextDecoder().decode(bytes);
