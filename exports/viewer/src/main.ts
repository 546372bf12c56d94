// Wires drawing, panel, search and the other views.  The first drawing needs only what stands in the page as it is; the
// rest follows when the graph has been unpacked.

import { App } from './core/app.ts';
import { articlesView } from './articles/articles.ts';
import { combobox } from './ui/combobox.ts';
import { commands } from './ui/commands.ts';
import { byId } from './ui/dom.ts';
import { Drawing } from './drawing/drawing.ts';
import { first, json, type First } from './core/embedded.ts';
import { filterPanel } from './filters/filterpanel.ts';
import { keepInAddress } from './taking/fragment.ts';
import { Graph } from './core/model.ts';
import type { Columns } from './core/reading.ts';
import { key } from './drawing/key.ts';
import { goToThing } from './ui/links.ts';
import { keyboard } from './ui/keyboard.ts';
import { isNarrow, panel, showPanel } from './panel/panel.ts';
import { preferences } from './ui/preferences.ts';
import { queryView } from './sparql/query.ts';
import { searcher } from './core/search.ts';
import { shownBar } from './drawing/shownbar.ts';
import { opening } from './core/state.ts';
import { tableView } from './table/table.ts';
import { tabs } from './ui/tabs.ts';
import { takeAlongMenu } from './taking/takealong.ts';
import type { View } from './ui/view.ts';

preferences();
showPanel(!isNarrow());
const begun = first();
const legend = key(byId('key') as HTMLDetailsElement, begun.kinds, !isNarrow());
let app: App | null = null;
const drawing = new Drawing(byId('graph'), begun, {
  thing: (id) => app?.openThing(id),
  link: (a, b) => app && openLink(app, a, b),
  expand: (id) => app?.expand(id),
  nothing: () => app?.leave(),
  moved: (id, place) => app?.pin(id, place),
});
drawing.camera.home();
drawing.network.once('afterDrawing', () => {
  performance.mark('kg:graph');
  performance.mark('kg:stable');
});
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => void start(begun));
else void start(begun);

/** Unpacks the graph and brings the page to life. */
async function start(begun: First): Promise<void> {
  const graph = new Graph(await json<Columns>('data'), begun.version, begun.page);
  const state = opening(new Set(begun.nodes.map(({ id }) => id)));
  app = new App(graph, state);
  const find = searcher(graph);
  drawing.attach(app);
  const filters = filterPanel(app, byId('filters')); // before the panel, to which it gives way
  const side = panel(app, byId('panel'), find, (id) => drawing.hidden(id));
  const bar = shownBar(app, byId('shown'));
  const table = tableView(app, byId('view-table'));
  const views: Record<string, View> = {
    table,
    articles: articlesView(app, byId('view-articles')),
    sparql: queryView(app, byId('view-sparql')),
  };
  const menu = takeAlongMenu(app, byId('take-along'), { drawn: () => drawing.drawn(), rows: () => table.current() });
  const top = commands(app, filters, () =>
    [drawing, side, filters, bar, legend, menu, top, ...Object.values(views)].forEach((view) => view.relabel()),
  );
  tabs(app, views);
  combobox(
    app,
    byId('search') as HTMLInputElement,
    byId('search-results'),
    find,
    ({ id }) => app && goToThing(app, id),
  );
  byId('panel-open').addEventListener('click', () => showPanel(true));
  keyboard(app, drawing);
  for (const view of [side, bar, top]) view.show();
  keepInAddress(app, graph, state);
  if (begun.opened !== null && !location.hash) app.openThing(begun.opened, { move: true });
  performance.mark('kg:ready');
}

/** A click on a line goes to the evidence of its surest statement. */
function openLink(app: App, a: number, b: number): void {
  const between = app.graph.between(a, b).filter(({ id }) => app.filtered.statement(id));
  const best = between.sort(
    (p, q) => Number(q.asserted) - Number(p.asserted) || q.sources - p.sources || p.id - q.id,
  )[0];
  if (best) app.openEvidence(best.id);
}
