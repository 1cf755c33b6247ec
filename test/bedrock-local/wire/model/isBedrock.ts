/** Bedrock's own services, as against those by which one signs in. */
export function isBedrock(service: string): boolean {
  return service.startsWith('bedrock');
}
