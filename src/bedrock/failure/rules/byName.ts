import * as l10n from '@vscode/l10n';
import { all, any, during, named, says, type Rule } from '../rule.ts';

const notFound = named('ResourceNotFoundException', 'NotFoundException');

/** What is left when no words are known: the exception's name (or the status that stands for it) alone. */
export const byNameRules: readonly Rule[] = [
  {
    when: all(notFound, any(says(/\bknowledge base\b/i), during('Retrieve', 'ListKnowledgeBases'))),
    tell: () => ({
      cause: 'knowledge-base-not-found',
      message: l10n.t('The chosen knowledge base does not exist in this Region.'),
      remedy: l10n.t('Choose another knowledge base, or none.'),
      actions: ['pick-knowledge-base', 'pick-region'],
    }),
  },
  {
    when: notFound,
    tell: () => ({
      cause: 'resource-not-found',
      message: l10n.t('AWS does not have what was asked for in this Region.'),
      remedy: l10n.t('Check the model, the guardrail and the Region that are chosen.'),
      actions: ['pick-model', 'pick-region', 'open-log'],
    }),
  },
  {
    when: any(named('UnknownOperationException', 'InvalidAction', 'UnknownEndpoint')),
    tell: () => ({
      cause: 'unsupported-feature',
      message: l10n.t('This Region does not offer that operation.'),
      remedy: l10n.t('Choose another Region.'),
      actions: ['pick-region', 'open-log'],
    }),
  },
  {
    when: named('AccessDeniedException', 'AccessDenied', 'UnauthorizedException', 'ForbiddenException'),
    tell: () => ({
      cause: 'access-denied',
      message: l10n.t('AWS denied access.'),
      remedy: l10n.t('Ask your administrator for the permission, or choose another profile.'),
      actions: ['show-policy', 'pick-profile', 'retry', 'copy-request-id'],
    }),
  },
  {
    when: any(
      named(
        'ValidationException',
        'ValidationError',
        'BadRequestException',
        'ConflictException',
        'SerializationException',
      ),
      says(/^(?:No|Empty) value provided for input HTTP label\b/),
    ),
    tell: () => ({
      cause: 'request-invalid',
      message: l10n.t('AWS refused the request.'),
      remedy: l10n.t('Its own words are below. Another model may take it as it is.'),
      actions: ['retry', 'pick-model', 'open-log', 'copy-request-id'],
    }),
  },
  {
    when: named('CredentialsProviderError', 'TokenProviderError', 'ProviderError'),
    tell: () => ({
      cause: 'no-credentials',
      message: l10n.t('No credentials could be had from this profile.'),
      remedy: l10n.t('Choose another profile, or look at this one in the AWS config file.'),
      actions: ['pick-profile', 'open-aws-config', 'retry'],
    }),
  },
  {
    when: named('AbortError', 'Canceled'),
    tell: () => ({
      cause: 'cancelled',
      message: l10n.t('It was stopped.'),
      remedy: l10n.t('Try again when you like.'),
      actions: ['retry'],
    }),
  },
];
