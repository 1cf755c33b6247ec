import * as l10n from '@vscode/l10n';
import { any, caught, refusedAt, refusedSaying, type Rule } from '../rule.ts';

const IMAGE_LIMITS = [
  /\b\d+ (?:\+ \d+ )?> (\d+)\b/,
  /\b(?:maximum|max|up to|most|limit(?: is| of)?):? (\d+)\b/i,
  /\b(?:maximum|limit)\b[^.]* (?:is|of) (\d+)\b/i,
];

/** What the messages hold: tools, images, documents, text. The place that AWS names counts before its words do. */
export const contentRules: readonly Rule[] = [
  {
    when: refusedSaying(
      /\btoo many (?:images?|documents?|videos?|files?|attachments?|pages)\b/i,
      /\b(?:number|count) of (?:images?|documents?|videos?|files?|image blocks|document blocks)\b.*\b(?:exceed|limit|maximum|more than)/i,
      /\b(?:maximum|max|limit|up to|at most|only)\b.*\b\d+ (?:images?|documents?|videos?|files?|PDF pages)\b/i,
      /\b(?:maximum|limit) (?:number )?of \d* ?(?:images?|documents?|videos?|files?)\b/i,
      /\bmore than (?:one|\d+) (?:images?|documents?|videos?)\b/i,
      /\bimage_count > \d+/,
    ),
    tell: (error) => {
      const limit = IMAGE_LIMITS.map((pattern) => caught(error, pattern)).find(
        (found) => found !== undefined,
      );
      return {
        cause: 'too-many-attachments',
        message:
          limit === undefined
            ? l10n.t('The conversation holds more images or documents than the model takes.')
            : l10n.t(
                'The conversation holds more images or documents than the model takes, which is {0}.',
                limit,
              ),
        remedy: l10n.t('Leave some out: earlier turns’ count as well. Or choose a model that takes more.'),
        actions: ['trim-context', 'ask-anew', 'pick-model'],
      };
    },
  },
  {
    when: any(
      refusedSaying(
        /^The toolConfig field must be defined\b/,
        /^The number of toolResult blocks\b/,
        /^Expected toolResult blocks\b/,
        /\bConversation blocks and tool result blocks cannot\b/,
        /\btool(?:Use|Result|Spec|Config|Choice)\b/,
        /\b`?tool_(?:use|result|choice)`?\b/,
        /^Model produced invalid sequence as part of ToolUse\b/i,
        /\btool (?:names?|definitions?|schemas?|inputs?|calls?)\b.*\b(?:invalid|not valid|must|duplicate|unique)\b/i,
      ),
      refusedAt('tools'),
    ),
    tell: () => ({
      cause: 'tools-invalid',
      message: l10n.t('AWS refused the tool calls in the conversation.'),
      remedy: l10n.t('Start a new conversation, or choose another model. AWS’s own words are below.'),
      actions: ['retry', 'trim-context', 'ask-anew', 'pick-model', 'open-log'],
    }),
  },
  {
    when: any(
      refusedSaying(
        /\bimage exceeds?\b/i,
        /\bimage\b.*\b(?:dimensions?|pixels|too large|corrupt|unreadable|base64)\b/i,
        /\b(?:process|decode|read|download) (?:the |your )?image\b/i,
        /\bexpected type image\//,
        /\bimage\/(?:png|jpe?g|gif|webp)\b/i,
        /\b(?:provided|specified) image\b/i,
        /\bimage (?:format|type|size|data)\b/i,
      ),
      refusedAt('image'),
    ),
    tell: () => ({
      cause: 'image-invalid',
      message: l10n.t('AWS refused an image: it is too large, broken, or not of the type it is said to be.'),
      remedy: l10n.t('Send a PNG, JPEG, GIF or WebP image of at most 3.75 MB, or leave it out.'),
      actions: ['trim-context', 'ask-anew', 'pick-model'],
    }),
  },
  {
    when: any(
      refusedSaying(
        /^A text block must be included when using documents\b/,
        /^The document file\b/,
        /\bdocument(?:s| names?)\b/i,
        /\bPDF\b/,
        /^The detected file MIME type\b/,
      ),
      refusedAt('document', 'video', 'audio'),
    ),
    tell: () => ({
      cause: 'document-invalid',
      message: l10n.t('AWS refused a document in the conversation.'),
      remedy: l10n.t('Check its type, size and name, or leave it out.'),
      actions: ['trim-context', 'ask-anew', 'pick-model'],
    }),
  },
  {
    when: any(
      refusedSaying(
        /^The text field in the ContentBlock object\b.*\bis blank\b/,
        /^The content field in the Message object\b.*\bis empty\b/,
        /^A conversation must (?:start|end|alternate)\b/,
        /\b(?:roles?|messages?|turns?) must alternate\b/i,
        /\b(?:must|has to) (?:start|begin|end) with (?:a |an |the )?['"`]?(?:user|assistant)\b/i,
        /\bfirst message must use\b/i,
        /\blast turn must be\b/i,
        /^The system (?:field|prompt)\b.*\b(?:blank|empty)\b/,
        /\b(?:non-(?:empty|whitespace)|must not be (?:blank|empty))\b/i,
      ),
      refusedAt('content'),
    ),
    tell: () => ({
      cause: 'content-invalid',
      message: l10n.t('AWS refused a message: it is empty, or out of order.'),
      remedy: l10n.t('Try again in a new conversation.'),
      actions: ['retry', 'trim-context', 'ask-anew', 'open-log'],
    }),
  },
];
