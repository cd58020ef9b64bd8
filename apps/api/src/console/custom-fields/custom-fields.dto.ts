import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { CUSTOM_FIELD_KINDS, CUSTOM_FIELD_LIMITS, type CustomFieldKind } from '#domain/custom-fields/custom-field.js';
import { Line } from '../../http/fields.js';

class CustomFieldParameters {
  @ApiPropertyOptional({ enum: CUSTOM_FIELD_KINDS, description: 'A new field is a text where nothing is said.' })
  @IsOptional()
  @IsIn(CUSTOM_FIELD_KINDS)
  kind?: CustomFieldKind;

  /** What may be chosen, where the kind is `list`. */
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CUSTOM_FIELD_LIMITS.options)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(CUSTOM_FIELD_LIMITS.option, { each: true })
  options?: string[];
}

export class AddCustomFieldRequest extends CustomFieldParameters {
  @ApiProperty()
  @Line(CUSTOM_FIELD_LIMITS.name)
  name!: string;
}

export class ChangeCustomFieldRequest extends CustomFieldParameters {
  @ApiPropertyOptional()
  @IsOptional()
  @Line(CUSTOM_FIELD_LIMITS.name)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  position?: number;
}

export class CustomField {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: CUSTOM_FIELD_KINDS }) kind!: CustomFieldKind;
  @ApiProperty({ type: [String] }) options!: string[];
  @ApiProperty() position!: number;
}

export class CustomFieldList {
  @ApiProperty({ type: [CustomField] }) items!: CustomField[];
}
