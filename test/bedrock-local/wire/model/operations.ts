import * as bedrock from '@aws-sdk/client-bedrock';
import * as bedrockAgent from '@aws-sdk/client-bedrock-agent';
import * as bedrockAgentRuntime from '@aws-sdk/client-bedrock-agent-runtime';
import * as bedrockRuntime from '@aws-sdk/client-bedrock-runtime';
import * as sts from '@aws-sdk/client-sts';
import type { StaticOperationSchema } from '@smithy/types';
import { isOperationSchema, shapeOf, type Shape } from './shape.ts';

export type ServiceName = 'bedrock' | 'bedrock-runtime' | 'bedrock-agent' | 'bedrock-agent-runtime' | 'sts';

export interface Operation {
  readonly service: ServiceName;
  readonly name: string;
  /** Absent where the operation is named in the body (STS). */
  readonly http?: { readonly method: string; readonly path: string; readonly status: number };
  readonly input: Shape;
  readonly output: Shape;
}

/** Every operation that the SDK's clients can call, as their own schemas describe them. */
export const operations: readonly Operation[] = [
  ...operationsOf('bedrock-runtime', bedrockRuntime),
  ...operationsOf('bedrock', bedrock),
  ...operationsOf('bedrock-agent-runtime', bedrockAgentRuntime),
  ...operationsOf('bedrock-agent', bedrockAgent),
  ...operationsOf('sts', sts),
];

function operationsOf(service: ServiceName, module: object): Operation[] {
  return Object.values(module)
    .filter(isOperationSchema)
    .map((schema) => readOperation(service, schema));
}

function readOperation(service: ServiceName, schema: StaticOperationSchema): Operation {
  const [, , name, traits, input, output] = schema;
  const http = typeof traits === 'number' ? undefined : traits.http;
  return {
    service,
    name,
    ...(http && { http: { method: http[0], path: http[1], status: http[2] } }),
    input: shapeOf(input),
    output: shapeOf(output),
  };
}
