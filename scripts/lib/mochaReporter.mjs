import Mocha from 'mocha';
import { writeFileSync } from 'node:fs';
import process from 'node:process';

/** @typedef {{ title: string, error: string }} FailedTest */
/** @typedef {{ passed: number, failures: FailedTest[] }} MochaReport */

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS } = Mocha.Runner.constants;

/** A line for each test as it ends, and the counts in the file MOCHA_REPORT for whoever started mocha. */
export default class Reporter extends Mocha.reporters.Base {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {MochaReport} */
    const report = { passed: 0, failures: [] };
    runner.on(EVENT_TEST_PASS, (test) => {
      report.passed += 1;
      console.log(`  ok    ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on(EVENT_TEST_FAIL, (test, /** @type {unknown} */ error) => {
      const failed = { title: test.fullTitle(), error: describeError(error) };
      report.failures.push(failed);
      console.log(`  FAIL  ${failed.title}\n${indent(failed.error)}`);
    });
    runner.on(EVENT_RUN_END, () => {
      const file = process.env['MOCHA_REPORT'];
      if (file !== undefined) {
        writeFileSync(file, JSON.stringify(report));
      }
      if (process.env['MOCHA_MUST_END'] !== undefined) {
        endSoon();
      }
    });
  }
}

/** Tests that leave a timer, socket or process behind would keep this process alive for ever. */
function endSoon() {
  const patienceMs = 5000;
  setTimeout(() => {
    console.log(`  FAIL  left open after the last test: ${process.getActiveResourcesInfo().join(', ')}`);
    process.exit(1);
  }, patienceMs).unref();
}

/** @param {unknown} error */
function describeError(error) {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const stack = error.stack ?? error.message;
  // The difference that an assertion shows is in its message, which the stack repeats.
  return stack.includes(error.message) ? stack : `${error.message}\n${stack}`;
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^/gm, '        ');
}
