import type { ServiceName } from '../operations.ts';
import type { Constraints } from '../constraint.ts';
import { bedrockConstraints } from './bedrock.ts';
import { bedrockAgentConstraints } from './bedrockAgent.ts';
import { bedrockAgentRuntimeConstraints } from './bedrockAgentRuntime.ts';
import { bedrockRuntimeConstraints } from './bedrockRuntime.ts';

/** Two services may use one name for different structures (GuardrailConfiguration). */
export const constraintsByService: Readonly<Record<ServiceName, Constraints>> = {
  bedrock: bedrockConstraints,
  'bedrock-runtime': bedrockRuntimeConstraints,
  'bedrock-agent': bedrockAgentConstraints,
  'bedrock-agent-runtime': bedrockAgentRuntimeConstraints,
  sts: {},
};
