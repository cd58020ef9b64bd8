import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '#domain/access/caller.js';

/** A set of rights that an operator can have. */
export class AccessRight {
  @ApiProperty() id!: number;
  /** The role, or what the company calls its own. */
  @ApiProperty() name!: string;
  /** The role that it counts as. */
  @ApiProperty({ enum: ROLES }) role!: Role;
  /** In words, or the permissions that a role of the company's own is made of. */
  @ApiProperty() description!: string;
}
