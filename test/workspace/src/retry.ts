export interface RetryOptions {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly isWorthRetrying: (error: unknown) => boolean;
}

/** Calls again with a delay that doubles, and gives the last error up to the caller. */
export async function withRetry<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  let delay = options.firstDelayMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= options.attempts || !options.isWorthRetrying(error)) {
        throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, delay));
    delay *= 2;
  }
}
