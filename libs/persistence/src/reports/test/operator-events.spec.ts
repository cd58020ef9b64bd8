import type { OperatorEventsReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { ConnectionStore } from '../../operators/connection.store.js';
import { OperatorPresenceStore } from '../../operators/operator-presence.store.js';
import { OwnStatuses } from '../../operators/own-status.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { readOperatorEvents } from '../operator-events.view.js';

const ALL = { channelIds: [], groupIds: [], operatorIds: [], roles: [] };
const YEARS: ReportQuestion = { from: '2020-01-01', to: '2029-12-31', by: 'year', ...ALL };
const EVERYBODY = { onlyOperatorId: null, cursor: null, limit: 50 };

describe('the log of operators', () => {
  let store: StoreUnderTest;
  beforeAll(async () => {
    store = await StoreUnderTest.start();
    await store.hasOperator(5);
  });
  afterAll(() => store.stop());

  const report = (question = YEARS, page = EVERYBODY): Promise<OperatorEventsReport> =>
    store.database.transaction(store.companyId, (tx) => readOperatorEvents(tx, question, page));

  it('tells of statuses and connections', async () => {
    const connections = new ConnectionStore(store.database, store.wake);
    const presence = new OperatorPresenceStore(store.database, store.wake);
    const statuses = new OwnStatuses(store.database, store.wake);
    await connections.connected(store.companyId, 5);
    await connections.seen(store.companyId, [5]);
    await presence.setStatus(store.companyId, 5, { status: 'away', statusId: null });
    const lunch = await statuses.add(store.companyId, { name: 'Lunch', kind: 'away' });
    await presence.setStatus(store.companyId, 5, { status: 'away', statusId: lunch.id });
    await connections.disconnected(store.companyId, 5);
    await presence.setStatus(store.companyId, 5, { status: 'online', statusId: null });
    await connections.connected(store.companyId, 5);
    const { rows, operators } = await report();
    expect(rows.map(({ event, begins, status }) => [event, begins, status])).toEqual([
      ['connection_back', 'online', null],
      ['connection_lost', 'offline', null],
      ['own_status', 'away', 'Lunch'],
      ['away', 'away', null],
      ['connection_back', 'online', null],
    ]);
    expect(Object.keys(operators[0]!.seconds).sort()).toEqual(['away', 'offline', 'online', 'own:Lunch']);
  });
});
