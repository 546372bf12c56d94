// The bundled questions as a list; the files have titles in English, their Chinese stands here.

import { element } from '../ui/dom.ts';
import { language, texts } from '../ui/i18n.ts';

const t = texts({
  questions: ['Questions', '问题'],
});

/** One of ontology/questions. */
export interface Question { name: string; title: string; description: string; text: string }

const CHINESE: Record<string, string> = {
  'academicians-in-two-districts': '哪些院士服务于两个或更多区县？',
  'all-about-an-entity': '关于镇海区都说了什么，每条陈述附原文和文章？',
  amounts: '给出了哪些金额和数量，是什么的，何时？',
  'applications-by-district': '哪个区县哪一年谁申请了什么？',
  'disagreeing-leaders': '哪些机构按不同来源有两位负责人？',
  'disagreeing-numbers': '同一事物同一年份的哪些数字在不同来源中不一致？',
  'disagreeing-places': '哪些事物按不同来源位于两个地方？',
  'groups-over-the-years': '同一主体的计数群体逐年如何变化？',
  'how-many-in-places': '每个地方各类事物有多少？',
  'joint-laboratories': '哪所高校与哪家企业有联合实验室，属于哪个领域？',
  'laboratories-by-level': '一个地方有多少国家级和省级实验室？',
  'platforms-established': '2015 至 2023 年设立了哪些创新平台，由谁、何时设立？',
  'research-share-of-gdp': '各市等地的研发投入占 GDP 的比重，按年份？',
  'said-by-one-source': '哪些陈述只有一个独立来源？',
  'said-by-several-sources': '哪些陈述有两个或更多独立来源一致支持？',
  'what-corridors-specialise-in': '创新走廊专注于哪些领域？',
  'what-fairs-brought': '对接会等活动发布、签约、引进了什么，价值多少？',
  'what-is-planned': '计划或预期有什么，到何时？',
  'what-places-have': '一个地方有什么，属于何类何级，始于何时？',
  'who-applied-for-what': '哪些企业申请了什么，多少，何时？',
  'who-cooperates': '谁与谁合作，见于多少篇文章？',
  'who-funded-what': '谁资助、投资或购买了什么，金额多少？',
  'who-leads-workstations': '工作站由谁领衔或以谁命名，属于哪个院？',
  'who-takes-part-in-corridors': '谁参与哪条创新走廊，始于何时？',
};

export const titleOf = ({ name, title }: Question): string => (language() === 'zh' && CHINESE[name]) || title;

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
    const about = element('span', { class: 'question-about', lang: 'en' }, question.description);
    const button = element('button', {
      type: 'button', class: 'question', title: question.description, onclick: () => choose(question),
    }, label, about);
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
    for (const { question, label } of items) label.textContent = titleOf(question);
  };
  mark(null);
  relabel();
  return { root, mark, relabel };
}
