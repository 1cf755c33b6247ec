import assert from 'node:assert/strict';
import { failureRows } from '../../../../src/host/pickers/failureRows.ts';
import { guardrailRows, versionRows } from '../../../../src/host/pickers/guardrailRows.ts';
import { knowledgeBaseRows } from '../../../../src/host/pickers/knowledgeBaseRows.ts';

const guardrail = (changes = {}) => ({
  id: 'gr1',
  arn: 'arn:aws:bedrock:eu-central-1:111122223333:guardrail/gr1',
  name: 'no-secrets',
  status: 'READY',
  version: 'DRAFT',
  ...changes,
});

describe('rows of guardrails', () => {
  it('offer none, and tell status and the chosen version', () => {
    const failed = guardrail({ id: 'gr2', name: 'broken', status: 'FAILED', description: 'Blocks nothing' });
    const chosen = { id: 'gr1', name: 'no-secrets', version: '2' };
    assert.deepEqual(guardrailRows([guardrail(), failed], chosen, 'eu-central-1'), [
      {
        kind: 'item',
        label: 'None',
        description: 'calls go without a guardrail',
        icon: 'circle-slash',
        choose: { kind: 'value', value: { kind: 'none' } },
      },
      { kind: 'separator', label: 'Guardrails in eu-central-1' },
      {
        kind: 'item',
        label: 'no-secrets',
        description: 'version 2 · gr1',
        icon: 'shield',
        current: true,
        choose: { kind: 'value', value: { kind: 'guardrail', guardrail: guardrail() } },
      },
      {
        kind: 'item',
        label: 'broken',
        description: 'FAILED · gr2',
        detail: 'Blocks nothing',
        icon: 'shield',
        choose: { kind: 'value', value: { kind: 'guardrail', guardrail: failed } },
      },
    ]);
  });

  it('say that there are none, and that the chosen one is gone', () => {
    const rows = guardrailRows([], { id: 'gone', name: 'gone', version: '1' }, 'eu-central-1');
    assert.deepEqual(
      rows.map(({ label }) => label),
      [
        'None',
        'Guardrails in eu-central-1',
        '“gone” is chosen, but eu-central-1 does not list it',
        'No guardrails',
      ],
    );
  });
});

describe('rows of a guardrail’s versions', () => {
  it('mark the draft among the versions', () => {
    const versions = [guardrail(), guardrail({ version: '1', description: 'First' })];
    assert.deepEqual(versionRows(versions, { id: 'gr1', name: 'no-secrets', version: '1' }), [
      {
        kind: 'item',
        label: 'DRAFT',
        description: 'changes whenever somebody edits it',
        icon: 'edit',
        choose: {
          kind: 'value',
          value: { kind: 'version', guardrail: { id: 'gr1', name: 'no-secrets', version: 'DRAFT' } },
        },
      },
      {
        kind: 'item',
        label: 'Version 1',
        detail: 'First',
        icon: 'shield',
        current: true,
        choose: {
          kind: 'value',
          value: { kind: 'version', guardrail: { id: 'gr1', name: 'no-secrets', version: '1' } },
        },
      },
    ]);
  });
});

describe('rows of knowledge bases', () => {
  it('offer none, and tell description and a status other than active', () => {
    const bases = [
      { id: 'KB1', name: 'handbook', status: 'ACTIVE', description: 'How we work' },
      { id: 'KB2', name: 'runbooks', status: 'CREATING' },
    ];
    assert.deepEqual(knowledgeBaseRows(bases, undefined, 'eu-central-1'), [
      {
        kind: 'item',
        label: 'None',
        description: 'answers come from the model alone',
        icon: 'circle-slash',
        current: true,
        choose: { kind: 'value', value: {} },
      },
      { kind: 'separator', label: 'Knowledge bases in eu-central-1' },
      {
        kind: 'item',
        label: 'handbook',
        description: 'KB1',
        detail: 'How we work',
        icon: 'book',
        choose: { kind: 'value', value: { knowledgeBase: { id: 'KB1', name: 'handbook' } } },
      },
      {
        kind: 'item',
        label: 'runbooks',
        description: 'CREATING · KB2',
        icon: 'book',
        choose: { kind: 'value', value: { knowledgeBase: { id: 'KB2', name: 'runbooks' } } },
      },
    ]);
  });

  it('say that there are none, and that the chosen one is gone', () => {
    const rows = knowledgeBaseRows([], { id: 'KB9', name: 'old' }, 'eu-central-1');
    assert.deepEqual(
      rows.map(({ label }) => label),
      [
        'None',
        'Knowledge bases in eu-central-1',
        '“old” is chosen, but eu-central-1 does not list it',
        'No knowledge bases',
      ],
    );
  });
});

describe('rows of a failure', () => {
  it('tell message, remedy and AWS’s words, and lead on where a picker can', () => {
    const rows = failureRows({
      cause: 'sso-session-expired',
      message: 'The session has expired.',
      remedy: 'Sign in again.',
      detail: 'Token is expired.',
      actions: ['sign-in', 'pick-profile', 'pick-region', 'open-aws-config', 'open-log', 'continue'],
    });
    const run = (label: string, icon: string, command: string) => ({
      kind: 'item',
      label,
      icon,
      alwaysShow: true,
      choose: { kind: 'run', command: `bedrockWorkbench.${command}` },
    });
    assert.deepEqual(rows, [
      {
        kind: 'item',
        label: 'The session has expired.',
        icon: 'error',
        detail: 'Sign in again.',
        alwaysShow: true,
      },
      { kind: 'item', label: 'AWS says', icon: 'quote', detail: 'Token is expired.', alwaysShow: true },
      { kind: 'item', label: 'Try again', icon: 'refresh', alwaysShow: true, choose: { kind: 'reload' } },
      run('Sign in…', 'sign-in', 'signIn'),
      run('Pick another profile', 'account', 'pickProfile'),
      run('Pick another region', 'globe', 'pickRegion'),
      run('Open AWS config file', 'go-to-file', 'openAwsConfig'),
      run('Show the log', 'output', 'showLog'),
    ]);
  });
});
