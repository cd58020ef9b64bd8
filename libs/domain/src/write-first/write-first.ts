import type { Caller } from '../access/caller.js';
import { dialogScope, type DialogScope } from '../access/dialog-scope.js';
import type { Transport } from '../channels/channel.js';
import type { IdentitiesOfPhone } from '../clients/add-client.js';
import type { ClientIdentity } from '../clients/identity.js';
import type { FoundPerson, KnownBy, Whom } from '../clients/whom.js';
import type { SentTemplate } from '../messages/content.js';
import type { SendMessage } from '../messages/send-message.js';
import { notFound } from '../shared/domain-error.js';
import { CannotBeAsked, ChannelCannotBegin, NobodyThere, TemplateNeeded, WhomUnclear } from './write-first.errors.js';

/** A channel to write in, by its own words. */
export interface BeginningChannel {
  id: number;
  transport: Transport;
  key: string;
}

/** A client whom the channel knows already. */
export interface Acquaintance {
  clientId: number;
  name: string;
  dialogId: number | null;
  /** Whether whoever asks sees the dialog. */
  visible: boolean;
  /** Who serves the open dialog. */
  operatorId: number | null;
  operatorName: string | null;
  lastInboundAt: Date | null;
}

export interface Acquaintances {
  /** Null when there is none, or it does not work now. */
  channel(companyId: number, channelId: number): Promise<BeginningChannel | null>;
  known(companyId: number, channelId: number, identities: ClientIdentity[], scope: DialogScope): Promise<Acquaintance | null>;
  /** The phone of a client whom this scope may know of; undefined: there is no such client. */
  phoneOf(companyId: number, clientId: number, scope: DialogScope): Promise<string | null | undefined>;
}

/** What the messengers tell of people. */
export interface People {
  /** What a chat can be begun by; nothing: it cannot. */
  beginsBy(transport: Transport): readonly KnownBy[];
  identitiesOfPhone: IdentitiesOfPhone;
  needsTemplate(transport: Transport): boolean;
  /** `null`: nobody is there; `unknown`: the messenger is not to be asked, or does not answer. */
  find(whom: Whom, channel: BeginningChannel): Promise<FoundPerson | null | 'unknown'>;
}

/** Whom an operator wants to write to: by one of the three. */
export interface Wanted {
  channelId: number;
  phone: string | null;
  username: string | null;
  clientId: number | null;
}

export interface Beginning extends Wanted {
  name: string | null;
  text: string | null;
  template: Omit<SentTemplate, 'externalId'> | null;
  /** The file in the head of a template. */
  uploadIds: number[];
  clientMessageId: string;
}

/** What is known before anything is written. */
export interface Prospect {
  known: Acquaintance | null;
  /** Null: it cannot be known. */
  exists: boolean | null;
  needsTemplate: boolean;
  name: string | null;
  phone: string | null;
}

type Found = Prospect & { identities: ClientIdentity[]; username: string | null };

/** An operator begins a chat with somebody who has not written, or not to this channel. */
export class WriteFirst {
  constructor(
    private readonly acquaintances: Acquaintances,
    private readonly people: People,
    private readonly sendMessage: Pick<SendMessage, 'run'>,
  ) {}

  async check(caller: Caller, wanted: Wanted): Promise<Prospect> {
    return this.find(caller, wanted);
  }

  /** Resolves with the dialog, which belongs to whoever began it. Of two who begin at once one wins, the other learns who. */
  async run(caller: Caller, beginning: Beginning): Promise<number> {
    const found = await this.find(caller, beginning);
    if (found.exists === false) throw new NobodyThere(beginning.username === null ? 'phone' : 'username');
    if (found.identities.length === 0) throw new CannotBeAsked();
    if (found.needsTemplate && !beginning.template && !found.known?.lastInboundAt) throw new TemplateNeeded();
    const { companyId, operatorId } = caller;
    const newcomer = {
      ...{ identities: found.identities, phone: found.phone, username: found.username },
      ...{ nickname: beginning.name ?? found.name, assignedPhone: found.phone },
    };
    const [sent] = await this.sendMessage.run({
      ...{
        companyId,
        to: { channelId: beginning.channelId, newcomer },
        scope: { all: true },
        operatorId,
        origin: 'console',
        kind: 'to_client',
      },
      ...{
        text: beginning.text,
        template: beginning.template,
        uploadIds: beginning.uploadIds,
        quotedId: null,
        buttons: [],
        location: null,
        contacts: [],
      },
      ...{ clientMessageIds: [beginning.clientMessageId], opensDialog: true, sparesColleagues: true },
    });
    if (!sent) throw new Error('A chat was begun and has no message');
    return sent.dialogId;
  }

  private async find(caller: Caller, wanted: Wanted): Promise<Found> {
    const { companyId } = caller;
    const channel = await this.acquaintances.channel(companyId, wanted.channelId);
    if (!channel) throw notFound('Channel');
    const whom = await this.whom(caller, wanted, this.people.beginsBy(channel.transport));
    const found = await this.people.find(whom, channel);
    const person = found === 'unknown' ? null : found;
    const byPhone = 'phone' in whom ? (this.people.identitiesOfPhone(channel.transport)?.(whom.phone) ?? []) : [];
    const identities = uniqueOf([...(person?.identities ?? []), ...byPhone]);
    const known = identities.length === 0 ? null : await this.acquaintances.known(companyId, channel.id, identities, dialogScope(caller));
    return {
      ...{ known, identities, exists: known ? true : found === 'unknown' ? null : found !== null },
      needsTemplate: this.people.needsTemplate(channel.transport),
      ...{ name: person?.name ?? null, phone: person?.phone ?? ('phone' in whom ? whom.phone : null) },
      username: person?.username ?? ('username' in whom ? whom.username : null),
    };
  }

  private async whom(caller: Caller, wanted: Wanted, by: readonly KnownBy[]): Promise<Whom> {
    if (by.length === 0) throw new ChannelCannotBegin();
    const { phone, username, clientId } = wanted;
    if ([phone, username, clientId].filter((one) => one !== null).length !== 1) {
      throw new WhomUnclear('phone', 'Name one of phone, username and clientId');
    }
    if (username !== null) return byName(username, by);
    const number = clientId === null ? phone : await this.acquaintances.phoneOf(caller.companyId, clientId, dialogScope(caller));
    if (number === undefined) throw notFound('Client');
    return byNumber(number ?? '', by, clientId === null ? 'phone' : 'clientId');
  }
}

function byName(username: string, by: readonly KnownBy[]): Whom {
  if (!by.includes('username')) throw new WhomUnclear('username', 'This messenger finds nobody by a login; give a phone number');
  const bare = username.trim().replace(/^@/, '');
  if (!/^[A-Za-z][A-Za-z0-9_.]{2,63}$/.test(bare)) throw new WhomUnclear('username', 'username must be a login like anna_lem');
  return { username: bare };
}

function byNumber(phone: string, by: readonly KnownBy[], field: string): Whom {
  if (!by.includes('phone')) throw new WhomUnclear(field, 'This messenger finds nobody by a phone number; give a login');
  const digits = phone.replace(/[\s()+.-]/g, '');
  if (!/^\d{7,15}$/.test(digits)) throw new WhomUnclear(field, 'phone must be a number of 7 to 15 digits, with the code of its country');
  return { phone: digits };
}

function uniqueOf(identities: ClientIdentity[]): ClientIdentity[] {
  return [...new Map(identities.map((identity) => [`${identity.kind}:${identity.value}`, identity])).values()];
}
