import * as l10n from '@vscode/l10n';
import { formatBytes } from '../../base/text.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import { isMedia, sizeOf, type Attachment, type MediaAttachment } from '../../chat/conversation.ts';

interface Limit {
  readonly bytes: number;
  /** In one request, its history included. */
  readonly count: number;
}

/** Message (images, documents), Amazon Bedrock API Reference; an image's 5 MB are counted on its base64. */
const LIMITS: Readonly<Record<MediaAttachment['kind'], Limit>> = {
  image: { bytes: 3.75 * 1024 * 1024, count: 20 },
  document: { bytes: 4.5 * 1000 * 1000, count: 5 },
};

/** The model that would read it, as far as is known. */
export interface Reader {
  readonly label: string;
  /** Absent where the API did not say. */
  readonly inputModalities?: readonly string[];
}

export function readerOf({ label, model }: ModelTarget): Reader {
  return { label, ...(model && { inputModalities: model.inputModalities }) };
}

/** Why a picture or a document can't go along, in a sentence; undefined where it can. */
export function refusedMedia(
  media: MediaAttachment,
  others: readonly Attachment[],
  reader: Reader | undefined,
): string | undefined {
  const { kind, label } = media;
  const { bytes, count } = LIMITS[kind];
  const size = sizeOf(media);
  if (size > bytes)
    return l10n.t('{0} is {1}, and the limit is {2}.', label, formatBytes(size), formatBytes(bytes));
  if (others.filter((other) => isMedia(other) && other.kind === kind).length >= count) {
    return kind === 'image'
      ? l10n.t('{0} was left out: a request takes at most {1} pictures.', label, count)
      : l10n.t('{0} was left out: a request takes at most {1} documents.', label, count);
  }
  const blind = kind === 'image' && reader?.inputModalities?.includes('IMAGE') === false;
  return blind
    ? l10n.t('{0} was left out: {1} reads no pictures. Pick a model that does.', label, reader.label)
    : undefined;
}
