/** Plain text that Markdown shows as it is written. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&$]/g, '\\$&');
}
