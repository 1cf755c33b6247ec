import assert from 'node:assert/strict';
import { pickGuardrail } from '../../../../src/host/pickers/guardrailPicker.ts';
import { pickModel, pickTaskModel } from '../../../../src/host/pickers/modelPicker.ts';
import { pickKnowledgeBase, pickProfile, pickRegion } from '../../../../src/host/pickers/pickers.ts';
import { choosing } from './choosing.ts';

describe('picking a profile or region', () => {
  it('writes the profile, and nothing for the default credential chain', async () => {
    const { host, ports, settings } = choosing();
    const chain = pickProfile(ports);
    await (await host.pick(0)).choose('Default credential chain');
    await chain;
    assert.deepEqual(settings, { profile: '', region: '' });
    const dev = pickProfile(ports);
    await (await host.pick(1)).choose('dev');
    await dev;
    assert.deepEqual(settings, { profile: 'dev', region: '' });
  });

  it('writes a listed region, a typed one, and nothing for the profile’s own', async () => {
    const { host, ports, settings } = choosing();
    const seen: string[] = [];
    const listed = pickRegion(ports);
    await (await host.pick(0)).choose('us-west-2');
    await listed;
    seen.push(settings.region);
    const typed = pickRegion(ports);
    const input = await host.pick(1);
    await input.row('us-west-2');
    input.type('eu-moon-7');
    await input.choose('Use “eu-moon-7”');
    await typed;
    seen.push(settings.region);
    const own = pickRegion(ports);
    await (await host.pick(2)).choose('Use the profile’s region (eu-central-1)');
    await own;
    assert.deepEqual([...seen, settings.region], ['us-west-2', 'eu-moon-7', '']);
  });

  it('changes nothing when the picker is closed', async () => {
    const { host, ports, settings } = choosing();
    const closed = pickRegion(ports);
    (await host.pick(0)).hide();
    await closed;
    assert.deepEqual(settings, { profile: 'dev', region: '' });
  });
});

describe('picking a model', () => {
  it('stores the model, and none for the default one', async () => {
    const { host, ports, choices } = choosing();
    const one = pickModel(ports);
    await (await host.pick(0)).choose('One');
    await one;
    assert.deepEqual((await choices.snapshot()).model, { modelId: 'm.one', label: 'One' });
    const none = pickModel(ports);
    await (await host.pick(1)).choose('Default model');
    await none;
    assert.equal((await choices.snapshot()).model, undefined);
  });

  it('leads to the routes and back, and stores the chosen one', async () => {
    const { host, ports, choices } = choosing();
    const picking = pickModel(ports);
    await (await host.pick(0)).pressOn('One');
    (await host.pick(1)).press(host.back);
    await (await host.pick(2)).pressOn('One');
    await (await host.pick(3)).choose('eu.m.one');
    await picking;
    assert.deepEqual((await choices.snapshot()).model, {
      modelId: 'm.one',
      label: 'One',
      routeId: 'eu.m.one',
    });
  });
});

describe('picking a model for a task', () => {
  it('leaves the chat’s alone, and can be taken back', async () => {
    const { host, ports, choices } = choosing();
    const one = pickTaskModel(ports);
    const tasks = await host.pick(0);
    assert.equal((await tasks.row('Explain')).description, 'the chat’s model: default model');
    await tasks.choose('Explain');
    await (await host.pick(1)).choose('One');
    await one;
    const { model, taskModels } = await choices.snapshot();
    assert.deepEqual([model, taskModels], [undefined, { explain: { modelId: 'm.one', label: 'One' } }]);
    const back = pickTaskModel(ports);
    await (await host.pick(2)).choose('Explain');
    await (await host.pick(3)).choose('The chat’s model');
    await back;
    assert.equal((await choices.snapshot()).taskModels, undefined);
  });
});

describe('picking a guardrail or knowledge base', () => {
  const versions = (...list: readonly string[]) =>
    list.map((version) => ({ id: 'gr1', arn: 'arn', name: 'careful', status: 'READY', version }));

  it('asks for the version where there are several', async () => {
    const { host, ports, choices } = choosing();
    const picking = pickGuardrail(ports);
    await (await host.pick(0)).choose('careful');
    await (await host.pick(1)).choose('Version 1');
    await picking;
    const { guardrail } = await choices.snapshot();
    assert.deepEqual(guardrail, { id: 'gr1', name: 'careful', version: '1' });
  });

  it('takes the only version, and lets go of it again', async () => {
    const one = versions('DRAFT');
    const guardrails = { list: () => Promise.resolve(one), versions: () => Promise.resolve(one) };
    const { host, ports, choices } = choosing({ guardrails });
    const picking = pickGuardrail(ports);
    await (await host.pick(0)).choose('careful');
    await picking;
    assert.equal((await choices.snapshot()).guardrail?.version, 'DRAFT');
    const none = pickGuardrail(ports);
    await (await host.pick(2)).choose('None');
    await none;
    assert.equal((await choices.snapshot()).guardrail, undefined);
  });

  it('stores the knowledge base', async () => {
    const { host, ports, choices } = choosing();
    const picking = pickKnowledgeBase(ports);
    await (await host.pick(0)).choose('handbook');
    await picking;
    assert.deepEqual((await choices.snapshot()).knowledgeBase, { id: 'KB1', name: 'handbook' });
  });
});
