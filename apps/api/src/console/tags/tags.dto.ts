import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { COLOR_PATTERN, TAG_LIMITS } from '#domain/tags/tag.js';
import { Line, OptionalLine } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';

const COLOR = { message: '$property must be six hexadecimal digits in small letters, like d6e4ff' };
/** As many as a company may sort at once. */
const MOST_IDS = 2_000;
/** Put on a client at once. */
const MOST_TAGS = 50;

export class AddTagRequest {
  /** Null: in no group. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsId()
  groupId?: number | null;

  @ApiProperty()
  @Line(TAG_LIMITS.label)
  label!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @OptionalLine(TAG_LIMITS.description)
  description?: string;

  @ApiPropertyOptional({ example: 'd6e4ff' })
  @IsOptional()
  @Matches(COLOR_PATTERN, COLOR)
  backgroundColor?: string;

  @ApiPropertyOptional({ example: '1d2939' })
  @IsOptional()
  @Matches(COLOR_PATTERN, COLOR)
  textColor?: string;
}

export class ChangeTagRequest {
  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsId()
  groupId?: number | null;

  @ApiPropertyOptional()
  @IsOptional()
  @Line(TAG_LIMITS.label)
  label?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @OptionalLine(TAG_LIMITS.description)
  description?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(COLOR_PATTERN, COLOR)
  backgroundColor?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(COLOR_PATTERN, COLOR)
  textColor?: string;
}

export class AddTagGroupRequest {
  @ApiProperty()
  @Line(TAG_LIMITS.groupName)
  name!: string;

  /** Whether it is offered where tags are picked. */
  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  display?: boolean;
}

export class ChangeTagGroupRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @Line(TAG_LIMITS.groupName)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  display?: boolean;
}

const ids = (most: number): PropertyDecorator[] => [
  IsArray(),
  ArrayMaxSize(most),
  ArrayUnique(),
  IsInt({ each: true }),
  Min(1, { each: true }),
  Max(Number.MAX_SAFE_INTEGER, { each: true }),
];
const Ids =
  (most: number): PropertyDecorator =>
  (target, property) =>
    ids(most).forEach((rule) => rule(target, property));

export class ArrangeTagsRequest {
  /** In the order that they are to have. */
  @ApiProperty({ type: [Number] })
  @Ids(MOST_IDS)
  tagIds!: number[];
}

export class ArrangeTagGroupsRequest {
  @ApiProperty({ type: [Number] })
  @Ids(MOST_IDS)
  tagGroupIds!: number[];
}

export class TagClientRequest {
  @ApiProperty({ type: [Number] })
  @Ids(MOST_TAGS)
  tagIds!: number[];
}

export class Tag {
  @ApiProperty() id!: number;
  @ApiProperty({ type: Number, nullable: true }) groupId!: number | null;
  @ApiProperty() label!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ example: 'd6e4ff' }) backgroundColor!: string;
  @ApiProperty({ example: '1d2939' }) textColor!: string;
}

export class TagGroup {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() display!: boolean;
}

/** All tags and groups of the company, each in its order. */
export class TagList {
  @ApiProperty({ type: [TagGroup] }) groups!: TagGroup[];
  @ApiProperty({ type: [Tag] }) items!: Tag[];
}
