import { keepsTheContractOfADesk, type FurnishedDesk } from '#domain/testing/dialog-desk.contract.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { PgDialogDesk } from '../dialog-desk.store.js';

describe('the desk on PostgreSQL', () => {
  let store: StoreUnderTest;
  afterEach(() => store.stop());

  keepsTheContractOfADesk(async (): Promise<FurnishedDesk> => {
    store = await StoreUnderTest.start();
    for (const id of [5, 6]) await store.hasOperator(id);
    await store.hasChannel(1, [5, 6]);
    await store.hasChannel(2, [6]);
    await store.hasGroup(9, [5]);
    return {
      desk: new PgDialogDesk(store.database, store.wake, { now: () => new Date() }),
      companyId: store.companyId,
      hasDialog: ({ state }) => store.hasDialog(state),
      hasClient: (clientId, channelId) => store.hasClient(clientId, channelId),
      hasUpload: async ({ id, name, mime, size, storageKey }) => {
        await store.rows('insert into upload (id, company_id, name, mime, size, storage_key) values ($1, $2, $3, $4, $5, $6)', [
          ...[id, store.companyId, name, mime, size, storageKey],
        ]);
      },
      kept: async (dialogId) => {
        const [row] = await store.rows<Awaited<ReturnType<FurnishedDesk['kept']>>>(
          `select state, operator_id::int as "operatorId", last_message_preview as "lastMessagePreview" from dialog where id = $1`,
          [dialogId],
        );
        return row!;
      },
    };
  });
});
