import { applyDecorators, Controller, Get, Injectable } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import { Database } from '#persistence/database.js';
import { deleteQueuedMessages } from '#persistence/sending/delete-queued.store.js';
import { Wake } from '#persistence/wake.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';

export class DeletedOutbox {
  @ApiProperty({ description: 'How many messages were deleted' }) deleted!: number;
}

@Injectable()
class GatewayCalls {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  @Get('delete_outbox')
  @Scope('messages:write')
  @ApiOperation({
    summary: 'Deletes the messages that wait to be sent',
    description: 'Those that no messenger has seen yet, of all channels. What is on its way stays.',
  })
  @ApiAnswer(DeletedOutbox)
  async deleteOutbox(@ApiCaller() { companyId }: CompanyOfToken): Promise<Answer<DeletedOutbox>> {
    return { data: { deleted: await deleteQueuedMessages(this.database, this.wake, companyId) } };
  }
}

@PublicController('gateway')
export class PublicGatewayController extends GatewayCalls {}

/** The original has this call beside `/v1`, and programs ask for either. */
@applyDecorators(PublicController('gateway'), Controller('gateway'))
export class BareGatewayController extends GatewayCalls {}
