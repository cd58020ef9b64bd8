import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadQuarantine } from '#domain/access/rights.js';
import type { QuarantineReplay } from '#domain/channels/quarantine-replay.port.js';
import { notFound } from '#domain/shared/domain-error.js';
import { channelById } from '#persistence/channels/channel.view.js';
import { Database } from '#persistence/database.js';
import { listQuarantine, type QuarantinedUpdateRow } from '#persistence/quarantine/quarantine.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { QUARANTINE_REPLAY } from '../../platform/ports.js';
import { QuarantineList, Replay } from './quarantine.dto.js';

@ApiTags('channels')
@Controller('api')
export class QuarantineController {
  constructor(
    private readonly database: Database,
    @Inject(QUARANTINE_REPLAY) private readonly quarantine: QuarantineReplay,
  ) {}

  @Requires(mayReadQuarantine)
  @Get('channels/:id/quarantine')
  @ApiOkResponse({ type: QuarantineList })
  async list(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<QuarantineList> {
    const rows = await this.database.transaction(companyId, async (tx) => {
      if (!(await channelById(tx, id))) throw notFound('Channel');
      return listQuarantine(tx, id);
    });
    return { items: rows.map(presentQuarantinedUpdate) };
  }

  @Requires(mayReadQuarantine)
  @Post('quarantine/:id/replay')
  @HttpCode(200)
  @ApiOkResponse({ type: Replay })
  replay(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<Replay> {
    return this.quarantine.replay(companyId, id);
  }
}

function presentQuarantinedUpdate({
  id,
  reason,
  error,
  receivedAt,
  replayedAt,
  body,
}: QuarantinedUpdateRow): QuarantineList['items'][number] {
  return {
    id,
    reason,
    error,
    receivedAt: receivedAt.toISOString(),
    replayedAt: replayedAt?.toISOString() ?? null,
    body: body.toString('utf8'),
  };
}
