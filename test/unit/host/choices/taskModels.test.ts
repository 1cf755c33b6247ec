import assert from 'node:assert/strict';
import { FailureError } from '../../../../src/chat/failure.ts';
import { aCatalogue, aModel, catalogueOf } from '../../../fakes/catalogue.ts';
import { choosing } from '../pickers/choosing.ts';

const never = new AbortController().signal;
const big = { modelId: 'm.big', label: 'Big' };
const catalogue = aCatalogue([aModel('m.one', { name: 'One' }), aModel('m.big', { name: 'Big' })]);
const services = {
  catalogue: catalogueOf({ region: () => Promise.resolve(catalogue) }),
};

describe('the model of a task', () => {
  it('is the one for everything until the task has its own, and again once that is taken away', async () => {
    const { choices } = choosing(services);
    const called = async (task: 'chat' | 'explain') => (await choices.forTurn(task, never)).target.modelId;
    await choices.setModel({ modelId: 'm.one', label: 'One' });
    assert.deepEqual([await called('chat'), await called('explain')], ['m.one', 'm.one']);
    await choices.setTaskModel('explain', big);
    assert.deepEqual([await called('chat'), await called('explain')], ['m.one', 'm.big']);
    await choices.setTaskModel('explain', undefined);
    assert.deepEqual([await called('chat'), await called('explain')], ['m.one', 'm.one']);
    assert.equal((await choices.snapshot()).taskModels, undefined);
  });

  it('is the default one for a title, whatever the chat’s is: nobody asked for that call by name', async () => {
    const { choices } = choosing(services);
    const named = async () => (await choices.forTurn('title', never)).target.modelId;
    await choices.setModel(big);
    assert.equal(await named(), 'm.one');
    await choices.setTaskModel('title', big);
    assert.equal(await named(), 'm.big');
  });

  it('does not change what is shown as the model in use', async () => {
    const { choices } = choosing(services);
    await choices.setTaskModel('explain', big);
    await choices.forTurn('chat', never);
    await choices.forTurn('explain', never);
    const { target, taskModels } = await choices.snapshot();
    assert.deepEqual([target?.modelId, taskModels], ['m.one', { explain: big }]);
  });

  it('is not replaced by another one where it can’t be called', async () => {
    const { choices } = choosing(services);
    await choices.setTaskModel('explain', { modelId: 'gone', label: 'Gone' });
    await assert.rejects(
      choices.forTurn('explain', never),
      (error: unknown) => error instanceof FailureError && /^Gone can’t be called/.test(error.message),
    );
    assert.equal((await choices.forTurn('chat', never)).target.modelId, 'm.one');
  });
});
