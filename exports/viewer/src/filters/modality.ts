// How articles state things, as the legend shows it: a word, and the line that a statement has in the drawing.

import { element } from '../ui/dom.ts';
import { texts } from '../ui/i18n.ts';
import type { Graph } from '../core/model.ts';
import { modalityName } from '../ui/wording.ts';

const t = texts({
  asserted: ['As fact', '确认'],
});

const STROKES: Record<string, string> = { Asserted: 'whole', Negated: 'none' };

/** A modality's name; plain assertion has one too. */
export const statedAs = (graph: Graph, modality: number): string => (modality === 0 ? t('asserted') : modalityName(graph, modality));

/** A line for what is stated, a broken one for what is not stated as fact; what is denied has no line. */
export const lineSample = (modality: string): HTMLElement =>
  element('span', { class: `stroke ${STROKES[modality] ?? 'dashed'}` });
