import { hash } from '@node-rs/argon2';
import type { Role } from '#domain/access/caller.js';
import { baseRoleOf, type GrantablePermission } from '#domain/access/permissions.js';
import { whole } from '#domain/custom-roles/custom-role.js';
import type { ApiUnderTest } from './api-under-test.js';
import { type Browser, PASSWORD } from './browser.js';

let passwordHash: Promise<string> | undefined;
let number = 0;

/** A colleague of a company, ready to sign in with `PASSWORD`. */
export async function anOperator(
  api: ApiUnderTest,
  companyId: number,
  role: Role = 'operator',
): Promise<{ id: number; email: string; browser: Browser }> {
  passwordHash ??= hash(PASSWORD, { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 });
  const email = `colleague${(number += 1)}@example.test`;
  const [row] = await api.rows<{ id: string }>(
    `with o as (insert into operator (company_id, email, password_hash, first_name, last_name, role)
       values ($1, $2, $3, 'Boris', 'Lem', $4) returning id, company_id)
     insert into operator_presence (operator_id, company_id) select id, company_id from o returning operator_id as id`,
    [companyId, email, await passwordHash, role],
  );
  return { id: Number(row!.id), email, browser: await api.browser().signsIn(email) };
}

/** A role of the company's own, made whole; there may be more of them than a company may have. */
export async function aCustomRole(api: ApiUnderTest, companyId: number, permissions: readonly GrantablePermission[]): Promise<number> {
  const all = whole(permissions);
  const [row] = await api.rows<{ id: string }>(
    'insert into custom_role (company_id, name, permissions, base_role) values ($1, $2, $3, $4) returning id',
    [companyId, `Role ${(number += 1)}`, all, baseRoleOf(all)],
  );
  return Number(row!.id);
}

/** A colleague with a role of the company's own. */
export async function anOperatorWho(
  api: ApiUnderTest,
  companyId: number,
  permissions: readonly GrantablePermission[],
): Promise<Awaited<ReturnType<typeof anOperator>> & { roleId: number }> {
  const roleId = await aCustomRole(api, companyId, permissions);
  const operator = await anOperator(api, companyId, baseRoleOf(whole(permissions)));
  await api.rows('update operator set custom_role_id = $2 where id = $1', [operator.id, roleId]);
  return { ...operator, roleId };
}

/** A group with these members. */
export async function aGroup(api: ApiUnderTest, companyId: number, operatorIds: number[] = []): Promise<number> {
  const [row] = await api.rows<{ id: string }>(`insert into operator_group (company_id, name) values ($1, $2) returning id`, [
    companyId,
    `Group ${(number += 1)}`,
  ]);
  for (const id of operatorIds) await api.rows(`insert into operator_group_member values ($1, $2, $3)`, [companyId, row!.id, id]);
  return Number(row!.id);
}

/** Nobody plays Meta in the API's own tests: the form is stored as it is. */
export const whatsAppForm = {
  unchecked: true,
  transport: 'whatsapp-cloud',
  name: 'Bakery',
  phone: '+7 495 000-00-00',
  settings: { phone_number_id: '100000000000009', waba_id: '100000000000002' },
  secrets: { access_token: 'EAAG-planted-token', app_secret: 'planted-app-secret', verify_token: 'planted-verify' },
};

/** A channel connected by the company's admin, as the console does it. */
export async function aChannel(admin: Browser, more: object = {}): Promise<{ id: number; key: string; webhookPath: string }> {
  const answer = await admin.send('POST', '/api/channels', { ...whatsAppForm, ...more });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json();
}

export interface DialogRows {
  companyId: number;
  channelId: number;
  cardId: number;
  clientId: number;
  dialogId: number;
}

/** A client with his card and his dialog in a channel. */
export async function aDialog(
  api: ApiUnderTest,
  companyId: number,
  channelId: number,
  more: { operatorId?: number; lastOperatorId?: number; state?: 'open' | 'closed'; name?: string; phone?: string } = {},
): Promise<DialogRows> {
  const phone = more.phone ?? `7900${String((number += 1)).padStart(7, '0')}`;
  const [row] = await api.rows<Record<'card_id' | 'client_id' | 'dialog_id', string>>(
    `with k as (insert into card (company_id) values ($1) returning id),
          c as (insert into client (company_id, channel_id, card_id, name, phone) select $1, $2, k.id, $3, $4 from k returning id, card_id),
          i as (insert into client_identity (company_id, channel_id, kind, value, client_id) select $1, $2, 'wa_id', $4, c.id from c),
          d as (insert into dialog (company_id, channel_id, client_id, state, operator_id, last_operator_id, closed_at)
                select $1, $2, c.id, $5, $6, $7, case when $5 = 'closed' then now() end from c returning id)
     select c.card_id, c.id as client_id, d.id as dialog_id from c, d`,
    [companyId, channelId, more.name ?? 'Vera', phone, more.state ?? 'open', more.operatorId ?? null, more.lastOperatorId ?? null],
  );
  return { companyId, channelId, cardId: Number(row!.card_id), clientId: Number(row!.client_id), dialogId: Number(row!.dialog_id) };
}

