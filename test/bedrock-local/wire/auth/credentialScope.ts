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

const pattern =
  /^AWS4-HMAC-SHA256 Credential=(?<accessKeyId>[^/]+)\/(?<date>\d{8})\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request,\s*SignedHeaders=(?<headers>[^,]+),\s*Signature=(?<signature>[0-9a-f]+)$/;

/** Undefined where a part is missing or malformed. */
export function parseAuthorization(header: string): Authorization | undefined {
  const groups = pattern.exec(header)?.groups;
  if (!groups) return undefined;
  const { accessKeyId = '', date = '', region = '', service = '', headers = '', signature = '' } = groups;
  return { accessKeyId, scope: { date, region, service }, signedHeaders: headers.split(';'), signature };
}
