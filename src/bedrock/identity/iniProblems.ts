import * as l10n from '@vscode/l10n';

/** The two files write a profile's section differently. */
export type IniDialect = 'config' | 'credentials';

export interface IniProblem {
  /** One-based. */
  readonly line: number;
  /** Never holds a line's own text: it may be a secret. */
  readonly text: string;
  /** The profile in whose section it is; absent outside of all, and for a section's own head. */
  readonly profile?: string;
}

/** Sections of the config file that have no kind before their name and are no mistake. */
const BARE_SECTIONS: ReadonlySet<string> = new Set(['default', 'plugins', 'preview']);

/** What the SDK's reader would pass over in silence. */
export function iniProblems(text: string, dialect: IniDialect): readonly IniProblem[] {
  const problems: IniProblem[] = [];
  let inSection = false;
  let profile: string | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = withoutComment(raw);
    if (line === '') continue;
    const isHeader = line.startsWith('[');
    const problem = isHeader ? headerProblem(line, dialect) : settingProblem(line, inSection);
    inSection ||= isHeader;
    if (isHeader) profile = problem === undefined ? profileOf(line, dialect) : undefined;
    if (problem !== undefined)
      problems.push({ line: index + 1, text: problem, ...(profile !== undefined && { profile }) });
  }
  return problems;
}

/** Of a head that is in order; undefined for sections that are no profiles. */
function profileOf(header: string, dialect: IniDialect): string | undefined {
  const section = header.slice(1, -1).trim();
  if (dialect === 'credentials' || section === 'default') return section;
  return /^profile\s+(["']?)(.+)\1$/.exec(section)?.[2];
}

function withoutComment(line: string): string {
  return (line.split(/(^|\s)[;#]/)[0] ?? '').trim();
}

function settingProblem(line: string, inSection: boolean): string | undefined {
  if (line.indexOf('=') < 1) return l10n.t('this is no “name = value”.');
  return inSection ? undefined : l10n.t('this setting belongs to no section.');
}

function headerProblem(line: string, dialect: IniDialect): string | undefined {
  if (!line.endsWith(']')) return l10n.t('the section’s closing bracket is missing.');
  const section = line.slice(1, -1).trim();
  if (/^(profile\s+)?__proto__$/.test(section))
    return l10n.t('this name makes the SDK refuse the whole file.');
  return dialect === 'config' ? configSectionProblem(section) : credentialsSectionProblem(section);
}

function configSectionProblem(section: string): string | undefined {
  const [kind, ...name] = section.split(/\s+/);
  if (name.length === 0) {
    return BARE_SECTIONS.has(section)
      ? undefined
      : l10n.t('[{0}] is ignored in this file: a profile is written [profile {0}].', section);
  }
  if (kind !== 'profile' || /^\s*profile\s(["']?)[\w\-@+.%:/]+\1$/.test(section)) return undefined;
  return l10n.t('the SDK can’t read this profile’s name: letters, digits and -_@+.%:/ are allowed.');
}

function credentialsSectionProblem(section: string): string | undefined {
  const [, name] = /^profile\s+(.*)$/.exec(section) ?? [];
  return name === undefined
    ? undefined
    : l10n.t('[profile {0}] is ignored in this file: a profile is written [{0}].', name);
}
