import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mock } from 'node:test';
import type { ClientOptions } from '../../../../src/bedrock/clients/clientOptions.ts';
import { createServices } from '../../../../src/bedrock/services.ts';
import type { Connection } from '../../../../src/chat/connection.ts';
import { FailureError, type Failure, type FailureCause } from '../../../../src/chat/failure.ts';
import type { BedrockServices } from '../../../../src/chat/ports.ts';
import type { Identity } from '../../../bedrock-local/identity/identity.ts';
import { startBedrockLocal, type BedrockLocal } from '../../../bedrock-local/server.ts';
import {
  createServices as createLocal,
  type LocalServices,
} from '../../../bedrock-local/services/createServices.ts';
import { AwsHome } from '../../../fakes/awsHome.ts';

const region = 'us-east-1';
const never = new AbortController().signal;

/** A home with AWS's files, AWS's stand-in, the extension's services, and one clock for all of them. */
export class World {
  readonly home: AwsHome;
  readonly identity: Identity;
  /** What AWS answers. */
  readonly aws: Pick<LocalServices, 'setScenario'>;
  readonly local: BedrockLocal;
  readonly services: BedrockServices;

  private constructor(home: AwsHome, aws: LocalServices, local: BedrockLocal, services: BedrockServices) {
    this.home = home;
    this.identity = aws.identity;
    this.aws = aws;
    this.local = local;
    this.services = services;
  }

  static async open(options: (identity: Identity) => Partial<ClientOptions>): Promise<World> {
    const home = await AwsHome.create();
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const aws = createLocal();
    const local = await startBedrockLocal(aws);
    process.env['AWS_ENDPOINT_URL'] = local.url;
    process.env['AWS_LOGIN_CACHE_DIRECTORY'] = join(home.path, '.aws', 'login', 'cache');
    const services = createServices({ userAgentVersion: '0', maxAttempts: 1, ...options(aws.identity) });
    return new World(home, aws, local, services);
  }

  async close(): Promise<void> {
    this.services.dispose();
    await this.local.close();
    mock.timers.reset();
    await this.home.restore();
  }

  /** For the extension, the SDK and AWS alike. */
  pass(seconds: number): void {
    mock.timers.tick(seconds * 1000);
  }

  /** Where a person waits, before what they asked for; whether they were asked for a code. */
  unlock(profile: string): Promise<boolean> {
    return this.services.identity.unlock(connectionOf(profile), never);
  }

  /** Whose credentials the profile gives, as STS says. */
  async whoAmI(profile?: string): Promise<string> {
    const { arn } = await this.services.identity.whoAmI(connectionOf(profile), never);
    return arn;
  }

  /** Lists the guardrails: unlike who one is, this is never remembered. */
  async use(profile?: string): Promise<void> {
    await this.list(connectionOf(profile));
  }

  async list(connection: Connection): Promise<void> {
    await this.services.guardrails.list(connection, never);
  }

  /** Why that failed, as a person is told. */
  async causeOf(doing: Promise<unknown>): Promise<FailureCause> {
    return (await this.failureOf(doing)).cause;
  }

  async failureOf(doing: Promise<unknown>): Promise<Failure> {
    const error: unknown = await doing.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error instanceof FailureError) return error.failure;
    throw new Error('A FailureError was expected.', { cause: error });
  }

  /** What AWS was asked, in its order. */
  get asked(): readonly string[] {
    return this.local.entries.map(({ service = '?', operation = '?' }) => `${service}:${operation}`);
  }

  /** A file in the home directory. */
  async write(path: string, content: string): Promise<string> {
    const file = join(this.home.path, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  }

  /** Where `aws sso login` leaves the token of a session or, for legacy profiles, of a start URL. */
  writeSsoToken(sessionOrStartUrl: string, token: object): Promise<string> {
    const name = createHash('sha1').update(sessionOrStartUrl).digest('hex');
    return this.write(`.aws/sso/cache/${name}.json`, JSON.stringify(token));
  }

  /** Where `aws login` leaves what it got. */
  writeLogin(loginSession: string, token: object): Promise<string> {
    const name = createHash('sha256').update(loginSession).digest('hex');
    return this.write(`.aws/login/cache/${name}.json`, JSON.stringify(token));
  }
}

function connectionOf(profile: string | undefined): Connection {
  return profile === undefined ? { region } : { profile, region };
}

/** A world for each test of a `describe`. */
export function waysIn(options: (identity: Identity) => Partial<ClientOptions> = () => ({})): {
  readonly world: World;
} {
  let world: World | undefined;
  beforeEach(async () => {
    world = await World.open(options);
  });
  afterEach(() => world?.close());
  return {
    get world() {
      if (!world) throw new Error('The world is there only during a test.');
      return world;
    },
  };
}

export const developer = {
  aws_access_key_id: 'AKIALOCALEXAMPLE0001',
  aws_secret_access_key: 'local-secret-not-a-real-one',
} as const;

export const ada = {
  aws_access_key_id: 'AKIALOCALEXAMPLE0005',
  aws_secret_access_key: 'local-secret-of-ada',
} as const;

/** A section of an AWS file. */
export function section(name: string, settings: Readonly<Record<string, string>>): readonly string[] {
  return [`[${name}]`, ...Object.entries(settings).map(([setting, value]) => `${setting} = ${value}`)];
}
