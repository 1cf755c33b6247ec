import type { Rule } from './rule.ts';
import { accessRules } from './rules/access.ts';
import { apiKeyRules } from './rules/apiKey.ts';
import { byNameRules } from './rules/byName.ts';
import { capabilityRules } from './rules/capability.ts';
import { capacityRules } from './rules/capacity.ts';
import { contentRules } from './rules/content.ts';
import { credentialRules } from './rules/credentials.ts';
import { limitRules } from './rules/limits.ts';
import { modelRules } from './rules/model.ts';
import { networkRules } from './rules/network.ts';
import { permissionRules } from './rules/permission.ts';
import { proxyRules } from './rules/proxy.ts';
import { profileRules } from './rules/profile.ts';
import { signInRules } from './rules/signIn.ts';
import { streamRules } from './rules/stream.ts';

/** Tried in this order, the narrow ones first; the last theme knows only names. */
export const rules: readonly Rule[] = [
  ...apiKeyRules,
  ...signInRules,
  ...profileRules,
  ...credentialRules,
  ...permissionRules,
  ...accessRules,
  ...modelRules,
  ...limitRules,
  ...capabilityRules,
  ...contentRules,
  ...proxyRules,
  ...streamRules,
  ...networkRules,
  ...capacityRules,
];

/** Tried when no link of the cause chain met a rule above. */
export const lastRules: readonly Rule[] = byNameRules;
