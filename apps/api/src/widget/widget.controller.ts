import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Database } from '#persistence/database.js';
import { chatOfIdentity, onlineChannels } from '#persistence/visitors/visitor-chat.view.js';
import { visitorMessagePage } from '#persistence/visitors/visitor-messages.view.js';
import { Public } from '../access/auth.decorators.js';
import { InvalidInput } from '../http/http.errors.js';
import { FileLinks } from './file-links.js';
import { readClientData } from './read-frame.js';
import { HIS_OWN } from './his-own.js';
import { identityOf, presentVisitor } from './visitor-name.js';
import { Visitors, type ClaimedIdentity } from './visitors.js';
import { PAGE_MESSAGES } from './widget-audience.js';
import { bearerOf, WidgetDoor } from './widget-door.js';
import type { ShownMessage, ShownVisitor } from './widget.frames.js';
import { WidgetLimits } from './widget-limits.js';
import { presentConfig, presentVisitorMessage } from './widget.presenter.js';

/** A user id of a site may be anything that fits into an index. */
const USER_ID_LENGTH = 200;

/** What a page asks before and beside its websocket. The visitor is known by his token; there is no cookie. */
@ApiExcludeController()
@Public()
@Controller('widget/:key')
export class WidgetController {
  constructor(
    private readonly door: WidgetDoor,
    private readonly limits: WidgetLimits,
    private readonly visitors: Visitors,
    private readonly database: Database,
    private readonly links: FileLinks,
  ) {}

  @Get('config')
  async config(@Param('key') key: string, @Req() { headers, ip }: FastifyRequest): Promise<Record<string, unknown>> {
    await this.limits.look(ip);
    const { channel, companyName } = await this.door.open(key, headers);
    const online = await this.database.transaction(channel.companyId, (tx) => onlineChannels(tx, [channel.id]));
    return presentConfig(channel, companyName, online.has(channel.id));
  }

  /** Goes on with an earlier visit, or begins one; with an identity the visitor is that user from now on. */
  @Post('session')
  @HttpCode(200)
  async session(
    @Param('key') key: string,
    @Req() { headers, ip }: FastifyRequest,
    @Body() body: unknown,
  ): Promise<{ token: string; visitor: ShownVisitor }> {
    const { channel } = await this.door.open(key, headers);
    const { token, identity, data } = readSession(body);
    const known = await this.door.find(channel, token);
    if (!known || identity) await this.limits.session(ip);
    const session = known ? { token: token ?? '', visitor: known } : await this.visitors.begin(channel, {});
    const visitor = identity ? await this.visitors.identify(channel, session.visitor, identity) : session.visitor;
    const described = data ? await this.visitors.describe(channel, visitor, data) : visitor;
    return { token: session.token, visitor: presentVisitor(described) };
  }

  /** This device no longer knows the visitor. */
  @Delete('session')
  @HttpCode(204)
  async forget(@Param('key') key: string, @Req() { headers }: FastifyRequest): Promise<void> {
    const { channel, visitor } = await this.door.visitor(key, bearerOf(headers), headers);
    await this.visitors.forget(channel, visitor);
  }

  @Get('messages')
  async messages(
    @Param('key') key: string,
    @Query('before') before: unknown,
    @Req() { headers, ip }: FastifyRequest,
  ): Promise<{ messages: ShownMessage[]; more: boolean }> {
    await this.limits.look(ip);
    const { channel, visitor } = await this.door.visitor(key, bearerOf(headers), headers);
    const beforeId = typeof before === 'string' && /^\d{1,15}$/.test(before) ? Number(before) : null;
    if (beforeId === null && before !== undefined)
      throw new InvalidInput([{ field: 'before', message: 'before must be the id of a message' }]);
    const page = await this.database.transaction(
      channel.companyId,
      async (tx) => {
        const chat = await chatOfIdentity(tx, channel.id, identityOf(visitor));
        return chat ? visitorMessagePage(tx, chat.dialogId, beforeId, PAGE_MESSAGES + 1) : [];
      },
      HIS_OWN,
    );
    const messages = page.slice(-PAGE_MESSAGES).map((message) => presentVisitorMessage(message, channel.companyId, this.links));
    return { messages, more: page.length > PAGE_MESSAGES };
  }
}

function readSession(body: unknown): {
  token: string | undefined;
  identity: ClaimedIdentity | null;
  data: ReturnType<typeof readClientData> | null;
} {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const identity = typeof given.identity === 'object' && given.identity !== null ? (given.identity as Record<string, unknown>) : null;
  const userId = identity && typeof identity.userId === 'string' ? identity.userId.trim() : '';
  if (identity && (userId === '' || userId.length > USER_ID_LENGTH || /[\0\p{Surrogate}]/u.test(userId))) {
    throw new InvalidInput([{ field: 'identity.userId', message: `identity.userId must be a text of 1 to ${USER_ID_LENGTH} characters` }]);
  }
  return {
    token: typeof given.token === 'string' ? given.token : undefined,
    identity: identity && { userId, hash: typeof identity.hash === 'string' ? identity.hash : null },
    data: given.data === undefined || given.data === null ? null : readClientData(given.data),
  };
}
