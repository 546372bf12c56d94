// What is used of vis-network, which pyvis brings and which stands in a script of its own.

export interface VisNode {
  id: number;
  x: number;
  y: number;
  group: string;
}
export interface VisEdge {
  id: string;
  from: number;
  to: number;
  arrows: string;
  dashes: boolean;
  width: number;
  color?: VisInk;
}
export interface VisInk {
  color: string;
  highlight: string;
  hover: string;
  opacity: number;
}

export interface VisSet<T, I> {
  add(items: T[]): void;
  update(items: (Partial<T> & { id: I })[]): void;
  remove(ids: I[]): void;
  get(id: I): T | null;
  getIds(): I[];
  readonly length: number;
}

export interface VisPoint {
  x: number;
  y: number;
}

/** What vis-network hands to the drawer of a node. */
export interface VisCall {
  ctx: CanvasRenderingContext2D;
  id: number;
  x: number;
  y: number;
  state: { selected: boolean; hover: boolean };
}

export interface VisView {
  position?: VisPoint;
  scale?: number;
  animation?: false | { duration: number; easingFunction: string };
}

export interface VisNetwork {
  on(event: string, listener: (event: any) => void): void;
  once(event: string, listener: (event: any) => void): void;
  redraw(): void;
  moveTo(view: VisView): void;
  moveNode(id: number, x: number, y: number): void;
  getScale(): number;
  getViewPosition(): VisPoint;
  getPosition(id: number): VisPoint;
  setSize(width: string, height: string): void;
  unselectAll(): void;
}

export interface Vis {
  DataSet: new <T, I>(items: T[]) => VisSet<T, I>;
  Network: new (
    root: HTMLElement,
    data: { nodes: VisSet<VisNode, number>; edges: VisSet<VisEdge, string> },
    options: object,
  ) => VisNetwork;
}

declare global {
  /** vis-network's own name. */
  const vis: Vis;
  interface Window {
    /** The drawing, for whoever measures or drives it from outside. */
    network?: VisNetwork;
  }
}
