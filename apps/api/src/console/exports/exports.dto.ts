import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { LOCALES, type Locale } from '#domain/companies/company.js';
import { Moment } from '../../http/fields.js';

export const EXPORT_FORMATS = ['csv', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export class ExportQuery {
  @ApiProperty({ enum: EXPORT_FORMATS })
  @IsIn(EXPORT_FORMATS)
  format!: ExportFormat;

  /** From then on. */
  @Moment()
  from?: string;

  /** Before then. */
  @Moment()
  to?: string;

  /** What colleagues wrote for one another and the lines of the system, too. */
  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  comments: boolean = true;

  /** The language of the file's own words. */
  @ApiPropertyOptional({ enum: LOCALES, default: 'en' })
  @IsOptional()
  @IsIn(LOCALES)
  locale: Locale = 'en';
}
