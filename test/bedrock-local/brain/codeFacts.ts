import type { Code } from './conversation/code.ts';
import type { Selection } from './conversation/selection.ts';

/** Something that a piece of code declares. */
export interface Declaration {
  readonly kind: 'function' | 'class' | 'type' | 'value';
  readonly name: string;
  /** As written, without types; undefined where there are none. */
  readonly parameters?: readonly string[];
  /** One-based, in the file where that is known, else in the piece of code. */
  readonly line: number;
}

export interface CodeFacts {
  /** For people. */
  readonly language: string;
  /** As the fence has it. */
  readonly languageId: string;
  readonly lines: number;
  readonly file?: string;
  readonly declarations: readonly Declaration[];
  readonly imports: readonly string[];
  /** What it calls and does not declare itself, in order. */
  readonly calls: readonly string[];
  readonly traits: readonly Trait[];
}

/** A thing worth a line in an explanation. */
export interface Trait {
  readonly line: number;
  readonly text: string;
}

const declarations: readonly (readonly [Declaration['kind'], RegExp])[] = [
  [
    'function',
    /^\s*(?:export\s+)?(?:default\s+)?(?:public\s+|private\s+|protected\s+|static\s+|pub\s+|async\s+)*(?:function\*?|def|fn|func|fun|sub)\s+(?:\([^)]*\)\s*)?([\w$]+)\s*(?:<[^>]*>)?\((?:([^)]*)\))?/,
  ],
  [
    'function',
    /^\s*(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*(?::[^=]+)?=\s*(?:async\s*)?\(([^)]*)\)[^=]*=>/,
  ],
  [
    'class',
    /^\s*(?:export\s+)?(?:default\s+)?(?:public\s+|abstract\s+|final\s+|pub\s+|data\s+)*(?:class|struct|trait|impl)\s+([\w$]+)/,
  ],
  ['type', /^\s*(?:export\s+)?(?:interface|type|enum)\s+([\w$]+)/],
  [
    'function',
    /^\s+(?:public\s+|private\s+|protected\s+|static\s+|async\s+|override\s+)*(?!if|for|while|switch|catch|return|await|with|constructor)([#\w$]+)\(([^)]*)\)\s*(?::[^{]+)?\{/,
  ],
  ['value', /^(?:export\s+)?(?:const|let|var|val)\s+([\w$]+)\s*(?::[^=]+)?=/],
];

const traits: readonly (readonly [RegExp, string])[] = [
  [/\bawait\b/, 'waits for something asynchronous, so the caller has to wait too'],
  [/\b(for|while)\b.*[{:(]/, 'loops over its input'],
  [/\b(throw|raise|panic!?)\b/, 'gives up with an error when something is wrong'],
  [/\b(catch|except|rescue)\b/, 'catches an error instead of passing it on'],
  [/\.(map|filter|reduce|flatMap)\(/, 'turns one list into another without changing it'],
  [/\b(if|unless|match|switch)\b/, 'decides between cases'],
  [/\byield\b/, 'produces its results one at a time'],
  [/\breturn\b/, 'returns the result'],
];

const languageNames: Readonly<Record<string, string>> = {
  ts: 'TypeScript',
  typescript: 'TypeScript',
  tsx: 'TypeScript',
  typescriptreact: 'TypeScript',
  js: 'JavaScript',
  javascript: 'JavaScript',
  py: 'Python',
  python: 'Python',
  go: 'Go',
  rust: 'Rust',
  java: 'Java',
  csharp: 'C#',
  cpp: 'C++',
  shellscript: 'shell script',
  sh: 'shell script',
};

export function codeFacts({ language, text }: Code, selection?: Selection): CodeFacts {
  const first = selection?.startLine ?? 1;
  const lines = text
    .split('\n')
    .slice(0, 2_000)
    .map((line) => line.slice(0, 400));
  const declared = lines.flatMap((line, i) => declarationIn(line, i + first) ?? []);
  const names = new Set(declared.map(({ name }) => name));
  return {
    language: languageNames[language.toLowerCase()] ?? (language || 'plain text'),
    languageId: language,
    lines: text.split('\n').length,
    ...(selection && { file: selection.file }),
    declarations: declared,
    imports: unique(lines.flatMap((line) => importIn(line) ?? [])),
    calls: unique(lines.flatMap(callsIn)).filter((call) => !names.has(call)),
    traits: traits.flatMap(([pattern, says]) => {
      const at = lines.findIndex((line) => pattern.test(line));
      return at < 0 ? [] : { line: at + first, text: says };
    }),
  };
}

function declarationIn(line: string, number: number): Declaration | undefined {
  for (const [kind, pattern] of declarations) {
    const [, name, parameters] = pattern.exec(line) ?? [];
    if (name === undefined) continue;
    return {
      kind,
      name,
      line: number,
      ...(parameters !== undefined && { parameters: parameterNames(parameters) }),
    };
  }
  return undefined;
}

function parameterNames(list: string): readonly string[] {
  return list
    .split(',')
    .map((part) => part.trim().split(/[\s:=]/, 1)[0] ?? '')
    .filter((name) => /^[\w$.*&]+$/.test(name) && name !== 'self');
}

function importIn(line: string): string | undefined {
  const [, from, plain] =
    /^\s*import\b.*\bfrom\s+['"]([^'"]+)['"]|^\s*(?:import|from|use|#include|require)\s+["'<]?([\w./:@-]+)/.exec(
      line,
    ) ?? [];
  return from ?? plain;
}

const keywords = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'return',
  'function',
  'def',
  'fn',
  'func',
  'super',
  'constructor',
  'with',
  'and',
  'or',
  'not',
  'in',
  'await',
  'typeof',
  'print',
]);

function callsIn(line: string): readonly string[] {
  return Array.from(line.matchAll(/(?<![\w$])([A-Za-z_$][\w$]{2,40})\(/g), ([, name = '']) => name).filter(
    (name) => !keywords.has(name),
  );
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
