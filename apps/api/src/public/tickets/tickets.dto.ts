import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { TICKET_LIMITS, TICKET_PRIORITIES, TICKET_STATES, type TicketPriority, type TicketState } from '#domain/tickets/ticket.js';
import { Line } from '../../http/fields.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalChoice, OptionalId, type Order, ORDERS, PageParameters } from '../parameters.js';

@IgnoresUnknown()
export class TicketsQuery extends PageParameters {
  @OptionalChoice(TICKET_STATES)
  state?: TicketState;

  @OptionalChoice(TICKET_PRIORITIES)
  priority?: TicketPriority;

  @OptionalId()
  client_id?: number;

  @OptionalId()
  dialog_id?: number;

  @OptionalId()
  operator_id?: number;

  @OptionalChoice(ORDERS)
  order?: Order;
}

/** Absent stays as it is; null, or an empty text, empties. */
const Link = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Number, nullable: true }),
    Transform(({ value }: { value: unknown }) =>
      value === '' || value === 'null' ? null : typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value,
    ),
    IsOptional(),
    IsInt({ message: '$property must be a whole number' }),
    Min(1),
    Max(Number.MAX_SAFE_INTEGER),
  );
const Description = (): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional(), IsOptional(), IsString(), MaxLength(TICKET_LIMITS.description));

class TicketParameters {
  @Description()
  description?: string;

  @OptionalChoice(TICKET_STATES)
  state?: TicketState;

  @OptionalChoice(TICKET_PRIORITIES)
  priority?: TicketPriority;

  @Link()
  client_id?: number | null;

  /** Names its client as well. */
  @Link()
  dialog_id?: number | null;

  @Link()
  operator_id?: number | null;
}

@IgnoresUnknown()
export class AddTicketRequest extends TicketParameters {
  @ApiProperty({ example: 'Call back about the order' })
  @Line(TICKET_LIMITS.title)
  title!: string;
}

@IgnoresUnknown()
export class ChangeTicketRequest extends TicketParameters {
  @ApiPropertyOptional()
  @IsOptional()
  @Line(TICKET_LIMITS.title)
  title?: string;
}

const id = { type: Number, nullable: true } as const;

export class PublicTicket {
  @ApiProperty() id!: number;
  @ApiProperty({ example: 'TICK-1' }) number!: string;
  @ApiProperty() title!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ enum: TICKET_STATES }) state!: TicketState;
  @ApiProperty({ enum: TICKET_PRIORITIES }) priority!: TicketPriority;
  @ApiProperty(id) client_id!: number | null;
  @ApiProperty(id) dialog_id!: number | null;
  @ApiProperty(id) operator_id!: number | null;
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) created!: string;
  @ApiProperty() updated!: string;
  @ApiProperty({ type: String, nullable: true }) closed!: string | null;
}
