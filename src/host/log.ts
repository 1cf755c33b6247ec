import type { Failure } from '../chat/failure.ts';

/** The part of VS Code's LogOutputChannel that we use. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A failure for the log: names and ids only. AWS's text may quote a prompt, so it stays out. */
export function logFailure(log: Log, doing: string, failure: Failure): void {
  const parts = [
    failure.cause,
    failure.exception,
    failure.status === undefined ? undefined : `HTTP ${failure.status}`,
    failure.requestId && `request ${failure.requestId}`,
  ].filter((part) => part !== undefined && part !== '');
  log.warn(`${doing}: ${parts.join(', ')}`);
}
