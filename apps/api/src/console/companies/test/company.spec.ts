import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';

describe('the company', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start({ DEMO: 'on', DEMO_EMAIL: 'demo@deskwire.test' });
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  it('has rules of assignment that an admin changes one by one', async () => {
    const id = anna.me.company.id;
    expect((await anna.get('/api/company')).json()).toEqual({
      ...{ id, name: 'Warm Bread', timeZone: 'Europe/Moscow', locale: 'en', autoAssign: true, maxOpenDialogs: 40 },
      ...{ lastOperatorMode: 'off', lastOperatorWaitSeconds: null, offlineReleaseSeconds: null, backlogLimitSeconds: null },
      ...{ operatorsAssignOthers: true, workingHours: null, embedOrigins: [] },
      ...{ ratingQuestion: null, usualRatingQuestion: 'Your request is closed. How would you rate our work?' },
    });
    const changed = await anna.send('PATCH', '/api/company', { lastOperatorMode: 'always', lastOperatorWaitSeconds: 600 });
    expect(changed.json()).toMatchObject({ lastOperatorMode: 'always', lastOperatorWaitSeconds: 600, name: 'Warm Bread' });
    expect((await anna.send('PATCH', '/api/company', { lastOperatorWaitSeconds: null })).json()).toMatchObject({
      lastOperatorWaitSeconds: null,
    });
  });

  it('has working hours, day by day, in its time zone', async () => {
    const set = (workingHours: object[] | null) => anna.send('PATCH', '/api/company', { workingHours });
    const hours = [
      { day: 1, from: '09:00', to: '13:00' },
      { day: 1, from: '14:00', to: '24:00' },
    ];
    expect((await set(hours)).json().workingHours).toEqual(hours);
    expect((await anna.get('/api/company')).json().workingHours).toEqual(hours);
    expect((await set([{ day: 2, from: '18:00', to: '09:00' }])).json()).toMatchObject({ status: 400, field: 'workingHours.0' });
    expect((await set([...hours, { day: 1, from: '12:00', to: '15:00' }])).json()).toMatchObject({ field: 'workingHours.2' });
    expect((await set([{ day: 8, from: '09:00', to: '18:00' }])).statusCode).toBe(400);
    expect((await set(null)).json().workingHours).toBeNull();
  });

  it('two admins who change different rules at once do not undo each other', async () => {
    await Promise.all([
      anna.send('PATCH', '/api/company', { maxOpenDialogs: 5 }),
      anna.send('PATCH', '/api/company', { autoAssign: false }),
    ]);
    expect((await anna.get('/api/company')).json()).toMatchObject({ maxOpenDialogs: 5, autoAssign: false });
  });

  it('an unexpected null is a sentence', async () => {
    for (const field of ['name', 'autoAssign', 'maxOpenDialogs', 'timeZone']) {
      const answer = await anna.send('PATCH', '/api/company', { [field]: null });
      expect([200, 400]).toContain(answer.statusCode);
    }
    expect((await anna.get('/api/company')).json()).toMatchObject({ name: 'Warm Bread', timeZone: 'Europe/Moscow' });
  });

  it('the log-in page learns of the demo, the simulator and the version, and of nothing else', async () => {
    expect((await api.browser().get('/api/public')).json()).toEqual({
      demo: true,
      demoEmail: 'demo@deskwire.test',
      simulator: false,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });
});
