import * as l10n from '@vscode/l10n';
import { all, any, caught, coded, named, says, type Rule } from '../rule.ts';

const NOT_RESOLVED = /\bgetaddrinfo ENOTFOUND (\S+?)[).,]?(?:\s|$)/;
/** Bedrock's own hosts, in every partition: `bedrock-runtime.eu-west-1.amazonaws.com`. */
const BEDROCK_HOST = /^bedrock[a-z-]*\.([a-z0-9-]+)\.(?:amazonaws|api|sc2s|c2s|cloud)\./;

/** Between here and AWS. */
export const networkRules: readonly Rule[] = [
  {
    when: (error) => BEDROCK_HOST.test(caught(error, NOT_RESOLVED) ?? ''),
    tell: (error) => {
      const host = caught(error, NOT_RESOLVED) ?? '';
      return {
        cause: 'region-unreachable',
        message: l10n.t(
          'There is no address for {0}: the Region {1} has no Amazon Bedrock, or this machine is offline.',
          host,
          BEDROCK_HOST.exec(host)?.[1] ?? '',
        ),
        remedy: l10n.t('Choose another Region, or check the network connection, then try again.'),
        actions: ['pick-region', 'retry', 'open-log'],
      };
    },
  },
  {
    when: any(
      (error) => /CERT|SSL|TLS|UNABLE_TO_(?:GET|VERIFY)|DEPTH_ZERO/.test(error.code ?? ''),
      says(
        /\bself[- ]signed certificate\b/i,
        /\bunable to (?:get|verify)\b.*\bcertificate\b/i,
        /\bcertificate has expired\b/i,
      ),
    ),
    tell: () => ({
      cause: 'network',
      message: l10n.t('The certificate of the server could not be verified.'),
      remedy: l10n.t(
        'A proxy may sit in between. Add its certificate to the system’s, or point NODE_EXTRA_CA_CERTS to it, and try again.',
      ),
      actions: ['retry', 'open-log'],
    }),
  },
  {
    when: any(
      named('TimeoutError', 'RequestTimeout', 'RequestTimeoutException'),
      all(named(''), says(/\btimed out\b/i)),
      coded('ETIMEDOUT', 'ESOCKETTIMEDOUT', 'ERR_HTTP2_STREAM_CANCEL'),
    ),
    tell: () => ({
      cause: 'network',
      message: l10n.t('AWS did not answer in time.'),
      remedy: l10n.t('Check the network connection, the VPN and the proxy, then try again.'),
      actions: ['retry', 'open-log'],
    }),
  },
  {
    when: any(
      coded(
        'ECONNREFUSED',
        'ECONNRESET',
        'ECONNABORTED',
        'EPIPE',
        'ENOTFOUND',
        'EAI_AGAIN',
        'ENETUNREACH',
        'ENETDOWN',
        'EHOSTUNREACH',
        'EHOSTDOWN',
        'EPROTO',
        'EADDRNOTAVAIL',
        'ERR_HTTP2_SESSION_ERROR',
        'ERR_HTTP2_ERROR',
        'HPE_INVALID_CONSTANT',
      ),
      all(
        named('', 'NetworkingError', 'TypeError'),
        says(
          /^socket hang up\b/,
          /^fetch failed\b/,
          /^The pending stream has been canceled\b/,
          /\bsocket disconnected before secure TLS connection\b/,
          /^tunneling socket could not be established\b/,
          /^Failed to establish a (?:new|socket) connection\b/i,
        ),
      ),
    ),
    tell: () => ({
      cause: 'network',
      message: l10n.t('AWS could not be reached.'),
      remedy: l10n.t('Check the network connection, the VPN and the proxy, then try again.'),
      actions: ['retry', 'open-log'],
    }),
  },
];
