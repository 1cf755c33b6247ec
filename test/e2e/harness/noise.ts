/** What VS Code itself says in the console while it starts and is offline: of no interest to our tests. */
const noise =
  /^(Resolv|Creating a socket|Updating additional|An iframe which has both|Failed to load resource|A bad HTTP response code|The web worker extension host)|\[((Remote)?AgentHost|ChatModelSelection|AccountPolicy|reconnection|PerfSample|Service Worker)|open-vsx|authentication provider 'github'/;

export function isNoise(line: string): boolean {
  // VS Code colours its log lines.
  return noise.test(line.replace(/^%c *\w+ color: #\w+ /, ''));
}
