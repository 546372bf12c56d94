// The query editor, inserted into the page when it is first wanted.  It stands in a shadow root, where CodeMirror's
// styles are adopted style sheets, which the page's content security policy allows; style elements it does not.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { sparql } from '@codemirror/legacy-modes/mode/sparql';
import { Compartment, EditorState, StateEffect, StateField, type Extension, type Transaction } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
  type DecorationSet,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

import { completing, type Words } from './sparql/completing.ts';

export interface Options {
  text: string;
  words: Words;
  run(): void;
  changed(): void;
}

/** Completions that are seen at once; the arrow keys bring the others.  So the list needs no scrolling. */
const MOST_OPTIONS = 8;

/** What the page does with the editor. */
export interface Editor {
  text(): string;
  /** Puts in another text; it can be undone. */
  set(text: string): void;
  focus(): void;
  /** Marks a place, both from 1, the column in code points, and puts the cursor there. */
  mark(line: number, column: number): void;
  /** Writes the labels, for a screen reader and within the empty editor. */
  relabel(label: string, hint: string): void;
}

/** Puts an editor into an element. */
export function mount(host: HTMLElement, { text, words, run, changed }: Options): Editor {
  const root = host.attachShadow({ mode: 'open' });
  const labels = new Compartment();
  const running = { key: 'Mod-Enter', run: () => (run(), true), preventDefault: true };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        marks,
        labels.of([]),
        LOOK,
        StreamLanguage.define(sparql),
        syntaxHighlighting(COLOURS),
        EditorView.lineWrapping,
        autocompletion({ override: [completing(words)], icons: false, maxRenderedOptions: MOST_OPTIONS }),
        keymap.of([running, ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.domEventHandlers({ beforeinput: typeOver }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    set: (wanted) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: wanted },
        selection: { anchor: 0 },
        scrollIntoView: true,
      }),
    focus: () => view.focus(),
    mark: (line, column) => {
      const [from, to] = span(view.state, line, column);
      view.dispatch({ effects: marked.of({ from, to }), selection: { anchor: from }, scrollIntoView: true });
    },
    relabel: (label, hint) =>
      view.dispatch({
        effects: labels.reconfigure([
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          placeholder(hint),
        ]),
      }),
  };
}

/**
 * Text typed over a selection is put in here.  The browser would keep the look of what was there by style attributes,
 * which the content security policy does not allow.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { from, to, empty } = view.state.selection.main;
  const { data, inputType, isComposing } = event;
  if (inputType !== 'insertText' || data === null || empty || isComposing) return false;
  const typed = { userEvent: 'input.type', scrollIntoView: true };
  const insert = (): Transaction => view.state.update(view.state.replaceSelection(data), typed);
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert());
  return true;
}

/** The word round a place; where there is none, the one before it, at whose end the engine stopped. */
function span(state: EditorState, line: number, column: number): [number, number] {
  const { from, text } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  const at = [...text].slice(0, Math.max(column - 1, 0)).join('').length;
  const word = /^(?:[?$]?[\w:-]+|\S)/.exec(text.slice(at))?.[0];
  const start = /\w/.test(word ?? '') ? (/[?$]?[\w:-]*$/.exec(text.slice(0, at))?.[0].length ?? 0) : 0;
  if (word) return [from + at - start, from + at + word.length];
  const before = text.slice(0, at).trimEnd();
  return [from + before.length - (/\S*$/.exec(before)?.[0].length ?? 0), from + before.length];
}

const marked = StateEffect.define<{ from: number; to: number }>();
const ERROR = Decoration.mark({ class: 'cm-wrong' });
const ERROR_LINE = Decoration.line({ class: 'cm-wrong-line' });

/** What is marked as wrong, until the text is changed. */
const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(now, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(marked)) continue;
      const { from, to } = effect.value;
      const line = ERROR_LINE.range(transaction.state.doc.lineAt(from).from);
      return Decoration.set(to > from ? [line, ERROR.range(from, to)] : [line]);
    }
    return transaction.docChanged ? Decoration.none : now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '620' },
  { tag: [tags.atom, tags.bool], color: 'var(--university-rim)' },
  { tag: tags.string, color: 'var(--zone-rim)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: 'var(--enterprise-rim)' },
  { tag: tags.standard(tags.variableName), color: 'var(--plan)' },
  { tag: tags.operator, color: 'var(--soft)' },
]);

const LOOK: Extension = EditorView.theme({
  '&': { height: '100%', fontSize: '13.5px', color: 'var(--text)', backgroundColor: 'var(--paper)' },
  '&.cm-focused': { outline: '2.5px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
    lineHeight: '1.55',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--faint)', borderRight: '1px solid var(--edge)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-soft) 45%, transparent)' },
  '.cm-placeholder': { color: 'var(--faint)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--line)' },
  '.cm-wrong': { textDecoration: 'underline wavy var(--plan) 1.5px', backgroundColor: 'var(--plan-soft)' },
  '.cm-wrong-line': { boxShadow: 'inset 3px 0 0 var(--plan)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    border: '1px solid var(--edge)',
    borderRadius: '8px',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: 'none',
    maxWidth: 'min(90vw, 560px)',
    fontFamily: 'inherit',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', color: 'var(--text)', lineHeight: '1.5' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-completionDetail': { color: 'var(--soft)', fontStyle: 'normal', marginLeft: '1em' },
  'li[aria-selected] .cm-completionDetail': { color: 'var(--on-accent)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
});
