import type { CodePorts } from '../panel/messageHandlers.ts';
import type { VirtualDocuments } from '../panel/virtualDocuments.ts';
import { proposeCode } from './applyCode.ts';
import { applySeveral } from './applySeveral.ts';
import { openAsNewFile } from './newFile.ts';
import { previewCode } from './preview.ts';
import type { Proposals } from './proposals.ts';
import { typeInTerminal } from './typeInTerminal.ts';

export function codePorts(
  proposals: Pick<Proposals, 'show'>,
  documents: Pick<VirtualDocuments, 'add'>,
): CodePorts {
  return {
    newFile: openAsNewFile,
    apply: async (code, turn) => {
      const proposal = await proposeCode(code, turn);
      if (proposal) await proposals.show(proposal);
    },
    applySeveral,
    runInTerminal: typeInTerminal,
    preview: (code) => previewCode(documents, code),
  };
}
