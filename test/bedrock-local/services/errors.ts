import { AwsError, type Caller } from '../contract.ts';
import { deniedAccount } from './accounts.ts';

/** The errors that several operations share, in AWS's words. */
export function validation(message: string): AwsError {
  return new AwsError('ValidationException', 400, message);
}

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', 404, message);
}

export function accessDenied(message: string): AwsError {
  return new AwsError('AccessDeniedException', 403, message);
}

/** What AWS says of an API that a region does not offer. */
export function notInRegion(): AwsError {
  return accessDenied('Your account is not authorized to invoke this API operation.');
}

/** Throws what AWS says to a role without the permission. */
export function checkMayList({ accountId, arn }: Caller, operation: string): void {
  if (accountId !== deniedAccount) return;
  throw accessDenied(
    `User: ${arn} is not authorized to perform: bedrock:${operation} because no identity-based policy allows the bedrock:${operation} action`,
  );
}
