import { generateSync } from 'otplib';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import { PASSWORD, type Browser } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';

const URL = '/api/me/second-factor';

/** What the app shows, now or so many codes later. */
const shown = (secret: string, later = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * later });

describe('the second factor', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const begin = async (browser = anna): Promise<{ secret: string; uri: string }> =>
    (await browser.send('POST', URL, { password: PASSWORD })).json();
  /** Set up with the code before the one of now, so that the code of now is still good. */
  async function turnOn(browser = anna): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { secret } = await begin(browser);
    const answer = await browser.send('PUT', URL, { code: shown(secret, -1) });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return { secret, ...answer.json<{ recoveryCodes: string[] }>() };
  }
  const signIn = (code?: string, more: object = {}, browser = api.browser()): Promise<Answer> =>
    browser.send('POST', '/api/session', {
      email: anna.me.operator.email,
      password: PASSWORD,
      ...(code !== undefined && { code }),
      ...more,
    });
  const verdict = async (answer: Promise<Answer>): Promise<unknown[]> => {
    const { statusCode, body } = await answer;
    return [statusCode, body === '' ? null : ((JSON.parse(body) as { code?: string }).code ?? null)];
  };

  describe('being set up', () => {
    it('needs the password', async () => {
      expect(await verdict(anna.send('POST', URL, { password: 'not this one' }))).toEqual([400, 'wrong_password']);
    });

    it('gives what the app reads, named after product and company', async () => {
      const { secret, uri } = await begin();
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);
      const parsed = new globalThis.URL(uri);
      expect([parsed.protocol, parsed.host]).toEqual(['otpauth:', 'totp']);
      expect(decodeURIComponent(parsed.pathname)).toBe(`/Deskwire Warm Bread:${anna.me.operator.email}`);
      expect(Object.fromEntries(parsed.searchParams)).toMatchObject({ secret, issuer: 'Deskwire Warm Bread' });
    });

    it('counts only once a code came back', async () => {
      await begin();
      expect((await signIn()).statusCode).toBe(200);
      expect(await verdict(anna.send('PUT', URL, { code: '000000' }))).toEqual([400, 'wrong_code']);
      expect((await signIn()).statusCode).toBe(200);
      expect((await anna.get(URL)).json()).toEqual({ enabledAt: null, recoveryCodesLeft: 0 });
    });

    it('a code without anything being set up is refused', async () => {
      expect(await verdict(anna.send('PUT', URL, { code: '123456' }))).toEqual([409, 'second_factor_off']);
    });

    it('then is on, with ten recovery codes, and cannot be replaced in passing', async () => {
      const { recoveryCodes } = await turnOn();
      expect(new Set(recoveryCodes).size).toBe(10);
      for (const code of recoveryCodes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
      expect((await anna.get(URL)).json()).toMatchObject({ enabledAt: expect.any(String), recoveryCodesLeft: 10 });
      expect((await anna.get('/api/me')).json().operator.secondFactor).toBe(true);
      expect(await verdict(anna.send('POST', URL, { password: PASSWORD }))).toEqual([409, 'second_factor_on']);
      expect(await verdict(anna.send('PUT', URL, { code: '000000' }))).toEqual([409, 'second_factor_on']);
    });

    it('from two windows at once ends with one of them', async () => {
      const { secret } = await begin();
      const code = shown(secret);
      const answers = await Promise.all([anna.send('PUT', URL, { code }), anna.send('PUT', URL, { code })]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const kept = answers.find(({ statusCode }) => statusCode === 200)!.json<{ recoveryCodes: string[] }>().recoveryCodes;
      expect((await signIn(kept[0])).statusCode).toBe(200);
    });
  });

  describe('at the log-in', () => {
    it('is asked after the right password only, and told nobody else', async () => {
      const { secret } = await turnOn();
      expect(await verdict(signIn(undefined, { password: 'not this one' }))).toEqual([401, 'wrong_credentials']);
      expect(await verdict(signIn(shown(secret), { password: 'not this one' }))).toEqual([401, 'wrong_credentials']);
      const asked = await signIn();
      expect([asked.statusCode, asked.json().code, asked.cookies]).toEqual([401, 'second_factor_required', []]);
      expect((await signIn(shown(secret))).statusCode).toBe(200);
    });

    it.each([-1, 0, 1])('takes the code of the step %i from now', async (later) => {
      const { secret } = await turnOn();
      await api.rows('update operator set totp_last_step = null where id = $1', [anna.me.operator.id]);
      expect((await signIn(shown(secret, later))).statusCode).toBe(200);
    });

    it.each([-3, 3])('refuses the code of the step %i from now', async (later) => {
      const { secret } = await turnOn();
      await api.rows('update operator set totp_last_step = null where id = $1', [anna.me.operator.id]);
      expect(await verdict(signIn(shown(secret, later)))).toEqual([401, 'wrong_code']);
    });

    it('takes no code twice, and none that is older than one it took', async () => {
      const { secret } = await turnOn();
      const [now, next] = [shown(secret), shown(secret, 1)];
      expect((await signIn(next)).statusCode).toBe(200);
      expect(await verdict(signIn(next))).toEqual([401, 'wrong_code']);
      expect(await verdict(signIn(now))).toEqual([401, 'wrong_code']);
    });

    it('takes one code once when it comes twice at the same moment', async () => {
      const { secret } = await turnOn();
      const code = shown(secret, 1);
      const answers = await Promise.all(Array.from({ length: 4 }, () => signIn(code)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401]);
    });

    it('takes each recovery code once, however it is typed, also when it comes twice at once', async () => {
      const { recoveryCodes } = await turnOn();
      const [first, second] = recoveryCodes as [string, string];
      expect((await signIn(first.toUpperCase().replaceAll('-', ' '))).statusCode).toBe(200);
      expect(await verdict(signIn(first))).toEqual([401, 'wrong_code']);
      const answers = await Promise.all([signIn(second), signIn(second)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
      expect((await anna.get(URL)).json()).toMatchObject({ recoveryCodesLeft: 8 });
    });

    it('the last recovery code, asked for by two at once, lets one in', async () => {
      const { recoveryCodes } = await turnOn();
      await api.rows(`update recovery_code set used_at = now() where operator_id = $1`, [anna.me.operator.id]);
      const last = recoveryCodes.at(-1)!;
      const hash = `sha256(convert_to($1::text || ' ' || $2, 'utf8'))`;
      await api.rows(`update recovery_code set used_at = null where operator_id = $1::bigint and code_hash = ${hash}`, [
        anna.me.operator.id,
        last.replaceAll('-', ''),
      ]);
      const answers = await Promise.all([signIn(last), signIn(last), signIn(last)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401]);
    });

    it('a colleague with the same secret cannot use it: it is sealed for one', async () => {
      await turnOn();
      const boris = await anOperator(api, anna.me.company.id);
      await api.rows(
        `update operator b set totp_secret = a.totp_secret, totp_enabled_at = now() from operator a where b.id = $1 and a.id = $2`,
        [boris.id, anna.me.operator.id],
      );
      expect((await api.browser().send('POST', '/api/session', { email: boris.email, password: PASSWORD })).statusCode).toBe(500);
    });

    it('guesses of codes are counted like guesses of passwords', async () => {
      const { secret } = await turnOn();
      const guesser = api.browser();
      const codes: number[] = [];
      for (let n = 0; n < 9; n += 1) codes.push((await signIn('000000', {}, guesser)).statusCode);
      expect(codes).toEqual([...Array<number>(8).fill(401), 429]);
      expect((await signIn(shown(secret), {}, guesser)).statusCode).toBe(429);
    });

    it('after twenty wrong codes from wherever nobody tries any more that day', async () => {
      const { secret } = await turnOn();
      for (let n = 0; n < 20; n += 1) expect((await signIn('000000')).statusCode).toBe(401);
      expect(await verdict(signIn(shown(secret)))).toEqual([429, 'too_many_attempts']);
    }, 30_000);
  });

  describe('once it is on', () => {
    it('neither secret nor recovery codes can be read in the database', async () => {
      const { secret, recoveryCodes } = await turnOn();
      const rows = await api.rows<{ row: string }>(
        `select o::text as row from operator o union all select r::text from recovery_code r union all select a::text from audit_entry a`,
      );
      for (const { row } of rows) {
        expect(row).not.toContain(secret);
        for (const code of recoveryCodes) expect(row).not.toContain(code.replaceAll('-', ''));
      }
    });

    it('new recovery codes need password and code, and end the old ones', async () => {
      const { secret, recoveryCodes } = await turnOn();
      const renew = `${URL}/recovery-codes`;
      expect(await verdict(anna.send('POST', renew, { password: 'not this one', code: shown(secret) }))).toEqual([400, 'wrong_password']);
      expect(await verdict(anna.send('POST', renew, { password: PASSWORD, code: '000000' }))).toEqual([400, 'wrong_code']);
      const fresh = (await anna.send('POST', renew, { password: PASSWORD, code: shown(secret) })).json<{ recoveryCodes: string[] }>();
      expect(fresh.recoveryCodes).toHaveLength(10);
      expect(await verdict(signIn(recoveryCodes[0]))).toEqual([401, 'wrong_code']);
      expect((await signIn(fresh.recoveryCodes[0])).statusCode).toBe(200);
    });

    it('is switched off with password and code, a recovery code too', async () => {
      const { recoveryCodes } = await turnOn();
      expect(await verdict(anna.send('DELETE', URL, { password: PASSWORD, code: '000000' }))).toEqual([400, 'wrong_code']);
      expect((await anna.send('DELETE', URL, { password: PASSWORD, code: recoveryCodes[3] })).statusCode).toBe(204);
      expect((await signIn()).statusCode).toBe(200);
      expect(await api.rows('select 1 from recovery_code where operator_id = $1', [anna.me.operator.id])).toEqual([]);
      expect(await verdict(anna.send('DELETE', URL, { password: PASSWORD, code: '000000' }))).toEqual([409, 'second_factor_off']);
    });

    it('an admin switches it off for whoever lost his phone, but not his own', async () => {
      const boris = await anOperator(api, anna.me.company.id);
      await turnOn(boris.browser);
      expect((await anna.send('DELETE', `/api/operators/${boris.id}/second-factor`)).statusCode).toBe(204);
      await expect(api.browser().signsIn(boris.email)).resolves.toBeDefined();
      expect(await verdict(anna.send('DELETE', `/api/operators/${boris.id}/second-factor`))).toEqual([409, 'second_factor_off']);
      await turnOn();
      expect(await verdict(anna.send('DELETE', `/api/operators/${anna.me.operator.id}/second-factor`))).toEqual([409, 'own_second_factor']);
    });

    it('nobody switches it off for somebody who may more than himself', async () => {
      await turnOn();
      const { browser } = await anOperator(api, anna.me.company.id, 'supervisor');
      expect(await verdict(browser.send('DELETE', `/api/operators/${anna.me.operator.id}/second-factor`))).toEqual([403, 'above_you']);
      expect(await verdict(signIn())).toEqual([401, 'second_factor_required']);
    });

    it('each change, and what was wrong at a log-in, is in the audit log', async () => {
      const { secret, recoveryCodes } = await turnOn();
      await anna.send('POST', `${URL}/recovery-codes`, { password: PASSWORD, code: shown(secret) });
      await signIn(undefined, { password: 'not this one' });
      await signIn(recoveryCodes[0]);
      await signIn(shown(secret, 1));
      await api.rows('update operator set totp_last_step = null where id = $1', [anna.me.operator.id]);
      await anna.send('DELETE', URL, { password: PASSWORD, code: shown(secret) });
      const entries = await api.rows<{ action: string; actor: string; after: Record<string, unknown> | null }>(
        `select action, actor_kind as actor, after from audit_entry where company_id = $1 and action ~ '^(second_factor|operator)' order by id offset 1`,
        [anna.me.company.id],
      );
      expect(entries.map(({ action, actor, after }) => [action, actor, after?.['wrong'] ?? after?.['way'] ?? null])).toEqual([
        ['second_factor.on', 'operator', null],
        ['second_factor.codes', 'operator', null],
        ['operator.sign_in_failed', 'system', 'password'],
        ['operator.sign_in_failed', 'system', 'code'],
        ['operator.signed_in', 'operator', 'app'],
        ['second_factor.off', 'operator', null],
      ]);
    });
  });
});
