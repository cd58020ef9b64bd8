import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, Matches } from 'class-validator';
import { ENTRY_KINDS, type EntryKind } from '#persistence/billing/statement.view.js';
import { IfGiven, PageLimit } from '../../http/fields.js';
import { TABLE_FORMATS, type TableFormat } from '../../http/file-of-table.js';

const Day = (): PropertyDecorator => (target, property) => {
  ApiPropertyOptional({ format: 'date', example: '2026-11-01' })(target, property);
  IfGiven()(target, property);
  IsISO8601({ strict: true }, { message: '$property must be a day like 2026-11-01' })(target, property as string);
  Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property must be a day like 2026-11-01' })(target, property as string);
};

const KINDS = new RegExp(`^(${ENTRY_KINDS.join('|')})(,(${ENTRY_KINDS.join('|')}))*$`);

/** Days of the company's time zone, both included; the running month unless told. */
export class StatementFilterQuery {
  @Day() from?: string;
  @Day() to?: string;
  @ApiPropertyOptional({ example: 'payment,package', description: `Of: ${ENTRY_KINDS.join(', ')}` })
  @IfGiven()
  @Matches(KINDS, { message: `kinds must be some of ${ENTRY_KINDS.join(', ')}, separated by commas` })
  kinds?: string;
}

export class StatementQuery extends StatementFilterQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IfGiven()
  @Matches(/^\d{1,15}$/, { message: 'cursor is not one of this statement; take it from the previous page' })
  cursor?: string;
  @PageLimit(200) limit = 50;
}

export const FILE_LANGUAGES = ['ru', 'en'] as const;

export class StatementFileQuery extends StatementFilterQuery {
  @ApiProperty({ enum: TABLE_FORMATS })
  @IsIn(TABLE_FORMATS, { message: 'format must be csv or xlsx' })
  format!: TableFormat;
  @ApiPropertyOptional({ enum: FILE_LANGUAGES })
  @IfGiven()
  @IsIn(FILE_LANGUAGES, { message: 'language must be ru or en' })
  language?: (typeof FILE_LANGUAGES)[number];
}

export class StatementLine {
  @ApiProperty() id!: number;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ enum: ENTRY_KINDS }) kind!: EntryKind;
  @ApiProperty({ description: 'Positive: credited' }) amountMinor!: number;
  @ApiProperty() balanceAfterMinor!: number;
  @ApiProperty() note!: string;
  @ApiProperty({ type: Number, nullable: true }) packageId!: number | null;
  @ApiProperty({ type: Number, nullable: true }) dialogId!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Whose dialog it was' }) client!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Who did it, where it was one of the company' }) operator!: string | null;
}

export class StatementTurnover {
  @ApiProperty() inMinor!: number;
  @ApiProperty({ description: 'As a positive number' }) outMinor!: number;
}

/** Lines of the account, newest first. */
export class Statement {
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  @ApiProperty({ description: 'Before the first day' }) openingMinor!: number;
  @ApiProperty({ description: 'Behind the last day' }) closingMinor!: number;
  @ApiProperty({ type: StatementTurnover, description: 'Of the kinds that were asked for' }) turnover!: StatementTurnover;
  @ApiProperty({ type: [StatementLine] }) rows!: StatementLine[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
