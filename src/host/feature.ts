import type { ExtensionContext } from 'vscode';
import type { RememberedCatalogue } from '../chat/catalogue.ts';
import type { ProfileList } from '../chat/connection.ts';
import type { BedrockServices } from '../chat/ports.ts';
import type { PriceBook } from '../chat/prices.ts';
import type { AllowedTools } from '../chat/tools.ts';
import type { ApiKeyStore } from './identity/apiKey.ts';
import type { Choices } from './choices/choices.ts';
import type { StoredList } from './choices/storedList.ts';
import type { Log } from './log.ts';
import type { MarkdownPreview } from './markdownPreview.ts';
import type { ToolBox } from './tools/toolBox.ts';

/** What every feature is given. `services` loads the AWS SDK on its first call, never before. */
export interface Workbench {
  readonly context: ExtensionContext;
  readonly services: () => Promise<BedrockServices>;
  /** Reads the AWS config files afresh; loads no SDK client and never rejects for a malformed file. */
  readonly profiles: () => Promise<ProfileList>;
  /** What can be called, remembered across windows: looking at it loads the AWS SDK only when AWS must be asked. */
  readonly catalogue: RememberedCatalogue;
  /** Loaded on first use; of the settings as they are now, so ask again when they change. */
  readonly prices: () => Promise<PriceBook>;
  readonly choices: Choices;
  /** IDs of the person's favourite models, in the order they became so, whatever the account and region. */
  readonly favourites: StoredList;
  /** IDs of the models that were chosen last, the latest first. */
  readonly recents: StoredList;
  readonly toolBox: ToolBox;
  /** Those that run without asking: the person said so, and can take it back where tools are chosen. */
  readonly allowedTools: AllowedTools;
  readonly apiKeys: ApiKeyStore;
  /** One for the window: VS Code asks one provider of each scheme. */
  readonly preview: MarkdownPreview;
  readonly log: Log;
}