/** A piece of service in a dialog; an open one is what the dialog serves. */
export async function aRequest(
  api: ApiUnderTest,
  { companyId, dialogId, clientId }: DialogRows,
  more: { state?: 'open' | 'closed'; at?: string; closedAt?: string; operatorId?: number } = {},
): Promise<number> {
  const state = more.state ?? (more.closedAt ? 'closed' : 'open');
  const [row] = await api.rows<{ id: string }>(
    `insert into request (company_id, dialog_id, client_id, opened_at, state, closed_at, operator_id)
     values ($1, $2, $3, coalesce($4, now()), $5, $6, $7) returning id`,
    [companyId, dialogId, clientId, more.at ?? null, state, more.closedAt ?? null, more.operatorId ?? null],
  );
  if (state === 'open') await api.rows('update dialog set request_id = $2 where id = $1', [dialogId, row!.id]);
  return Number(row!.id);
}

/** A message of a dialog. */
export async function aMessage(
  api: ApiUnderTest,
  dialog: DialogRows,
  more: { text?: string; kind?: string; status?: number; content?: object; at?: string; operatorId?: number } = {},
): Promise<number> {
  const [row] = await api.rows<{ id: string }>(
    `insert into message (company_id, dialog_id, client_id, channel_id, kind, origin, text, status, content, operator_id, sent_at, created_at)
     values ($1, $2, $3, $4, $5, 'client', $6, $7, $8, $9, coalesce($10, now()), coalesce($10, now())) returning id`,
    [
      ...[dialog.companyId, dialog.dialogId, dialog.clientId, dialog.channelId, more.kind ?? 'from_client', more.text ?? 'Is it fresh?'],
      ...[more.status ?? 0, more.content ? JSON.stringify(more.content) : null, more.operatorId ?? null, more.at ?? null],
    ],
  );
  return Number(row!.id);
}

/** A stored file of a message; `storageKey` may come from an upload. */
export async function anAttachment(
  api: ApiUnderTest,
  dialog: DialogRows,
  file: { storageKey: string; mime: string; name?: string; kind?: string },
): Promise<number> {
  const messageId = await aMessage(api, dialog);
  const [row] = await api.rows<{ id: string }>(
    `insert into attachment (company_id, message_id, kind, name, mime, storage_key, state) values ($1, $2, $3, $4, $5, $6, 'stored') returning id`,
    [dialog.companyId, messageId, file.kind ?? 'image', file.name ?? 'loaf.png', file.mime, file.storageKey],
  );
  return Number(row!.id);
}

/** A body that could not be understood. */
export async function aQuarantinedUpdate(api: ApiUnderTest, companyId: number, channelId: number, body = '{"odd":true}'): Promise<number> {
  const [row] = await api.rows<{ id: string }>(
    `insert into quarantined_update (company_id, channel_id, reason, error, body) values ($1, $2, 'unparsable', 'No entry in it', $3) returning id`,
    [companyId, channelId, Buffer.from(body)],
  );
  return Number(row!.id);
}

/** A webhook with a delivery that was given up. */
export async function aWebhook(
  api: ApiUnderTest,
  admin: Browser,
  more: { name?: string; body?: string; events?: string[] } = {},
): Promise<{ webhookId: number; deliveryId: number }> {
  const form = { name: more.name ?? 'Warehouse', url: 'https://example.com/webhook', events: more.events ?? ['inbox'] };
  const answer = await admin.send('POST', '/api/webhooks', form);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const webhookId = answer.json<{ webhook: { id: number } }>().webhook.id;
  const [row] = await api.rows<{ id: string }>(
    `with d as (
       insert into webhook_delivery (company_id, webhook_id, key, hook_type, body, state, attempts)
       values ($1, $2, $3, 'inbox', $4, 'failed', 10) returning id, company_id)
     insert into webhook_attempt (company_id, delivery_id, duration_ms, status, answer, error)
     select company_id, id, 120, 500, 'Out of order', null from d returning delivery_id as id`,
    [admin.me.company.id, webhookId, `msg_row_${(number += 1)}`, more.body ?? '{"hook_type":"inbox"}'],
  );
  return { webhookId, deliveryId: Number(row!.id) };
}

/** The lines that the system wrote into a dialog, in order. */
export const linesOf = (api: ApiUnderTest, dialogId: number): Promise<{ code: string; params: Record<string, unknown> }[]> =>
  api.rows(
    `select content -> 'system' ->> 'code' as code, content -> 'system' -> 'params' as params from message
      where dialog_id = $1 and kind = 'system' order by id`,
    [dialogId],
  );

/** A tag of a company. */
export async function aTag(api: ApiUnderTest, companyId: number, label: string, more: { groupId?: number } = {}): Promise<number> {
  const [row] = await api.rows<{ id: string }>('insert into tag (company_id, label, group_id) values ($1, $2, $3) returning id', [
    ...[companyId, label, more.groupId ?? null],
  ]);
  return Number(row!.id);
}

/** A group of tags. */
export async function aTagGroup(api: ApiUnderTest, companyId: number, name: string): Promise<number> {
  const [row] = await api.rows<{ id: string }>('insert into tag_group (company_id, name) values ($1, $2) returning id', [companyId, name]);
  return Number(row!.id);
}
