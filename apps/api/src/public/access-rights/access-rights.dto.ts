import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '#domain/access/caller.js';

/** A set of rights that an operator can have. */
export class AccessRight {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: ROLES }) name!: Role;
  /** The role that it is made from. */
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty() description!: string;
}
