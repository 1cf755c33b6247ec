import * as l10n from '@vscode/l10n';
import { all, any, coded, named, says, type Matcher, type Rule } from '../rule.ts';

const begun: Matcher = (_error, context) => context.begun === true;

/** A response that broke off or came damaged. */
export const streamRules: readonly Rule[] = [
  {
    when: any(
      says(
        /^(?:Truncated event message received|(?:stream has been )?aborted|Premature close|terminated|(?:other side|stream) closed)\b\.?$/i,
        /^Response (?:stream )?(?:ended|closed) (?:early|prematurely)\b/i,
        /^The stream ended before the answer\b/,
      ),
      coded('ERR_STREAM_PREMATURE_CLOSE', 'UND_ERR_SOCKET', 'UND_ERR_BODY_TIMEOUT'),
      // The network worked until then: whatever Node calls it, the answer broke off.
      all(
        begun,
        any(
          coded(
            'ECONNRESET',
            'ECONNABORTED',
            'EPIPE',
            'ETIMEDOUT',
            'ENETDOWN',
            'ENETUNREACH',
            'EHOSTUNREACH',
          ),
          named('TimeoutError', 'NetworkingError'),
        ),
      ),
    ),
    tell: () => ({
      cause: 'stream-interrupted',
      message: l10n.t('The connection broke off in the middle of the answer.'),
      remedy: l10n.t('What had arrived is kept. Try again for the whole answer.'),
      actions: ['continue', 'retry', 'open-log'],
    }),
  },
  {
    when: any(
      coded('Z_DATA_ERROR', 'Z_BUF_ERROR', 'HPE_INVALID_CHUNK_SIZE'),
      says(
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
    ),
    tell: () => ({
      cause: 'stream-corrupted',
      message: l10n.t('The answer arrived damaged.'),
      remedy: l10n.t('What had arrived is kept. Try again; a proxy that changes responses can cause this.'),
      actions: ['continue', 'retry', 'open-log', 'copy-request-id'],
    }),
  },
];
