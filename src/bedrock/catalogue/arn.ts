import type { ProfileDestination } from '../../chat/catalogue.ts';

/** `arn:PARTITION:bedrock:REGION:ACCOUNT:TYPE/ID`, in parts; undefined where it is no ARN. */
export interface ArnParts {
  readonly region?: string;
  readonly accountId?: string;
  readonly type: string;
  readonly id: string;
}

export function arnParts(arn: string): ArnParts | undefined {
  const [prefix, , , region = '', accountId = '', ...resource] = arn.split(':');
  if (prefix !== 'arn') return undefined;
  const name = resource.join(':');
  const slash = name.indexOf('/');
  return {
    type: name.slice(0, Math.max(slash, 0)),
    id: name.slice(slash + 1),
    ...(region !== '' && { region }),
    ...(accountId !== '' && { accountId }),
  };
}

/** `arn:aws:bedrock:REGION::foundation-model/ID`; a global profile's ARN has no region. */
export function toDestination(modelArn: string | undefined): ProfileDestination | undefined {
  if (modelArn === undefined) return undefined;
  const { id = '', region } = arnParts(modelArn) ?? {};
  return { modelId: id || modelArn, modelArn, ...(region !== undefined && { region }) };
}
