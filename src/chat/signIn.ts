/** Renewing a profile's session without leaving the editor. */
export interface SignInService {
  /**
   * Signs the profile in, natively (IAM Identity Center's device authorization) or through the AWS CLI without a
   * shell; one at a time. Resolves when the profile's credentials can be resolved again. Rejects with FailureError,
   * or with an AbortError when the person gave up.
   */
  signIn(profile: string | undefined, prompts: SignInPrompts, signal: AbortSignal): Promise<void>;
}

/** What the person has to see while signing in. */
export interface SignInPrompts {
  /** The page to open and the code that it shows: the person compares them and confirms there. */
  readonly verify: (verification: DeviceVerification) => void;
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
