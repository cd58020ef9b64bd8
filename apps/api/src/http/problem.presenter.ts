import { STATUS_CODES } from 'node:http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Refusal } from './refusal.js';

class FieldProblem {
  @ApiProperty({ type: String, nullable: true }) field!: string | null;
  @ApiProperty() message!: string;
  /** Key of a sentence that the console translates. */
  @ApiProperty({ required: false }) reason?: string;
  /** Words of a provider, as they came. */
  @ApiProperty({ type: String, nullable: true, required: false }) detail?: string | null;
}

/** RFC 9457. `detail` is a sentence for people, `code` is for programs. */
export class Problem {
  @ApiProperty({ example: 'about:blank' }) type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: number;
  @ApiProperty() code!: string;
  @ApiProperty() detail!: string;
  @ApiProperty({ required: false }) field?: string;
  @ApiProperty({ required: false, type: [FieldProblem] }) errors?: FieldProblem[];
  /** More than a sentence can tell, by the code. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) about?: Record<string, unknown>;
  @ApiProperty() requestId!: string;
}

export function presentProblem(refusal: Refusal, requestId: string): Problem {
  const { status, code, detail, field, errors, about } = refusal;
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail, field, errors, about, requestId };
}
