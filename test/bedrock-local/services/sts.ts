import type { ScriptedService } from '../brain/scenario/play.ts';

/** Who is asking, as the signature tells. */
export const sts: ScriptedService = {
  unary: {
    GetCallerIdentity: (_input, { caller }) => ({
      Account: caller.accountId,
      Arn: caller.arn,
      UserId: caller.userId,
    }),
  },
};
