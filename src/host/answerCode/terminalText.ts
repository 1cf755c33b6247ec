/** What would run by itself once typed, or move the cursor: everything below a space but tab and line feed. */
const CONTROL = /[^\P{Cc}\t\n]/gu;
const PROMPT = /^\s*(?:\$|>|PS [^>\n]*>) /;

/**
 * Code of an answer as lines to type into a shell: no control characters (a carriage return would run the line), no
 * prompts copied from a session, no blank lines around. One line can be typed without being run; more can't.
 */
export function terminalLines(code: string): readonly string[] {
  const clean = code.replace(/\r\n?/g, '\n').replace(CONTROL, '');
  const lines = clean.split('\n').map((line) => line.trimEnd());
  const commands = lines.filter((line) => PROMPT.test(line));
  const typed = commands.length > 0 ? commands.map((line) => line.replace(PROMPT, '')) : lines;
  const first = typed.findIndex((line) => line !== '');
  const last = typed.findLastIndex((line) => line !== '');
  return first < 0 ? [] : typed.slice(first, last + 1);
}
