import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { SessionReader } from '#persistence/sessions/session.reader.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { anOperatorWho } from '../../../../../../test/api/rows.js';
import type { SignedIn } from '../../../access/signed-in.js';
import { AuditExport } from '../audit-export.js';
import { auditFilter } from '../audit.presenter.js';

interface Somebody {
  caller: SignedIn;
  roleId: number;
}

describe('the audit log as a file', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    admin = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const many = (count: number): Promise<unknown> =>
    api.rows(
      `insert into audit_entry (company_id, at, actor_kind, action, object_kind, object_name)
       select $1, '2026-07-01T21:30:00Z', 'system', 'tag.created', 'tag', 'Many ' || n from generate_series(1, $2::int) n`,
      [admin.me.company.id, count],
    );
  /** Somebody who may read it, as the guard hands him on, and the role that lets him. */
  const somebody = async (): Promise<Somebody> => {
    const { id, roleId } = await anOperatorWho(api, admin.me.company.id, ['audit_log']);
    const [row] = await api.rows<{ id: string }>('select id from session where operator_id = $1', [id]);
    const [session] = await api.app.get(SessionReader).alive([Number(row!.id)]);
    return { caller: { ...session!, technical: false }, roleId };
  };

  it('holds what the filters find, in the clocks of the company, safe to open, and is itself written down', async () => {
    await admin.send('POST', '/api/tags', { label: '=HYPERLINK("http://x","y")' });
    await admin.send('POST', '/api/roles', { name: 'Tags', permissions: ['tags'] });
    const answer = await admin.get('/api/audit/export?objectKind=tag');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit-log.csv"',
    });
    const [heading, line, ...rest] = answer.body.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(heading).toBe('id,time,actor_kind,actor_id,actor,ip,action,object_kind,object_id,object,before,after');
    expect(line).toMatch(/^\d+,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00,operator,\d+,Anna Kern,[\d.]+,tag\.created,tag,\d+,"'=HYPERLINK/);
    expect(rest).toEqual([]);
    const { items } = (await admin.get('/api/audit?action=audit_log.exported')).json();
    expect(items).toEqual([expect.objectContaining({ after: { objectKind: 'tag' }, object: { kind: 'audit_log', id: null, name: null } })]);
  });

  it('is whole however long it is', async () => {
    await many(1_203);
    const { body } = await admin.get('/api/audit/export?search=Many');
    const names = body.split('\r\n').flatMap((line) => /Many \d+/.exec(line) ?? []);
    expect(names).toHaveLength(1_203);
    expect(new Set(names).size).toBe(1_203);
    expect(body).toContain('2026-07-02T00:30:00+03:00');
  });

  it.each([
    ['his session is ended', ({ caller }: Somebody) => api.rows('delete from session where id = $1', [caller.sessionId])],
    ['his right is taken away', ({ roleId }: Somebody) => api.rows(`update custom_role set permissions = '{}' where id = $1`, [roleId])],
  ])('whoever takes it out gets no further line once %s', async (_, end) => {
    await many(1_100);
    const who = await somebody();
    const lines = await api.app.get(AuditExport, { strict: false }).begin(who.caller, auditFilter({}));
    await lines.next();
    expect((await lines.next()).done).toBe(false);
    await end(who);
    await expect(text(Readable.from(lines))).rejects.toThrow('Your role does not allow this');
  });
});
