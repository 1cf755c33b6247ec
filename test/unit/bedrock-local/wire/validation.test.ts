import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AwsError } from '../../../bedrock-local/contract.ts';
import { validInput } from '../../../bedrock-local/wire/rest/validInput.ts';
import { createRouter } from '../../../bedrock-local/wire/route.ts';
import { mutated } from './mutate.ts';
import {
  partsOf,
  recorded,
  recordings,
  reference,
  type RecordedRequest,
  type Reference,
} from './recordings.ts';

const operations = new Set([
  ...['Converse', 'ConverseStream', 'ApplyGuardrail', 'CountTokens', 'Retrieve'],
  ...['ListFoundationModels', 'GetInferenceProfile'],
]);
const route = createRouter({});

/** The text of the refusal; undefined: accepted. */
function refusal(request: RecordedRequest): string | undefined {
  const found = route(request.method, request.path);
  if (!found) return 'no operation';
  try {
    validInput(partsOf(request), found);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return `${error.name}: ${error.message}`;
    throw error;
  }
}

function served(): RecordedRequest[] {
  return recordings()
    .filter(({ operation }) => operations.has(operation))
    .map(({ request }) => request);
}

recorded('What the wire accepts', () => {
  let violations: Reference;
  before(async () => {
    violations = await reference();
  });

  it('is every request that AWS accepted', () => {
    const accepted = recordings().filter(
      ({ operation, response }) => operations.has(operation) && response.status === 200,
    );
    const refused = accepted
      .map(({ name, request }) => [name, refusal(request)])
      .filter(([, text]) => text !== undefined);
    assert.deepEqual(refused, []);
    assert.ok(accepted.length > 40);
  });

  it('is accepted by AWS’s own models too, however the request is bent', () => {
    let accepted = 0;
    const bent = fc.constantFrom(...served()).chain(mutated);
    fc.assert(
      fc.property(bent, (request) => {
        if (refusal(request) !== undefined) return;
        accepted += 1;
        assert.deepEqual(violations(request), []);
      }),
      { numRuns: 4000 },
    );
    assert.ok(accepted > 200, `only ${accepted} were accepted`);
  }).timeout(60_000);
});
