import { SECTION, settingKeys } from './ids.ts';

/** A query for the settings editor: everything that decides where calls may go, side by side. */
export function routeSettingsQuery(): string {
  const { allowedRegions, allowGlobalProfiles, requireApplicationProfile } = settingKeys;
  return [allowedRegions, allowGlobalProfiles, requireApplicationProfile]
    .map((key) => `@id:${SECTION}.${key}`)
    .join(' ');
}
