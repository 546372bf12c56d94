// The bundled questions as a list.

import { element } from '../ui/dom.ts';
import { language, texts } from '../ui/i18n.ts';
import { CHINESE } from './chinese.ts';

const t = texts({ questions: ['Questions', '问题'] });

/** One of ontology/questions. */
export interface Question {
  name: string;
  title: string;
  description: string;
  text: string;
}

/** A question's title and description in the language of the page. */
function wordsOf({ name, title, description }: Question): readonly [title: string, description: string] {
  return (language() === 'zh' && CHINESE[name]) || [title, description];
}

export interface Questions {
  root: HTMLElement;
  /** Marks the question that the editor holds unchanged, if it does. */
  mark(name: string | null): void;
  relabel(): void;
}

/** A list of buttons; the description of the chosen question stands below its title. */
export function questionList(questions: readonly Question[], choose: (question: Question) => void): Questions {
  const title = element('h2', { id: 'questions-title' });
  const items = questions.map((question) => {
    const label = element('span', { class: 'question-title' });
    const about = element('span', { class: 'question-about' });
    const onclick = (): void => choose(question);
    const button = element('button', { type: 'button', class: 'question', onclick }, label, about);
    return { question, label, about, button };
  });
  const list = element('ul', {}, ...items.map(({ button }) => element('li', {}, button)));
  const root = element('nav', { class: 'questions', 'aria-labelledby': 'questions-title' }, title, list);
  const mark = (name: string | null): void => {
    for (const { question, button, about } of items) {
      if (question.name === name) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
      about.hidden = question.name !== name;
    }
  };
  const relabel = (): void => {
    title.textContent = t('questions');
    for (const { question, label, about, button } of items) {
      [label.textContent, about.textContent] = wordsOf(question);
      button.title = about.textContent;
    }
  };
  mark(null);
  relabel();
  return { root, mark, relabel };
}
