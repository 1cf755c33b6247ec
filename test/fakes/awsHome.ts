import { mkdtemp, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A home directory of its own for one test, with the AWS files that it writes and no AWS variable of the machine:
 * the SDK finds what the test says and nothing else.
 */
export class AwsHome {
  readonly path: string;
  readonly #environment = process.env;
  #writes = 0;

  private constructor(path: string) {
    this.path = path;
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    const own = { HOME: path, USERPROFILE: path, AWS_EC2_METADATA_DISABLED: 'true' };
    process.env = { ...Object.fromEntries(kept), ...own };
  }

  static async create(): Promise<AwsHome> {
    return new AwsHome(await mkdtemp(join(tmpdir(), 'aws-home-')));
  }

  get configFile(): string {
    return join(this.path, '.aws', 'config');
  }

  get credentialsFile(): string {
    return join(this.path, '.aws', 'credentials');
  }

  async writeConfig(...lines: readonly string[]): Promise<void> {
    await this.#write(this.configFile, lines);
  }

  async writeCredentials(...lines: readonly string[]): Promise<void> {
    await this.#write(this.credentialsFile, lines);
  }

  async restore(): Promise<void> {
    process.env = this.#environment;
    await rm(this.path, { recursive: true });
  }

  /** Each write is a second younger than the one before: file times are too coarse to tell writes apart. */
  async #write(path: string, lines: readonly string[]): Promise<void> {
    await mkdir(join(this.path, '.aws'), { recursive: true });
    await writeFile(path, lines.join('\n'));
    const seconds = Date.now() / 1000 + ++this.#writes;
    await utimes(path, seconds, seconds);
  }
}

/** A profile with keys, as a section of the credentials file. */
export function keysProfile(name: string, accessKeyId = 'AKIDEXAMPLE'): readonly string[] {
  return [`[${name}]`, `aws_access_key_id = ${accessKeyId}`, 'aws_secret_access_key = wJalrXUtnFEMI'];
}
