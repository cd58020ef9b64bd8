import { ApiProperty } from '@nestjs/swagger';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalChoice, OptionalId, OptionalNumber, type Order, ORDERS, PageParameters } from '../parameters.js';

const STATES = ['open', 'closed'] as const;

@IgnoresUnknown()
export class DialogsQuery extends PageParameters {
  @OptionalId()
  operator_id?: number;

  @OptionalChoice(STATES)
  state?: (typeof STATES)[number];

  @OptionalChoice(ORDERS)
  order?: Order;
}

/** How long is too long, when a program does not say. */
const OVERDUE_SECONDS = 600;
const YEAR_SECONDS = 366 * 24 * 3600;

@IgnoresUnknown()
export class UnansweredQuery {
  /** Seconds that the client has waited, not a number of dialogs; up to 200 are answered. */
  @OptionalNumber({ min: 0, max: YEAR_SECONDS, description: { default: OVERDUE_SECONDS } })
  limit?: number;

  @OptionalNumber({ min: 0, max: 10_000_000, description: { default: 0 } })
  offset?: number;

  /** `asc`: who has waited longest comes first. */
  @OptionalChoice(ORDERS)
  order?: Order;

  get seconds(): number {
    return this.limit ?? OVERDUE_SECONDS;
  }
}

class PublicLastMessage {
  @ApiProperty() id!: number;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty() type!: string;
  @ApiProperty() created!: string;
}

export class PublicDialog {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: STATES }) state!: (typeof STATES)[number];
  @ApiProperty() begin!: string;
  @ApiProperty({ type: String, nullable: true }) end!: string | null;
  @ApiProperty({ type: Number, nullable: true }) operator_id!: number | null;
  @ApiProperty() client_id!: number;
  @ApiProperty() channel_id!: number;
  @ApiProperty({ type: Number, nullable: true }) last_request_id!: number | null;
  /** Nothing pays for its month: what its client wrote since is in no answer, and everything that is done in it is refused. */
  @ApiProperty() blocked!: boolean;
  @ApiProperty() messages!: number;
  @ApiProperty({ type: PublicLastMessage, nullable: true }) last_message!: PublicLastMessage | null;
}
