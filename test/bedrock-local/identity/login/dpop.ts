import { createPublicKey, verify } from 'node:crypto';
import * as v from 'valibot';

const proofHeader = v.object({
  typ: v.literal('dpop+jwt'),
  alg: v.literal('ES256'),
  jwk: v.object({ kty: v.literal('EC'), crv: v.literal('P-256'), x: v.string(), y: v.string() }),
});
const proofPayload = v.object({ jti: v.string(), htm: v.string(), htu: v.string(), iat: v.number() });

/** The public key of a P-256 pair. */
export type DpopKey = v.InferOutput<typeof proofHeader>['jwk'];

export interface Proof {
  readonly key: DpopKey;
  /** Each proof has its own. */
  readonly id: string;
}

/**
 * What a DPoP proof (RFC 9449) for this request proves; undefined where it proves nothing. Its age is not looked at:
 * a test may have moved the clock.
 */
export function readProof(jwt: string, request: { method: string; url: string }): Proof | undefined {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const header = v.safeParse(proofHeader, decoded(head));
  const payload = v.safeParse(proofPayload, decoded(body));
  if (!header.success || !payload.success) return undefined;
  const { htm, htu, jti } = payload.output;
  if (htm !== request.method || htu !== request.url) return undefined;
  const { jwk } = header.output;
  const isGood = isSigned(`${head}.${body}`, signature, jwk);
  return isGood ? { key: jwk, id: jti } : undefined;
}

function isSigned(text: string, signature: string, jwk: DpopKey): boolean {
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const bytes = Buffer.from(signature, 'base64url');
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
