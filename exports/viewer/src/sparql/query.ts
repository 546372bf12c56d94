// The query tab: SPARQL over the graph inside the page, by an engine that is started when the tab is first opened.

import type { App } from '../core/app.ts';
import type { Editor, mount } from '../editor.ts';
import { json, text } from '../core/embedded.ts';
import { texts } from '../ui/i18n.ts';
import { command } from './command.ts';
import type { Words } from './completing.ts';
import { Engine, NoClaims, QueryError, Stopped, type Answered, type Held, type Phase } from './engine.ts';
import { frame, type Frame } from './frame.ts';
import { questionList, type Question, type Questions } from './questions.ts';
import { told as explained } from './reasons.ts';
import { results, told, type Results } from './results.ts';
import { finder, thingsOf, type Finder } from './things.ts';
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
interface Asked extends Held, Words {
  questions: readonly Question[];
}

type Mount = typeof mount;

export function queryView(app: App, root: HTMLElement): View {
  let tab: Promise<View> | null = null;
  const show = (): void => {
    tab ??= begin(app, root);
  };
  return { show, relabel: () => void tab?.then((view) => view.relabel()) };
}

async function begin(app: App, root: HTMLElement): Promise<View> {
  const asked = await json<Asked>('sparql');
  return new QueryTab(app, root, asked, await editorMaker());
}

/** Puts the editor's script into the page; the content security policy names its hash. */
async function editorMaker(): Promise<Mount> {
  const script = document.createElement('script');
  script.textContent = await text('editor');
  document.head.append(script);
  return (window as unknown as { CorridorEditor: { mount: Mount } }).CorridorEditor.mount;
}

class QueryTab implements View {
  private readonly engine: Engine;
  private readonly find: Finder;
  private readonly answer: Results;
  private readonly list: Questions;
  private readonly parts: Frame;
  private readonly editor: Editor;
  /** The question that the editor holds unchanged. */
  private chosen: Question | null;
  private putting = false;
  private phase: Phase | null = null;
  private running = false;
  /** Whether a question was chosen while another was running. */
  private next = false;
  private failure: unknown = null;

  constructor(
    private readonly app: App,
    root: HTMLElement,
    private readonly asked: Asked,
    mount: Mount,
  ) {
    const { questions, prefixes, held } = asked;
    this.chosen = questions[0] ?? null;
    this.engine = new Engine(asked, (now) => this.busy(now));
    this.find = finder(app);
    this.answer = results(app, this.find, prefixes);
    this.list = questionList(questions, (question) => this.choose(question));
    const run = (): void => void this.run();
    this.parts = frame(this.list.root, this.answer.root, { run, stop: () => this.engine.stop() });
    root.replaceChildren(this.parts.root);
    const text = this.chosen?.text ?? '';
    this.editor = mount(this.parts.editor, { text, words: asked, run, changed: () => this.changed() });
    this.list.mark(this.chosen?.name ?? null);
    this.parts.note.hidden = held.stated && !held.part;
    this.relabel();
    this.clear();
    this.busy(null);
    if (held.stated) void this.warm();
  }

  show(): void {
    // The tab stands as it was left.
  }

  relabel(): void {
    const { parts, phase } = this;
    parts.relabel();
    this.list.relabel();
    this.answer.relabel();
    this.editor.relabel(t('editor'), t('empty'));
    parts.note.textContent = this.asked.held.part ? t('part') : t('none');
    if (phase) parts.phase.textContent = t(phase);
    if (!parts.error.hidden) parts.error.textContent = reason(this.failure);
  }

  private choose(question: Question): void {
    this.putting = true;
    this.editor.set(question.text);
    this.putting = false;
    this.chosen = question;
    this.list.mark(question.name);
    this.clear();
    void this.run();
  }

  private changed(): void {
    this.parts.error.hidden = true;
    if (this.putting) return;
    this.chosen = null;
    this.list.mark(null);
    this.tellCommand();
  }

  /** Of a graph that the page does not hold whole, the line that asks all of it. */
  private tellCommand(): void {
    const { stated, part } = this.asked.held;
    this.parts.command(stated && !part ? null : this.line());
  }

  private line(): string {
    return command(this.editor.text(), this.chosen?.name ?? null);
  }

  private busy(now: Phase | null): void {
    this.phase = now;
    this.parts.stop.hidden = !this.running;
    this.parts.run.setAttribute('aria-disabled', String(this.running || !this.asked.held.stated));
    this.parts.phase.textContent = now ? t(now) : '';
  }

  private clear(): void {
    this.parts.error.hidden = true;
    this.tellCommand();
    this.answer.show(null);
  }

  private async run(): Promise<void> {
    this.next = this.running;
    if (this.running || !this.asked.held.stated) return;
    this.running = true;
    this.clear();
    try {
      const found = await this.engine.query(this.editor.text());
      this.idle();
      this.shown(found);
    } catch (error) {
      this.idle();
      this.failed(error);
    }
  }

  private idle(): void {
    this.running = false;
    this.busy(null);
    if (this.next) queueMicrotask(() => void this.run());
  }

  /** Starts the engine while the reader chooses a question; what fails is told when it is asked. */
  private async warm(): Promise<void> {
    try {
      await this.engine.start();
    } catch {
      // The first query starts it again.
    }
    if (!this.running) this.busy(null);
  }

  private shown(found: Answered): void {
    this.answer.show(found);
    this.answer.root.scrollIntoView({ block: 'nearest' });
    say(told(found));
    const things = thingsOf(this.find, found.answer);
    if (this.parts.light.checked && things.length) this.app.light(things);
  }

  private failed(error: unknown): void {
    if (error instanceof Stopped) {
      this.parts.phase.textContent = t('stopped');
      return;
    }
    if (error instanceof NoClaims) this.parts.command(this.line());
    if (error instanceof QueryError && error.line !== undefined && error.column !== undefined) {
      this.editor.mark(error.line, error.column);
      this.editor.focus();
    }
    this.failure = error;
    this.parts.error.textContent = reason(error);
    this.parts.error.hidden = false;
  }
}

function reason(error: unknown): string {
  if (error instanceof NoClaims) return t('noClaims');
  return error instanceof QueryError ? explained(error.reason, error.line, error.column) : String(error);
}
