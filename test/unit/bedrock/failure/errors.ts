/** An error as the SDK throws it: named, with the response's metadata. */
export function thrownAs(name: string, message: string, status?: number | null, requestId?: string): Error {
  const metadata = {
    ...(status && status >= 400 && { httpStatusCode: status }),
    ...(requestId && { requestId }),
  };
  return Object.assign(new Error(message), {
    name,
    ...(Object.keys(metadata).length > 0 && { $metadata: metadata }),
  });
}

/** An error of Node's. */
export function systemError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
