import { Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { Connector, RawRequest } from '#connectors/connector.js';
import { connectorOf } from '#connectors/registry.js';
import { ChannelLookup } from '#persistence/channels/channel-lookup.js';
import { Public } from '../access/auth.decorators.js';
import { RouteNotFound } from '../http/http.errors.js';
import { SignatureRefused } from './hooks.errors.js';
import { ReceiveUpdate } from './receive-update.js';

/** All providers' webhooks: finds the channel, checks who calls, takes the update in. */
@ApiExcludeController()
@Public()
@Controller('hooks/:transport/:key')
export class HooksController {
  constructor(
    private readonly channels: ChannelLookup,
    private readonly receive: ReceiveUpdate,
  ) {}

  /** A provider asks whether this address is ours. */
  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  async challenge(
    @Param('transport') transport: string,
    @Param('key') key: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const { connector, channel } = await this.find(transport, key);
    const answer = connector.challenge?.(asRaw('GET', request, query), channel) ?? null;
    if (answer === null) throw new SignatureRefused(403);
    return answer;
  }

  @Post()
  @HttpCode(200)
  async update(
    @Param('transport') transport: string,
    @Param('key') key: string,
    @Req() request: FastifyRequest,
  ): Promise<Record<string, unknown> | undefined> {
    const { connector, channel } = await this.find(transport, key);
    const raw = asRaw('POST', request, request.query as Record<string, unknown>);
    if (!connector.verify(raw, channel)) throw new SignatureRefused(401);
    await this.receive.run(channel, raw);
    return connector.acknowledgement === undefined ? { status: 'ok' } : (connector.acknowledgement ?? undefined);
  }

  private async find(transport: string, key: string): Promise<{ connector: Connector; channel: ConnectedChannel }> {
    const connector = connectorOf(transport);
    const channel = connector && (await this.channels.find(transport, key));
    if (!connector || !channel) throw new RouteNotFound();
    return { connector, channel };
  }
}

const asRaw = (method: 'GET' | 'POST', request: FastifyRequest, query: Record<string, unknown>): RawRequest => ({
  ...{ method, headers: request.headers, body: request.body instanceof Uint8Array ? request.body : new Uint8Array() },
  // A name that is given twice comes as a list: no provider does that, and connectors need not know of it.
  query: Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
});
