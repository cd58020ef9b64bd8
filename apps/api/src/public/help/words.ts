import { ROLES, type Role } from '#domain/access/caller.js';
import type { MessageKind } from '#domain/messages/message.js';
import { allConnectors } from '#connectors/registry.js';
import { messengerOf } from '../messenger.js';
import type { Named } from '../named.dto.js';
import type { PublicRole } from '../operators/operators.dto.js';

/** The words of `/v1`: programs build their menus from these lists. */
const named = <Name extends string>(meanings: Record<Name, string>): Named[] =>
  Object.entries<string>(meanings).map(([name, description]) => ({ name, description }));

export const DIALOG_STATES = named<'open' | 'closed'>({
  open: 'The client is being served, or waits in the list of new dialogs',
  closed: 'The service has ended; the next message of the client opens the dialog anew',
});

export const MESSAGE_TYPES = named<MessageKind>({
  from_client: 'Written by the client',
  to_client: 'Written to the client',
  autoreply: 'Sent to the client by a rule or a program',
  system: 'A line for the operators about what happened; it is not sent',
  comment: 'A note among colleagues; the client never sees it',
});

export const RIGHTS_OF_ROLE: Record<Role, string> = {
  admin: 'Everything, with the settings and the channels',
  supervisor: 'All dialogs, and what operators may do',
  operator: 'His own dialogs, and new ones of the channels that he serves',
};

export const ROLES_OF_OPERATORS = named<PublicRole>({
  unconfirmed: 'Invited, and not there yet',
  ...(Object.fromEntries(ROLES.map((role) => [role, RIGHTS_OF_ROLE[role]])) as Record<Role, string>),
  disabled: 'Blocked: cannot sign in',
  deleted: 'Gone; old messages still name the operator',
});

export const TICKETS = {
  states: named({ open: 'Nobody has begun', in_progress: 'Somebody is at it', closed: 'Done' }),
  priorities: named({ low: 'Can wait', normal: 'The usual', high: 'Comes first' }),
};

const MESSENGERS: Record<string, string> = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  max: 'MAX',
  tamtam: 'TamTam',
  external: 'A channel that a program of yours serves',
  widget: 'The chat on a site',
};

/** Every messenger that a channel can be connected for, once. */
export const TRANSPORTS: Named[] = [...new Set(allConnectors().map(({ transport }) => messengerOf(transport)))].map((name) => ({
  name,
  description: MESSENGERS[name] ?? name,
}));
