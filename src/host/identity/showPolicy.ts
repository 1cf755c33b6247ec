import type { AnsweredBy } from '../../chat/conversation.ts';
import { FailureError, type Denial } from '../../chat/failure.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import type { Choices, ChoicesSnapshot } from '../choices/choices.ts';
import { policyRequest, withDenied } from './policyDocument.ts';

/** What the policy is wanted for; nothing: for what is chosen now. */
export interface PolicySubject {
  /** The turn that was refused. */
  readonly by?: AnsweredBy;
  readonly denied?: Denial;
}

export interface PolicyPorts {
  readonly choices: Pick<Choices, 'snapshot' | 'target'>;
  readonly services: () => Promise<Pick<BedrockServices, 'policy'>>;
  readonly openJson: (text: string) => PromiseLike<void>;
}

/** Opens the least policy that allows the subject. Rejects with FailureError, or with an AbortError. */
export async function showPolicy(
  { choices, services, openJson }: PolicyPorts,
  { by, denied }: PolicySubject,
  signal: AbortSignal,
): Promise<void> {
  const snapshot = by ? await choices.snapshot() : await withTarget(choices, signal);
  const { policy } = await services();
  const document = await policy.policyFor(policyRequest(snapshot, by), signal);
  signal.throwIfAborted();
  await openJson(withDenied(document, denied));
}

/** The model is looked for where none was yet; who may not even list models still wants the rest. */
async function withTarget(choices: PolicyPorts['choices'], signal: AbortSignal): Promise<ChoicesSnapshot> {
  const snapshot = await choices.snapshot();
  if (snapshot.target) return snapshot;
  try {
    return { ...snapshot, target: await choices.target(signal) };
  } catch (error) {
    if (error instanceof FailureError) return snapshot;
    throw error;
  }
}
