import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CARD_LIMITS } from '#domain/cards/card-fields.js';
import { IfGiven, Line, OptionalLine, PageLimit } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';

const text = { type: String, nullable: true } as const;
const Ids = (most: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(most),
    ArrayUnique(),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(Number.MAX_SAFE_INTEGER, { each: true }),
  );
const Revision = (): PropertyDecorator => applyDecorators(IsInt(), Min(0), Max(2_147_483_647));

/** Absent stays as it is, null or an empty text empties. */
export class ChangeCardRequest {
  @ApiPropertyOptional(text) @IsOptional() @OptionalLine(CARD_LIMITS.title) title?: string | null;
  @ApiPropertyOptional(text) @IsOptional() @OptionalLine(CARD_LIMITS.name) name?: string | null;

  @ApiPropertyOptional({ type: [String] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(CARD_LIMITS.phones)
  @IsString({ each: true })
  @MaxLength(CARD_LIMITS.phone, { each: true })
  phones?: string[];

  @ApiPropertyOptional({ ...text, description: 'Several: each on a line of its own' })
  @IsOptional()
  @OptionalLine(CARD_LIMITS.email)
  email?: string | null;

  @ApiPropertyOptional(text) @IsOptional() @OptionalLine(CARD_LIMITS.comment) comment?: string | null;

  @ApiPropertyOptional({ type: [String], description: 'All three' })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(3)
  @ArrayMaxSize(3)
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map((one: unknown) => one ?? '') : value))
  @IsString({ each: true })
  @MaxLength(CARD_LIMITS.comment, { each: true })
  extraComments?: (string | null)[];

  @ApiPropertyOptional(text) @IsOptional() @OptionalLine(CARD_LIMITS.contractNumber) contractNumber?: string | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'By the number of the custom field; null empties one' })
  @IfGiven()
  @IsObject()
  customFields?: Record<string, unknown>;
}

/** The resulting card of a link; what is left out is as the preview suggests. */
export class LinkedCardFields extends ChangeCardRequest {
  @ApiPropertyOptional({ type: [Number] })
  @IfGiven()
  @Ids(200)
  tagIds?: number[];
}

class TwoCards {
  @ApiProperty() @IsId() targetCardId!: number;
  @ApiProperty() @IsId() otherCardId!: number;
}

export class PreviewCardsRequest extends TwoCards {}

class SeenRevisions {
  @ApiProperty() @Revision() target!: number;
  @ApiProperty() @Revision() other!: number;
}

export class LinkCardsRequest extends TwoCards {
  @ApiProperty({ type: SeenRevisions, description: 'The revisions of the two cards that the choice was made from' })
  @ValidateNested()
  @IsObject()
  @Type(() => SeenRevisions)
  seen!: SeenRevisions;

  @ApiPropertyOptional({ type: LinkedCardFields })
  @IfGiven()
  @ValidateNested()
  @IsObject()
  @Type(() => LinkedCardFields)
  card?: LinkedCardFields;
}

export class PreviewUnlinkRequest {
  @ApiPropertyOptional({ type: [Number], description: 'Absent: all of them' })
  @IfGiven()
  @ArrayMinSize(1)
  @Ids(CARD_LIMITS.clients)
  clientIds?: number[];
}

const KEEP = {
  type: 'object',
  additionalProperties: { type: 'array', items: { type: 'string' } },
  description: 'By the number of the client: the changed fields that his card is to have too',
  example: { '5': ['phones', 'comment'] },
} as const;

export class UnlinkCardsRequest extends PreviewUnlinkRequest {
  @ApiPropertyOptional(KEEP) @IfGiven() @IsObject() keep?: Record<string, string[]>;

  @ApiPropertyOptional({ description: 'The revision of the card that the choice was made from' })
  @IfGiven()
  @Revision()
  seen?: number;
}

export class UndoLinkRequest {
  @ApiPropertyOptional(KEEP) @IfGiven() @IsObject() keep?: Record<string, string[]>;

  @ApiPropertyOptional({ description: 'The revision of the card that the choice was made from' })
  @IfGiven()
  @Revision()
  seen?: number;
}

export class FindCardsQuery {
  @ApiProperty({ description: 'A name, a number, a login or an ID, as far as it is typed' }) @Line(100) query!: string;

  @ApiPropertyOptional({ description: 'A card that is not looked for: the one that is open' })
  @IsOptional()
  @Type(() => Number)
  @IsId()
  not?: number;
}

export class TimelineQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' }) @IsOptional() @IsString() @MaxLength(100) before?: string;
  @PageLimit(100) limit: number = 50;
}
