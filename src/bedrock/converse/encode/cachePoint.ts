import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime';
import type { CachePoint } from '../../../chat/modelRequest.ts';

/** Five minutes is AWS's own: models that know no other refuse to be told. */
export function cachePointBlock({ ttl }: CachePoint): ContentBlock.CachePointMember {
  return { cachePoint: { type: 'default', ...(ttl !== '5m' && { ttl }) } };
}
