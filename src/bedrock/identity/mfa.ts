import { getDefaultRoleAssumer } from '@aws-sdk/client-sts';
import type { fromIni } from '@aws-sdk/credential-providers';
import { readConfigSections } from './configSections.ts';

/**
 * Asks a person for the code of the MFA device with this serial number or ARN; `profile` is the one being used,
 * undefined for the default chain. Rejects with an AbortError where the person gives up.
 */
export type MfaCode = (serial: string, profile: string | undefined, signal: AbortSignal) => Promise<string>;

interface Mfa {
  readonly code: MfaCode;
  readonly signal: AbortSignal;
}

type FromIniInit = NonNullable<Parameters<typeof fromIni>[0]>;
type CallerConfig = NonNullable<Parameters<ReturnType<typeof fromIni>>[0]>['callerClientConfig'];

/**
 * The SDK asks for the code before it knows whether the credentials that assume the role are there, and loses their
 * error meanwhile. Here the code is asked for last: nobody types one in vain.
 */
export function roleAssumerWithMfa(
  profile: string | undefined,
  mfa: Mfa,
  caller: CallerConfig,
): Required<Pick<FromIniInit, 'roleAssumer' | 'mfaCodeProvider'>> {
  return {
    // Put right below.
    mfaCodeProvider: () => Promise.resolve(''),
    roleAssumer: async (source, params) => {
      const { SerialNumber: serial } = params;
      const code = serial === undefined ? undefined : await mfa.code(serial, profile, mfa.signal);
      const assume = getDefaultRoleAssumer(await stsOptions(profile, caller));
      return assume(source, code === undefined ? params : { ...params, TokenCode: code.trim() });
    },
  };
}

/** The SDK's own rule: STS is called in the profile's region, else in that of the client that needs credentials. */
async function stsOptions(profile: string | undefined, caller: CallerConfig) {
  const { profiles } = await readConfigSections();
  const region = profiles.get(profile ?? 'default')?.['region'];
  return { parentClientConfig: { ...caller, ...(region !== undefined && { region }) } };
}
