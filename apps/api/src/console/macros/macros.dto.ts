import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { COMMAND_PATTERN, MACRO_LIMITS } from '#domain/macros/macro.js';
import { Line } from '../../http/fields.js';

/** The slash that calls it up may be typed along. */
const Command = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().replace(/^\//, '') : value)),
    IsString(),
    MaxLength(MACRO_LIMITS.command),
    Matches(COMMAND_PATTERN, { message: '$property must be one word of letters, digits, - and _, like hello' }),
  );
const Text = (): PropertyDecorator => applyDecorators(IsString(), MinLength(1), MaxLength(MACRO_LIMITS.text));

export class AddMacroRequest {
  @ApiProperty({ example: 'hello' })
  @Command()
  command!: string;

  @ApiProperty()
  @Line(MACRO_LIMITS.name)
  name!: string;

  @ApiProperty()
  @Text()
  text!: string;
}

export class ChangeMacroRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @Command()
  command?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Line(MACRO_LIMITS.name)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Text()
  text?: string;
}

export class Macro {
  @ApiProperty() id!: number;
  @ApiProperty({ example: 'hello', description: 'Without the slash' }) command!: string;
  @ApiProperty() name!: string;
  @ApiProperty() text!: string;
}

export class MacroList {
  @ApiProperty({ type: [Macro] }) items!: Macro[];
}
