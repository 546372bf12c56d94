// The query tab: SPARQL over the graph inside the page, by an engine that is started when the tab is first opened.

import type { App } from '../core/app.ts';
import type { mount } from '../editor.ts';
import { json, text } from '../core/embedded.ts';
import { texts } from '../ui/i18n.ts';
import { command } from './command.ts';
import type { Words } from './completing.ts';
import { Engine, NoClaims, QueryError, Stopped, type Answered, type Held, type Phase } from './engine.ts';
import { frame } from './frame.ts';
import { questionList, type Question } from './questions.ts';
import { told as explained } from './reasons.ts';
import { results, told } from './results.ts';
import { finder, thingsOf } from './things.ts';
import { say } from '../ui/status.ts';
import type { View } from '../ui/view.ts';

const t = texts({
  editor: ['SPARQL query', 'SPARQL 查询'],
  empty: ['Write a query or choose a question', '编写查询，或选择一个问题'],
  starting: ['Starting the query engine…', '正在启动查询引擎…'],
  claims: ['Loading claims and their passages…', '正在加载断言与原文段落…'],
  running: ['Running…', '正在运行…'],
  stopped: ['Stopped; the next query starts the engine anew.', '已停止；下次查询将重新启动引擎。'],
  none: [
    'This graph is too large to be asked inside the page; the command line answers.',
    '图谱过大，无法在页面内查询，请用命令行。',
  ],
  noClaims: [
    'The page does not hold claims and passages, which are too many; the command line answers this query.',
    '断言与原文段落过多，页面未收录；此查询请用命令行。',
  ],
  part: [
    'The page holds a part of the graph; queries answer for that part alone, the command line for all of it.',
    '页面只含图谱的一部分；查询只针对该部分，查询全部请用命令行。',
  ],
});

/** What exports/page/sparql.py wrote. */
interface Asked extends Held, Words { questions: readonly Question[] }

export function queryView(app: App, root: HTMLElement): View {
  let tab: Promise<View> | null = null;
  const show = (): void => { tab ??= begin(app, root); };
  return { show, relabel: () => void tab?.then((view) => view.relabel()) };
}

async function begin(app: App, root: HTMLElement): Promise<View> {
  const asked = await json<Asked>('sparql');
  return queryTab(app, root, asked, await editorMaker());
}

/** Puts the editor's script into the page; the content security policy names its hash. */
async function editorMaker(): Promise<typeof mount> {
  const script = document.createElement('script');
  script.textContent = await text('editor');
  document.head.append(script);
  return (window as unknown as { CorridorEditor: { mount: typeof mount } }).CorridorEditor.mount;
}

function queryTab(app: App, root: HTMLElement, asked: Asked, maker: typeof mount): View {
  const { questions, prefixes, held } = asked;
  let chosen: Question | null = questions[0] ?? null;
  let putting = false;
  let phase: Phase | null = null;
  let running = false;
  let next = false; // a question that was chosen while another was running
  let failure: unknown = null;
  const engine = new Engine(asked, (now) => busy(now));
  const find = finder(app);
  const answer = results(app, find, prefixes);
  const list = questionList(questions, choose);
  const parts = frame(list.root, answer.root, { run: () => void run(), stop: () => engine.stop() });
  root.replaceChildren(parts.root);
  const editor = maker(parts.editor, { text: chosen?.text ?? '', words: asked, run: () => void run(), changed });

  function choose(question: Question): void {
    putting = true;
    editor.set(question.text);
    putting = false;
    chosen = question;
    list.mark(question.name);
    clear();
    void run();
  }

  function changed(): void {
    parts.error.hidden = true;
    if (putting) return;
    chosen = null;
    list.mark(null);
    tellCommand();
  }

  /** Of a graph that the page does not hold whole, the line that asks all of it. */
  function tellCommand(): void {
    parts.command(held.stated && !held.part ? null : line());
  }

  function busy(now: Phase | null): void {
    phase = now;
    parts.stop.hidden = !running;
    parts.run.setAttribute('aria-disabled', String(running || !held.stated));
    parts.phase.textContent = now ? t(now) : '';
  }

  function clear(): void {
    parts.error.hidden = true;
    tellCommand();
    answer.show(null);
  }

  const line = (): string => command(editor.text(), chosen?.name ?? null);

  async function run(): Promise<void> {
    next = running;
    if (running || !held.stated) return;
    running = true;
    clear();
    try {
      const found = await engine.query(editor.text());
      idle();
      shown(found);
    } catch (error) {
      idle();
      failed(error);
    }
  }

  function idle(): void {
    running = false;
    busy(null);
    if (next) queueMicrotask(() => void run());
  }

  /** Starts the engine while the reader chooses a question; what fails is told when it is asked. */
  async function warm(): Promise<void> {
    try {
      await engine.start();
    } catch {
      // The first query starts it again.
    }
    if (!running) busy(null);
  }

  function shown(found: Answered): void {
    answer.show(found);
    answer.root.scrollIntoView({ block: 'nearest' });
    say(told(found));
    const things = thingsOf(find, found.answer);
    if (parts.light.checked && things.length) app.light(things);
  }

  function failed(error: unknown): void {
    if (error instanceof Stopped) {
      parts.phase.textContent = t('stopped');
      return;
    }
    if (error instanceof NoClaims) parts.command(line());
    if (error instanceof QueryError && error.line !== undefined && error.column !== undefined) {
      editor.mark(error.line, error.column);
      editor.focus();
    }
    failure = error;
    parts.error.textContent = reason(error);
    parts.error.hidden = false;
  }

  function relabel(): void {
    parts.relabel();
    list.relabel();
    answer.relabel();
    editor.relabel(t('editor'), t('empty'));
    parts.note.textContent = held.part ? t('part') : t('none');
    if (phase) parts.phase.textContent = t(phase);
    if (!parts.error.hidden) parts.error.textContent = reason(failure);
  }

  list.mark(chosen?.name ?? null);
  parts.note.hidden = held.stated && !held.part;
  relabel();
  clear();
  busy(null);
  if (held.stated) void warm();
  return { show: () => undefined, relabel };
}

function reason(error: unknown): string {
  if (error instanceof NoClaims) return t('noClaims');
  return error instanceof QueryError ? explained(error.reason, error.line, error.column) : String(error);
}
