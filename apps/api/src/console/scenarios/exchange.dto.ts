import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { asNumber } from '../../http/fields.js';
import { ScenarioComplaint } from './publication.dto.js';
import { Scenario } from './scenarios.dto.js';

/** Described by the schema that checks it (schema/document.schema.ts). */
export const DOCUMENT = { $ref: '#/components/schemas/ScenarioDocument' };

export class ExportQuery {
  /** The number of a published revision; absent = the draft. */
  @ApiPropertyOptional()
  @IsOptional()
  @asNumber
  @IsInt({ message: 'revision must be the number of a published revision; leave it out for the draft' })
  @Min(1)
  @Max(2 ** 31 - 1)
  revision?: number;
}

export class ImportedScenario extends Scenario {
  /** What the file names and the company does not have, at its steps and fields; `name` of `params` is what the file calls it. */
  @ApiProperty({ type: [ScenarioComplaint] }) complaints!: ScenarioComplaint[];
}
