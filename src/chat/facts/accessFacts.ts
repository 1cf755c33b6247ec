import type { Fact } from './fact.ts';

/**
 * Providers, as AWS names them, that want a use-case form from each account once. AWS tells whether the account has
 * sent it (GetUseCaseForModelAccess), but not whose models wait for it.
 */
export const useCaseFormProviders: Fact<readonly string[]> = {
  value: ['Anthropic'],
  source: 'Access Amazon Bedrock foundation models, Amazon Bedrock User Guide',
  date: '2026-11-26',
};
