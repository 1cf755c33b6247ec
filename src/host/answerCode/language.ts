/** The names that models give languages, where VS Code's id is another one. */
const ALIASES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  node: 'javascript',
  jsx: 'javascriptreact',
  py: 'python',
  python3: 'python',
  rb: 'ruby',
  rs: 'rust',
  golang: 'go',
  kt: 'kotlin',
  cs: 'csharp',
  'c#': 'csharp',
  'f#': 'fsharp',
  fs: 'fsharp',
  'c++': 'cpp',
  cc: 'cpp',
  h: 'c',
  hpp: 'cpp',
  objc: 'objective-c',
  yml: 'yaml',
  md: 'markdown',
  docker: 'dockerfile',
  make: 'makefile',
  tex: 'latex',
  vb: 'vb',
  patch: 'diff',
  bash: 'shellscript',
  sh: 'shellscript',
  shell: 'shellscript',
  zsh: 'shellscript',
  console: 'shellscript',
  'shell-session': 'shellscript',
  shellsession: 'shellscript',
  terminal: 'shellscript',
  ps: 'powershell',
  ps1: 'powershell',
  pwsh: 'powershell',
  cmd: 'bat',
  batch: 'bat',
};

/** VS Code's id for the word after the fence, where an installed extension has such a language; else plain text. */
export function languageId(word: string, installed: ReadonlySet<string>): string {
  const name = word.toLowerCase();
  const id = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
  return installed.has(id) ? id : 'plaintext';
}
