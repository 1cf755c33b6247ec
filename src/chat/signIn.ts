/** Renewing a profile's session without leaving the editor. */
export interface SignInService {
  /**
   * Signs the profile in: natively with IAM Identity Center, in the browser where it can come back to this machine,
   * else by a device code; or through the AWS CLI without a shell. One at a time. Resolves when the profile's
   * credentials can be resolved again. Rejects with FailureError, or with an AbortError when the person gave up.
   */
  signIn(profile: string | undefined, prompts: SignInPrompts, signal: AbortSignal): Promise<void>;
}

/** What the person has to see while signing in. */
export interface SignInPrompts {
  /** The page to open and the code that it shows: the person compares them and confirms there. */
  readonly verify: (verification: DeviceVerification) => void;
  /** Absent: no browser can come back, so that a device code is what serves. */
  readonly browser?: BrowserPrompts;
}

/** A browser that may come back to a loopback address of this machine. */
export interface BrowserPrompts {
  /**
   * The loopback address under which the person's browser reaches this one (a remote window forwards ports);
   * undefined where it can't.
   */
  readonly reach: (redirectUri: string) => Promise<string | undefined>;
  /** Opens the page where the person signs in. */
  readonly open: (page: BrowserPage) => void;
}

/** OAuth's authorization page (RFC 6749, with PKCE). Its address belongs to this one sign-in. */
export interface BrowserPage {
  readonly address: string;
  /** The person would rather confirm a code: what follows is `verify`. */
  readonly useDeviceCode: () => void;
}

/** SSO OIDC StartDeviceAuthorization, as far as a person needs it. */
export interface DeviceVerification {
  readonly userCode: string;
  readonly verificationUri: string;
  /** The same with the code filled in, where the service gives one. */
  readonly verificationUriComplete?: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}
