import type { FoundationModel, ModelAccess, ModelCatalogue } from './catalogue.ts';
import type { Connection } from './connection.ts';
import { useCaseFormProviders } from './facts/accessFacts.ts';

type AskAccess = (
  model: Pick<FoundationModel, 'modelId' | 'provider'>,
  signal: AbortSignal,
) => Promise<ModelAccess>;

/**
 * Asks for access to models of one account and region. Where a provider's form could be what is missing, AWS is asked
 * for it too, once. Rejects as `access` does.
 */
export function accessAsker(
  catalogue: Pick<ModelCatalogue, 'access' | 'useCaseForm'>,
  connection: Connection,
): AskAccess {
  let missing: Promise<boolean> | undefined;
  return async (model, signal) => {
    const access = await catalogue.access(connection, model.modelId, signal);
    if (!mayWaitForForm(model, access)) return access;
    missing ??= catalogue.useCaseForm(connection, signal).then(
      (form) => form === 'missing',
      () => {
        missing = undefined;
        return false;
      },
    );
    return (await missing) ? { state: 'needs-use-case-form' } : access;
  };
}

/** Without the form there is no agreement either. */
function mayWaitForForm({ provider }: Pick<FoundationModel, 'provider'>, access: ModelAccess): boolean {
  if (!useCaseFormProviders.value.includes(provider)) return false;
  return access.state === 'needs-agreement' || (access.state === 'not-authorized' && access.agreed === false);
}
