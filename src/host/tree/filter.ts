import * as l10n from '@vscode/l10n';
import type { FoundationModel } from '../../chat/catalogue.ts';
import { capabilityOf, capabilityText, type Capability } from '../models/capabilities.ts';
import { dotted } from '../words.ts';

/** What the tree shows of its models; an empty part does not restrict. */
export interface TreeFilter {
  /** Words that the name, ID, provider or family holds, all of them. */
  readonly text: string;
  /** All of them. */
  readonly capabilities: readonly Capability[];
  /** Any of them. */
  readonly providers: readonly string[];
  /** Only what a chat can call, as far as is known. */
  readonly callable: boolean;
}

export const NO_FILTER: TreeFilter = { text: '', capabilities: [], providers: [], callable: false };

export function isFiltering({ text, capabilities, providers, callable }: TreeFilter): boolean {
  return text.trim() !== '' || capabilities.length > 0 || providers.length > 0 || callable;
}

/** `callable`: whether a chat can call it, as far as is known. */
export function matches(filter: TreeFilter, model: FoundationModel, callable: boolean): boolean {
  if (filter.callable && !callable) return false;
  if (filter.providers.length > 0 && !filter.providers.includes(model.provider)) return false;
  if (!filter.capabilities.every((capability) => capabilityOf(model, capability) === true)) return false;
  return hasWords(filter.text, [model.name, model.modelId, model.provider, model.family ?? '']);
}

/** Whether each word of the text is in one of these. */
export function hasWords(text: string, where: readonly string[]): boolean {
  const haystack = where.join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

/** `“haiku” · images, tools · Anthropic · callable` */
export function filterText({ text, capabilities, providers, callable }: TreeFilter): string {
  const said = dotted(
    text.trim() === '' ? undefined : `“${text.trim()}”`,
    capabilities.map(capabilityText).join(', '),
    providers.join(', '),
    callable ? l10n.t('callable') : undefined,
  );
  return said ?? l10n.t('no filter');
}

export function toggled<T>(list: readonly T[], entry: T): readonly T[] {
  return list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];
}
