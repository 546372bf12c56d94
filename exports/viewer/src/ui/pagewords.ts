// The words that stand in the page's frame.

import { byId } from './dom.ts';
import { texts } from './i18n.ts';

const WORDS = {
  skip: ['Skip to search', '跳到搜索'],
  graph: ['Graph', '图谱'],
  table: ['Table', '表格'],
  articles: ['Articles', '文章'],
} as const;
const t = texts(WORDS);
const labels = texts({
  search: ['Search', '搜索'],
  searchLabel: ['Search things by name', '按名称搜索事物'],
  found: ['Found', '搜索结果'],
  drawing: [
    'Drawing of the graph. Arrow keys go from thing to thing, Enter opens, E shows more, H hides, plus and minus zoom. All of it stands in the table too.',
    '图谱绘图。方向键在事物间移动，回车打开，E 展开，H 隐藏，加减号缩放。全部内容亦见表格。',
  ],
  details: ['Details', '详情'],
  zoomIn: ['Zoom in', '放大'],
  zoomOut: ['Zoom out', '缩小'],
  fit: ['Fit to screen', '适应屏幕'],
  panel: ['Show the panel', '显示面板'],
  tabs: ['Views', '视图'],
  commands: ['Commands', '命令'],
});

/** Writes the frame's words in the current language. */
export function relabelPage(): void {
  for (const key of Object.keys(WORDS) as (keyof typeof WORDS)[]) {
    document.querySelectorAll(`[data-t="${key}"]`).forEach((one) => {
      one.textContent = t(key);
    });
  }
  (byId('search') as HTMLInputElement).placeholder = labels('search');
  for (const [id, key] of [
    ['search', 'searchLabel'],
    ['search-results', 'found'],
    ['graph', 'drawing'],
    ['panel', 'details'],
    ['tabs', 'tabs'],
    ['commands', 'commands'],
    ['zoom-in', 'zoomIn'],
    ['zoom-out', 'zoomOut'],
    ['fit', 'fit'],
    ['panel-open', 'panel'],
  ] as const)
    byId(id).setAttribute('aria-label', labels(key));
  for (const id of ['zoom-in', 'zoom-out', 'fit', 'panel-open'])
    byId(id).title = byId(id).getAttribute('aria-label') ?? '';
}
