/**
 * The rooms of the design and what each may import, held as errors.
 * @param {string} name
 * @param {string[]} allowed
 */
const room = (name, allowed) => ({
  name: `${name}-may-import`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    { name: 'src-never-imports-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    room('base', ['^src/base/']),
    room('protocol', ['^src/(base|protocol)/', 'node_modules/valibot/']),
    room('chat', ['^src/(base|chat)/', 'node_modules/@vscode/l10n/']),
    room('bedrock', [
      '^src/(base|chat|bedrock)/',
      'node_modules/(@aws-sdk|@smithy|@vscode/l10n|@pydantic/genai-prices)/',
      '^(node:)?[a-z_/]+$',
    ]),
    room('host', [
      '^src/(base|protocol|chat|host)/',
      '^vscode$',
      'node_modules/@types/vscode/',
      'node_modules/(@vscode/l10n|marked|valibot)/',
      '^(node:)?[a-z_/]+$',
    ]),
    room('webview', [
      '^src/(base|protocol|webview)/',
      'node_modules/(marked|remend|highlight\\.js|@vscode/l10n)/',
    ]),
    {
      name: 'aws-stays-behind-bedrock',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bedrock/' },
      to: { path: 'node_modules/(@aws-sdk|@smithy)/' },
    },
    {
      name: 'bedrock-is-loaded-late',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bedrock/' },
      to: { path: '^src/bedrock/', dependencyTypesNot: ['type-only', 'dynamic-import'], dynamic: false },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
