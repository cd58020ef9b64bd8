import { ApiProperty } from '@nestjs/swagger';
import { Before, PageLimit } from '../../http/fields.js';
import { Named } from '../dialogs/dialogs.dto.js';

export class DialogRequestsQuery {
  @Before()
  before?: number;

  @PageLimit(100)
  limit: number = 20;
}

export class RequestRating {
  @ApiProperty({ minimum: 1, maximum: 5 }) score!: number;
  @ApiProperty({ type: String, nullable: true }) comment!: string | null;
}

/** A piece of service, from the client's first message to its closing. */
export class DialogRequest {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: ['open', 'closed'] }) state!: 'open' | 'closed';
  @ApiProperty() openedAt!: string;
  @ApiProperty({ type: String, nullable: true }) closedAt!: string | null;
  /** Who wrote in it last, or has it. */
  @ApiProperty({ type: Named, nullable: true }) operator!: Named | null;
  @ApiProperty({ type: RequestRating, nullable: true }) rating!: RequestRating | null;
  /** Where it begins in the thread; null where nothing was said in it. */
  @ApiProperty({ type: Number, nullable: true }) firstMessageId!: number | null;
}

export class DialogRequests {
  @ApiProperty({ type: [DialogRequest] }) items!: DialogRequest[];
  @ApiProperty({ type: Number, nullable: true }) next!: number | null;
}
