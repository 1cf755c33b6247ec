import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as l10n from '@vscode/l10n';
import { toDisposable, type Disposable } from '../../../base/lifecycle.ts';

/** What the browser comes back with: the authorization code, or OAuth's name for why there is none. */
export type RedirectAnswer = { readonly code: string } | { readonly error: string };

/** An address of this machine alone, for one sign-in. */
export interface Redirect extends Disposable {
  /** `http://127.0.0.1:PORT/oauth/callback` */
  readonly uri: string;
  /** Pending until the browser comes; never rejects. */
  readonly answer: Promise<RedirectAnswer>;
}

const HOST = '127.0.0.1';
const PATH = '/oauth/callback';

/** What is registered; RFC 8252 has any port accepted with it. */
export const REGISTERED_REDIRECT = `http://${HOST}${PATH}`;

/** Listens on any free port of the loopback interface. Rejects where nothing can listen. */
export async function awaitRedirect(state: string): Promise<Redirect> {
  const { promise: answer, resolve } = Promise.withResolvers<RedirectAnswer>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${HOST}`);
    const told =
      request.method === 'GET' && url.pathname === PATH ? answerIn(url.searchParams, state) : undefined;
    response.writeHead(told ? 200 : 400, HEADERS);
    response.end(page(told ?? { error: '' }));
    if (told) resolve(told);
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { uri: `http://${HOST}:${port}${PATH}`, answer, ...toDisposable(() => close(server)) };
}

/** Undefined for what does not belong to this sign-in: whoever does not know the state can neither end nor steal it. */
function answerIn(query: URLSearchParams, state: string): RedirectAnswer | undefined {
  if (query.get('state') !== state) return undefined;
  const [code, error] = [query.get('code'), query.get('error')];
  if (error !== null) return { error };
  return code === null || code === '' ? undefined : { code };
}

/** The last page is still sent; no further one is. */
function close(server: Server): void {
  server.close();
  server.closeIdleConnections();
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
};

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}';

function page(told: RedirectAnswer): string {
  const [title, text] = 'code' in told ? signedIn() : notSignedIn();
  const head = `<meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>`;
  return `<!doctype html><html><head>${head}</head><body><h1>${title}</h1><p>${text}</p></body></html>`;
}

function signedIn(): readonly [title: string, text: string] {
  return [l10n.t('Signed in to AWS'), l10n.t('The editor goes on by itself. This page can be closed.')];
}

function notSignedIn(): readonly [title: string, text: string] {
  return [l10n.t('Not signed in to AWS'), l10n.t('Nothing was changed. The editor tells what to do next.')];
}
