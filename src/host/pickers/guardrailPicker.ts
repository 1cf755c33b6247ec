import * as l10n from '@vscode/l10n';
import type { GuardrailSummary } from '../../chat/resources.ts';
import {
  guardrailRows,
  noGuardrailRow,
  versionRows,
  type GuardrailPick,
  type VersionPick,
} from './guardrailRows.ts';
import { pick, type PickOptions } from './pick.ts';
import { reloadButton, type PickerPorts } from './pickers.ts';

/** Asks for a guardrail and, where it has more than one, for the version. */
export async function pickGuardrail(ports: PickerPorts): Promise<void> {
  for (;;) {
    const picked = await pick(ports.host, guardrailOptions(ports));
    if (!picked) return;
    if (picked.kind === 'none') return ports.choices.setGuardrail(undefined);
    const version = await pick(ports.host, versionOptions(ports, picked.guardrail));
    if (!version) return;
    if (version.kind === 'version') return ports.choices.setGuardrail(version.guardrail);
  }
}

function guardrailOptions({ choices, services }: PickerPorts): PickOptions<GuardrailPick> {
  return {
    title: l10n.t('Guardrail'),
    placeholder: l10n.t('Checks what goes to the model and what comes back'),
    buttons: [reloadButton()],
    async *load({ signal }) {
      const { connection, guardrail } = await choices.snapshot();
      yield [noGuardrailRow(guardrail)];
      const { guardrails } = await services();
      yield guardrailRows(await guardrails.list(connection, signal), guardrail, connection.region);
    },
  };
}

function versionOptions(
  { choices, services }: PickerPorts,
  { id, name }: GuardrailSummary,
): PickOptions<VersionPick> {
  return {
    title: l10n.t('Version of {0}', name),
    placeholder: l10n.t('A numbered version never changes'),
    back: { kind: 'back' },
    acceptOnly: true,
    async *load({ signal }) {
      const { connection, guardrail } = await choices.snapshot();
      const { guardrails } = await services();
      yield versionRows(await guardrails.versions(connection, id, signal), guardrail);
    },
  };
}
