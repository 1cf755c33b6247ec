import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { accounts } from '../../bedrock-local/services/accounts.ts';
import { maxTokens, streamingModel } from '../standIn/streamingModel.ts';

/** What anyone would write with the SDK alone, on the same transport as the extension's. */
export class BareSdk {
  readonly #client: BedrockRuntimeClient;

  /** @param endpoint of the stand-in */
  constructor(endpoint: string) {
    const { accessKeyId = '', secretAccessKey = '' } = accounts[0] ?? {};
    this.#client = new BedrockRuntimeClient({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId, secretAccessKey },
      requestHandler: new NodeHttpHandler(),
    });
  }

  /** The answer's text, piece by piece. */
  async *ask(prompt: string, abortSignal?: AbortSignal): AsyncGenerator<string> {
    const messages = [{ role: 'user' as const, content: [{ text: prompt }] }];
    const command = new ConverseStreamCommand({
      modelId: streamingModel,
      messages,
      inferenceConfig: { maxTokens },
    });
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
