import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { isSameSecret } from '#connectors/json/same-secret.js';
import { Database } from '#persistence/database.js';
import { hashToken } from '#persistence/sessions/session-token.js';
import { chatOfIdentity, clientOfIdentity, isKnownIdentity, keepEmail } from '#persistence/visitors/visitor-chat.view.js';
import {
  addVisitor,
  addVisitorOnce,
  changeVisitor,
  removeVisitor,
  type VisitorData,
  type VisitorRow,
} from '#persistence/visitors/visitor.store.js';
import { identityOf, mergedData } from './visitor-name.js';
import { VisitorSpeech } from './visitor-speech.js';
import { IdentityRefused } from './widget.errors.js';

/** A user of the site, and what its server signed. */
export interface ClaimedIdentity {
  userId: string;
  hash: string | null;
}

/** Who the visitors are: made up by us until the site says, with its signature, which of its users it is. */
@Injectable()
export class Visitors {
  constructor(
    private readonly database: Database,
    private readonly speech: VisitorSpeech,
  ) {}

  async begin(channel: ConnectedChannel, data: VisitorData): Promise<{ token: string; visitor: VisitorRow }> {
    const token = randomBytes(32).toString('base64url');
    const visitor: VisitorRow = { tokenHash: hashToken(token), value: randomUUID(), verified: false, data: mergedData({}, data) };
    await this.database.transaction(channel.companyId, (tx) => addVisitor(tx, channel.id, visitor));
    return { token, visitor };
  }

  /** The client whom a program knows by a key of its own; made when the key is new. The token is made of the key, for the same every time. */
  async withKey(channel: ConnectedChannel, key: string): Promise<{ clientId: number; token: string }> {
    const token = `livechat.${channel.id}.${key}`;
    const made: VisitorRow = { tokenHash: hashToken(token), value: randomUUID(), verified: false, data: {} };
    const visitor = await this.database.transaction(channel.companyId, (tx) => addVisitorOnce(tx, channel.id, made));
    if (!(await this.isKnown(channel, visitor))) await this.speech.say(channel, visitor, { type: 'identified' });
    const clientId = await this.database.transaction(channel.companyId, (tx) => clientOfIdentity(tx, channel.id, identityOf(visitor)));
    if (clientId === null) throw new Error('A visitor who was just named is not among the clients');
    return { clientId, token };
  }

  /**
   * The visitor is this user from now on. What he wrote before goes on under his name; if the user has written from elsewhere, that
   * conversation goes on here, and what was written nameless stays a client of its own.
   */
  async identify(channel: ConnectedChannel, visitor: VisitorRow, claimed: ClaimedIdentity): Promise<VisitorRow> {
    this.checkSignature(channel, claimed);
    if (visitor.verified && visitor.value === claimed.userId) return visitor;
    const user: VisitorRow = { ...visitor, value: claimed.userId, verified: true };
    const wrote = !visitor.verified && (await this.isKnown(channel, visitor)) && !(await this.isKnown(channel, user));
    if (wrote) await this.speech.say(channel, user, { type: 'identified' }, { alias: visitor.value });
    await this.database.transaction(channel.companyId, (tx) => changeVisitor(tx, user));
    return user;
  }

  /** Keeps what is said of him, and tells the company where it knows him already. */
  async describe(channel: ConnectedChannel, visitor: VisitorRow, said: VisitorData): Promise<VisitorRow> {
    const described: VisitorRow = { ...visitor, data: mergedData(visitor.data, said) };
    const { name, phone, email } = described.data;
    const known = await this.database.transaction(channel.companyId, async (tx) => {
      await changeVisitor(tx, described);
      const chat = await chatOfIdentity(tx, channel.id, identityOf(described));
      if (chat && email) keepEmail(tx, chat.clientId, email);
      return chat !== null;
    });
    const news = name !== visitor.data.name || phone !== visitor.data.phone;
    if (known && news) await this.speech.say(channel, described, { type: 'identified' });
    return described;
  }

  async forget(channel: ConnectedChannel, visitor: VisitorRow): Promise<void> {
    await this.database.transaction(channel.companyId, (tx) => removeVisitor(tx, visitor.tokenHash));
  }

  private checkSignature({ secrets }: ConnectedChannel, { userId, hash }: ClaimedIdentity): void {
    const secret = secrets.identity_secret;
    if (hash === null) throw new IdentityRefused(false);
    const expected = secret ? createHmac('sha256', secret).update(userId).digest('hex') : undefined;
    if (!isSameSecret(expected, hash.toLowerCase())) throw new IdentityRefused(true);
  }

  private isKnown(channel: ConnectedChannel, visitor: VisitorRow): Promise<boolean> {
    return this.database.transaction(channel.companyId, (tx) => isKnownIdentity(tx, channel.id, identityOf(visitor)));
  }
}
