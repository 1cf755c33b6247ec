import * as l10n from '@vscode/l10n';
import { says, type Rule } from '../rule.ts';

/** A response that broke off or came damaged. */
export const streamRules: readonly Rule[] = [
  {
    when: says(
      /^(?:Truncated event message received|(?:stream has been )?aborted|Premature close|terminated|(?:other side|stream) closed)\b\.?$/i,
      /^Response (?:stream )?(?:ended|closed) (?:early|prematurely)\b/i,
      /^The stream ended before the answer\b/,
    ),
    tell: () => ({
      cause: 'stream-interrupted',
      message: l10n.t('The connection broke off in the middle of the answer.'),
      remedy: l10n.t('What had arrived is kept. Try again for the whole answer.'),
      actions: ['continue', 'retry', 'open-log'],
    }),
  },
  {
    when: says(
      /^The (?:message|prelude) checksum\b/,
      /^Reported message length does not match\b/,
      /^Provided message too short\b/,
      /^Unrecognizable event type\b/,
      /^Unrecognized header type tag\b/,
      /^Attempted to allocate an event message\b/,
      /^(?:Invalid array length|Array buffer allocation failed)\b/,
      /\bin JSON at position \d+/,
      /\bis not valid JSON\b/,
      /^Unexpected end of JSON input\b/,
      /^Unterminated string in JSON\b/,
    ),
    tell: () => ({
      cause: 'stream-corrupted',
      message: l10n.t('The answer arrived damaged.'),
      remedy: l10n.t('What had arrived is kept. Try again; a proxy that changes responses can cause this.'),
      actions: ['continue', 'retry', 'open-log', 'copy-request-id'],
    }),
  },
];
