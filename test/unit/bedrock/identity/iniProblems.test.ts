import assert from 'node:assert/strict';
import fc from 'fast-check';
import { iniProblems } from '../../../../src/bedrock/identity/iniProblems.ts';

function textsOf(dialect: 'config' | 'credentials', ...lines: readonly string[]): readonly string[] {
  return iniProblems(lines.join('\n'), dialect).map(({ line, text }) => `${line}: ${text}`);
}

describe('Reading an AWS file for mistakes', () => {
  it('finds none in what AWS documents', () => {
    const config = [
      ...[
        '\uFEFF# mine',
        '[default]',
        'region=eu-west-1 ; here',
        '',
        '[profile "quoted"]',
        's3 =',
        '  max = 2',
      ],
      ...[
        '[sso-session corp]',
        'sso_region = us-east-1',
        '[services local]',
        '[plugins]',
        '[profile a.b/c@d]',
      ],
    ];
    assert.deepEqual(textsOf('config', ...config), []);
    assert.deepEqual(textsOf('credentials', '[default]', 'aws_access_key_id = A', '[any name]'), []);
  });

  it('finds an open section, a name that the SDK can’t read, and one that makes it refuse the file', () => {
    assert.deepEqual(textsOf('config', '[profile a', '[profile my work]', '[profile __proto__]'), [
      '1: the section’s closing bracket is missing.',
      '2: the SDK can’t read this profile’s name: letters, digits and -_@+.%:/ are allowed.',
      '3: this name makes the SDK refuse the whole file.',
    ]);
  });

  it('tells in whose section a mistake is, and counts nothing after a wrong head to the profile before it', () => {
    const lines = ['[default]', 'a', '[profile "b"]', 'c', '[profile d', 'e', '[sso-session f]', 'g'];
    const owners = iniProblems(lines.join('\n'), 'config').map(({ line, profile }) => [line, profile]);
    assert.deepEqual(owners, [
      [2, 'default'],
      [4, 'b'],
      [5, undefined],
      [6, undefined],
      [8, undefined],
    ]);
  });

  it('never repeats what may be a secret', () => {
    const secret = 'wJalrXUtnFEMI';
    const line = fc.string().map((text) => `${text.replace(/^\s*\[/, '')}${secret}`);
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('config', 'credentials'), (lines, dialect) => {
        const secretLines = lines.filter((text) => !text.trim().startsWith('['));
        assert.ok(
          !textsOf(dialect, ...secretLines)
            .join('')
            .includes(secret),
        );
      }),
    );
  });
});
