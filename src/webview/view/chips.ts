import * as l10n from '@vscode/l10n';
import { formatBytes } from '../../base/text.ts';
import type { AttachmentView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { button, el, icon, iconButton } from './dom.ts';
import type { Previews } from './previews.ts';

interface ChipOptions {
  readonly removable: boolean;
  /** Where pictures come from. */
  readonly previews: Previews;
}

const ICONS: Readonly<Record<string, string>> = {
  selection: 'code',
  folder: 'folder',
  problems: 'warning',
  changes: 'git-compare',
  terminal: 'terminal',
  paste: 'clippy',
  image: 'file-media',
  document: 'file-pdf',
};

/** What goes with a prompt: a button that opens it and, in the composer, one that takes it away. */
function chip(attachment: AttachmentView, post: Post, { removable, previews }: ChipOptions): HTMLElement {
  const { id, kind, label, detail, bytes, tokens } = attachment;
  const size = sizeText(bytes, tokens);
  const open = button(
    'chip-open',
    () => post({ type: 'openAttachment', id }),
    kind === 'image' ? previews.image(id, label) : icon(ICONS[kind] ?? 'file'),
    el('span', 'chip-label', label),
    el('span', 'chip-detail', tokens === undefined ? detail : `${detail} · ${tokensText(tokens)}`),
  );
  open.title = `${label}\n${detail} · ${size}`;
  open.setAttribute('aria-label', l10n.t('Open {0}, {1}, {2}', label, detail, size));
  const element = el('li', 'chip', open);
  if (removable) element.append(removeButton(id, label, post));
  return element;
}

function removeButton(id: string, label: string, post: Post): HTMLElement {
  return iconButton('close', l10n.t('Remove {0}', label), () => post({ type: 'removeAttachment', id }));
}

export function chips(attachments: readonly AttachmentView[], post: Post, options: ChipOptions): HTMLElement {
  const list = el('ul', 'chips', ...attachments.map((one) => chip(one, post, options)));
  list.setAttribute('aria-label', l10n.t('Context'));
  return list;
}

/** `1.5 KB`, `1.5 KB, ≈ 420 tokens` */
function sizeText(bytes: number, tokens: number | undefined): string {
  const size = formatBytes(bytes);
  return tokens === undefined ? size : `${size}, ${tokensText(tokens)}`;
}

export function tokensText(tokens: number): string {
  const compact = new Intl.NumberFormat(document.documentElement.lang || undefined, {
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  return l10n.t('≈ {0} tokens', compact.format(tokens));
}
