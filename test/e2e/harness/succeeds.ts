/** Whether what is tried comes about; how it failed does not matter to whoever tries again. */
export function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
