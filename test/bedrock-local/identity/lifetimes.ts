import * as v from 'valibot';

/** In seconds, with AWS's defaults. What lives shorter than the SDK's margin of five minutes is renewed at each use. */
const defaults = {
  /** The longest that STS gives a role's session for, whatever was asked. */
  roleSession: 43_200,
  /** From one sign-in in the browser to the next. */
  ssoSession: 28_800,
  ssoAccessToken: 3_600,
  /** The session of a permission set. */
  ssoCredentials: 3_600,
  deviceCode: 600,
  authorizationCode: 600,
  devicePollInterval: 1,
  /** From one `aws login` to the next. */
  loginSession: 43_200,
  loginCredentials: 900,
  containerCredentials: 21_600,
  instanceCredentials: 21_600,
} as const;

export type LifetimeName = keyof typeof defaults;

const schema = v.record(v.picklist(Object.keys(defaults) as LifetimeName[]), v.number());

export class Lifetimes {
  #seconds: Record<LifetimeName, number> = { ...defaults };

  get seconds(): Readonly<Record<LifetimeName, number>> {
    return this.#seconds;
  }

  /** What is not named stays as it is. Throws if a name or a value is none. */
  set(json: unknown): void {
    this.#seconds = { ...this.#seconds, ...v.parse(schema, json) };
  }
}
