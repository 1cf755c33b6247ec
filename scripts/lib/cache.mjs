import { createHash } from 'node:crypto';
import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheRoot } from './paths.mjs';

/** @param {string} file */
export async function exists(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * A folder name that changes with what is installed in it.
 * @param {string} name
 * @param {readonly string[]} files what decides on the content
 */
export async function cacheFolder(name, files) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of files) {
    hash.update(await readFile(file));
  }
  return path.join(cacheRoot, `${name}-${hash.digest('hex').slice(0, 16)}`);
}

/**
 * Fills a folder once: built beside it, renamed when complete, so that it is either whole or absent.
 * @param {string} folder
 * @param {(building: string) => Promise<void>} build
 */
export async function fillOnce(folder, build) {
  await mkdir(path.dirname(folder), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (await exists(folder)) {
      return;
    }
    const building = `${folder}.building`;
    // Of a run that was killed.
    await rm(building, { recursive: true, force: true });
    await mkdir(building);
    try {
      await build(building);
      await rename(building, folder);
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  });
}

/**
 * One run at a time on this machine; the lock of a process that died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  const deadline = Date.now() + 15 * 60_000;
  while (!tryLock(file)) {
    if (Date.now() > deadline) {
      throw new Error(`Another run has held ${file} for 15 minutes. Delete it if no other run is going on.`);
    }
    await sleep(250);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    const descriptor = openSync(file, 'wx');
    writeFileSync(descriptor, String(process.pid));
    closeSync(descriptor);
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) {
      throw error;
    }
  }
  if (!isHeld(file)) {
    rmSync(file, { force: true });
  }
  return false;
}

/** @param {string} file */
function isHeld(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // Not written yet: its owner is between two system calls.
    return holder === 0 || isAlive(holder);
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
