import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, Max, Min } from 'class-validator';
import type { RunVariables } from '#domain/scenarios/facts.js';

export class StartRunRequest {
  @ApiProperty({ required: false, description: 'The dialog in which it runs; this or clientId' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  dialogId?: number;

  @ApiProperty({ required: false, description: 'The client in whose dialog it runs' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  clientId?: number;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'What the run knows from its beginning' })
  @IsOptional()
  @IsObject()
  variables?: RunVariables;
}

export class StartedRun {
  @ApiProperty() runId!: number;
  @ApiProperty() dialogId!: number;
  @ApiProperty() clientId!: number;
}
