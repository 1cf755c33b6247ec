/** The parts that every ARN of one configuration shares. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  /** `*` where it could not be found out. */
  readonly accountId: string;
}

export function foundationModelArn({ partition }: Place, region: string, modelId: string): string {
  return `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`;
}

/** `type` is the resource's: `guardrail`, `knowledge-base`, `inference-profile`. An ID that is an ARN stays. */
export function accountArn({ partition, region, accountId }: Place, type: string, id: string): string {
  return isArn(id) ? id : `arn:${partition}:bedrock:${region}:${accountId}:${type}/${id}`;
}

export function isArn(id: string): boolean {
  return id.startsWith('arn:');
}

/** `arn:PARTITION:bedrock:REGION:ACCOUNT:application-inference-profile/ID` → `application-inference-profile`. */
export function resourceType(arn: string): string | undefined {
  return arn.split(':')[5]?.split('/')[0];
}
