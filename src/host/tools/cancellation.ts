import * as vscode from 'vscode';
import { onAbort } from '../../base/async.ts';

/** Calls with a token that is cancelled when the signal aborts. */
export async function withToken<T>(
  signal: AbortSignal,
  call: (token: vscode.CancellationToken) => Thenable<T>,
): Promise<T> {
  const source = new vscode.CancellationTokenSource();
  const listening = onAbort(signal, () => source.cancel());
  try {
    return await call(source.token);
  } finally {
    listening.dispose();
    source.dispose();
  }
}
