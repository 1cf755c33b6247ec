import assert from 'node:assert/strict';
import type { JournalEntry } from '../../bedrock-local/wire/journal.ts';
import { converseRequestOf, type ConverseRequest } from './converseRequest.ts';
import { eventually } from './eventually.ts';

/** bedrock-local of one window, through its control interface. */
export class StandIn {
  readonly url: string;
  #forgotten = 0;

  constructor(url: string) {
    this.url = url;
  }

  /** What it was asked so far is no longer in the journal. */
  async forget(): Promise<void> {
    this.#forgotten += (await this.journal()).length;
  }

  /** Every request so far, in the order in which they were over. */
  async journal(): Promise<JournalEntry[]> {
    const response = await fetch(`${this.url}/__bedrock-local/journal`);
    assert.equal(response.status, 200, await response.clone().text());
    return ((await response.json()) as JournalEntry[]).slice(this.#forgotten);
  }

  /** The requests of one of AWS's operations so far. */
  async requests(operation: string): Promise<JournalEntry[]> {
    return (await this.journal()).filter((line) => line.operation === operation);
  }

  /** The latest request that fits, once there is one. */
  async waitForJournal(what: string, fits: (line: JournalEntry) => boolean): Promise<JournalEntry> {
    return eventually(`${what} in the journal`, async () => (await this.journal()).findLast(fits));
  }

  /** The latest call of a model whose last message contains this, once it is over. */
  async call(prompt: string): Promise<{ readonly line: JournalEntry; readonly request: ConverseRequest }> {
    const line = await this.waitForJournal(
      `a call with “${prompt}”`,
      ({ operation, body }) =>
        operation?.startsWith('Converse') === true && converseRequestOf(body).lastText.includes(prompt),
    );
    return { line, request: converseRequestOf(line.body) };
  }

  /** What to answer from now on, in the format of a scenario file; without rules, by the stand-in's own. */
  async setScenario(scenario: unknown = { rules: [] }): Promise<void> {
    const response = await fetch(`${this.url}/__bedrock-local/scenario`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(scenario),
    });
    assert.ok(response.ok, `${response.status} ${await response.text()}`);
  }
}
