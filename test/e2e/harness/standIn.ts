import assert from 'node:assert/strict';

/** One request as bedrock-local noted it; more fields are there than are named. */
export interface JournalLine {
  readonly method: string;
  readonly path: string;
  readonly [field: string]: unknown;
}

/** bedrock-local of one window, through its control interface. */
export class StandIn {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Every request so far, oldest first. */
  async journal(): Promise<JournalLine[]> {
    const response = await fetch(`${this.url}/__bedrock-local/journal`);
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as JournalLine[];
  }

  /** What to answer from now on, in the format of a scenario file. */
  async setScenario(scenario: unknown): Promise<void> {
    const response = await fetch(`${this.url}/__bedrock-local/scenario`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(scenario),
    });
    assert.ok(response.ok, `${response.status} ${await response.text()}`);
  }
}
