import type { CodePorts } from '../panel/messageHandlers.ts';
import { proposeCode } from './applyCode.ts';
import { applySeveral } from './applySeveral.ts';
import { openAsNewFile } from './newFile.ts';
import type { Proposals } from './proposals.ts';
import { typeInTerminal } from './typeInTerminal.ts';

export function codePorts(proposals: Pick<Proposals, 'show'>): CodePorts {
  return {
    newFile: openAsNewFile,
    apply: async (code, turn) => {
      const proposal = await proposeCode(code, turn);
      if (proposal) await proposals.show(proposal);
    },
    applySeveral,
    runInTerminal: typeInTerminal,
  };
}
