import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import type { fromIni } from '@aws-sdk/credential-providers';
import { configuredEndpoint } from '../clients/endpoint.ts';
import { defined } from '../defined.ts';
import { readConfigSections } from './configSections.ts';
import { askForCode, type Mfa } from './mfa.ts';

type FromIniInit = NonNullable<Parameters<typeof fromIni>[0]>;
export type CallerArgs = Parameters<ReturnType<typeof fromIni>>[0];
type Assumers = Pick<FromIniInit, 'roleAssumer' | 'roleAssumerWithWebIdentity' | 'mfaCodeProvider'>;

/**
 * How STS is asked for a role's credentials. The SDK asks for the multi-factor code before it knows whether the
 * credentials that assume the role are there, and loses their error meanwhile: here the code is asked for last, and
 * nobody types one in vain.
 */
export function assumers(profile: string | undefined, mfa: Mfa, args: CallerArgs): Required<Assumers> {
  return {
    // Put right below.
    mfaCodeProvider: () => Promise.resolve(''),
    roleAssumer: async (source, params) => {
      const { SerialNumber: serial } = params;
      const code = serial === undefined ? undefined : await askForCode(mfa, serial, profile);
      const assume = getDefaultRoleAssumer(await stsOptions(profile, args));
      return assume(source, code === undefined ? params : { ...params, TokenCode: code });
    },
    roleAssumerWithWebIdentity: async (params) => {
      const assume = getDefaultRoleAssumerWithWebIdentity(await stsOptions(profile, args));
      return assume(params);
    },
  };
}

/**
 * The SDK's own rule for the region: the profile's, else that of the client that needs credentials. The endpoint is
 * the one that the chosen profile configures: the SDK would read that of AWS_PROFILE.
 */
async function stsOptions(profile: string | undefined, args: CallerArgs) {
  const { profiles } = await readConfigSections();
  const region = profiles.get(profile ?? 'default')?.['region'];
  const endpoint = await configuredEndpoint('STS', profile);
  return {
    parentClientConfig: { ...args?.callerClientConfig, ...defined({ region }) },
    ...defined({ endpoint }),
  };
}
