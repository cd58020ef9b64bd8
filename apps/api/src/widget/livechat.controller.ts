import { Body, Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../access/auth.decorators.js';
import { InvalidInput } from '../http/http.errors.js';
import { Visitors } from './visitors.js';
import { WidgetDoor } from './widget-door.js';
import { WidgetLimits } from './widget-limits.js';

/** Whoever knows the key is the visitor, so it must not be guessed. */
const CLIENT_KEY = /^[\x21-\x7e]{16,128}$/;

interface Started {
  client: { clientID: number; client_id: number; token: string };
}

/** How existing programs begin a chat of theirs: the visitor is known by a key that the program keeps. */
@ApiExcludeController()
@Public()
@Controller('livechat')
export class LivechatController {
  constructor(
    private readonly door: WidgetDoor,
    private readonly limits: WidgetLimits,
    private readonly visitors: Visitors,
  ) {}

  /** The same key is the same client. The token is for everything else of the chat's protocol. */
  @Post('start')
  @HttpCode(200)
  async start(
    @Query() query: Record<string, unknown>,
    @Body() body: Record<string, unknown> | undefined,
    @Req() { headers, ip }: FastifyRequest,
  ): Promise<Started> {
    await this.limits.session(ip);
    const given = { ...body, ...query };
    const { channel } = await this.door.open(typeof given.id === 'string' ? given.id : '', headers);
    const key = given.client_key;
    if (typeof key !== 'string' || !CLIENT_KEY.test(key)) {
      throw new InvalidInput([{ field: 'client_key', message: 'client_key must be a text of 16 to 128 characters without blanks' }]);
    }
    const { clientId, token } = await this.visitors.withKey(channel, key);
    return { client: { clientID: clientId, client_id: clientId, token } };
  }
}
