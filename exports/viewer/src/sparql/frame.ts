// The parts of the query tab: questions, editor, what is done with the query, what is told of it.

import { element } from '../ui/dom.ts';
import { copy } from '../taking/download.ts';
import { texts } from '../ui/i18n.ts';
import { say } from '../ui/status.ts';

const t = texts({
  title: ['Query', '查询'],
  run: ['Run', '运行'],
  runHint: ['Ctrl+Enter runs, Tab leaves the editor.', 'Ctrl+Enter 运行，Tab 离开编辑器。'],
  stop: ['Stop', '停止'],
  light: ['Light up what is found', '点亮找到的事物'],
  command: ['On the command line:', '在命令行中：'],
  copy: ['Copy', '复制'],
  copied: ['Copied', '已复制'],
  notCopied: ['The browser does not let the page copy.', '浏览器不允许页面复制。'],
});

export interface Frame {
  root: HTMLElement;
  editor: HTMLElement;
  run: HTMLButtonElement;
  stop: HTMLButtonElement;
  light: HTMLInputElement;
  /** What the engine is doing. */
  phase: HTMLElement;
  error: HTMLElement;
  note: HTMLElement;
  /** Shows the line for a shell, or hides it. */
  command(line: string | null): void;
  relabel(): void;
}

export function frame(questions: HTMLElement, answer: HTMLElement, on: { run(): void; stop(): void }): Frame {
  const title = element('h2', { class: 'unseen' });
  const note = element('p', { class: 'ask-note', hidden: true });
  const editor = element('div', { class: 'ask-editor' });
  const run = element('button', { type: 'button', class: 'ask-run', onclick: on.run });
  const stop = element('button', { type: 'button', class: 'ask-stop', hidden: true, onclick: on.stop });
  const light = element('input', { type: 'checkbox', checked: true });
  const lightLabel = element('span', {});
  const hint = element('span', { class: 'ask-hint' });
  const phase = element('p', { class: 'ask-phase', role: 'status' });
  const error = element('p', { class: 'ask-error', role: 'alert', hidden: true });
  const line = element('code', {});
  const lead = element('span', {});
  const copyButton = element('button', {
    type: 'button',
    onclick: async () => say(t((await copy(line.textContent ?? '')) ? 'copied' : 'notCopied')),
  });
  const shell = element('div', { class: 'ask-command', hidden: true }, lead, line, copyButton);
  const bar = element(
    'div',
    { class: 'ask-bar' },
    run,
    stop,
    element('label', { class: 'ask-light' }, light, lightLabel),
    hint,
    phase,
  );
  const root = element(
    'div',
    { class: 'ask' },
    questions,
    element('div', { class: 'ask-main' }, title, note, editor, bar, error, shell, answer),
  );
  const relabel = (): void => {
    title.textContent = t('title');
    run.textContent = t('run');
    stop.textContent = t('stop');
    lightLabel.textContent = t('light');
    hint.textContent = t('runHint');
    lead.textContent = t('command');
    copyButton.textContent = t('copy');
  };
  const command = (wanted: string | null): void => {
    shell.hidden = wanted === null;
    line.textContent = wanted ?? '';
  };
  relabel();
  return { root, editor, run, stop, light, phase, error, note, command, relabel };
}
