import { AwsError } from '../contract.ts';

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
