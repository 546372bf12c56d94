// Where the drawing is looked at from, and how that changes.

import { homeView, isSeen, motion, whole, type Held } from './views.ts';
import type { Box } from './labels.ts';
import type { VisNetwork } from './vis.ts';

const CLOSE = 0.9; // zoom at which a thing that is gone to is looked at, at least

/** What the camera asks of the drawing. */
export interface Scene {
  things(): readonly number[];
  /** The room of those of some things that are drawn, at a zoom. */
  held(ids: readonly number[], zoom: number): Held[];
}

export class Camera {
  private size: readonly [number, number];
  /** Whether the drawing has no size, since another tab is open. */
  isAway = false;
  /** Whether the view is still the one that the page opens with, or that was asked for by `fit`. */
  private isWhole = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly network: VisNetwork,
    private readonly scene: Scene,
  ) {
    this.size = [root.clientWidth, root.clientHeight];
    for (const event of ['zoom', 'dragEnd'])
      network.on(event, () => {
        this.isWhole = false;
      });
  }

  /** The whole drawing; a small screen that would make it unreadable starts at the best connected thing instead. */
  home(): void {
    this.isWhole = true;
    this.network.moveTo(homeView(this.root, (zoom) => this.scene.held(this.scene.things(), zoom)));
  }

  fit(): void {
    const view = whole(this.root, (zoom) => this.scene.held(this.scene.things(), zoom));
    this.isWhole = true;
    this.network.moveTo({ ...view, animation: motion() });
  }

  zoom(factor: number): void {
    this.isWhole = false;
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: motion() });
  }

  /** The part of the drawing that is on the screen: left, top, right, bottom. */
  seen(): Box {
    const { x, y } = this.network.getViewPosition();
    const [wide, high] = [
      this.root.clientWidth / 2 / this.network.getScale(),
      this.root.clientHeight / 2 / this.network.getScale(),
    ];
    return [x - wide, y - high, x + wide, y + high];
  }

  /** Brings things into view, near enough to read where they fit. */
  goTo(ids: readonly number[]): void {
    if (!this.root.clientWidth || !this.scene.held(ids, 1).length) return;
    const { position, scale = 1 } = whole(this.root, (zoom) => this.scene.held(ids, zoom));
    this.isWhole = false;
    this.network.moveTo({
      position,
      scale: Math.min(scale, Math.max(this.network.getScale(), CLOSE)),
      animation: motion(),
    });
  }

  /** Goes to things unless all of them are in view. */
  reveal(ids: readonly number[]): void {
    const [view, zoom] = [this.seen(), this.network.getScale()];
    if (!this.scene.held(ids, zoom).every((one) => isSeen(view, one, zoom))) this.goTo(ids);
  }

  /** Takes the size that the page gives now; what is seen stays where it is, and as large, unless it is the whole. */
  resize(): void {
    const [width, height] = [this.root.clientWidth, this.root.clientHeight];
    const [before, above] = this.size;
    this.isAway = !width || !height;
    if (this.isAway || (width === before && height === above)) return;
    this.size = [width, height];
    const scale = this.network.getScale();
    const { x, y } = this.network.getViewPosition();
    this.network.setSize('100%', '100%');
    if (this.isWhole) this.home();
    else
      this.network.moveTo({
        position: { x: x + (width - before) / 2 / scale, y: y + (height - above) / 2 / scale },
        scale,
      });
    this.network.redraw();
  }
}
