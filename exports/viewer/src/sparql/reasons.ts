// Why a query has no answer, in words.  The English ones are those of `corridor query` (graph/misread.py).

import { texts } from '../ui/i18n.ts';
import type { Reason } from './answers.ts';

const t = texts({
  prefix: ['a prefix that is not known; declare it with PREFIX', '前缀未知，请用 PREFIX 声明'],
  unexpected: ['not understood from here on', '从此处起无法理解'],
  nearby: ['not understood here or shortly before', '此处或稍前无法理解'],
  expected: ['expected {what}', '此处应为 {what}'],
  oneOf: ['expected one of {what}', '此处应为以下之一：{what}'],
  update: ['{what} changes a graph; a query only asks', '{what} 会更改图谱，而查询只能提问'],
  begin: ['a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE', '查询须以 SELECT、ASK、CONSTRUCT 或 DESCRIBE 开头'],
  empty: ['the query is empty', '查询为空'],
  service: [
    'SERVICE asks elsewhere, and the page asks no one',
    'SERVICE 会向别处发出请求，而本页面不向任何地方发出请求',
  ],
  gaveUp: [
    'the engine could not go on, for want of memory or since the query is too deep; the next query starts it anew',
    '引擎无法继续：内存不足，或查询嵌套过深；下次查询将重新启动引擎',
  ],
  said: ['{what}', '{what}'],
  at: ['Line {line}, column {column}: {reason}', '第 {line} 行第 {column} 列：{reason}'],
});

/** A line of its own, with the place where there is one. */
export function told(reason: Reason, line?: number, column?: number): string {
  const words = t(reason.why, { what: 'what' in reason ? reason.what : '' });
  if (line !== undefined && column !== undefined) return t('at', { line, column, reason: words });
  return words.charAt(0).toUpperCase() + words.slice(1);
}
