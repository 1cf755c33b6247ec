import process from 'node:process';
import { fromRoot } from '../../../scripts/lib/paths.mjs';
import { start, waitForOutput } from '../../../scripts/lib/processes.mjs';
import { StandIn } from '../../e2e/harness/standIn.ts';
import type { Moment } from './moment.ts';

const patienceMs = 30_000;

/** AWS's stand-in in a process of its own, which tells when it wrote and when it was left. */
export class ClockedStandIn extends StandIn {
  readonly stop: () => Promise<void>;
  #moments: Moment[] = [];
  #rest = '';
  #wake: () => void = () => undefined;

  private constructor(url: string, running: ReturnType<typeof start>) {
    super(url);
    this.stop = running.stop;
    running.listen((text) => this.#hear(text));
  }

  static async start(): Promise<ClockedStandIn> {
    const running = start(process.execPath, [fromRoot('test', 'bench', 'standIn', 'main.ts')]);
    const [, url = ''] = await waitForOutput(running, /bedrock-local listening on (http:\S+)/, {
      what: 'bedrock-local',
    });
    return new ClockedStandIn(url, running);
  }

  /** Every prompt is answered with this text, a delta of `chunk` characters each `deltaMs`. */
  async answerWith(
    text: string,
    { deltaMs, chunk = 20 }: { deltaMs: number; chunk?: number },
  ): Promise<void> {
    this.#moments = [];
    await this.setScenario({
      rules: [{ match: { operation: 'ConverseStream' }, answer: { text, deltaMs, chunk } }],
    });
  }

  /** When it happened to the answer that was set last, as soon as it has. */
  async when(moment: Moment['moment']): Promise<number> {
    const late = Date.now() + patienceMs;
    for (;;) {
      const found = this.#moments.find((one) => one.moment === moment);
      if (found) return found.at;
      if (Date.now() > late) throw new Error(`The stand-in did not tell of "${moment}" in time.`);
      await Promise.race([this.#told(), new Promise((resolve) => setTimeout(resolve, 1000))]);
    }
  }

  #told(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  #hear(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines.filter((one) => one.startsWith('{')))
      this.#moments.push(JSON.parse(line) as Moment);
    this.#wake();
  }
}
