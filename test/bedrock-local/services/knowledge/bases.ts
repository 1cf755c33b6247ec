/** A knowledge base: its documents are the Markdown files of a folder of `corpus/`. */
export interface KnowledgeBase {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly folder: string;
  readonly bucket: string;
  readonly dataSourceId: string;
  readonly regions: readonly string[];
}

const bases: readonly KnowledgeBase[] = [
  {
    id: 'ENGHANDBK1',
    name: 'engineering-handbook',
    description: 'Engineering handbook: how we review, release, test and write code.',
    folder: 'engineering-handbook',
    bucket: 'example-engineering-handbook',
    dataSourceId: 'DSHANDBK01',
    regions: ['us-east-1', 'us-west-2', 'eu-central-1'],
  },
  {
    id: 'PAYRUNBKS1',
    name: 'payments-service-runbooks',
    description: 'Payments service runbooks: alarms, refunds, reconciliation, rotation of keys.',
    folder: 'payments-runbooks',
    bucket: 'example-payments-runbooks',
    dataSourceId: 'DSRUNBKS01',
    regions: ['us-east-1', 'eu-west-1'],
  },
];

export function basesIn(region: string): readonly KnowledgeBase[] {
  return bases.filter((base) => base.regions.includes(region));
}

/** By ID or ARN. */
export function findBase(identifier: string, region: string): KnowledgeBase | undefined {
  const id = identifier.slice(identifier.lastIndexOf('/') + 1);
  return basesIn(region).find((base) => base.id === id);
}
