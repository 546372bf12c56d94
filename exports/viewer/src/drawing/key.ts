// The key below the drawing: the symbols of the kinds that the graph holds.

import { element } from '../ui/dom.ts';
import { named, texts } from '../ui/i18n.ts';
import { symbol } from '../ui/kinds.ts';
import type { Kind } from '../core/model.ts';
import type { View } from '../ui/view.ts';

const t = texts({ key: ['Key', '图例'], planned: ['only planned, expected or reported', '仅为计划、预期或转述'] });

/** Writes the key into a details element; open where there is room. */
export function key(root: HTMLDetailsElement, kinds: readonly Kind[], open: boolean): View {
  root.open = open;

  function show(): void {
    root.replaceChildren(
      element('summary', {}, t('key')),
      element(
        'ul',
        {},
        ...kinds.map((kind) => element('li', {}, symbol(kind.key), named(kind))),
        element('li', {}, element('span', { class: 'stroke dashed' }), t('planned')),
      ),
    );
  }

  show();
  return { show, relabel: show };
}
