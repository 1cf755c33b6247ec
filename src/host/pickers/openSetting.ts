import { SECTION, settingKeys } from '../ids.ts';
import { routeSettingsQuery } from '../routeSettings.ts';
import type { Choose } from './rows.ts';

/** Leads to the setting; what it allows is the person's to decide there. */
export function allowGlobalSetting(): Choose<never> {
  const query = `${SECTION}.${settingKeys.allowGlobalProfiles}`;
  return { kind: 'run', command: 'workbench.action.openSettings', args: [query] };
}

/** All settings that decide where calls may go. */
export function residencySetting(): Choose<never> {
  return { kind: 'run', command: 'workbench.action.openSettings', args: [routeSettingsQuery()] };
}
