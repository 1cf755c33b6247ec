import { planTurn, type TurnChoices } from '../../../../../src/chat/buildRequest.ts';
import type { FoundationModel, InferenceProfile } from '../../../../../src/chat/catalogue.ts';
import {
  TASKS,
  type Answer,
  type AnswerBlock,
  type Task,
  type ToolRun,
  type Turn,
} from '../../../../../src/chat/conversation.ts';
import { decideTarget } from '../../../../../src/chat/modelChoice.ts';
import type { ModelTarget } from '../../../../../src/chat/modelRequest.ts';
import type { RequestPlan } from '../../../../../src/chat/requestPlan.ts';
import type { Passage } from '../../../../../src/chat/resources.ts';
import type { Tool } from '../../../../../src/chat/tools.ts';
import { newAnswer } from '../../../../../src/chat/turn.ts';
import { aCatalogue, aModel, aProfile } from '../../../../fakes/catalogue.ts';
import { anyChoices } from '../../../../fakes/services.ts';

const HAIKU = aModel('anthropic.claude-haiku-4-5-20251001-v1:0', {
  name: 'Claude Haiku 4.5',
  provider: 'Anthropic',
  inferenceTypes: ['INFERENCE_PROFILE'],
  systemPrompts: true,
  maxOutputTokens: 64_000,
  promptCaching: true,
  reasoning: true,
});
const ADAPTIVE = { ...HAIKU, modelId: 'anthropic.claude-sonnet-4-6', name: 'Claude Sonnet 4.6' };
const NOVA = aModel('amazon.nova-2-lite-v1:0', { provider: 'Amazon', promptCaching: true, reasoning: true });
const GPT = aModel('openai.gpt-oss-120b-1:0', { provider: 'OpenAI', promptCaching: false, reasoning: true });
const OLD = aModel('old.one', {
  systemPrompts: false,
  streaming: false,
  maxOutputTokens: 512,
  reasoning: false,
});
const NEW = aModel('never.seen');

const REGIONS = ['eu-central-1', 'eu-north-1'] as const;

function target(model: FoundationModel, profile?: InferenceProfile): ModelTarget {
  const decision = decideTarget(
    aCatalogue([model], profile ? [profile] : []),
    { modelId: model.modelId },
    OPEN,
  );
  if (decision.kind === 'refused') throw new Error(decision.reason.kind);
  return decision.target;
}

const OPEN = { allowGlobal: true };
const haiku = target(HAIKU, aProfile(`eu.${HAIKU.modelId}`, HAIKU.modelId, REGIONS));
const SELECTION = {
  kind: 'selection',
  id: 'a1',
  uri: 'file:///w/src/sum.ts',
  label: 'src/sum.ts',
  languageId: 'typescript',
  text: 'const sum = a + b;',
  startLine: 3,
  endLine: 3,
} as const;

function turn(task: Task, text = 'Why?', answer = ''): Turn {
  const begun = newAnswer(0);
  return {
    id: 't1',
    prompt: { task, text, attachments: task === 'chat' ? [] : [SELECTION] },
    answer:
      answer === '' ? begun : { ...begun, blocks: [{ kind: 'text', index: 0, text: answer, citations: [] }] },
  };
}

const TALK = 'stretch of talk '.repeat(1200);
const PASSAGES: readonly Passage[] = [{ title: 'Handbook', text: 'Sums are checked.', uri: 's3://b/h.md' }];

interface Changes extends Partial<TurnChoices> {
  readonly task?: Task;
  /** Of the turn that is answered, where its tools have run. */
  readonly answer?: Partial<Answer>;
  readonly history?: readonly Turn[];
  readonly passages?: readonly Passage[];
}

function plan({ task = 'chat', answer = {}, history = [], passages = [], ...choices }: Changes): RequestPlan {
  const now = turn(task);
  const asked = { ...now, answer: { ...now.answer, ...answer } };
  return planTurn(history, asked, { ...anyChoices, policy: OPEN, target: haiku, ...choices }, passages);
}

const GUARDRAIL = { id: 'abc123', name: 'Careful', version: '2' };
const THINKING = { inference: { reasoningEffort: 'high', temperature: 0.2 } } as const;
const LONG = [turn('chat', TALK, 'First.'), turn('chat', TALK, 'Second.'), turn('chat', 'And?', 'Third.')];
const CACHING = { inference: { cacheTtl: '5m' } } as const;
const TOOL: Tool = {
  id: 'own:read_file',
  name: 'read_file',
  label: 'Read File',
  description: 'Reads a file.',
  inputSchema: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
  run: () => Promise.resolve(''),
};
const TOOLS = { tools: [TOOL] } as const;

function call(index: number, id: string, run: ToolRun): AnswerBlock {
  return { kind: 'toolCall', index, id, name: 'read_file', text: '{"path":"a.ts"}', run };
}

