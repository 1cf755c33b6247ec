import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COMMENT_CONTROLLER, commands, SECTION, settingKeys, views } from '../../../src/host/ids.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly enabledApiProposals?: unknown;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
    readonly menus: Readonly<
      Record<string, readonly { readonly command?: string; readonly when?: string }[]>
    >;
    readonly keybindings: readonly { readonly command: string }[];
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
}

const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const sorted = (values: Iterable<string>): readonly string[] => [...values].sort();

describe('the manifest', () => {
  it('contributes the commands that the code names, and no other', () => {
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(sorted(contributed), sorted(Object.values(commands)));
  });

  it('contributes the views and settings that the code names, and no other', () => {
    const contributed = Object.values(manifest.contributes.views).flatMap((list) => list.map(({ id }) => id));
    assert.deepEqual(sorted(contributed), sorted(Object.values(views)));
    const keys = Object.values(settingKeys).map((key) => `${SECTION}.${key}`);
    assert.deepEqual(sorted(Object.keys(manifest.contributes.configuration.properties)), sorted(keys));
  });

  it('uses only known commands in menus and keybindings, and the right comment controller', () => {
    const known = new Set<string>(Object.values(commands));
    const items = [...Object.values(manifest.contributes.menus).flat(), ...manifest.contributes.keybindings];
    const unknown = items.map(({ command }) => command).filter((id) => id !== undefined && !known.has(id));
    assert.deepEqual(unknown, []);
    const controllers = [...text.matchAll(/commentController == ([\w.]+)/g)].map(([, id]) => id);
    assert.deepEqual(new Set(controllers), new Set([COMMENT_CONTROLLER]));
  });

  it('keeps identity and routing out of a repository’s reach', () => {
    const machine = Object.entries(manifest.contributes.configuration.properties)
      .filter(([, { scope }]) => scope === 'machine')
      .map(([key]) => key);
    assert.deepEqual(
      sorted(machine),
      sorted(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations),
    );
    assert.ok(machine.includes('bedrockWorkbench.profile') && machine.includes('bedrockWorkbench.region'));
  });

  it('puts every command under one category, uses no proposed API and does not activate on everything', () => {
    assert.deepEqual(
      new Set(manifest.contributes.commands.map(({ category }) => category)),
      new Set(['Bedrock']),
    );
    assert.equal(manifest.enabledApiProposals, undefined);
    assert.equal(manifest.activationEvents.includes('*'), false);
  });

  it('has a text for every %key%, and no text without one', () => {
    const nls = JSON.parse(
      readFileSync(new URL('../../../package.nls.json', import.meta.url), 'utf8'),
    ) as object;
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ''));
    assert.deepEqual(sorted(Object.keys(nls)), sorted(used));
  });
});
