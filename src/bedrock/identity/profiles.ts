import type { AwsProfile, ProfileList } from '../../chat/connection.ts';
import { defined } from '../defined.ts';
import {
  configFilePaths,
  environmentProfile,
  environmentRegion,
  hasEnvironmentBearerToken,
} from './configFiles.ts';
import { readConfigSections, type ConfigSections } from './configSections.ts';
import { fileProblem } from './fileProblem.ts';
import { profileKind } from './profileKind.ts';
import { profileProblem } from './profileProblem.ts';

/**
 * The profiles of both AWS files, read afresh; what is broken is told and breaks nothing else. Importing this file
 * loads the SDK's file reader and none of its clients.
 */
export async function listProfiles(): Promise<ProfileList> {
  const { configFile, credentialsFile } = configFilePaths();
  const [sections, ...problems] = await Promise.all([
    readConfigSections(),
    fileProblem(configFile, 'config'),
    fileProblem(credentialsFile, 'credentials'),
  ]);
  const problem = problems.filter((text) => text !== undefined).join(' ');
  return {
    profiles: [...sections.profiles.keys()].map((name) => describe(name, sections)),
    configFile,
    credentialsFile,
    ...defined({
      problem: problem === '' ? undefined : problem,
      environmentRegion: environmentRegion(),
      environmentProfile: environmentProfile(),
      environmentBearerToken: hasEnvironmentBearerToken() ? (true as const) : undefined,
    }),
  };
}

/** Nothing but these fields leaves: the settings hold secrets. */
function describe(name: string, sections: ConfigSections): AwsProfile {
  const settings = sections.profiles.get(name) ?? {};
  return {
    name,
    kind: profileKind(settings),
    ...defined({ region: settings['region'], problem: profileProblem(name, sections) }),
  };
}
