import assert from 'node:assert/strict';
import type { Attachment, Conversation, Turn } from '../../../../src/chat/conversation.ts';
import type { Failure } from '../../../../src/chat/failure.ts';
import { shareable } from '../../../../src/host/history/shareable.ts';
import { readStored } from '../../../../src/host/storage/storedConversation.ts';
import { aTurn, CODE, EMPTY, HELLO } from '../panel/samples.ts';

const MINE = '111122223333';
const OTHER = '444455556666';

/** With what must not be in it, or without: the same conversation otherwise. */
function answered(mine: string, other: string, isMine: boolean): Turn {
  return aTurn(
    {
      state: { kind: 'complete', stopReason: 'end_turn' },
      by: {
        modelLabel: 'Team Haiku',
        modelId: `arn:aws:bedrock:us-east-1:${mine}:application-inference-profile/123456789012`,
        region: 'us-east-1',
        ...(isMine && {
          profile: 'acme-dev',
          caller: { accountId: MINE, arn: `arn:aws:sts::${MINE}:assumed-role/Dev/jo@acme.com`, role: 'Dev' },
        }),
        guardrail: `arn:aws-us-gov:bedrock:us-gov-west-1:${other}:guardrail/g1`,
        knowledgeBase: 'KB1',
        foundationModelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
        destinationRegions: ['us-east-1', 'us-west-2'],
        maxTokens: 4096,
        price: { input: 1, output: 5, source: 'settings' },
      },
      blocks: [
        { kind: 'reasoning', index: 0, text: 'Hm.', signature: 'c2ln' },
        {
          kind: 'text',
          index: 1,
          text: `It is arn:aws:s3:us-east-1:${MINE}:x, says acme-dev.`,
          citations: [],
        },
      ],
      sources: [
        {
          title: 'Runbook',
          text: `See ${MINE}.`,
          uri: `arn:aws:s3vectors:us-east-1:${mine}:bucket/b`,
          score: 0.5,
        },
        { title: 'Manual', text: '…' },
      ],
      usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
      guardrail: {
        findings: [
          {
            side: 'input',
            policy: 'topic',
            name: 'Money',
            action: 'BLOCKED',
            guardrailId: `arn:aws:bedrock:us-east-1:${mine}:guardrail/g1`,
          },
        ],
      },
      requestId: '5f0d2b6e-8a61-4b6b-9d2e-123456789012',
      latencyMs: 100,
      firstTokenAt: 1100,
      endedAt: 1200,
    },
    { prompt: { ...HELLO, text: `Who is ${MINE} of acme-dev?`, attachments: attached(isMine) } },
  );
}

/** The text of it is what was asked; where the file lies is not. */
function attached(isMine: boolean): readonly Attachment[] {
  const file = { id: 'f', kind: 'file', label: 'a.md', text: '# A' } as const;
  return isMine
    ? [CODE, { ...file, uri: 'file:///home/jo/a.md' }]
    : [{ ...CODE, uri: 'untitled:src/retry.ts' }, file];
}

function refused(mine: string, other: string, isMine: boolean): Turn {
  const profile = isMine ? 'acme-dev' : '…';
  const [user, role] = isMine ? ['Dev/jo@acme.com', 'Dev'] : ['…', '…'];
  const failure: Failure = {
    cause: 'access-denied',
    message: `The AWS profile “${profile}” may not call acme-dev-model.`,
    remedy: `Run aws sso login --profile ${profile}, or ask the owner of ${other}.`,
    actions: ['retry', 'show-policy'],
    detail:
      `User: arn:aws:sts::${mine}:assumed-role/${user} is not authorized (role arn:aws:iam::${mine}:role/${role}). ` +
      `Account ${other}, key 1234567890123, request 5f0d2b6e-8a61-4b6b-9d2e-123456789012.`,
    exception: 'AccessDeniedException',
    status: 403,
    requestId: 'r-1',
    denied: {
      action: 'bedrock:InvokeModel',
      resource: `arn:aws:bedrock:us-east-1:${mine}:inference-profile/us.m`,
      ...(isMine && { identity: `arn:aws:sts::${MINE}:assumed-role/Dev/jo@acme.com` }),
      policyArn: `arn:aws:iam::${mine}:policy/${isMine ? 'Narrow' : '…'}`,
      explicit: true,
    },
  };
  return aTurn({ state: { kind: 'failed', failure }, endedAt: 2000 }, { id: 'u', parentId: 't' });
}

function conversation(mine: string, other: string, isMine: boolean): Conversation {
  const turns = [answered(mine, other, isMine), refused(mine, other, isMine)];
  const others = [{ ...refused(mine, other, isMine), id: 'v', branch: 1 }];
  return { ...EMPTY, title: 'Money', turns, others };
}

const whole = conversation(MINE, OTHER, true);

describe('a conversation that is exported', () => {
  it('has no caller and no profile, and other numbers for accounts: everything else is there', () => {
    assert.deepEqual(shareable(whole), conversation('000000000001', '000000000002', false));
  });

  it('is imported as it is', () => {
    const shared = shareable(whole);
    const read = readStored(JSON.stringify(shared));
    assert.deepEqual(read, { kind: 'conversation', conversation: shared });
    assert.deepEqual(shareable(shared), shared);
  });

  it('is as it was where it tells of nobody', () => {
    const turn = aTurn({ state: { kind: 'stopped' } });
    assert.deepEqual(shareable({ ...EMPTY, turns: [turn] }), { ...EMPTY, turns: [turn] });
  });

  it('names no profile where nothing else was told yet, no organization, and nothing to call instead', () => {
    const failure = (profile: string, path: string): Failure => ({
      cause: 'sso-session-expired',
      message: `The sign-in of the AWS profile “${profile}” has expired.`,
      remedy: `Run aws sso login --profile ${profile}.`,
      actions: ['retry'],
      detail: `Denied by arn:aws:organizations::000000000001:policy/${path}.`,
    });
    const instead = { modelId: 'arn:aws:bedrock:us-east-1:000000000001:imported-model/x', label: 'Mine' };
    const mine = { ...failure('work.eu', 'o-acme/service_control_policy/p-1'), instead };
    const shared = shareable({ ...EMPTY, turns: [aTurn({ state: { kind: 'failed', failure: mine } })] });
    const state = { kind: 'failed', failure: failure('…', '…') } as const;
    assert.deepEqual(shared, { ...EMPTY, turns: [aTurn({ state })] });
  });

  it('keeps what a later version added, with the accounts in it masked', () => {
    const later = { via: { arn: `arn:aws:x:y:${MINE}:z` }, many: 3 };
    const turn = { ...aTurn(), answer: { ...aTurn().answer, later } };
    const [shared] = shareable({ ...EMPTY, turns: [turn] }).turns;
    assert.deepEqual(shared, {
      ...turn,
      answer: { ...turn.answer, later: { via: { arn: 'arn:aws:x:y:000000000001:z' }, many: 3 } },
    });
  });
});
