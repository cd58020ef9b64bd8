import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { ROLES, type Role } from '#domain/access/caller.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { EmptiableText, OptionalChoice, OptionalId, OptionalText, RequiredId } from '../parameters.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const NAME = 100;

/** Dialogs can be given to the operator at once. He signs in once he has set a password by the link of the letter that he is sent. */
@IgnoresUnknown()
export class AddOperatorRequest {
  @ApiProperty({ example: 'vera@example.com' })
  @trimmed
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(254)
  email!: string;

  @ApiProperty({ example: 'Vera' })
  @trimmed
  @IsString({ message: 'first_name must be given' })
  @MinLength(1, { message: 'first_name must be given' })
  @MaxLength(NAME)
  first_name!: string;

  @OptionalText(NAME) last_name?: string;
  @OptionalText(64) phone?: string;
  /** `operator` unless told otherwise. */
  @OptionalChoice(ROLES) role?: Role;
  /** The operator's id in a system of yours. */
  @OptionalText(255) external_id?: string;
}

/** Only what is given changes; null and the empty text take away. */
@IgnoresUnknown()
export class ChangePublicOperatorRequest {
  @OptionalText(NAME) first_name?: string;
  @EmptiableText(NAME) last_name?: string | null;
  @EmptiableText(64) phone?: string | null;
  @OptionalChoice(ROLES) role?: Role;
  @EmptiableText(255) external_id?: string | null;
  /** See /v1/operators/statuses. */
  @OptionalId() status_id?: number;
}

@IgnoresUnknown()
export class ChangeNamedOperatorRequest extends ChangePublicOperatorRequest {
  @RequiredId() id!: number;
}

@IgnoresUnknown()
export class OperatorStatusRequest {
  /** See /v1/operators/statuses. */
  @OptionalId()
  @IsOptional()
  status_id?: number;
}

export class OperatorStatusWord {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() description!: string;
}
