/** How the window reaches this machine; as `vscode.env` tells. */
export interface Reach {
  /** A browser shows the window. */
  readonly isWeb: boolean;
  /** `vscode.env.remoteName`; in a browser, the host that served the page. */
  readonly remoteName: string | undefined;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The address to send the person's browser back to: `external` is where VS Code says that `redirectUri` can be reached
 * (a remote window forwards the port, perhaps as another one). Undefined where that is no loopback address of the
 * machine that the browser runs on: AWS accepts no other.
 */
export function reachableRedirect(
  redirectUri: string,
  external: string,
  { isWeb, remoteName }: Reach,
): string | undefined {
  if (isWeb && !isLoopback(`http://${remoteName ?? ''}`)) return undefined;
  if (!isLoopback(external)) return undefined;
  const reached = new URL(redirectUri);
  const { port, pathname } = new URL(external);
  // A proxy behind a path of its own is another address than the one that is registered.
  if (pathname !== reached.pathname) return undefined;
  reached.port = port;
  return reached.href;
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && LOOPBACK.has(hostname);
}
