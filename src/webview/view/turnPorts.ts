import type { Post } from '../rpc.ts';
import type { Previews } from './previews.ts';

/** What a turn of the page needs of what is around it. */
export interface TurnPorts {
  readonly post: Post;
  /** Pictures that went with its prompt. */
  readonly previews: Previews;
  /** Shows what stands beside this turn. */
  readonly walk: (offset: -1 | 1) => void;
}
