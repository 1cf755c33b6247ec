/** How Node begins what it says of a command that failed; what the command wrote to its standard error follows. */
const FAILED = /^Command failed: [^\n]*/;
/** Of the process's own words, what can be read on a card. */
const MOST_CHARACTERS = 1000;

/**
 * The error of a `credential_process` without its command line, which may hold secrets: what it wrote to its standard
 * error stays, for that tells what is wrong. All other errors stay as they are.
 */
export function withoutCommandLine(error: unknown): unknown {
  if (!(error instanceof Error) || !FAILED.test(error.message)) return error;
  const words = error.message.replace(FAILED, '').trim().slice(0, MOST_CHARACTERS);
  return Object.assign(new Error(`Command failed: ${words === '' ? 'it said nothing.' : words}`), {
    name: error.name,
  });
}
