import { aCandidate } from '../testing/a-candidate.factory.js';
import { keepsTheContractOfADesk } from '../testing/dialog-desk.contract.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';

describe('the desk without a database', () => {
  keepsTheContractOfADesk(async () => {
    const desk = new InMemoryDesk().employs(5, 6);
    desk.candidates.set(1, [aCandidate(5), aCandidate(6)]).set(2, [aCandidate(6)]);
    desk.groups.set(9, [aCandidate(5)]);
    return {
      ...{ desk, companyId: 7 },
      hasDialog: async (dialog) => void desk.has(dialog),
      hasClient: async (clientId, channelId) => void desk.clients.set(clientId, { channelId }),
      hasUpload: async (upload) => void desk.uploads.set(upload.id, upload),
      kept: async (dialogId) => {
        const { state, operatorId, lastMessagePreview } = desk.dialog(dialogId);
        return { state, operatorId, lastMessagePreview };
      },
    };
  });
});
