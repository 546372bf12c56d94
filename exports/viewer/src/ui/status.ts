// What a screen reader is told of changes that others see.

import { byId, visible } from './dom.ts';

export function say(text: string): void {
  byId('status').textContent = visible(text);
}
