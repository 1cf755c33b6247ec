import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../chat/resolveConnection.ts';
import type { ChoicesSnapshot } from '../choices/choices.ts';
import { commands } from '../ids.ts';
import { escapeMarkdown } from '../escapeMarkdown.ts';
import {
  accountText,
  callerText,
  credentialSourceText,
  destinationsText,
  filesAtText,
  profileKindText,
  regionOriginText,
  withoutIcons,
} from '../words.ts';

/** The item as data. `tooltip` is Markdown whose foreign text is escaped and whose links are `TOOLTIP_COMMANDS`. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  /** The profile can't work as it is: drawn on the warning colour. */
  readonly warning: boolean;
  readonly accessibilityLabel: string;
}

/** The only commands that the tooltip's links may run. */
export const TOOLTIP_COMMANDS = [
  commands.pickProfile,
  commands.pickRegion,
  commands.pickModel,
  commands.pickGuardrail,
  commands.pickKnowledgeBase,
] as const;

/** Names in the bar are cut: it is shared with everybody else. */
const MAX_NAME = 28;

/** Whose account, which region and which model; pure. `remoteName` as `vscode.env` has it. */
export function statusText(snapshot: ChoicesSnapshot, remoteName?: string): StatusText {
  const { connection } = snapshot;
  const trouble = troubleOf(connection);
  const names = [accountText(connection), connection.region, modelName(snapshot)];
  const shown = names.map((name) => withoutIcons(shortened(name))).join(' · ');
  const spoken = l10n.t('Bedrock: profile {0}, region {1}, model {2}', ...names);
  return {
    text: `${trouble === undefined ? '$(cloud)' : '$(warning)'} ${shown}`,
    tooltip: statusTooltip(snapshot, trouble, remoteName),
    warning: trouble !== undefined,
    accessibilityLabel: trouble === undefined ? spoken : `${spoken}. ${trouble}`,
  };
}

/** The same where a stand-in answers for AWS: it must be seen without opening anything. */
export function withStandIn(status: StatusText, banner: string | undefined): StatusText {
  if (banner === undefined) return status;
  return {
    ...status,
    text: `${status.text} $(beaker) ${l10n.t('stand-in')}`,
    tooltip: `${banner}\n\n${status.tooltip}`,
    accessibilityLabel: `${status.accessibilityLabel}. ${banner}`,
  };
}

/** The model in use; before anything was loaded, the one that was chosen. */
export function modelName({ target, model }: ChoicesSnapshot): string {
  return target?.label ?? model?.label ?? l10n.t('default model');
}

function troubleOf({ missing, known }: ResolvedConnection): string | undefined {
  return missing ? l10n.t('This profile is in neither of the AWS config files.') : known?.problem;
}

function statusTooltip(
  snapshot: ChoicesSnapshot,
  trouble: string | undefined,
  remoteName: string | undefined,
): string {
  const { connection, target, guardrail, knowledgeBase } = snapshot;
  const { region, regionOrigin } = connection;
  return [
    `**Amazon Bedrock**`,
    ...(trouble === undefined ? [] : [escaped(trouble)]),
    line(l10n.t('Profile'), commands.pickProfile, profileText(connection)),
    ...callerLines(snapshot, remoteName).map(escaped),
    line(l10n.t('Region'), commands.pickRegion, `${region} (${regionOriginText(regionOrigin)})`),
    line(l10n.t('Model'), commands.pickModel, modelName(snapshot)),
    ...(target
      ? [
          escaped(l10n.t('Sent as: {0}', target.modelId)),
          escaped(l10n.t('May be processed in: {0}', destinationsText(target.destinationRegions))),
        ]
      : []),
    line(
      l10n.t('Guardrail'),
      commands.pickGuardrail,
      guardrail ? `${guardrail.name} (${guardrail.version})` : none(),
    ),
    line(l10n.t('Knowledge base'), commands.pickKnowledgeBase, knowledgeBase?.name ?? none()),
  ].join('\n\n');
}

/** Who answers, how the credentials were found, and on which machine. */
function callerLines({ caller }: ChoicesSnapshot, remoteName: string | undefined): readonly string[] {
  return [
    caller && l10n.t('Account: {0}', callerText(caller)),
    caller?.source && l10n.t('Credentials: {0}', credentialSourceText(caller.source)),
    filesAtText(remoteName),
  ].filter((text) => text !== undefined);
}

function profileText(connection: ResolvedConnection): string {
  const { profile, known } = connection;
  if (!known) return accountText(connection);
  const kind = profileKindText(known.kind);
  return profile === undefined
    ? l10n.t('{0}, which read the profile {1} ({2})', accountText(connection), known.name, kind)
    : `${profile} (${kind})`;
}

function none(): string {
  return l10n.t('none');
}

function line(label: string, command: (typeof TOOLTIP_COMMANDS)[number], text: string): string {
  return `[${escaped(label)}](command:${command}): ${escaped(text)}`;
}

function escaped(text: string): string {
  return escapeMarkdown(text.replaceAll(/\s+/g, ' ').trim());
}

function shortened(name: string): string {
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 1)}…`;
}
