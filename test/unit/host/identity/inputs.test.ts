import assert from 'node:assert/strict';
import type { QuickPickItem } from 'vscode';
import { Emitter } from '../../../../src/base/event.ts';
import { showBrowserPage } from '../../../../src/host/identity/browserPage.ts';
import { showDeviceCode, type CodeInput } from '../../../../src/host/identity/deviceCode.ts';
import { askMfaCode, type MfaInput } from '../../../../src/host/identity/mfaCode.ts';

/** What VS Code's quick inputs have in common. */
class FakeInput {
  title: string | undefined;
  placeholder: string | undefined;
  ignoreFocusOut = false;
  shown = false;
  disposed = false;
  readonly accepted = new Emitter<void>();
  readonly #hidden = new Emitter<void>();
  readonly onDidAccept: MfaInput['onDidAccept'] = this.accepted.event;
  readonly onDidHide: MfaInput['onDidHide'] = this.#hidden.event;

  show(): void {
    this.shown = true;
  }

  hide(): void {
    this.shown = false;
    this.#hidden.fire();
  }

  dispose(): void {
    this.shown = false;
    this.disposed = true;
  }
}

class FakeBox extends FakeInput implements MfaInput {
  prompt: string | undefined;
  value = '';
  validationMessage: MfaInput['validationMessage'];
  readonly #changed = new Emitter<string>();
  readonly onDidChangeValue: MfaInput['onDidChangeValue'] = this.#changed.event;

  enter(text: string): void {
    this.value = text;
    this.#changed.fire(text);
    this.accepted.fire();
  }
}

class FakeCode extends FakeInput implements CodeInput {
  items: readonly QuickPickItem[] = [];
  selectedItems: readonly QuickPickItem[] = [];

  choose(label: string): void {
    this.selectedItems = this.items.filter((item) => item.label === label);
    this.accepted.fire();
  }
}

function asking(signal = new AbortController().signal) {
  const box = new FakeBox();
  return { box, code: askMfaCode(() => box, 'arn:aws:iam::111122223333:mfa/ada', 'admin', signal) };
}

describe('the box for a multi-factor code', () => {
  it('names device and profile, insists on six digits, and is gone once it has them', async () => {
    const { box, code } = asking();
    assert.equal(
      box.prompt,
      'The code that the device arn:aws:iam::111122223333:mfa/ada shows now, for the AWS profile admin',
    );
    box.enter('12345');
    assert.equal(box.validationMessage, 'The code has six digits.');
    box.enter('123 456');
    assert.equal(box.validationMessage, undefined);
    assert.equal(await code, '123456');
    assert.equal(box.disposed, true);
  });

  it('is a cancellation when it is closed, or nobody needs the code any more', async () => {
    const closed = asking();
    closed.box.hide();
    await assert.rejects(closed.code, { name: 'AbortError' });
    const controller = new AbortController();
    const aborted = asking(controller.signal);
    controller.abort();
    await assert.rejects(aborted.code, { name: 'AbortError' });
    assert.deepEqual([closed.box.disposed, aborted.box.disposed], [true, true]);
    const late = asking(controller.signal);
    await assert.rejects(late.code, { name: 'AbortError' });
    assert.equal(late.box.shown, false);
  });
});

describe('the code of a sign-in', () => {
  const verification = {
    userCode: 'BCDF-GHJK',
    verificationUri: 'https://device.sso.example/',
    verificationUriComplete: 'https://device.sso.example/?user_code=BCDF-GHJK',
    expiresAt: 0,
  };

  function showing() {
    const input = new FakeCode();
    const did: string[] = [];
    const shown = showDeviceCode(
      {
        create: () => input,
        icon: () => ({}),
        copy: (text) => did.push(`copy ${text}`),
        openExternal: (address) => did.push(`open ${address}`),
      },
      verification,
    );
    return { input, did, shown };
  }

  it('is copied, and its page opened with the code filled in', () => {
    const { input, did } = showing();
    assert.match(input.placeholder ?? '', /BCDF-GHJK/);
    input.choose('Copy Code');
    assert.deepEqual([did, input.shown], [['copy BCDF-GHJK'], true]);
    input.choose('Copy Code and Open Browser');
    assert.deepEqual(did.slice(1), ['copy BCDF-GHJK', `open ${verification.verificationUriComplete}`]);
    assert.equal(input.shown, false);
  });

  it('goes once it is of no use', () => {
    const { input, shown } = showing();
    shown.dispose();
    assert.deepEqual([input.shown, input.disposed], [false, true]);
  });
});

describe('the page of a sign-in', () => {
  function showing() {
    const input = new FakeCode();
    const did: string[] = [];
    const ports = {
      create: () => input,
      icon: () => ({}),
      copy: (text: string) => did.push(`copy ${text}`),
      openExternal: (address: string) => did.push(`open ${address}`),
    };
    const page = {
      address: 'https://oidc.example/authorize?x',
      useDeviceCode: () => did.push('device code'),
    };
    return { input, did, shown: showBrowserPage(ports, page) };
  }

  it('opens at once, and again or elsewhere when asked', () => {
    const { input, did } = showing();
    assert.deepEqual(did, ['open https://oidc.example/authorize?x']);
    input.choose('Open Browser Again');
    input.choose('Copy Link');
    assert.deepEqual(did.slice(1), [
      'open https://oidc.example/authorize?x',
      'copy https://oidc.example/authorize?x',
    ]);
    assert.equal(input.shown, true);
  });

  it('makes way for a device code', () => {
    const { input, did } = showing();
    input.choose('Use a Device Code Instead');
    assert.deepEqual([did.at(-1), input.disposed], ['device code', true]);
  });

  it('is no way out: closing it, or the sign-in’s end, only takes it away', () => {
    const { input, did, shown } = showing();
    shown.dispose();
    assert.deepEqual([did.length, input.disposed], [1, true]);
  });
});
