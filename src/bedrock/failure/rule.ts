import type { Connection } from '../../chat/connection.ts';
import type { Failure } from '../../chat/failure.ts';
import type { ErrorFacts } from './facts.ts';
import { kindOfPath, type PathKind } from './path.ts';

/** What was being done when it failed, where known: it sharpens what is said. */
export interface FailureContext {
  readonly connection?: Connection;
  /** AWS's name of the operation: `Retrieve`. */
  readonly operation?: string;
  /** Whether a guardrail went with the call; undefined where it could not have. */
  readonly guarded?: boolean;
  /** Whether anything of the answer had arrived. */
  readonly begun?: boolean;
}

export type Matcher = (error: ErrorFacts, context: FailureContext) => boolean;

/** What a rule says to the person; the rest of the Failure comes from the error itself. */
export type Explanation = Pick<
  Failure,
  'cause' | 'message' | 'remedy' | 'actions' | 'denied' | 'quota' | 'waitMs' | 'tokenLimit'
>;

/** The first rule that matches explains the error. Text is made when it is needed: translations load late. */
export interface Rule {
  readonly when: Matcher;
  readonly tell: (error: ErrorFacts, context: FailureContext) => Explanation;
}

export function named(...names: readonly string[]): Matcher {
  return (error) => names.includes(error.name);
}

export function coded(...codes: readonly string[]): Matcher {
  return (error) => error.code !== undefined && codes.includes(error.code);
}

export function withStatus(...statuses: readonly number[]): Matcher {
  return (error) => error.status !== undefined && statuses.includes(error.status);
}

export function during(...operations: readonly string[]): Matcher {
  return (_error, { operation }) => operation !== undefined && operations.includes(operation);
}

/** Patterns meet the normalised text: apostrophes are plain, spaces single. Anchor them well. */
export function says(...patterns: readonly RegExp[]): Matcher {
  return (error) => patterns.some((pattern) => pattern.test(error.text));
}

export function all(...matchers: readonly Matcher[]): Matcher {
  return (error, context) => matchers.every((matcher) => matcher(error, context));
}

export function any(...matchers: readonly Matcher[]): Matcher {
  return (error, context) => matchers.some((matcher) => matcher(error, context));
}

/** The first group that the pattern catches in the error's text. */
export function caught(error: ErrorFacts, pattern: RegExp): string | undefined {
  return pattern.exec(error.text)?.[1];
}

/** The request itself was refused, under whichever name: the same text comes under several. */
const refused = named(
  'ValidationException',
  'ValidationError',
  'BadRequestException',
  'InvalidRequestException',
  'InvalidParameterException',
  'SerializationException',
  'AccessDeniedException',
  'ForbiddenException',
  'AccessDenied',
  'ResourceNotFoundException',
  'ConflictException',
  'ModelErrorException',
  'ModelStreamErrorException',
);

/** A refusal of something that stands at such a place in the request. */
export function refusedAt(...kinds: readonly PathKind[]): Matcher {
  return all(refused, ({ text }) => {
    const kind = kindOfPath(text);
    return kind !== undefined && kinds.includes(kind);
  });
}

/** A refusal with one of these words. */
export function refusedSaying(...patterns: readonly RegExp[]): Matcher {
  return all(refused, says(...patterns));
}
