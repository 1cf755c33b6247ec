import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServices } from '../../src/bedrock/services.ts';
import type { Connection } from '../../src/chat/connection.ts';
import type { BedrockServices } from '../../src/chat/ports.ts';
import { Loopback } from './loopback.ts';

/** The extension's own services, talking to a loopback server with credentials from a config file of our own. */
export interface ExtensionUnderTest {
  readonly services: BedrockServices;
  readonly loopback: Loopback;
  stop(): Promise<void>;
}

export const CONNECTION: Connection = { profile: 'conformance', region: 'us-east-1' };

const CREDENTIALS =
  '[conformance]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\n';

/** Changes this process's environment, so that nothing of the machine's own AWS set-up is read. */
export async function startExtension(): Promise<ExtensionUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-conformance-'));
  writeFileSync(join(folder, 'credentials'), CREDENTIALS);
  writeFileSync(join(folder, 'config'), '');
  for (const name of Object.keys(process.env))
    if (name.startsWith('AWS_')) Reflect.deleteProperty(process.env, name);
  process.env['AWS_CONFIG_FILE'] = join(folder, 'config');
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = join(folder, 'credentials');
  const loopback = await Loopback.start();
  process.env['AWS_ENDPOINT_URL'] = loopback.url;
  // One attempt: a recorded throttling would be asked for again and again, with pauses.
  const services = createServices({ userAgentVersion: 'conformance', maxAttempts: 1 });
  return {
    services,
    loopback,
    async stop() {
      services.dispose();
      await loopback.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
