import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { TemplatesReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { JobsDatabase } from '../../jobs-database.js';
import { settleTemplateAnswers } from '../../templates/template-answers.store.js';
import { readTemplates } from '../templates.view.js';
import { ANNA, BORIS, LEAFLET, NOVEMBER, PAPER, PeopleUnderTest } from './people-under-test.js';

describe('the report of templates', () => {
  let people: PeopleUnderTest;
  let jobs: JobsDatabase;
  let number = 3000;
  beforeAll(async () => {
    people = await PeopleUnderTest.start();
    jobs = new JobsDatabase({ url: people.store.jobsUrl, poolSize: 1, onError: () => undefined });
  });
  beforeEach(async () => {
    for (const table of ['message', 'template_send', 'sent_template']) await people.rows(`delete from ${table}`);
  });
  afterAll(async () => {
    await jobs.close();
    await people.stop();
  });

  interface Sent {
    at?: string;
    name?: string;
    channelId?: number;
    operatorId?: number | null;
    status?: number;
    kind?: string;
    origin?: string;
  }
  /** A message that is a template, unless it is the client's. */
  const message = async ({
    at = '2026-11-10T10:00:00Z',
    name = 'hello',
    channelId = PAPER,
    operatorId = ANNA,
    ...more
  }: Sent): Promise<number> => {
    const { status = MESSAGE_STATUS.sent, kind = 'to_client', origin = 'console' } = more;
    const content = kind === 'from_client' ? null : JSON.stringify({ template: { name, language: 'ru' } });
    await people.rows(
      `insert into message (id, company_id, dialog_id, client_id, channel_id, operator_id, kind, origin, content, status, sent_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
      [(number += 1), people.companyId, 100 + channelId, 50 + channelId, channelId, operatorId, kind, origin, content, status, at],
    );
    return number;
  };
  const report = (question: Partial<ReportQuestion> = {}): Promise<TemplatesReport> =>
    people.read((tx) => readTemplates(tx, { ...NOVEMBER, ...question }));

  it('has what was sent before templates were noted, once the company is counted, and each once', async () => {
    await people.rows('alter table message disable trigger message_template_sent');
    const old = await message({ status: MESSAGE_STATUS.read });
    await message({ origin: 'history' });
    await message({ kind: 'from_client' });
    await people.rows('alter table message enable trigger message_template_sent');
    await message({});
    expect((await report()).sent).toBe(1);
    for (const _ of ['once', 'again']) await people.counted();
    expect((await report()).templates).toEqual([expect.objectContaining({ name: 'hello', sent: 2, read: 1 })]);
    await people.rows('update message set status = $2 where id = $1', [old, MESSAGE_STATUS.failed]);
    expect((await report()).templates).toEqual([expect.objectContaining({ sent: 2, read: 0, failed: 1 })]);
  });

  it('follows what becomes of each message, whichever statement says it', async () => {
    const ids = [await message({}), await message({}), await message({}), await message({})];
    const become = (n: number, status: number): Promise<unknown> =>
      people.read((tx) => tx.query({ name: 'test.become', text: 'update message set status = $2 where id = $1' }, [ids[n], status]));
    await become(0, MESSAGE_STATUS.delivered);
    await become(1, MESSAGE_STATUS.read);
    await become(2, MESSAGE_STATUS.failed);
    const { sent, templates } = await report();
    expect(sent).toBe(4);
    expect(templates).toEqual([
      { channelId: PAPER, channel: 'Channel 1', name: 'hello', language: 'ru', sent: 4, delivered: 2, read: 1, failed: 1, answered: 0 },
    ]);
  });

  it("counts them on the days of the company's clock, by whoever sent them, each template apart", async () => {
    await message({ at: '2026-11-01T13:59:59Z' });
    await message({ at: '2026-11-01T14:00:00Z', name: 'bye', operatorId: BORIS });
    await message({ at: '2026-11-01T14:00:00Z', channelId: LEAFLET, operatorId: null });
    await message({ at: '2026-11-30T14:00:00Z' });
    const { buckets, templates } = await report();
    expect(buckets.filter(({ sent }) => sent > 0)).toEqual([
      { bucket: '2026-11-01', sent: 1 },
      { bucket: '2026-11-02', sent: 2 },
    ]);
    expect(buckets).toHaveLength(30);
    expect(templates.map(({ channelId, name, sent }) => [channelId, name, sent])).toEqual(
      expect.arrayContaining([
        [PAPER, 'hello', 1],
        [PAPER, 'bye', 1],
        [LEAFLET, 'hello', 1],
      ]),
    );
    expect((await report({ operatorIds: [BORIS] })).templates.map(({ name }) => name)).toEqual(['bye']);
    expect((await report({ channelIds: [LEAFLET] })).templates.map(({ channelId }) => channelId)).toEqual([LEAFLET]);
  });

  it('what came with an imported history was not sent here', async () => {
    await message({ origin: 'history' });
    expect(await report()).toMatchObject({ sent: 0, templates: [] });
  });

  it('is answered when the client writes within a day, before that is written down and after it', async () => {
    await message({ at: '2026-11-05T10:00:00Z' });
    await message({ at: '2026-11-06T10:00:00Z', kind: 'from_client' });
    await message({ at: '2026-11-07T10:00:00Z', name: 'late' });
    await message({ at: '2026-11-08T10:00:00.001Z', kind: 'from_client' });
    const answered = async (): Promise<unknown> => (await report()).templates.map(({ name, answered }) => [name, answered]);
    const expected = [
      ['hello', 1],
      ['late', 0],
    ];
    expect(await answered()).toEqual(expected);
    expect(await settleTemplateAnswers(jobs, people.store.database)).toBe(2);
    expect(await answered()).toEqual(expected);
    expect(await settleTemplateAnswers(jobs, people.store.database)).toBe(0);
  });

  it('a template whose day is not over waits', async () => {
    await message({ at: new Date().toISOString() });
    expect(await settleTemplateAnswers(jobs, people.store.database)).toBe(0);
  });
});
