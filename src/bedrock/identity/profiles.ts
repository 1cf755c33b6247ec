import type { AwsProfile, ProfileList } from '../../chat/connection.ts';
import { defined } from '../defined.ts';
import {
  configFilePaths,
  environmentProfile,
  environmentRegion,
  hasEnvironmentBearerToken,
} from './configFiles.ts';
import { readConfigSections, type ConfigSections } from './configSections.ts';
import { fileProblems, type FileProblems } from './fileProblems.ts';
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
    fileProblems(configFile, 'config'),
    fileProblems(credentialsFile, 'credentials'),
  ]);
  const problem = joined(problems.map(({ file }) => file));
  return {
    profiles: [...sections.profiles.keys()].map((name) => describe(name, sections, problems)),
    configFile,
    credentialsFile,
    ...defined({
      problem,
      environmentRegion: environmentRegion(),
      environmentProfile: environmentProfile(),
      environmentBearerToken: hasEnvironmentBearerToken() ? (true as const) : undefined,
    }),
  };
}

/** Nothing but these fields leaves: the settings hold secrets. */
function describe(name: string, sections: ConfigSections, files: readonly FileProblems[]): AwsProfile {
  const settings = sections.profiles.get(name) ?? {};
  const problem = joined([
    profileProblem(name, sections),
    ...files.map(({ profiles }) => profiles.get(name)),
  ]);
  return { name, kind: profileKind(settings), ...defined({ region: settings['region'], problem }) };
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  const known = texts.filter((text) => text !== undefined);
  return known.length === 0 ? undefined : known.join(' ');
}
