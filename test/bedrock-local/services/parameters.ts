import * as v from 'valibot';
import { AwsError } from '../contract.ts';
import type { Account } from '../wire/accounts.ts';
import { authenticate } from '../wire/auth/authenticate.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import type { Reply } from '../wire/rest/errorReply.ts';
import { parseJson, type RequestParts } from '../wire/rest/readInput.ts';
import { accountWithoutModelAccess } from './accounts.ts';
import { regionsWithBedrock } from './catalogue/regions.ts';
import { paginate } from './pagination.ts';

const infrastructure = '/aws/service/global-infrastructure';
/** So new that no SDK knows it: AWS alone can tell its name. */
export const newestRegion = { id: 'eu-moon-1', name: 'Europe (Sea of Tranquility)' } as const;

const parameters: ReadonlyMap<string, string> = new Map([
  ...[...regionsWithBedrock('aws'), newestRegion.id].map(
    (id) => [`${infrastructure}/services/bedrock/regions/${id}`, id] as const,
  ),
  [`${infrastructure}/regions/${newestRegion.id}/longName`, newestRegion.name] as const,
]);

const byPath = v.object({
  Path: v.string(),
  MaxResults: v.optional(v.number()),
  NextToken: v.optional(v.string()),
});
const byName = v.object({ Names: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(10)) });

/** AWS's public parameters in the Parameter Store, which tell where a service is; every page is a small one. */
export function parameterEndpoints(accounts: Iterable<Account>, clock: () => Date): readonly Endpoint[] {
  const operation = (name: string, answer: (request: RequestParts) => object): Endpoint => ({
    service: 'ssm',
    operation: name,
    method: 'POST',
    path: '/',
    target: `AmazonSSM.${name}`,
    answer(request) {
      const { accountId, arn } = authenticate(request, { accounts, signingName: 'ssm', now: clock() });
      if (accountId === accountWithoutModelAccess) throw denied(arn, name);
      return json(answer(request));
    },
  });
  return [
    operation('GetParametersByPath', (request) => listed(inputOf(request, byPath))),
    operation('GetParameters', (request) => named(inputOf(request, byName).Names)),
  ];
}

function listed({ Path, MaxResults, NextToken }: v.InferOutput<typeof byPath>): object {
  const below = [...parameters.keys()].filter((name) => name.startsWith(`${Path}/`));
  const { items, nextToken } = paginate(below, { maxResults: MaxResults, nextToken: NextToken }, 3);
  return { Parameters: items.map(parameter), ...(nextToken !== undefined && { NextToken: nextToken }) };
}

function named(names: readonly string[]): object {
  const known = names.filter((name) => parameters.has(name));
  return {
    Parameters: known.map(parameter),
    InvalidParameters: names.filter((name) => !known.includes(name)),
  };
}

function parameter(name: string): object {
  return { Name: name, Type: 'String', Value: parameters.get(name), Version: 1, DataType: 'text' };
}

function inputOf<T>(request: RequestParts, schema: v.GenericSchema<unknown, T>): T {
  const parsed = v.safeParse(schema, parseJson(request.body));
  if (parsed.success) return parsed.output;
  throw new AwsError('ValidationException', 400, v.summarize(parsed.issues));
}

function denied(arn: string, operation: string): AwsError {
  const text = `User: ${arn} is not authorized to perform: ssm:${operation} because no identity-based policy allows the ssm:${operation} action`;
  return new AwsError('AccessDeniedException', 400, text);
}

function json(value: object): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(value),
  };
}
