import { GetInferenceProfileCommand } from '@aws-sdk/client-bedrock';
import type { InferenceProfile, ModelCatalogue } from '../../chat/catalogue.ts';
import type { Connection, IdentitySource } from '../../chat/connection.ts';
import { FailureError } from '../../chat/failure.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import type { PolicyRequest, PolicySource } from '../../chat/policy.ts';
import { toInferenceProfile } from '../catalogue/inferenceProfile.ts';
import { call } from '../clients/call.ts';
import type { Clients } from '../clients/clients.ts';
import { defined } from '../defined.ts';
import { partitionOf } from '../identity/regions.ts';
import { accountArn, type Place } from './arns.ts';
import { listedResources, mayBeProfile, profileResources, supposedResources } from './invokedResources.ts';
import { buildPolicy, type InvokedResources } from './policy.ts';

export interface PolicyPorts {
  readonly clients: Pick<Clients, 'control'>;
  readonly catalogue: Pick<ModelCatalogue, 'region'>;
  readonly identity: Pick<IdentitySource, 'whoAmI'>;
}

/** Whoever wants a policy may be refused everything: what AWS does not tell is supposed from what is known. */
export function createPolicySource(ports: PolicyPorts): PolicySource {
  return {
    async policyFor(request, signal) {
      const place = await placeOf(ports, request.connection, signal);
      const { target, guardrail, knowledgeBase, connection } = request;
      const policy = buildPolicy({
        apiKey: connection.apiKey === true,
        ...defined({
          invoked: target && (await invokedBy(ports, request, target, place, signal)),
          guardrailArn: guardrail && accountArn(place, 'guardrail', guardrail.id),
          knowledgeBaseArn: knowledgeBase && accountArn(place, 'knowledge-base', knowledgeBase.id),
        }),
      });
      return `${JSON.stringify(policy, undefined, 2)}\n`;
    },
  };
}

async function placeOf(
  { identity }: PolicyPorts,
  connection: Connection,
  signal: AbortSignal,
): Promise<Place> {
  const { region } = connection;
  const me = await orNothing(identity.whoAmI(connection, signal));
  return { region, partition: partitionOf(region) ?? 'aws', accountId: me?.accountId ?? '*' };
}

async function invokedBy(
  ports: PolicyPorts,
  { connection }: PolicyRequest,
  target: ModelTarget,
  place: Place,
  signal: AbortSignal,
): Promise<InvokedResources> {
  const catalogue = await orNothing(ports.catalogue.region(connection, { signal }));
  const listed = catalogue && listedResources(target, catalogue, place);
  if (listed) return listed;
  const asked = mayBeProfile(target)
    ? await orNothing(getProfile(ports, connection, target.modelId, signal))
    : undefined;
  return asked ? profileResources(asked, place) : supposedResources(target, place);
}

async function getProfile(
  { clients }: PolicyPorts,
  connection: Connection,
  inferenceProfileIdentifier: string,
  signal: AbortSignal,
): Promise<InferenceProfile | undefined> {
  const command = new GetInferenceProfileCommand({ inferenceProfileIdentifier });
  const context = { connection, operation: 'GetInferenceProfile' };
  const answer = await call(signal, context, (options) => clients.control(connection).send(command, options));
  return toInferenceProfile(answer);
}

/** AWS's refusals are no answer; giving up still is. */
async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof FailureError) return undefined;
    throw error;
  }
}
