// The keyboard: shortcuts of the page, and the way from thing to thing in the drawing.

import type { App } from '../core/app.ts';
import { byId, isTyping } from './dom.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { named } from './i18n.ts';
import { say } from './status.ts';

const ZOOM = 1.35;
const WAYS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function keyboard(app: App, drawing: Drawing): void {
  byId('zoom-in').addEventListener('click', () => drawing.camera.zoom(ZOOM));
  byId('zoom-out').addEventListener('click', () => drawing.camera.zoom(1 / ZOOM));
  byId('fit').addEventListener('click', () => drawing.camera.fit());
  document.addEventListener('keydown', (event) => {
    const idle = event.key === 'Escape' && event.target instanceof HTMLInputElement && !event.target.value;
    if (event.defaultPrevented || (isTyping(event.target) && !idle)) return;
    if (event.key === '/') {
      event.preventDefault();
      byId('search').focus();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) app.redo();
      else app.undo();
    } else if (event.key === 'Escape' && app.state.tab === 'graph') app.leave();
  });
  drawing.root.tabIndex = 0;
  drawing.root.addEventListener('keydown', (event) => inDrawing(app, drawing, event));
}

/** Keys while the drawing has the keyboard. */
function inDrawing(app: App, drawing: Drawing, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const way = WAYS[event.key];
  const id = app.state.open.view === 'thing' ? app.state.open.id : null;
  const keys: Record<string, () => void> = {
    '+': () => drawing.camera.zoom(ZOOM),
    '=': () => drawing.camera.zoom(ZOOM),
    '-': () => drawing.camera.zoom(1 / ZOOM),
    0: () => drawing.camera.fit(),
    ...(id === null
      ? {}
      : {
          Enter: () => app.openThing(id, { focus: true }),
          e: () => app.expand(id),
          c: () => app.collapse(id),
          h: () => app.hide(id),
        }),
  };
  const act = way ? () => go(app, drawing, id, way) : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

/** To the nearest thing in a direction: what lies aside counts double, and twice as far aside as ahead is too far. */
function go(app: App, drawing: Drawing, from: number | null, [dx, dy]: readonly [number, number]): void {
  const standing = drawing.standing();
  const chosen = from === null ? undefined : standing.get(from);
  const start = chosen ?? drawing.network.getViewPosition();
  let best: number | undefined;
  let least = Infinity;
  for (const [id, { x, y }] of standing) {
    if (id === from) continue;
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    if ((chosen && ahead <= 0) || aside > 2 * Math.abs(ahead) + 1) continue;
    const far = Math.abs(ahead) + 2 * aside;
    if (far < least) [best, least] = [id, far];
  }
  if (best === undefined) return;
  app.openThing(best, { move: true });
  say(named(app.graph.thing(best)));
}
