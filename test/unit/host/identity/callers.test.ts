import assert from 'node:assert/strict';
import type { CallerIdentity, Connection } from '../../../../src/chat/connection.ts';
import { Callers } from '../../../../src/host/identity/callers.ts';

const me: CallerIdentity = { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/me' };
const dev: Connection = { profile: 'dev', region: 'eu-west-1' };

/** STS that answers with the next of these; an error is one that AWS refuses with. */
function callers(answers: (CallerIdentity | Error)[]) {
  const asked: Connection[] = [];
  const of = new Callers(() =>
    Promise.resolve({
      identity: {
        whoAmI: (connection: Connection) => {
          asked.push(connection);
          const answer = answers.shift() ?? me;
          return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
        },
      },
    }),
  );
  const changed = (): Promise<undefined> => new Promise((resolve) => of.onDidChange(resolve));
  return { of, asked, changed };
}

describe('who answers for a profile', () => {
  it('is known once it was asked, in any region', async () => {
    const { of, changed } = callers([me]);
    assert.equal(of.of(dev), undefined);
    const answered = changed();
    of.ask(dev);
    await answered;
    assert.deepEqual(of.of({ ...dev, region: 'us-east-1' }), me);
    assert.equal(of.of({ ...dev, profile: 'ops' }), undefined);
  });

  it('is no more known once AWS refuses, or the credentials have changed', async () => {
    const { of, changed } = callers([me, new Error('refused'), me]);
    for (const known of [me, undefined, me]) {
      const answered = changed();
      of.ask(dev);
      await answered;
      assert.equal(of.of(dev), known);
    }
    of.forget();
    assert.equal(of.of(dev), undefined);
  });

  it('is not asked with an API key', () => {
    const { of, asked } = callers([]);
    of.ask({ region: 'eu-west-1', apiKey: true });
    assert.deepEqual([asked, of.of({ region: 'eu-west-1', apiKey: true })], [[], undefined]);
  });
});
