// Stands in for @vscode/spdlog, VS Code's native logger, which would need a C++ compiler: the same calls, appending
// to the file at once. Output channels of a remote extension are shown from these files.
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const levels = /** @type {const} */ (['trace', 'debug', 'info', 'warning', 'error', 'critical']);

export const version = 0;

export class Logger {
  #level = 2;
  #raw = false;
  #file;

  /** @param {string} file */
  constructor(file) {
    this.#file = file;
  }

  /**
   * @param {number} level
   * @param {string} message
   */
  #write(level, message) {
    if (level < this.#level) {
      return;
    }
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      appendFileSync(this.#file, this.#raw ? message : `${time} [${levels[level]}] ${message}\n`);
    } catch {
      // A log that can't be written (its folder was removed) stops nobody.
    }
  }

  /** @param {string} message */
  trace(message) {
    this.#write(0, message);
  }
  /** @param {string} message */
  debug(message) {
    this.#write(1, message);
  }
  /** @param {string} message */
  info(message) {
    this.#write(2, message);
  }
  /** @param {string} message */
  warn(message) {
    this.#write(3, message);
  }
  /** @param {string} message */
  error(message) {
    this.#write(4, message);
  }
  /** @param {string} message */
  critical(message) {
    this.#write(5, message);
  }
  getLevel() {
    return this.#level;
  }
  /** @param {number} level */
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {
    this.#raw = false;
  }
  /** Messages then come with their own line ends. */
  clearFormatters() {
    this.#raw = true;
  }
  flush() {
    // Nothing is held back.
  }
  drop() {
    // No handle is kept open.
  }
}

export function setLevel() {
  // Each logger has its own.
}

export function setFlushOn() {
  // Every message is written at once.
}

/**
 * @param {string} _name
 * @param {string} file
 * @returns {Promise<Logger>}
 */
export function createRotatingLogger(_name, file) {
  mkdirSync(path.dirname(file), { recursive: true });
  return Promise.resolve(new Logger(file));
}

export const createAsyncRotatingLogger = createRotatingLogger;
