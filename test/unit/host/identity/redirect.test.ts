import assert from 'node:assert/strict';
import { reachableRedirect } from '../../../../src/host/identity/redirect.ts';

const own = 'http://127.0.0.1:50123/oauth/callback';
const desktop = { isWeb: false, remoteName: undefined };

describe('where the browser comes back to after a sign-in', () => {
  it('is the loopback address itself on a desktop', () => {
    assert.equal(reachableRedirect(own, own, desktop), own);
  });

  it('is the forwarded port of a remote window, always as 127.0.0.1, which is registered', () => {
    const ssh = { isWeb: false, remoteName: 'ssh-remote' };
    const forwarded = 'http://localhost:61000/oauth/callback';
    assert.equal(reachableRedirect(own, forwarded, ssh), 'http://127.0.0.1:61000/oauth/callback');
  });

  it('is nowhere where the port is forwarded to a public address', () => {
    const codespace = { isWeb: false, remoteName: 'codespaces' };
    assert.equal(reachableRedirect(own, 'https://x-50123.app.github.dev/', codespace), undefined);
    assert.equal(reachableRedirect(own, 'https://127.0.0.1:1/', desktop), undefined);
    assert.equal(reachableRedirect(own, 'not an address', desktop), undefined);
  });

  it('is nowhere where a proxy stands before the port', () => {
    const served = { isWeb: true, remoteName: '127.0.0.1:8080' };
    const proxied = 'http://127.0.0.1:8080/proxy/50123/oauth/callback';
    assert.equal(reachableRedirect(own, proxied, served), undefined);
  });

  it('is nowhere for a page of another machine, which runs in a browser elsewhere', () => {
    const page = (remoteName: string | undefined) => ({ isWeb: true, remoteName });
    assert.equal(reachableRedirect(own, own, page('127.0.0.1:8080')), own);
    assert.equal(reachableRedirect(own, own, page('localhost')), own);
    assert.equal(reachableRedirect(own, own, page('code.corp.example:443')), undefined);
    assert.equal(reachableRedirect(own, own, page(undefined)), undefined);
  });
});
