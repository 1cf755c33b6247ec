import { lexer } from 'marked';
import { codeSpans } from '../../base/text.ts';
import { escapeMarkdown } from '../escapeMarkdown.ts';

/**
 * A model's Markdown for a comment: images become text, because VS Code would load them, and a remote image tells
 * its server what the answer said. Code stays as it is; HTML and command links are refused by MarkdownString itself.
 */
export function inertMarkdown(markdown: string): string {
  return lexer(markdown)
    .map((token) => (token.type === 'code' ? token.raw : token.raw.replaceAll('![', '!\\[')))
    .join('');
}

/** Our own words: what stands between backticks stays code, the rest is shown as it is written. */
export function withCodeSpans(text: string): string {
  return codeSpans(text)
    .map(({ code, text: part }) => (code ? `\`${part}\`` : escapeMarkdown(part)))
    .join('');
}
