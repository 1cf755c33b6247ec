import { createHmac, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { AwsError } from '../../contract.ts';
import type { Clock } from '../clock.ts';
import { webIdentityIssuer } from '../roles.ts';

const claims = v.object({ iss: v.string(), sub: v.string(), exp: v.number() });

/** The OIDC identity provider that the account trusts, and its tokens. */
export class WebIdentityTokens {
  readonly #clock: Clock;
  readonly #key = randomBytes(32);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A JSON Web Token for AWS_WEB_IDENTITY_TOKEN_FILE. */
  issue(seconds: number): string {
    const exp = Math.floor(this.#clock.after(seconds).getTime() / 1000);
    const content = { iss: webIdentityIssuer, sub: 'pipeline', aud: 'sts.amazonaws.com', exp };
    const signed = [{ alg: 'HS256', typ: 'JWT' }, content]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${this.#signature(signed)}`;
  }

  /** Its issuer and subject; throws AWS's refusal. */
  verify(token: string): { readonly issuer: string; readonly subject: string } {
    const [header = '', payload = '', signature = ''] = token.trim().split('.');
    if (signature !== this.#signature(`${header}.${payload}`)) throw invalid();
    const { iss, sub, exp } = v.parse(claims, JSON.parse(Buffer.from(payload, 'base64url').toString()));
    const now = Math.floor(this.#clock.now().getTime() / 1000);
    if (exp <= now) throw expired(now, exp);
    return { issuer: iss, subject: sub };
  }

  #signature(signed: string): string {
    return createHmac('sha256', this.#key).update(signed).digest('base64url');
  }
}

function invalid(): AwsError {
  return new AwsError(
    'InvalidIdentityToken',
    400,
    'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
  );
}

function expired(now: number, until: number): AwsError {
  return new AwsError(
    'ExpiredTokenException',
    400,
    `Token expired: current date/time ${now} must be before the expiration date/time ${until}`,
  );
}
