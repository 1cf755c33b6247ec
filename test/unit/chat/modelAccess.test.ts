import assert from 'node:assert/strict';
import type { ModelAccess, UseCaseForm } from '../../../src/chat/catalogue.ts';
import { accessAsker } from '../../../src/chat/modelAccess.ts';

const never = new AbortController().signal;
const opus = { modelId: 'a.opus', provider: 'Anthropic' };

/** AWS's answers, and how often it was asked for the form. */
function asker(access: ModelAccess, form: () => Promise<UseCaseForm>) {
  const asked = { forms: 0 };
  const ask = accessAsker(
    {
      access: () => Promise.resolve(access),
      useCaseForm: () => {
        asked.forms += 1;
        return form();
      },
    },
    { region: 'us-east-1' },
  );
  return { ask, asked };
}

const missing = (): Promise<UseCaseForm> => Promise.resolve('missing');

describe('access to a model of a provider that wants a form', () => {
  it('needs the form where it is missing, asked for once', async () => {
    const { ask, asked } = asker({ state: 'not-authorized', agreed: false }, missing);
    const answers = [await ask(opus, never), await ask({ ...opus, modelId: 'a.other' }, never)];
    assert.deepEqual([answers, asked.forms], [Array(2).fill({ state: 'needs-use-case-form' }), 1]);
  });

  it('stays as AWS tells it where the form was sent, or nobody may look for it', async () => {
    const access = { state: 'needs-agreement' } as const;
    const refused = (): Promise<UseCaseForm> => Promise.reject(new Error('AccessDenied'));
    assert.deepEqual(await asker(access, () => Promise.resolve('sent')).ask(opus, never), access);
    const { ask, asked } = asker(access, refused);
    assert.deepEqual([await ask(opus, never), await ask(opus, never), asked.forms], [access, access, 2]);
  });

  it('asks for no form where it can’t be the reason', async () => {
    const cases = [
      [opus, { state: 'ready' }],
      [opus, { state: 'not-authorized' }],
      [{ ...opus, provider: 'Meta' }, { state: 'needs-agreement' }],
    ] as const;
    for (const [model, access] of cases) {
      const { ask, asked } = asker(access, missing);
      assert.deepEqual([await ask(model, never), asked.forms], [access, 0]);
    }
  });
});
