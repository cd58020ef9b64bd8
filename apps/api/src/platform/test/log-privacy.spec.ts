import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { PASSWORD } from '../../../../../test/api/browser.js';
import { aChannel, aDialog, aMessage } from '../../../../../test/api/rows.js';
import { Log } from '../log.js';

describe('the log', () => {
  it('holds no text, name, phone, e-mail, password, token or cookie, whatever goes well or wrong', async () => {
    const api = await ApiUnderTest.start({ LOG_LEVEL: 'debug' });
    try {
      const anna = await api.browser().registers('Planted Company');
      const companyId = anna.me.company.id;
      const token = await api.token(companyId);
      const dialog = await aDialog(api, companyId, (await aChannel(anna)).id, { name: 'Planted Client', phone: '79005550101' });
      await aMessage(api, dialog, { text: 'Planted text' });
      await anna.send('PATCH', `/api/clients/${dialog.clientId}`, {
        email: 'planted@example.test',
        comment: 'Planted comment',
        phone: '79005550102',
      });
      await anna.get(`/api/dialogs?query=${encodeURIComponent('Planted Client')}`);
      await api.v1(token, 'GET', '/clients?phone=79005550101');
      await api.v1(token, 'POST', '/messages', { client_id: dialog.clientId, text: 'Planted answer' });
      await api.v1(`planted-wrong-token-${token}`, 'GET', '/clients');
      await anna.send('PATCH', '/api/company', '{"name":"Planted', { 'content-type': 'application/json' });
      await anna.send('PATCH', '/api/me', { phone: 'Planted phone that is far too long to be stored as one' });
      await api.browser().send('POST', '/api/session', { email: 'planted@example.test', password: 'Planted password' });
      await api.rows(`alter table card rename to card_away`);
      const failed = await anna.send('PATCH', `/api/clients/${dialog.clientId}`, { comment: 'Planted failure' });
      expect(failed.statusCode).toBe(500);
      expect(failed.body).not.toMatch(/card|relation|node_modules/);
      const requestId = failed.json().requestId as string;
      const all = api.logged.join('');
      expect(all).toContain(requestId);
      expect(all).toContain('"sqlState":"42P01"');
      for (const secret of [
        /planted/i,
        /7900555/,
        new RegExp(PASSWORD),
        new RegExp(token),
        new RegExp(anna.cookie!.split('=')[1]!),
        /@example\.test/,
        /EAAG/,
      ]) {
        expect(all).not.toMatch(secret);
      }
    } finally {
      await api.stop();
    }
  });

  it('cuts secrets out by name even when somebody passes them', () => {
    const lines: string[] = [];
    const log = new Log('info', { write: (line) => void lines.push(line) });
    log.info('careless', { token: 'planted', password: 'planted', text: 'planted', companyId: 5 });
    expect(JSON.parse(lines[0]!)).toMatchObject({ companyId: 5, token: '[redacted]' });
    expect(lines[0]).not.toContain('planted');
  });
});
