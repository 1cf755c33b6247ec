import * as v from 'valibot';
import type { Denial, FailureAction, FailureCause, PolicyKind, Quota } from '../../chat/failure.ts';
import { optional } from './optional.ts';

/** Open unions: what a later version adds is carried along, and nothing here branches on it. */
const isString = (value: unknown): boolean => typeof value === 'string';
const Cause = v.custom<FailureCause>(isString);
const Action = v.custom<FailureAction>(isString);
const Policy = v.custom<PolicyKind>(isString);
const Condition = v.custom<NonNullable<Denial['condition']>>(isString);
const QuotaOf = v.custom<NonNullable<Quota['of']>>(isString);
const QuotaPer = v.custom<NonNullable<Quota['per']>>(isString);

const StoredDenial = v.looseObject({
  action: v.string(),
  resource: optional(v.string()),
  identity: optional(v.string()),
  policy: optional(Policy),
  policyArn: optional(v.string()),
  explicit: v.boolean(),
  condition: optional(Condition),
});

export const StoredFailure = v.looseObject({
  cause: Cause,
  message: v.string(),
  remedy: v.string(),
  actions: v.array(Action),
  detail: optional(v.string()),
  exception: optional(v.string()),
  status: optional(v.number()),
  requestId: optional(v.string()),
  denied: optional(StoredDenial),
  quota: optional(
    v.looseObject({
      of: optional(QuotaOf),
      per: optional(QuotaPer),
    }),
  ),
  waitMs: optional(v.number()),
  tokenLimit: optional(v.number()),
  instead: optional(
    v.looseObject({
      modelId: v.string(),
      label: v.string(),
      routeId: optional(v.string()),
      routeName: optional(v.string()),
    }),
  ),
  elsewhere: optional(v.array(v.string())),
  lifecycle: optional(
    v.looseObject({ legacyTime: optional(v.string()), endOfLifeTime: optional(v.string()) }),
  ),
});
