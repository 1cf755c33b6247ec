/** Whether text is base64 with its padding. A loop over characters alone: one over groups overflows the stack at 4 MB. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
