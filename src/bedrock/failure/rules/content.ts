import * as l10n from '@vscode/l10n';
import { refusedSaying, type Rule } from '../rule.ts';

/** What the messages hold: tools, reasoning, images, documents, text. */
export const contentRules: readonly Rule[] = [
  {
    when: refusedSaying(
      /^The toolConfig field must be defined\b/,
      /^The number of toolResult blocks\b/,
      /^Expected toolResult blocks\b/,
      /^(?:messages\.\d+\.content: )?Conversation blocks and tool result blocks cannot\b/,
      /\btool(?:Use|Result|Spec|Config|Choice)\b/,
      /\btool_(?:use|result)\b.*\bids?\b/,
      /\b(?:tool_use|tool_result)\b.*\bblocks?\b.*\bwithout\b/,
      /^tools\.\d+\./,
      /^Model produced invalid sequence as part of ToolUse\b/i,
      /^tools: /i,
    ),
    tell: () => ({
      cause: 'tools-invalid',
      message: l10n.t('AWS refused the tool calls in the conversation.'),
      remedy: l10n.t('Start a new conversation, or choose another model. The log has AWS’s words.'),
      actions: ['retry', 'trim-context', 'pick-model', 'open-log'],
    }),
  },
  {
    when: refusedSaying(
      /\bimage exceeds\b/i,
      /\bimage\b.*\b(?:dimensions?|pixels)\b/i,
      /^Could not process image\b/i,
      /^The detected file MIME type \S+ does not match the expected type image\//,
      /\bimage\/(?:png|jpe?g|gif|webp)\b/i,
      /^messages\.\d+\.content\.\d+\.image\b/,
      /\b(?:provided|specified) image\b/i,
    ),
    tell: () => ({
      cause: 'image-invalid',
      message: l10n.t('AWS refused an image: it is too large, broken, or not of the type it is said to be.'),
      remedy: l10n.t('Send a PNG, JPEG, GIF or WebP image of at most 3.75 MB, or leave it out.'),
      actions: ['pick-model', 'trim-context'],
    }),
  },
  {
    when: refusedSaying(
      /^A text block must be included when using documents\b/,
      /^The document file\b/,
      /\bdocument(?:s| names?)\b/i,
      /^messages\.\d+\.content\.\d+\.document\b/,
      /\bPDF\b/,
      /^The detected file MIME type\b/,
    ),
    tell: () => ({
      cause: 'document-invalid',
      message: l10n.t('AWS refused a document in the conversation.'),
      remedy: l10n.t('Check its type, size and name, or leave it out.'),
      actions: ['pick-model', 'trim-context'],
    }),
  },
  {
    when: refusedSaying(
      /^The text field in the ContentBlock object\b.*\bis blank\b/,
      /^The content field in the Message object\b.*\bis empty\b/,
      /^A conversation must (?:start|end|alternate)\b/,
      /^(?:system|messages)\b.*\bnon-(?:empty|whitespace)\b/i,
      /^messages: (?:roles must alternate|text content blocks must|final assistant content cannot|at least one message)\b/,
      /\b(?:must end with|must start with|first message must use|last turn must be) (?:a |the )?['"`]?user\b/i,
      /^The system (?:field|prompt)\b.*\b(?:blank|empty)\b/,
    ),
    tell: () => ({
      cause: 'content-invalid',
      message: l10n.t('AWS refused a message: it is empty, or out of order.'),
      remedy: l10n.t('Try again in a new conversation.'),
      actions: ['retry', 'trim-context', 'open-log'],
    }),
  },
];
