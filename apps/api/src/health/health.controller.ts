import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/auth.decorators.js';
import { Readiness, ReadinessProbe } from './readiness.probe.js';

class Alive {
  @ApiProperty({ example: 'ok' }) status!: 'ok';
}

@ApiTags('operation')
@Controller()
export class HealthController {
  constructor(private readonly probe: ReadinessProbe) {}

  /** The process runs; says nothing of what it depends on. */
  @Public()
  @Get('healthz')
  @ApiOkResponse({ type: Alive })
  alive(): Alive {
    return { status: 'ok' };
  }

  /** 503 while no request could be served. A Temporal that is away only degrades: messages go on without it. */
  @Public()
  @Get('readyz')
  @ApiOkResponse({ type: Readiness })
  @ApiServiceUnavailableResponse({ type: Readiness })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.probe.check();
    void reply.status(readiness.status === 'unavailable' ? 503 : 200);
    return readiness;
  }
}
