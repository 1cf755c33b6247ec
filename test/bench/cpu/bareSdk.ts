import { maxTokens } from '../standIn/streamingModel.ts';
import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** What anyone would write with the SDK alone, on the same transport as the extension's. */
export class BareSdk {
  readonly #client = new BedrockRuntimeClient({ profile: 'local', requestHandler: new NodeHttpHandler() });

  async *ask(prompt: string, modelId: string, abortSignal?: AbortSignal): AsyncGenerator<string> {
    const messages = [{ role: 'user' as const, content: [{ text: prompt }] }];
    const command = new ConverseStreamCommand({ modelId, messages, inferenceConfig: { maxTokens } });
    const { stream = [] } = await this.#client.send(command, abortSignal ? { abortSignal } : {});
    for await (const event of stream) {
      const text = event.contentBlockDelta?.delta?.text;
      if (text !== undefined) yield text;
    }
  }

  dispose(): void {
    this.#client.destroy();
  }
}
