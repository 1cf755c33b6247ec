import { AwsError, type Input, type Output } from '../../contract.ts';
import { operations, type Operation } from '../model/operations.ts';
import type { Reply } from '../rest/errorReply.ts';
import type { RequestParts } from '../rest/readInput.ts';
import { escapeXml, toXml } from './xml.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
const headers = { 'content-type': 'text/xml' };

/** STS speaks the query protocol: `POST /`, a form with `Action`, and XML in return. */
export function isStsRequest({ method, path, headers: { 'content-type': type } }: RequestParts): boolean {
  return method === 'POST' && path === '/' && type?.startsWith('application/x-www-form-urlencoded') === true;
}

export interface StsCall {
  readonly action: string;
  /** Undefined: no such action. */
  readonly operation: Operation | undefined;
  readonly input: Input;
}

/** Only flat members are read: none of what is asked here has others. */
export function readStsCall({ body }: RequestParts): StsCall {
  const { Action: action = '', ...input } = Object.fromEntries(new URLSearchParams(body.toString()));
  const operation = operations.find(({ service, name }) => service === 'sts' && name === action);
  return { action, operation, input };
}

export function stsReply({ name, output: shape }: Operation, output: Output, requestId: string): Reply {
  const result = `<${name}Result>${toXml(output, shape)}</${name}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  const body = `<${name}Response xmlns="${namespace}">${result}${metadata}</${name}Response>`;
  return { status: 200, headers, body };
}

export function unknownAction(action: string): AwsError {
  return new AwsError('InvalidAction', 400, `Could not find operation ${action} for version 2011-06-15`);
}

/** A web identity's token stands for the signature. */
export function needsNoSignature(action: string): boolean {
  return action === 'AssumeRoleWithWebIdentity';
}

/** STS has its own names, and one text, for what the REST services call otherwise. */
const stsNames: Readonly<Record<string, string>> = {
  ExpiredTokenException: 'ExpiredToken',
  IncompleteSignatureException: 'IncompleteSignature',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  UnrecognizedClientException: 'InvalidClientTokenId',
};

/** STS's own form of a refusal at the door. */
export function stsRefusal({ name, status, message }: AwsError): AwsError {
  const code = stsNames[name] ?? name;
  const text = code === 'MissingAuthenticationToken' ? 'Request is missing Authentication Token' : message;
  return new AwsError(code, status, text);
}

export function stsErrorReply({ name, status, message }: AwsError, requestId: string): Reply {
  const type = status < 500 ? 'Sender' : 'Receiver';
  const error = `<Error><Type>${type}</Type><Code>${escapeXml(name)}</Code><Message>${escapeXml(message)}</Message></Error>`;
  const body = `<ErrorResponse xmlns="${namespace}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>`;
  return { status, headers, body };
}
