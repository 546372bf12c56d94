// The page's side of the query engine: starts its worker on first use, hands it the triples that a query needs, and
// stops it.

import type { Answer, Reason, Reply, Request } from './answers.ts';
import { text, unpacked } from '../core/embedded.ts';
import { touchesClaims, type ClaimTerms } from './touching.ts';

/** What the engine is busy with. */
export type Phase = 'starting' | 'claims' | 'running';

export interface Answered {
  answer: Answer;
  milliseconds: number;
}

/** A query that has no answer, with its place (from 1) where the engine tells it. */
export class QueryError extends Error {
  constructor(
    readonly reason: Reason,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(reason.why);
  }
}

/** The query was stopped by the reader. */
export class Stopped extends Error {}

/** The query needs the claims, and the page does not hold them. */
export class NoClaims extends Error {}

/** What the page says of the triples that it holds (exports/page/sparql.py). */
export interface Held {
  prefixes: Record<string, string>;
  above: Record<string, readonly string[]>;
  claims: ClaimTerms;
  held: {
    /** Whether there is an engine at all. */
    stated: boolean;
    claims: boolean;
    /** Whether the triples are those of what the page shows, and not all of the graph. */
    part: boolean;
  };
}

export class Engine {
  private worker: Worker | null = null;
  private ready: Promise<Worker> | null = null;
  private hasClaims = false;
  private fail: ((error: Error) => void) | null = null;

  /** `tell` is told of every phase. */
  constructor(
    private readonly held: Held,
    private readonly tell: (phase: Phase) => void,
  ) {}

  /** The answer to a query; throws QueryError, Stopped or NoClaims.  One query at a time. */
  async query(query: string): Promise<Answered> {
    const needsClaims = touchesClaims(query, this.held.prefixes, this.held.claims);
    if (needsClaims && !this.held.held.claims) throw new NoClaims();
    const worker = await this.start();
    if (needsClaims && !this.hasClaims) {
      this.tell('claims');
      const claimed = await unpacked('claimed');
      await this.ask(worker, { kind: 'claims', claimed }, [claimed]);
      this.hasClaims = true;
    }
    this.tell('running');
    const { answer, milliseconds } = (await this.ask(worker, { kind: 'query', text: query })) as Answering;
    return { answer, milliseconds };
  }

  /** Starts the engine ahead of the first query. */
  start(): Promise<Worker> {
    this.ready ??= this.begin().catch((error: unknown) => {
      this.stop();
      throw error;
    });
    return this.ready;
  }

  /** Ends what is running; the next query starts the engine anew. */
  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.ready = null;
    this.hasClaims = false;
    this.fail?.(new Stopped());
  }

  private async begin(): Promise<Worker> {
    this.tell('starting');
    const url = URL.createObjectURL(new Blob([await text('worker')], { type: 'text/javascript' }));
    const worker = new Worker(url);
    this.worker = worker;
    const [engine, stated, columns] = (await Promise.all(['engine', 'stated', 'data'].map(unpacked))) as Packed;
    const { prefixes, above } = this.held;
    try {
      await this.ask(worker, { kind: 'start', engine, stated, columns, prefixes, above }, [engine, stated, columns]);
    } finally {
      URL.revokeObjectURL(url);
    }
    return worker;
  }

  /** What the worker replies to one request; its bytes are handed over. */
  private async ask(worker: Worker, request: Request, bytes: Transferable[] = []): Promise<Reply> {
    if (worker !== this.worker) throw new Stopped();
    const reply = await new Promise<Reply>((resolve, reject) => {
      this.fail = reject;
      worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
      worker.onerror = (event) => reject(new QueryError({ why: 'said', what: event.message }));
      worker.postMessage(request, bytes);
    });
    if (reply.kind === 'error' && reply.fatal) this.stop();
    if (reply.kind === 'error') throw new QueryError(reply.reason, reply.line, reply.column);
    return reply;
  }
}

type Answering = Extract<Reply, { kind: 'answer' }>;
type Packed = [ArrayBuffer, ArrayBuffer, ArrayBuffer];
