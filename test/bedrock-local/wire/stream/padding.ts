import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** The recordings have 2 to 61 characters, evenly spread. */
const shortest = 2;
const lengths = 60;

/** The `p` of an event: a prefix of the alphabet whose length hides the payload's, the same for the same event. */
export function paddingFor(index: number, payload: string): string {
  const [byte = 0, next = 0] = createHash('sha256').update(`${index} ${payload}`).digest();
  return alphabet.slice(0, shortest + ((byte * 256 + next) % lengths));
}
