import * as l10n from '@vscode/l10n';
import type { Task } from '../../chat/conversation.ts';
import { factsOf } from '../../chat/facts/modelFacts.ts';
import { maxTokens, maxTokensDefault, maxTokensKey } from '../settings.ts';
import type { About, Parameter, ParameterValue } from './parameter.ts';

const CUSTOMARY: readonly number[] = [512, 1024, 2048, 4096, 8192, 16_384, 32_768];
const WHOLE = /^\d+$/;
const SEPARATED = /^\d{1,3}(?:[ ,.’']\d{3})+$/;

/** The longest answers to each kind of task; tasks that share a setting are changed together. */
export const limits: readonly Parameter[] = [
  limit('chat', () => l10n.t('Answers in the chat')),
  limit('explain', () => l10n.t('Explanations')),
  limit('fix', () => l10n.t('Fixes, tests and other code')),
  limit('commit', () => l10n.t('Commit messages')),
];

function limit(task: Task, title: () => string): Parameter {
  return {
    key: maxTokensKey(task),
    icon: 'symbol-ruler',
    title,
    placeholder: ({ target, integer }) =>
      target?.maxOutputTokens === undefined
        ? l10n.t('Most tokens of an answer; quota is reserved for them. Type any number')
        : l10n.t(
            'Most tokens of an answer; quota is reserved for them. Type any number up to {0}',
            integer(target.maxOutputTokens),
          ),
    now: ({ reader }) => written(maxTokens(reader, task), task),
    values: (about) => offered(about, task).map((tokens) => valueOf(tokens, task, about)),
    typed: (text, about) => typed(text, task, about),
  };
}

function written(tokens: number, task: Task): number | undefined {
  return tokens === maxTokensDefault(task) ? undefined : tokens;
}

function offered({ reader, target }: About, task: Task): readonly number[] {
  const most = target?.maxOutputTokens ?? Infinity;
  const fit = CUSTOMARY.filter((tokens) => tokens < most);
  const all = [...fit, ...(most === Infinity ? [] : [most]), maxTokens(reader, task), maxTokensDefault(task)];
  return [...new Set(all)].sort((a, b) => a - b);
}

function valueOf(tokens: number, task: Task, { target, integer }: About): ParameterValue {
  const burnDown = factsOf(target?.foundationModelId).burnDown?.value;
  return {
    value: written(tokens, task),
    label: integer(tokens),
    description: remark(tokens, task, target?.maxOutputTokens),
    detail:
      burnDown === undefined
        ? undefined
        : l10n.t(
            'Reserves {0} tokens of quota, {1} for each of the answer',
            integer(tokens * burnDown),
            burnDown,
          ),
  };
}

function remark(tokens: number, task: Task, most = Infinity): string | undefined {
  if (tokens === most) return l10n.t('the model’s own limit');
  if (tokens > most) return l10n.t('more than the model gives');
  return tokens === maxTokensDefault(task) ? l10n.t('default') : undefined;
}

function typed(text: string, task: Task, about: About): ParameterValue | string | undefined {
  if (!/\d/.test(text)) return undefined;
  const most = about.target?.maxOutputTokens ?? Number.MAX_SAFE_INTEGER;
  const tokens = WHOLE.test(text) || SEPARATED.test(text) ? Number(text.replaceAll(/\D/g, '')) : 0;
  if (tokens >= 1 && tokens <= most) return valueOf(tokens, task, about);
  return about.target?.maxOutputTokens === undefined
    ? l10n.t('A whole number, 1 or more')
    : l10n.t('A whole number from 1 to {0}', about.integer(most));
}
