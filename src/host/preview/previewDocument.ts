import * as l10n from '@vscode/l10n';
import { fence } from '../../base/text.ts';
import { failureOf } from '../../chat/failure.ts';
import type { RequestInspector, WireRequest } from '../../chat/ports.ts';
import type { Format } from '../panel/format.ts';
import { callFacts } from './callFacts.ts';
import type { PlannedCall } from './plannedCall.ts';

/** The whole call as a Markdown document; `wire` is what would go over the wire, or why nothing can. */
export function previewDocument(call: PlannedCall, wire: WireRequest | string, format: Format): string {
  const rows = callFacts(call, format).map(({ label, value }) => `| ${cell(label)} | ${cell(value)} |`);
  return [
    `# ${l10n.t('Request Preview')}`,
    l10n.t(
      'Nothing was sent. What begins with ≈ is an estimate; the rest is what the call would be made of now.',
    ),
    [`| | |`, `| --- | --- |`, ...rows].join('\n'),
    `## ${l10n.t('System prompt')}`,
    fence(call.forecast.plan.request.system, 'text'),
    `## ${l10n.t('Body')}`,
    ...bodyOf(wire),
    '',
  ].join('\n\n');
}

/** What would go over the wire, or why nothing can: nothing is left to send where nothing is written. */
export function wireOf(
  requests: Pick<RequestInspector, 'wire'>,
  { forecast: { plan } }: PlannedCall,
): WireRequest | string {
  try {
    return requests.wire(plan.request);
  } catch (error) {
    const { message, remedy } = failureOf(error);
    return `${message} ${remedy}`;
  }
}

function bodyOf(wire: WireRequest | string): readonly string[] {
  if (typeof wire === 'string') return [wire];
  return [
    l10n.t(
      '{0} sends exactly this, but for long files: of their Base64 only the length is shown here.',
      wire.operation,
    ),
    fence(JSON.stringify(wire.body, shortened, 2), 'json'),
  ];
}

/** More than a person reads; a picture would make the document useless. */
const LONGEST_BYTES = 256;

function shortened(this: unknown, key: string, value: unknown): unknown {
  if (key !== 'bytes' || typeof value !== 'string' || value.length <= LONGEST_BYTES) return value;
  return l10n.t('({0} characters of Base64)', value.length);
}

/** Text for a table's cell: others' names must not break out of it. */
function cell(text: string): string {
  return text.replaceAll(/[\\|<`]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
