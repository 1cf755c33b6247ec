import { AwsError } from '../../contract.ts';

/** Why a request is not let in, in AWS's words (recorded, or AWS's documentation of common errors). */
export const refusals = {
  unsigned: () => refuse('MissingAuthenticationTokenException', 'Missing Authentication Token'),
  malformed: () =>
    refuse(
      'IncompleteSignatureException',
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    ),
  unknownKey: () =>
    refuse('UnrecognizedClientException', 'The security token included in the request is invalid.'),
  expiredToken: () =>
    refuse('ExpiredTokenException', 'The security token included in the request is expired'),
  wrongSignature: () =>
    refuse(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ),
  wrongService: (name: string) =>
    refuse('InvalidSignatureException', `Credential should be scoped to correct service: '${name}'.`),
  tooOld: (signed: string, earliest: string, now: string) =>
    refuse(
      'InvalidSignatureException',
      `Signature expired: ${signed} is now earlier than ${earliest} (${now} - 5 min.)`,
    ),
  tooNew: (signed: string, latest: string, now: string) =>
    refuse(
      'InvalidSignatureException',
      `Signature not yet current: ${signed} is still later than ${latest} (${now} + 5 min.)`,
    ),
  unknownApiKey: () =>
    refuse('AccessDeniedException', 'Authentication failed: Please make sure your API Key is valid.'),
} as const;

function refuse(name: string, message: string): AwsError {
  return new AwsError(name, 403, message);
}
