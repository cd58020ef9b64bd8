import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CheckError } from '#domain/channels/channels.errors.js';
import { Channel, type ChannelState } from '#domain/channels/channel.js';

/** How a channel's card lies in its table. */
export const ChannelSchema = defineEntity({
  class: Channel,
  tableName: 'channel',
  properties: {
    id: p.bigint('number').primary(),
    companyId: p.bigint('number').fieldName('company_id'),
    transport: p.text(),
    key: p.text(),
    name: p.text().accessor('_name').fieldName('name'),
    phone: p.text().nullable().accessor('_phone').fieldName('phone'),
    settings: p.json<Record<string, string>>().accessor('_settings').fieldName('settings'),
    sealedSecrets: p.text().accessor('_sealedSecrets').fieldName('secrets'),
    state: p.text().$type<ChannelState>().accessor('_state').fieldName('state'),
    autoAssign: p.boolean().accessor('_autoAssign').fieldName('auto_assign'),
    lastError: p.text().nullable().accessor('_lastError').fieldName('last_error'),
    accountName: p.text().nullable().accessor('_accountName').fieldName('account_name'),
    checkedAt: p.datetime().nullable().accessor('_checkedAt').fieldName('checked_at'),
    checkError: p.json<CheckError>().nullable().accessor('_checkError').fieldName('check_error'),
    deletedAt: p.datetime().nullable().accessor('_deletedAt').fieldName('deleted_at'),
    lastErrorAt: p.datetime().nullable().accessor('_lastErrorAt').fieldName('last_error_at'),
  },
});
