import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RequestParts } from '../rest/readInput.ts';
import { algorithm, type Authorization, type CredentialScope } from './credentialScope.ts';

/** Whether the request was signed with this secret. Reference: AWS Signature Version 4. */
export function isSignedWith(
  secretAccessKey: string,
  authorization: Authorization,
  request: RequestParts,
  timestamp: string,
): boolean {
  const { scope, signedHeaders, signature } = authorization;
  const key = signingKey(secretAccessKey, scope);
  const hash = sha256(canonicalRequest(request, signedHeaders));
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const expected = hmac(key, [algorithm, timestamp, scopeText, hash].join('\n')).toString('hex');
  return isEqual(Buffer.from(expected), Buffer.from(signature));
}

function canonicalRequest(request: RequestParts, signedHeaders: readonly string[]): string {
  const { method, path, query, headers, body } = request;
  return [
    method,
    canonicalPath(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${canonicalHeader(headers[name] ?? '')}`),
    '',
    signedHeaders.join(';'),
    headers['x-amz-content-sha256'] === 'UNSIGNED-PAYLOAD' ? 'UNSIGNED-PAYLOAD' : sha256(body),
  ].join('\n');
}

function signingKey(secretAccessKey: string, { date, region, service }: CredentialScope): Buffer {
  return [date, region, service, 'aws4_request'].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
}

/** Every service but S3 encodes the path twice: once by the client, once more for the signature. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${end}`;
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .map(([key, value]): [string, string] => [encode(key), encode(value)])
    .sort(([keyA, a], [keyB, b]) => compare(keyA, keyB) || compare(a, b))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

function canonicalHeader(value: string): string {
  return value.trim().replaceAll(/\s+/g, ' ');
}

/** RFC 3986: all but the unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function isEqual(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
