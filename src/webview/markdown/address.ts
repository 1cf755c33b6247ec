const ALLOWED: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The address as the browser reads it, if it may be opened (http, https, mailto); relative ones may not. */
export function openable(href: string): string | undefined {
  const url = URL.parse(href);
  return url && ALLOWED.has(url.protocol) ? url.href : undefined;
}
