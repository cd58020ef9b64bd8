import { ApiProperty } from '@nestjs/swagger';
import { REPORT_NAMES, type Report } from '#domain/reports/report.js';

export class ChoiceOfChannel {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ example: 'whatsapp-cloud' }) transport!: string;
}

export class NamedChoice {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
}

export class ChoiceOfOperator extends NamedChoice {
  /** The reports that he may read, and so may get by mail. */
  @ApiProperty({ enum: REPORT_NAMES, isArray: true }) reads!: Report[];
}

export class ChoiceOfRole {
  /** As the filter names it: `admin` or `custom:7`. */
  @ApiProperty({ example: 'custom:7' }) role!: string;
  /** Of a custom role; of the others their word. */
  @ApiProperty() name!: string;
  @ApiProperty() custom!: boolean;
}

/** What the filters of reports may name, as far as the reader may see. */
export class ReportChoices {
  @ApiProperty({ type: [ChoiceOfChannel] }) channels!: ChoiceOfChannel[];
  @ApiProperty({ type: [NamedChoice] }) groups!: NamedChoice[];
  @ApiProperty({ type: [ChoiceOfOperator] }) operators!: ChoiceOfOperator[];
  @ApiProperty({ type: [ChoiceOfRole] }) roles!: ChoiceOfRole[];
  @ApiProperty({ type: [NamedChoice] }) scenarios!: NamedChoice[];
  @ApiProperty({ example: 'Europe/Moscow' }) timeZone!: string;
  /** Which day it is for the company. */
  @ApiProperty({ example: '2026-11-27' }) today!: string;
}
