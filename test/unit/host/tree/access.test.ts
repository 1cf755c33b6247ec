import assert from 'node:assert/strict';
import type { AgreementOffer } from '../../../../src/chat/catalogue.ts';
import { openUseCaseForm, requestAccess, type AccessPorts } from '../../../../src/host/tree/access.ts';

const subject = {
  connection: { profile: 'dev', region: 'us-east-1' },
  modelId: 'a.opus',
  name: 'Opus',
  provider: 'Anthropic',
};
const offer: AgreementOffer = {
  token: 'token-1',
  legalTermsUrl: 'https://terms.example/eula',
  refundPolicy: 'None | ever',
  rates: [{ description: 'Input tokens', price: '15.00', unit: '1M tokens' }],
};

/** A person who presses these buttons one after another; `sure` is what they answer to the modal. */
function person(offers: readonly AgreementOffer[], pressed: readonly string[], sure = true) {
  const did: string[] = [];
  const answers = [...pressed];
  const documents: string[] = [];
  const ports: AccessPorts = {
    agreementOffers: () => Promise.resolve(offers),
    acceptAgreement: (_connection, modelId, { token }) =>
      Promise.resolve(void did.push(`accepted ${modelId} ${token}`)),
    useCaseForm: () => Promise.resolve('missing'),
    accountText: () => '111122223333 · dev',
    showDocument: (title, markdown) => {
      did.push(`document “${title}”`);
      documents.push(markdown);
      return Promise.resolve();
    },
    ask: (_message, ...buttons) => {
      const answer = answers.shift();
      return Promise.resolve(buttons.find((button) => button === answer));
    },
    confirm: (message, detail) => {
      did.push(`modal “${message}” ${/\(([^)]+)\)/.exec(detail)?.[1] ?? ''}`);
      return Promise.resolve(sure);
    },
    tell: () => did.push('told'),
    openExternal: (href) => did.push(`opened ${href}`),
    openConsole: () => did.push('console'),
  };
  return { ports, did, documents };
}

const shown = 'document “Agreement for Opus”';
const asked = 'modal “Accept the agreement for Opus?” 111122223333 · dev';

describe('requesting access', () => {
  it('accepts exactly the offer that was shown, once the person has said so twice', async () => {
    const { ports, did } = person([offer], ['Open Legal Terms', 'Accept…']);
    assert.equal(await requestAccess(ports, subject), true);
    assert.deepEqual(did, [
      shown,
      'opened https://terms.example/eula',
      asked,
      'accepted a.opus token-1',
      'told',
    ]);
  });

  it('accepts nothing when the message is closed, or the modal is not confirmed', async () => {
    const closed = person([offer], []);
    const unsure = person([offer], ['Accept…'], false);
    const accepted = [await requestAccess(closed.ports, subject), await requestAccess(unsure.ports, subject)];
    assert.deepEqual([accepted, closed.did, unsure.did], [[false, false], [shown], [shown, asked]]);
  });

  it('opens no address that is not a page, and leaves a choice of offers to the console', async () => {
    const odd = person([{ ...offer, legalTermsUrl: 'command:evil' }], ['Open Legal Terms']);
    const several = person([offer, offer], ['Open AWS Console']);
    await requestAccess(odd.ports, subject);
    await requestAccess(several.ports, subject);
    assert.deepEqual([odd.did, several.did], [[shown], [shown, 'console']]);
  });

  it('says so where AWS offers nothing', async () => {
    await assert.rejects(requestAccess(person([], []).ports, subject), /AWS makes no offer for Opus/);
  });

  it('shows terms and prices, in which foreign text stays text', async () => {
    const { ports, documents } = person([offer], []);
    await requestAccess(ports, subject);
    const lines = documents[0]?.split('\n') ?? [];
    assert.ok(lines.includes('| Refunds | None \\| ever |'));
    assert.ok(lines.includes('| Input tokens | 15\\.00 | 1M tokens |'));
  });
});

describe('the use-case form', () => {
  it('is opened in the console where it is missing, and only then', async () => {
    const { ports, did } = person([], ['Open AWS Console']);
    await openUseCaseForm(ports, subject);
    await openUseCaseForm({ ...ports, useCaseForm: () => Promise.resolve('sent') }, subject);
    assert.deepEqual(did, ['console', 'told']);
  });
});
