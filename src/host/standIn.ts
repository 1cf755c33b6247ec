import * as l10n from '@vscode/l10n';

/** Said plainly and always: what looks like a model's answer here is not one. */
export function standInBanner(env: NodeJS.ProcessEnv): string | undefined {
  return env['BEDROCK_WORKBENCH_STAND_IN'] === '1'
    ? l10n.t('Answers come from a local stand-in, not from a model.')
    : undefined;
}
