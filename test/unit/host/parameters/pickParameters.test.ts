import assert from 'node:assert/strict';
import type { ModelTarget } from '../../../../src/chat/modelRequest.ts';
import { inferenceSettings } from '../../../../src/host/inferenceSettings.ts';
import type { SettingValue } from '../../../../src/host/parameters/parameter.ts';
import {
  pickEffort,
  pickParameters,
  type ParameterPorts,
} from '../../../../src/host/parameters/pickParameters.ts';
import { maxTokens, type SettingsReader } from '../../../../src/host/settings.ts';
import { aModel } from '../../../fakes/catalogue.ts';
import { FakePickHost, type FakePick } from '../pickers/fakePick.ts';

const haiku = aModel('anthropic.claude-haiku-4-5-20251001-v1:0', { provider: 'Anthropic', reasoning: true });
const TARGET: ModelTarget = {
  modelId: 'eu.haiku',
  label: 'Haiku',
  region: 'eu-west-1',
  foundationModelId: haiku.modelId,
  model: haiku,
  maxOutputTokens: 6000,
};

/** Pickers over settings that are kept in memory. */
function changing(target: ModelTarget = TARGET) {
  const settings = new Map<string, SettingValue>([['promptCaching', '5m']]);
  const reader: SettingsReader = { get: (key: string) => settings.get(key) as never };
  const host = new FakePickHost();
  const ports: ParameterPorts = {
    host,
    choices: {
      snapshot: () =>
        Promise.resolve({
          connection: { region: 'eu-west-1', regionOrigin: 'profile', missing: false },
          target,
        }),
      get parameters() {
        return { inference: inferenceSettings(reader), maxTokens: maxTokens(reader, 'chat') };
      },
    },
    reader: () => reader,
    write: (key, value) => Promise.resolve(void settings.set(key, value ?? DEFAULTS[key])),
    integer: (value) => value.toLocaleString('en'),
  };
  return { host, ports, settings };
}

const DEFAULTS: Readonly<Record<string, string>> = { promptCaching: '5m' };

async function texts(input: FakePick, ...labels: readonly string[]): Promise<unknown[]> {
  const rows = await Promise.all(labels.map((label) => input.row(label)));
  return rows.map(({ description, detail }) => [description, detail].filter((text) => text !== undefined));
}

describe('picking how much the model thinks', () => {
  it('says what each effort comes to, and writes the one that is picked', async () => {
    const { host, ports, settings } = changing();
    const picking = pickEffort(ports);
    const input = await host.pick(0);
    assert.deepEqual(await texts(input, 'Default', 'Off', 'Low', 'High'), [
      ['current · left to the model'],
      [],
      ['low (thinks up to 1024 tokens)'],
      ['high (thinks up to 3072 tokens)'],
    ]);
    await input.choose('High');
    await picking;
    assert.equal(settings.get('reasoningEffort'), 'high');
  });

  it('says where the answer’s limit leaves no room for it', async () => {
    const { host, ports } = changing({ ...TARGET, maxOutputTokens: 1000 });
    void pickEffort(ports);
    const input = await host.pick(0);
    assert.deepEqual(await texts(input, 'Low'), [['not sent: the answer’s limit leaves no room to think']]);
    input.hide();
  });
});

describe('changing parameters', () => {
  it('takes what is typed, goes back to all of them, and says what is not sent', async () => {
    const { host, ports, settings } = changing();
    const changes = pickParameters(ports);
    await (await host.pick(0)).choose('Temperature');
    const temperature = await host.pick(1);
    await temperature.row('0.2');
    temperature.type('0,35');
    await temperature.choose('Use 0.35');
    await (await host.pick(2)).choose('Top-p');
    await (await host.pick(3)).choose('0.9');
    await (await host.pick(4)).choose('Answers in the chat');
    const limit = await host.pick(5);
    await limit.row('6,000');
    limit.type('5 000');
    await limit.choose('Use 5,000');
    const all = await host.pick(6);
    assert.deepEqual(await texts(all, 'Temperature', 'Top-p', 'Answers in the chat', 'Service tier'), [
      ['0.35'],
      ['0.9', 'Not sent: temperature is set, and AWS advises against both'],
      ['5,000'],
      ['Default'],
    ]);
    all.hide();
    await changes;
    assert.deepEqual(
      ['temperature', 'topP', 'maxTokens.chat'].map((key) => settings.get(key)),
      [0.35, 0.9, 5000],
    );
  });

  it('says what could be typed instead of a value that AWS would refuse', async () => {
    const { host, ports, settings } = changing();
    void pickParameters(ports);
    await (await host.pick(0)).choose('Temperature');
    const temperature = await host.pick(1);
    await temperature.row('0.2');
    temperature.type('7');
    await temperature.choose('A number from 0 to 1');
    temperature.press(host.back);
    await (await host.pick(2)).choose('Commit messages');
    const limit = await host.pick(3);
    await limit.row('6,000');
    limit.type('6001');
    await limit.choose('A whole number from 1 to 6,000');
    limit.hide();
    assert.deepEqual([...settings], [['promptCaching', '5m']]);
  });
});

describe('the parameters', () => {
  it('tell how much quota a limit reserves, the model’s own limit and the default', async () => {
    const { host, ports } = changing();
    void pickParameters(ports);
    await (await host.pick(0)).choose('Answers in the chat');
    const limit = await host.pick(1);
    assert.deepEqual(await texts(limit, '4,096', '6,000'), [
      ['current · default', 'Reserves 20,480 tokens of quota, 5 for each of the answer'],
      ['the model’s own limit', 'Reserves 30,000 tokens of quota, 5 for each of the answer'],
    ]);
    assert.deepEqual(limit.labels, ['512', '1,024', '2,048', '4,096', '6,000']);
    limit.hide();
  });

  it('take a tier that nobody knows yet, and set everything back at once', async () => {
    const { host, ports, settings } = changing();
    void pickParameters(ports);
    await (await host.pick(0)).choose('Service tier');
    const tier = await host.pick(1);
    await tier.row('flex');
    tier.type('express');
    await tier.choose('Use express');
    await (await host.pick(2)).choose('Prompt caching');
    await (await host.pick(3)).choose('Off');
    const all = await host.pick(4);
    assert.deepEqual(await texts(all, 'Service tier', 'Prompt caching'), [['express'], ['Off']]);
    await all.choose('Set all to their defaults');
    const again = await host.pick(5);
    await again.row('Service tier');
    assert.deepEqual(Object.fromEntries(settings), { promptCaching: '5m', serviceTier: undefined });
    assert.equal(again.labels.includes('Set all to their defaults'), false);
    again.hide();
  });
});
