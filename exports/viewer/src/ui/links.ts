// Ways from lists, tables and articles to what they speak of: a thing or a statement's evidence, in the panel of the graph.

import type { App } from '../core/app.ts';
import { element, words } from './dom.ts';
import { named } from './i18n.ts';
import { symbol } from './kinds.ts';
import type { Statement } from '../core/model.ts';
import { target } from './wording.ts';

/** Shows a thing in the drawing and puts the keyboard into its panel. */
export function goToThing(app: App, id: number): void {
  app.tab('graph');
  app.openThing(id, { move: true, focus: true });
}

/** Shows one of a statement's passages in the panel. */
export function goToEvidence(app: App, statement: number, at = 0): void {
  app.tab('graph');
  app.openEvidence(statement, at);
}

/** A button with a thing's symbol and name. */
export function thingLink(app: App, id: number): HTMLButtonElement {
  const thing = app.graph.thing(id);
  return element(
    'button',
    { type: 'button', class: 'thing', 'data-thing': id, onclick: () => goToThing(app, id) },
    symbol(thing.kind),
    words(named(thing), 'thing-label'),
  );
}

/** What stands at the end of a statement: a button, or of a class its name. */
export function targetLink(app: App, statement: Statement): HTMLElement {
  if (!statement.isType) return thingLink(app, statement.object);
  const found = target(app.graph, statement);
  return element('span', { class: 'class-end' }, symbol(found.kind), words(named(found), 'thing-label'));
}
