import type { Locale } from '#domain/companies/company.js';
import type { NoticeKind } from '#domain/packages/notices.js';
import type { Tx } from '../database.js';
import { RESET_IS_GOOD } from '../passwords/password-reset.store.js';
import { statement, type Statement } from '../statement.js';
import type { LetterToSend } from './letter.outbox.js';

/** What a letter is made of. */
export interface LetterFacts {
  to: string;
  locale: Locale;
  company: string;
  /** Empty where it is not known yet. */
  firstName: string;
  /** Who invites; null = a program, or nobody in particular. */
  by: string | null;
  expiresAt: Date | null;
  timeZone: string;
  /** Has left already: the process was told twice, or its worker died before it could say so. */
  sentAt: Date | null;
  /** Of a notice about packages of dialogs: what is so now. */
  packages?: { kind: NoticeKind; placesLeft: number; blockedDialogs: number };
}

const name = (operator: string): string => `nullif(trim(${operator}.first_name || ' ' || ${operator}.last_name), '')`;

const FACTS: Record<LetterToSend['kind'], Statement> = {
  invitation: statement(
    'letters.invitation',
    `select i.email as "to", i.locale, c.name as company, i.first_name as "firstName", ${name('b')} as by, i.expires_at as "expiresAt",
            c.time_zone as "timeZone", i.sent_at as "sentAt"
       from invitation i join company c on c.id = i.company_id left join operator b on b.company_id = i.company_id and b.id = i.invited_by
      where i.company_id = $1 and i.id = $2 and i.token_version = $3 and i.state = 'pending' and i.expires_at > $4`,
  ),
  password_reset: statement(
    'letters.password_reset',
    `select o.email as "to", o.locale, c.name as company, o.first_name as "firstName", null as by, p.expires_at as "expiresAt",
            c.time_zone as "timeZone", p.sent_at as "sentAt"
       from password_reset p join company c on c.id = p.company_id
       join operator o on o.company_id = p.company_id and o.id = p.operator_id
      where p.company_id = $1 and p.id = $2 and $3 = 1 and p.expires_at > $4 and ${RESET_IS_GOOD}`,
  ),
  onboarding_reminder: statement(
    'letters.onboarding_reminder',
    `select o.email as "to", o.locale, c.name as company, o.first_name as "firstName", null as by, null::timestamptz as "expiresAt",
            c.time_zone as "timeZone", null::timestamptz as "sentAt"
       from onboarding b join company c on c.id = b.company_id join operator o on o.company_id = b.company_id
      where b.company_id = $1 and o.id = $2 and b.reminders >= $3::integer and b.state = 'open' and b.opened_at <= $4 and o.state = 'active'`,
  ),
  package_notice: statement(
    'letters.package_notice',
    `select o.email as "to", o.locale, c.name as company, o.first_name as "firstName", null as by, null::timestamptz as "expiresAt",
            c.time_zone as "timeZone", l.sent_at as "sentAt",
            jsonb_build_object('kind', n.kind,
              'placesLeft', (select coalesce(sum(p.size - p.used), 0) from dialog_package p where p.company_id = $1 and p.used < p.size),
              'blockedDialogs', (select count(*) from dialog d where d.company_id = $1 and d.blocked_at is not null)) as packages
       from package_notice n join company c on c.id = n.company_id join operator o on o.company_id = n.company_id and o.id = $3
       left join package_letter l on l.company_id = n.company_id and l.notice_id = n.id and l.operator_id = o.id
      where n.company_id = $1 and n.id = $2 and n.created_at <= $4 and o.state = 'active' and o.role = 'admin'`,
  ),
};

/** Null when nobody needs it any more: its link is over, or what it reminds of is done. */
export const letterFacts = async (tx: Tx, { kind, id, version }: LetterToSend, now: Date): Promise<LetterFacts | null> =>
  (await tx.query<LetterFacts>(FACTS[kind], [tx.companyId, id, version, now]))[0] ?? null;

const note = (table: string, version: string): Statement =>
  statement(
    `letters.note_${table}`,
    `update ${table} set sent_at = coalesce($4, sent_at), mail_error = $5 where company_id = $1 and id = $2 and ${version} = $3`,
  );
const NOTES: Record<LetterToSend['kind'], Statement | null> = {
  invitation: note('invitation', 'token_version'),
  password_reset: note('password_reset', '1'),
  onboarding_reminder: null,
  package_notice: statement(
    'letters.note_package_notice',
    `insert into package_letter (company_id, notice_id, operator_id, sent_at, mail_error) values ($1, $2, $3, $4, $5)
     on conflict (company_id, notice_id, operator_id) do update
       set sent_at = coalesce(excluded.sent_at, package_letter.sent_at), mail_error = excluded.mail_error`,
  ),
};

/** What came of an attempt, for the list of invitations: when it left, or why it did not. */
export async function noteLetter(
  tx: Tx,
  { kind, id, version }: LetterToSend,
  { sentAt, error }: { sentAt: Date | null; error: string | null },
): Promise<void> {
  const of = NOTES[kind];
  if (of) await tx.query(of, [tx.companyId, id, version, sentAt, error]);
}
