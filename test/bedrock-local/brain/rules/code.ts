import { codeFacts, type CodeFacts, type Declaration, type Trait } from '../codeFacts.ts';
import type { Code } from '../conversation/code.ts';
import { passageAnswer } from './passages.ts';
import { say, type Rule } from './rule.ts';

type Writer = (facts: CodeFacts, code: Code) => string;

/** What is asked of the code; the first that fits, else an explanation. */
const tasks: readonly (readonly [RegExp, Writer])[] = [
  [/\b(unit )?tests?\b/i, writeTests],
  [/\b(review|find (bugs|problems))\b/i, review],
  [/\b(doc comment|docstring|document(ation)?)\b/i, document],
  [/\b(fix|refactor|improve|simplify|rewrite)\b/i, rewrite],
];

/** A piece of code in a fence: it is read and talked about by its own names. */
export const aboutCode: Rule = {
  name: 'code',
  when: ({ code }) => code !== undefined && code.text.trim() !== '',
  answer: ({ code, selection, question, passages }) => {
    if (!code) return [];
    const facts = codeFacts(code, selection);
    const write = /\bexplain\b/i.test(question)
      ? explain
      : tasks.find(([pattern]) => pattern.test(question))?.[1];
    const known = passages.length > 0 ? passageAnswer(passages, question) : undefined;
    return say(sections([(write ?? explain)(facts, code), known]));
  },
};

function explain(facts: CodeFacts): string {
  const main = mainOf(facts);
  const size = facts.lines === 1 ? 'One line' : `${facts.lines} lines`;
  const of = ` of ${facts.language}${facts.file === undefined ? '' : ` in \`${facts.file}\``}`;
  const where = `${size}${of}, and ${main ? name(main) : 'nothing'}`;
  const opening = main
    ? `${where} is what they are about: it ${describe(main)}.`
    : `${size}${of} that run from top to bottom and declare nothing of their own.`;
  const others = facts.declarations.filter((declaration) => declaration !== main).slice(0, 8);
  return sections([
    opening,
    heading('How it works', numbered(facts.traits.toSorted((a, b) => a.line - b.line).map(lineOf))),
    heading(
      'Also in it',
      bullets(others.map((other) => `${name(other)} (line ${other.line}) ${describe(other)}`)),
    ),
    heading('What it leans on', bullets(leaning(facts))),
    main && heading('Using it', fence(facts, usage(main))),
    '*(Written by the local stand-in from the shape of the code: no model was called.)*',
  ]);
}

function lineOf({ line, text }: Trait): string {
  return `**Line ${line}** ${text}.`;
}

function review(facts: CodeFacts): string {
  const main = mainOf(facts);
  return sections([
    `I read ${facts.lines} lines of ${facts.language}.`,
    heading(
      'Worth a look',
      bullets([
        ...facts.traits.slice(0, 3).map((t) => `**Line ${t.line}** ${t.text}: is that covered by a test?`),
        main
          ? `${name(main)} trusts its input; say in its name or its types what it expects.`
          : 'Nothing here has a name that a test could call.',
      ]),
    ),
    'I found nothing that has to be changed before this is merged.',
  ]);
}

function writeTests(facts: CodeFacts): string {
  const main = mainOf(facts);
  const called = main?.name ?? 'main';
  const python = facts.languageId === 'python';
  const body = python
    ? `def test_${called}_handles_the_usual_case():\n    assert ${main ? usage(main) : 'main()'} is not None`
    : `describe('${called}', () => {\n  it('handles the usual case', () => {\n    assert.ok(${main ? usage(main) : 'main()'});\n  });\n\n  it('refuses what it cannot handle', () => {\n    assert.throws(() => ${called}());\n  });\n});`;
  return sections([
    `Tests for ${main ? name(main) : 'this code'}:`,
    fence(facts, body),
    'What it refuses is worth a test of its own: that is what usually breaks.',
  ]);
}

function document(facts: CodeFacts): string {
  const main = mainOf(facts);
  const parameters = (main?.parameters ?? []).map((parameter) => ` * @param ${parameter} what it works on`);
  const comment = [
    '/**',
    ` * ${main ? `What ${main.name} does, in one sentence.` : 'What this code does, in one sentence.'}`,
    ...parameters,
    ' */',
  ];
  return sections([`A comment for ${main ? name(main) : 'this code'}:`, fence(facts, comment.join('\n'))]);
}

function rewrite(facts: CodeFacts, code: Code): string {
  const main = mainOf(facts);
  return sections([
    `Here is ${main ? name(main) : 'the code'} again, with its line ends and indentation put in order:`,
    fence(facts, code.text.replace(/[ \t]+$/gm, '').replace(/\t/g, '  ')),
    'Nothing that it does has changed.',
  ]);
}

function mainOf({ declarations }: CodeFacts): Declaration | undefined {
  return declarations.find(({ kind }) => kind === 'function' || kind === 'class') ?? declarations[0];
}

function name(declaration: Declaration): string {
  return `\`${declaration.name}\``;
}

function describe({ kind, parameters }: Declaration): string {
  if (kind === 'class') return 'is a class that keeps state and what may be done with it';
  if (kind === 'type') return 'is a type: it says what shape a value has';
  if (kind === 'value') return 'is a value that the rest of the code reads';
  if (!parameters) return 'is a function';
  const given = parameters.map((parameter) => `\`${parameter}\``).join(', ');
  return parameters.length > 0 ? `is a function of ${given}` : 'is a function without parameters';
}

function leaning({ imports, calls }: CodeFacts): readonly string[] {
  const called = calls.slice(0, 6).map((call) => `\`${call}\``);
  return [
    ...imports.slice(0, 5).map((module) => `\`${module}\` is imported`),
    ...(called.length > 0 ? [`it calls ${called.join(', ')}`] : []),
  ];
}

function usage({ kind, name: called, parameters = [] }: Declaration): string {
  if (kind === 'class') return `new ${called}()`;
  return kind === 'function' ? `${called}(${parameters.join(', ')})` : called;
}

function sections(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function heading(title: string, body: string): string {
  return body === '' ? '' : `### ${title}\n\n${body}`;
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function numbered(items: readonly string[]): string {
  return items.map((item, i) => `${i + 1}. ${item}`).join('\n');
}

/** A fence longer than any in the code. */
function fence({ languageId }: CodeFacts, body: string): string {
  const longest = Math.max(2, ...Array.from(body.matchAll(/`+/g), ([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${languageId}\n${body}\n${ticks}`;
}
