import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { ACTOR_KINDS, type ActorKind } from '#persistence/audit/audit.view.js';
import { asNumber, Before, Line, Moment, PageLimit } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';

export const MOST_AUDIT_ENTRIES = 200;
const WORD = { message: '$property must be a word of the audit log, like role or role.changed' };

export class AuditFilterQuery {
  /** What this operator did, himself or somebody of the platform in his place. */
  @ApiPropertyOptional()
  @IsOptional()
  @asNumber
  @IsId()
  actorId?: number;

  @ApiPropertyOptional({ example: 'role.changed' })
  @IsOptional()
  @Matches(/^[a-z_]{1,40}\.[a-z_]{1,40}$/, WORD)
  action?: string;

  @ApiPropertyOptional({ example: 'role' })
  @IsOptional()
  @Matches(/^[a-z_]{1,40}$/, WORD)
  objectKind?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @asNumber
  @IsId()
  objectId?: number;

  /** From then on. */
  @Moment()
  from?: string;

  /** Before then. */
  @Moment()
  to?: string;

  /** In the names of who acted and of what was changed, and in the action. */
  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @Line(100)
  search?: string;
}

export class AuditQuery extends AuditFilterQuery {
  @Before() before?: number;
  @PageLimit(MOST_AUDIT_ENTRIES) limit: number = 50;
}

export class AuditActor {
  /** `technical`: somebody of the platform in an operator's place; `system`: nobody, a rule or a timer did it. */
  @ApiProperty({ enum: ACTOR_KINDS }) kind!: ActorKind;
  /** Of the operator or the token. */
  @ApiProperty({ type: Number, nullable: true }) id!: number | null;
  /** As it was then. */
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

export class AuditedObject {
  @ApiProperty({ example: 'role' }) kind!: string;
  @ApiProperty({ type: Number, nullable: true }) id!: number | null;
  /** As it was then. */
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

export class AuditEntry {
  @ApiProperty() id!: number;
  @ApiProperty() at!: string;
  @ApiProperty({ type: AuditActor }) actor!: AuditActor;
  @ApiProperty({ type: String, nullable: true }) ip!: string | null;
  @ApiProperty({ example: 'role.changed' }) action!: string;
  @ApiProperty({ type: AuditedObject }) object!: AuditedObject;
  /** Of the fields that changed, and of nothing else. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) before!: Record<string, unknown> | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) after!: Record<string, unknown> | null;
}

export class AuditPage {
  @ApiProperty({ type: [AuditEntry] }) items!: AuditEntry[];
  /** `before` of the next page; null: that was the oldest. */
  @ApiProperty({ type: Number, nullable: true }) next!: number | null;
}
