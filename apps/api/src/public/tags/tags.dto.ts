import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { COLOR_PATTERN, TAG_LIMITS } from '#domain/tags/tag.js';
import { Line, OptionalLine } from '../../http/fields.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalChoice, OptionalFlag, OptionalId, type Order, ORDERS, PageParameters, RequiredId, RequiredIds } from '../parameters.js';

@IgnoresUnknown()
export class TagsQuery extends PageParameters {
  @OptionalChoice(ORDERS)
  order?: Order;
}

/** As `000000`, with or without the number sign. */
const Color = (example: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, example }),
    Transform(({ value }: { value: unknown }) => colorOf(value)),
    IsOptional(),
    Matches(COLOR_PATTERN, { message: `$property must be six hexadecimal digits, like ${example}` }),
  );
const colorOf = (value: unknown): unknown =>
  value === '' ? undefined : typeof value === 'string' ? value.trim().replace(/^#/, '').toLowerCase() : value;

/** Its place among the others; those that name none go behind. */
const Place = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Number }),
    Transform(({ value }: { value: unknown }) => (value === '' ? undefined : Number(value))),
    IsOptional(),
    IsInt({ message: '$property must be a whole number' }),
    Min(0),
    Max(1_000_000),
  );

@IgnoresUnknown()
export class AddPublicTag {
  /** Without it the tag is in no group. */
  @OptionalId()
  tag_group_id?: number;

  @ApiProperty({ example: 'VIP' })
  @Line(TAG_LIMITS.label)
  tag_label!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @OptionalLine(TAG_LIMITS.description)
  tag_description?: string;

  @Color('d6e4ff')
  tag_bg_color?: string;

  @Color('1d2939')
  tag_text_color?: string;

  @Place()
  order_show?: number;
}

@IgnoresUnknown()
export class AddPublicTagGroup {
  @ApiProperty({ example: 'Customers' })
  @Line(TAG_LIMITS.groupName)
  tag_group_name!: string;

  @Place()
  order_show?: number;

  /** Whether the console offers the group where tags are picked. */
  @OptionalFlag()
  display?: boolean;
}

const ASSIGNEES = ['client', 'request'] as const;

@IgnoresUnknown()
export class AssignTagsRequest {
  @RequiredIds()
  tag_ids!: number[];

  @ApiProperty({ enum: ASSIGNEES })
  @OptionalChoice(ASSIGNEES)
  assignee_type?: (typeof ASSIGNEES)[number];

  @RequiredId()
  assignee_id!: number;
}

/** One of the two. */
@IgnoresUnknown()
export class DeleteTagRequest {
  @OptionalId()
  client_id?: number;

  @OptionalId()
  request_id?: number;
}

export class PublicTag {
  @ApiProperty() id!: number;
  @ApiProperty({ type: Number, nullable: true }) group_id!: number | null;
  @ApiProperty({ type: String, nullable: true }) group_name!: string | null;
  @ApiProperty() label!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ example: 'd6e4ff' }) bg_color!: string;
  @ApiProperty({ example: '1d2939' }) text_color!: string;
  @ApiProperty() order_show!: number;
}

export class PublicTagGroup {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() order_show!: number;
  @ApiProperty() display!: boolean;
}

export class AssignedTags {
  @ApiProperty({ type: [Number] }) tag_ids!: number[];
  @ApiProperty({ enum: ASSIGNEES }) assignee_type!: (typeof ASSIGNEES)[number];
  @ApiProperty() assignee_id!: number;
}
