/** An `Authorization: AWS4-HMAC-SHA256 …` header, taken apart. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
  /** In lower case, sorted, as the client wrote them. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** `20261121/us-east-1/bedrock/aws4_request` */
export interface CredentialScope {
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export const algorithm = 'AWS4-HMAC-SHA256';

/** Undefined where a part is missing or malformed. */
export function parseAuthorization(header: string): Authorization | undefined {
  const [scheme, ...rest] = header.split(' ');
  if (scheme !== algorithm) return undefined;
  const parts = new Map(rest.join(' ').split(',').map(keyAndValue));
  const [accessKeyId, date, region, service, end] = parts.get('Credential')?.split('/') ?? [];
  const signature = parts.get('Signature');
  const signedHeaders = parts.get('SignedHeaders')?.split(';');
  if (!accessKeyId || !date || !region || !service || end !== 'aws4_request') return undefined;
  if (!signature || !signedHeaders) return undefined;
  return { accessKeyId, scope: { date, region, service }, signedHeaders, signature };
}

function keyAndValue(part: string): [string, string] {
  const [key = '', ...value] = part.trim().split('=');
  return [key, value.join('=')];
}
