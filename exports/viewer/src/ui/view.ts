// What main.ts asks of every view.

export interface View {
  /** The view becomes visible, or what it shows may have changed while it was not. */
  show(): void;
  /** The interface's language has changed. */
  relabel(): void;
}
