import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { SITE_WIDGET, type ConnectedChannel } from '#domain/channels/channel.js';
import { originAllowed } from '#connectors/site-widget/fields.js';
import { ChannelLookup } from '#persistence/channels/channel-lookup.js';
import { Database } from '#persistence/database.js';
import { hashToken } from '#persistence/sessions/session-token.js';
import { channelDoor } from '#persistence/visitors/visitor-chat.view.js';
import { findVisitor, type VisitorRow } from '#persistence/visitors/visitor.store.js';
import { isOwnOrigin } from '../access/origin.js';
import { Env } from '../env.js';
import { ChatPaused, ChatUnknown, OriginRefused, VisitorUnknown } from './widget.errors.js';

/** A channel that a page or an app came for, and may. */
export interface OpenDoor {
  channel: ConnectedChannel;
  companyName: string;
}

/** A visitor whose token was good. */
export interface VisitorAtDoor {
  channel: ConnectedChannel;
  visitor: VisitorRow;
}

/** Who may use a chat: pages of the channel's list, apps where the channel allows them, visitors by their token. */
@Injectable()
export class WidgetDoor {
  constructor(
    private readonly channels: ChannelLookup,
    private readonly database: Database,
    private readonly env: Env,
  ) {}

  async open(key: string, headers: IncomingHttpHeaders): Promise<OpenDoor> {
    const channel = await this.channels.find(SITE_WIDGET, key);
    const door = channel && (await this.database.transaction(channel.companyId, (tx) => channelDoor(tx, channel.id)));
    if (!channel || !door) throw new ChatUnknown();
    this.checkOrigin(channel, headers);
    if (door.state !== 'active') throw new ChatPaused();
    return { channel, companyName: door.companyName };
  }

  async visitor(key: string, token: string | undefined, headers: IncomingHttpHeaders): Promise<VisitorAtDoor> {
    const { channel } = await this.open(key, headers);
    const visitor = await this.find(channel, token);
    if (!visitor) throw new VisitorUnknown();
    return { channel, visitor };
  }

  find(channel: ConnectedChannel, token: string | undefined): Promise<VisitorRow | null> {
    if (!token || token.length > 200) return Promise.resolve(null);
    return this.database.transaction(channel.companyId, (tx) => findVisitor(tx, channel.id, hashToken(token)));
  }

  /** A browser says where its page is from unless the page is our own; whoever says nothing is a program. */
  private checkOrigin({ settings }: ConnectedChannel, headers: IncomingHttpHeaders): void {
    const { origin } = headers;
    if (origin === undefined) {
      if (settings.allow_apps === 'yes' || headers['sec-fetch-site'] === 'same-origin') return;
      throw new OriginRefused(undefined);
    }
    if (isOwnOrigin(origin, headers.host, this.env.PUBLIC_URL)) return;
    if (!originAllowed(settings.allowed_origins ?? '', origin)) throw new OriginRefused(origin);
  }
}

/** `Authorization: Bearer <token>` */
export const bearerOf = (headers: IncomingHttpHeaders): string | undefined => /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
