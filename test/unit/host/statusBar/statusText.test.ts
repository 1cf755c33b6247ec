import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ResolvedConnection } from '../../../../src/chat/resolveConnection.ts';
import { menuRows } from '../../../../src/host/statusBar/menuRows.ts';
import { statusText, TOOLTIP_COMMANDS, withStandIn } from '../../../../src/host/statusBar/statusText.ts';

const dev: ResolvedConnection = {
  profile: 'dev',
  region: 'eu-central-1',
  regionOrigin: 'profile',
  known: { name: 'dev', kind: 'sso' },
  missing: false,
};
const chain: ResolvedConnection = { region: 'us-east-1', regionOrigin: 'default', missing: false };
const target = {
  modelId: 'eu.m.one',
  label: 'One',
  region: 'eu-central-1',
  destinationRegions: ['eu-central-1', 'eu-west-1'],
};

describe('the status-bar item', () => {
  it('tells profile, region and model, and in its tooltip where each comes from', () => {
    const snapshot = {
      connection: dev,
      target,
      guardrail: { id: 'g', name: 'careful', version: '2' },
      knowledgeBase: { id: 'k', name: 'handbook' },
    };
    assert.deepEqual(statusText(snapshot), {
      text: '$(cloud) dev · eu-central-1 · One',
      tooltip: [
        '**Amazon Bedrock**',
        '[Profile](command:bedrockWorkbench.pickProfile): dev \\(IAM Identity Center\\)',
        '[Region](command:bedrockWorkbench.pickRegion): eu\\-central\\-1 \\(the profile’s own\\)',
        '[Model](command:bedrockWorkbench.pickModel): One',
        'Sent as: eu\\.m\\.one',
        'May be processed in: eu\\-central\\-1, eu\\-west\\-1',
        '[Guardrail](command:bedrockWorkbench.pickGuardrail): careful \\(2\\)',
        '[Knowledge base](command:bedrockWorkbench.pickKnowledgeBase): handbook',
      ].join('\n\n'),
      warning: false,
      accessibilityLabel: 'Bedrock: profile dev, region eu-central-1, model One',
    });
  });

  it('shows defaults as defaults', () => {
    const { text, tooltip } = statusText({ connection: chain });
    assert.equal(text, '$(cloud) default credentials · us-east-1 · default model');
    assert.ok(tooltip.includes('us\\-east\\-1 \\(nothing names another\\)'));
  });

  it('shows the chosen model before anything was loaded', () => {
    const model = { modelId: 'm.two', label: 'Two' };
    assert.equal(
      statusText({ connection: chain, model }).text,
      '$(cloud) default credentials · us-east-1 · Two',
    );
  });
});

describe('the status-bar item with odd input', () => {
  it('warns of a profile that is in neither file, or can’t work', () => {
    const missing = statusText({ connection: { ...chain, profile: 'gone', missing: true } });
    const broken = statusText({
      connection: { ...dev, known: { name: 'dev', kind: 'sso', problem: 'No session.' } },
    });
    assert.deepEqual(
      [missing, broken].map(({ text, warning, accessibilityLabel }) => ({
        text,
        warning,
        accessibilityLabel,
      })),
      [
        {
          text: '$(warning) gone · us-east-1 · default model',
          warning: true,
          accessibilityLabel:
            'Bedrock: profile gone, region us-east-1, model default model. This profile is in neither of the AWS config files.',
        },
        {
          text: '$(warning) dev · eu-central-1 · default model',
          warning: true,
          accessibilityLabel: 'Bedrock: profile dev, region eu-central-1, model default model. No session.',
        },
      ],
    );
  });

  it('cuts a long name in the bar, and draws no icon out of one', () => {
    const profile = `$(trash)${'x'.repeat(40)}`;
    const { text } = statusText({ connection: { ...dev, profile } });
    assert.equal(text, `$(cloud) \\$(trash)${'x'.repeat(19)}… · eu-central-1 · default model`);
  });

  it('links to its own commands only, whatever the names are', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const guardrail = { id: 'g', name: `](command:evil)${name}`, version: '1' };
        const { tooltip } = statusText({ connection: { ...dev, profile: name }, guardrail });
        const links = [...tooltip.matchAll(/(?<!\\)\]\(command:([^)]*)\)/g)].map(([, id]) => id);
        assert.deepEqual(links, [...TOOLTIP_COMMANDS]);
      }),
    );
  });
});

describe('the status-bar item’s menu', () => {
  it('leads to each choice, with what it is now', () => {
    const run = (label: string, icon: string, command: string, told = {}) => ({
      kind: 'item',
      label,
      ...told,
      icon,
      choose: { kind: 'run', command: `bedrockWorkbench.${command}` },
    });
    const guardrail = { id: 'g', name: 'careful', version: 'DRAFT' };
    const missing = { ...chain, profile: 'gone', missing: true };
    assert.deepEqual(menuRows({ connection: missing, target, guardrail }), [
      run('Profile', 'account', 'pickProfile', {
        description: 'gone',
        detail: 'It is in neither of the AWS config files.',
      }),
      run('Region', 'globe', 'pickRegion', { description: 'us-east-1 · nothing names another' }),
      run('Model', 'hubot', 'pickModel', { description: 'One' }),
      run('Guardrail', 'shield', 'pickGuardrail', { description: 'careful · DRAFT' }),
      run('Knowledge base', 'book', 'pickKnowledgeBase', { description: 'none' }),
      { kind: 'separator', label: '' },
      run('Open chat', 'comment', 'focusChat'),
      run('Usage and cost', 'graph', 'showUsage'),
      run('Show log', 'output', 'showLog'),
    ]);
  });
});

describe('the status bar where a stand-in answers for AWS', () => {
  const status = {
    text: '$(cloud) local',
    tooltip: 'Profile',
    warning: false,
    accessibilityLabel: 'Bedrock',
  };

  it('says so in its text, its tooltip and to screen readers', () => {
    assert.deepEqual(withStandIn(status, 'Not from a model.'), {
      text: '$(cloud) local $(beaker) stand-in',
      tooltip: 'Not from a model.\n\nProfile',
      warning: false,
      accessibilityLabel: 'Bedrock. Not from a model.',
    });
  });

  it('says nothing of it where AWS itself answers', () => {
    assert.equal(withStandIn(status, undefined), status);
  });
});