/** Thought, spoke, read two files, of which one was denied. */
const LOOKED: readonly AnswerBlock[] = [
  { kind: 'reasoning', index: 0, text: 'Where is it?', signature: 'c2ln' },
  { kind: 'text', index: 1, text: 'Let me look.', citations: [] },
  call(2, 'use-1', { label: 'Read File', state: 'done', result: '1 const a = 1;' }),
  call(3, 'use 2', { label: 'Read File', state: 'denied', result: 'The person did not allow this call.' }),
];
const BY = { modelLabel: 'Claude Haiku 4.5', modelId: haiku.modelId, region: 'eu-central-1' };
const FOUND: Partial<Answer> = {
  by: BY,
  laterCalls: [4],
  blocks: [...LOOKED, { kind: 'text', index: 4, text: 'It is in a.ts.', citations: [] }],
};
const ASKED_TOOLS: Turn = { ...turn('chat', 'Where?'), answer: { ...newAnswer(0), ...FOUND } };

const changes: Readonly<Record<string, Changes>> = {
  ...Object.fromEntries(TASKS.map((task) => [`task-${task}`, { task }])),
  'route-on-demand': { target: target(NEW) },
  'route-global': { target: target(HAIKU, aProfile('global.haiku', HAIKU.modelId, [undefined])) },
  'route-application': {
    target: target(HAIKU, aProfile('team-a', HAIKU.modelId, REGIONS, { type: 'APPLICATION' })),
  },
  'guardrail-streaming': { guardrail: GUARDRAIL },
  'guardrail-unary-no-system-prompt': { guardrail: GUARDRAIL, target: target(OLD), passages: PASSAGES },
  'guardrail-passages-explain': { guardrail: GUARDRAIL, passages: PASSAGES, task: 'explain' },
  'answer-limit-lowered': { target: target(OLD) },
  'sampling-both': { inference: { temperature: 0.2, topP: 0.9 } },
  'sampling-top-p': { inference: { topP: 0.9 } },
  'thinks-by-budget': THINKING,
  'thinks-by-budget-without-room': { ...THINKING, maxTokens: 1024, task: 'explain' },
  'thinks-by-effort': { ...THINKING, target: target(ADAPTIVE, aProfile('eu.s', ADAPTIVE.modelId, REGIONS)) },
  'thinks-amazon': { ...THINKING, target: target(NOVA) },
  'thinks-openai': { ...THINKING, target: target(GPT) },
  'thinks-not-asked-to-by-budget': { inference: { reasoningEffort: 'off', temperature: 0.2 } },
  'thinks-not-asked-to-amazon': {
    inference: { reasoningEffort: 'off', temperature: 0.2 },
    target: target(NOVA),
  },
  'thinks-never': { ...THINKING, target: target(OLD) },
  'thinks-not-known': { ...THINKING, target: target(NEW) },
  'cache-history': { ...CACHING, history: LONG },
  'cache-hour': { inference: { cacheTtl: '1h' }, history: LONG, target: target(NOVA) },
  'cache-below-minimum': { ...CACHING, history: [turn('chat', 'Hello', 'Hi.')] },
  'cache-never': { ...CACHING, history: LONG, target: target(GPT) },
  'cache-without-system-prompt': {
    inference: { cacheTtl: '1h', reasoningEffort: 'high' },
    history: LONG,
    target: target({ ...OLD, promptCaching: true }),
  },
  'everything-application-guardrail': {
    target: target(HAIKU, aProfile('team-a', HAIKU.modelId, REGIONS, { type: 'APPLICATION' })),
    guardrail: GUARDRAIL,
    passages: PASSAGES,
    history: LONG,
    inference: {
      temperature: 0.2,
      topP: 0.9,
      reasoningEffort: 'medium',
      cacheTtl: '5m',
      serviceTier: 'priority',
      latency: 'optimized',
      requestMetadata: { team: 'a' },
    },
  },
  'everything-global-commit': {
    task: 'commit',
    maxTokens: 512,
    target: target(ADAPTIVE, aProfile('global.s', ADAPTIVE.modelId, [undefined])),
    guardrail: GUARDRAIL,
    inference: { topP: 0.9, reasoningEffort: 'low', cacheTtl: '5m', serviceTier: 'never-seen' },
  },
  'tools-offered': TOOLS,
  'tools-never': { ...TOOLS, target: target({ ...OLD, tools: false }) },
  'tools-results': { ...TOOLS, answer: { by: BY, laterCalls: [4], blocks: LOOKED } },
  'tools-history': { ...TOOLS, history: [ASKED_TOOLS] },
  'tools-history-without-tools': { history: [ASKED_TOOLS] },
  'tools-results-cached': {
    ...TOOLS,
    ...CACHING,
    history: LONG,
    answer: { by: BY, laterCalls: [4], blocks: LOOKED },
  },
  'cost-tier-latency-metadata': {
    inference: {
      serviceTier: 'flex',
      latency: 'optimized',
      requestMetadata: { team: 'a', 'not allowed!': 'x', stage: 'dev' },
    },
  },
};

/** Every combination of task, capability, route and guardrail that makes a request different in kind. */
export const cases = Object.entries(changes).map(([name, one]) => ({ name, plan: () => plan(one) }));
