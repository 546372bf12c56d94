// What a file takes along: the open thing, what is drawn, or everything that the filters let through.

import type { App } from '../core/app.ts';
import type { Graph, Statement } from '../core/model.ts';
import type { Open } from '../core/state.ts';

export type Scope = 'open' | 'drawn' | 'all';

/** Things and the statements that are made of them. */
export interface Selection {
  things: readonly number[];
  statements: readonly Statement[];
}

/** What is taken along; nothing where nothing is open. */
export const selection = (app: App, scope: Scope): Selection => SCOPES[scope](app);

const SCOPES: Record<Scope, (app: App) => Selection> = {
  open: ({ graph, state }) => withEnds(stated(graph, state.open)),
  drawn: (app) => {
    const shown = new Set([...app.state.shown].filter((id) => app.filtered.thing(id)));
    const within = ({ id, subject, object, isType }: Statement): boolean =>
      (isType || shown.has(object)) && shown.has(subject) && app.filtered.statement(id);
    const found = [...shown].flatMap((id) => app.graph.about(id).filter((one) => one.subject === id && within(one)));
    return { things: sorted(shown), statements: found.sort(byId).map((one) => narrowed(app, one)) };
  },
  all: (app) => ({
    things: app.graph.things.map(({ id }) => id).filter((id) => app.filtered.thing(id)),
    statements: app.graph.statements.filter(({ id }) => app.filtered.statement(id)).map((one) => narrowed(app, one)),
  }),
};

/** A statement with those of its claims that the filters let through. */
function narrowed({ filtered }: App, statement: Statement): Statement {
  const claims = statement.claims.filter(({ id }) => filtered.claim(id));
  if (claims.length === statement.claims.length) return statement;
  return { ...statement, claims, asserted: claims.some(({ modality }) => modality === 0) };
}

function stated(graph: Graph, open: Open): readonly Statement[] {
  if (open.view === 'thing') return graph.about(open.id);
  return open.view === 'evidence' ? [graph.statement(open.statement)] : [];
}

function withEnds(statements: readonly Statement[]): Selection {
  const ends = statements.flatMap(({ subject, object, isType }) => (isType ? [subject] : [subject, object]));
  return { things: sorted(new Set(ends)), statements: [...new Set(statements)].sort(byId) };
}

const byId = (p: Statement, q: Statement): number => p.id - q.id;
const sorted = (ids: Iterable<number>): number[] => [...ids].sort((p, q) => p - q);
