import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { TICKET_LIMITS, TICKET_PRIORITIES, TICKET_STATES, type TicketPriority, type TicketState } from '#domain/tickets/ticket.js';
import { asNumber, Before, IfGiven, Line, PageLimit } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';
import { Named } from '../dialogs/dialogs.dto.js';

const STATE_FILTERS = ['active', ...TICKET_STATES] as const;
const MOST_NUMBER = 2_147_483_647;

const QueryId = (): PropertyDecorator => applyDecorators(ApiPropertyOptional(), IsOptional(), asNumber, IsId());

export class TicketListQuery {
  /** `active`: all that is not closed. */
  @ApiPropertyOptional({ enum: STATE_FILTERS })
  @IsOptional()
  @IsIn(STATE_FILTERS)
  state?: (typeof STATE_FILTERS)[number];

  /** Only what one has to do oneself. */
  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  mine?: boolean;

  /** All of the person's, those of his other channels too. */
  @QueryId()
  clientId?: number;

  /** Those of one dialog; `clientId` beside it says nothing more. */
  @QueryId()
  dialogId?: number;

  /** A piece of the title, or a number: `TICK-12`, `12`. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  query?: string;

  @Before(MOST_NUMBER)
  before?: number;

  @PageLimit(100)
  limit: number = 50;
}

class TicketFields {
  @ApiPropertyOptional({ maxLength: TICKET_LIMITS.description })
  @IfGiven()
  @IsString()
  @MaxLength(TICKET_LIMITS.description)
  description?: string;

  @ApiPropertyOptional({ enum: TICKET_PRIORITIES })
  @IfGiven()
  @IsIn(TICKET_PRIORITIES)
  priority?: TicketPriority;

  /** Whose it is to do; null = nobody's yet. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsId()
  operatorId?: number | null;
}

export class NewTicketRequest extends TicketFields {
  @ApiProperty({ maxLength: TICKET_LIMITS.title })
  @Line(TICKET_LIMITS.title)
  title!: string;

  /** The dialog that it came of; its client is the ticket's. */
  @ApiPropertyOptional()
  @IfGiven()
  @IsId()
  dialogId?: number;
}

/** Absent stays as it is. */
export class EditTicketRequest extends TicketFields {
  @ApiPropertyOptional({ maxLength: TICKET_LIMITS.title })
  @IfGiven()
  @Line(TICKET_LIMITS.title)
  title?: string;

  @ApiPropertyOptional({ enum: TICKET_STATES })
  @IfGiven()
  @IsIn(TICKET_STATES)
  state?: TicketState;
}

export class Ticket {
  @ApiProperty() id!: number;
  @ApiProperty({ example: 'TICK-12' }) number!: string;
  @ApiProperty() title!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ enum: TICKET_STATES }) state!: TicketState;
  @ApiProperty({ enum: TICKET_PRIORITIES }) priority!: TicketPriority;
  @ApiProperty({ type: Named, nullable: true }) operator!: Named | null;
  /** Null also where his dialogs are none that you may know of. */
  @ApiProperty({ type: Named, nullable: true }) client!: Named | null;
  @ApiProperty({ type: Number, nullable: true }) dialogId!: number | null;
  @ApiProperty() createdAt!: string;
  @ApiProperty() updatedAt!: string;
  @ApiProperty({ type: String, nullable: true }) closedAt!: string | null;
}

export class TicketPage {
  @ApiProperty({ type: [Ticket] }) items!: Ticket[];
  @ApiProperty({ type: Number, nullable: true }) next!: number | null;
}
