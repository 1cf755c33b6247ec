import * as l10n from '@vscode/l10n';
import type { FoundationModel } from '../../chat/catalogue.ts';

/** What people choose a model by. */
export const capabilities = [
  'text',
  'image',
  'document',
  'video',
  'tools',
  'reasoning',
  'caching',
  'streaming',
] as const;
export type Capability = (typeof capabilities)[number];

interface Look {
  /** A short word. */
  readonly word: () => string;
  /** A codicon's name. */
  readonly icon: string;
  /** Undefined: AWS does not tell. */
  readonly of: (model: FoundationModel) => boolean | undefined;
}

const TABLE: Readonly<Record<Capability, Look>> = {
  text: { word: () => l10n.t('text'), icon: 'symbol-string', of: answersWithText },
  image: {
    word: () => l10n.t('images'),
    icon: 'file-media',
    of: ({ imageFormats, inputModalities }) => takes(imageFormats) ?? listed(inputModalities, 'IMAGE'),
  },
  document: {
    word: () => l10n.t('documents'),
    icon: 'file-pdf',
    of: ({ documentFormats }) => takes(documentFormats),
  },
  video: {
    word: () => l10n.t('video'),
    icon: 'device-camera-video',
    of: ({ videoFormats, inputModalities }) => takes(videoFormats) ?? listed(inputModalities, 'VIDEO'),
  },
  tools: { word: () => l10n.t('tools'), icon: 'tools', of: ({ tools }) => tools },
  reasoning: { word: () => l10n.t('reasoning'), icon: 'lightbulb', of: ({ reasoning }) => reasoning },
  caching: { word: () => l10n.t('caching'), icon: 'database', of: ({ promptCaching }) => promptCaching },
  streaming: { word: () => l10n.t('streaming'), icon: 'pulse', of: ({ streaming }) => streaming },
};

/** Undefined: AWS does not tell. */
export function capabilityOf(model: FoundationModel, capability: Capability): boolean | undefined {
  return TABLE[capability].of(model);
}

/** Those that AWS says it has. */
export function capabilitiesOf(model: FoundationModel): readonly Capability[] {
  return capabilities.filter((capability) => capabilityOf(model, capability) === true);
}

export function capabilityText(capability: Capability): string {
  return TABLE[capability].word();
}

export function capabilityIcon(capability: Capability): string {
  return TABLE[capability].icon;
}

export function answersWithText({ inputModalities, outputModalities }: FoundationModel): boolean {
  return inputModalities.includes('TEXT') && outputModalities.includes('TEXT');
}

function takes(formats: readonly string[] | undefined): boolean | undefined {
  return formats && formats.length > 0;
}

/** An empty list tells nothing. */
function listed(modalities: readonly string[], name: string): boolean | undefined {
  return modalities.length === 0 ? undefined : modalities.includes(name);
}
