import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsDefined, IsIn, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { ROLES, type Role } from '#domain/access/caller.js';
import {
  ACTION_GROUPS,
  ADMIN_ONLY,
  GRANTABLE,
  PERMISSIONS,
  SECTION_GROUPS,
  type GrantablePermission,
  type Permission,
} from '#domain/access/permissions.js';
import { CUSTOM_ROLE_NAME_LENGTH, MOST_CUSTOM_ROLES } from '#domain/custom-roles/custom-role.js';
import { IfGiven, Line } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';

const BASE_ROLES = ['supervisor', 'operator'] as const;

const Permissions = (): PropertyDecorator[] => [
  IsArray(),
  ArrayMaxSize(GRANTABLE.length),
  ArrayUnique(),
  IsIn(GRANTABLE, { each: true, message: 'each value in permissions must be one of GET /api/permissions that a role may be made of' }),
];
const ArePermissions = (): PropertyDecorator => (target, property) => Permissions().forEach((rule) => rule(target, property));

/** A role to give: exactly one of the two. */
export class GivenRoleRequest {
  @ApiPropertyOptional({ enum: ROLES })
  @ValidateIf(({ customRoleId }: GivenRoleRequest) => customRoleId === undefined)
  @IsIn(ROLES, { message: 'role must be admin, supervisor or operator, or customRoleId be given' })
  role?: Role;

  @ApiPropertyOptional()
  @ValidateIf(({ customRoleId }: GivenRoleRequest) => customRoleId !== undefined)
  @IsId()
  customRoleId?: number;
}

export class AddRoleRequest {
  @ApiProperty({ maxLength: CUSTOM_ROLE_NAME_LENGTH })
  @Line(CUSTOM_ROLE_NAME_LENGTH)
  name!: string;

  /** What each of them needs is added. */
  @ApiProperty({ enum: GRANTABLE, isArray: true })
  @ArePermissions()
  permissions!: GrantablePermission[];
}

export class ChangeRoleRequest {
  @ApiPropertyOptional({ maxLength: CUSTOM_ROLE_NAME_LENGTH })
  @IfGiven()
  @Line(CUSTOM_ROLE_NAME_LENGTH)
  name?: string;

  @ApiPropertyOptional({ enum: GRANTABLE, isArray: true })
  @IfGiven()
  @ArePermissions()
  permissions?: GrantablePermission[];
}

export class DeleteRoleRequest {
  /** What those get who have it; needed as soon as somebody does. */
  @ApiPropertyOptional({ type: GivenRoleRequest })
  @IsOptional()
  @IsDefined()
  @ValidateNested()
  @Type(() => GivenRoleRequest)
  replacement?: GivenRoleRequest;
}

export class CustomRole {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: GRANTABLE, isArray: true }) permissions!: GrantablePermission[];
  /** Follows from the permissions: whoever sees all chats is a supervisor. */
  @ApiProperty({ enum: BASE_ROLES }) baseRole!: (typeof BASE_ROLES)[number];
  /** How many have it, without those who are deleted. */
  @ApiProperty() operators!: number;
  /** How many need a replacement when it is deleted: whoever has it, is deleted and could come back, or is invited to it. */
  @ApiProperty() holders!: number;
}

export class BuiltInRole {
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ enum: PERMISSIONS, isArray: true }) permissions!: Permission[];
  @ApiProperty() operators!: number;
}

export class RoleList {
  @ApiProperty({ type: [CustomRole] }) custom!: CustomRole[];
  @ApiProperty({ type: [BuiltInRole] }) builtIn!: BuiltInRole[];
  /** How many of its own a company may have. */
  @ApiProperty({ example: MOST_CUSTOM_ROLES }) limit!: number;
}

const SECTION_GROUP_NAMES = Object.keys(SECTION_GROUPS) as (keyof typeof SECTION_GROUPS)[];
const ACTION_GROUP_NAMES = Object.keys(ACTION_GROUPS) as (keyof typeof ACTION_GROUPS)[];

export class SectionGroup {
  @ApiProperty({ enum: SECTION_GROUP_NAMES, enumName: 'SectionGroupName' }) group!: (typeof SECTION_GROUP_NAMES)[number];
  @ApiProperty({ enum: GRANTABLE, isArray: true }) permissions!: GrantablePermission[];
}

export class ActionGroup {
  @ApiProperty({ enum: ACTION_GROUP_NAMES, enumName: 'ActionGroupName' }) group!: (typeof ACTION_GROUP_NAMES)[number];
  @ApiProperty({ enum: GRANTABLE, isArray: true }) permissions!: GrantablePermission[];
}

/** Everything that a role may be made of. */
export class PermissionCatalogue {
  @ApiProperty({ type: [SectionGroup] }) sections!: SectionGroup[];
  @ApiProperty({ type: [ActionGroup] }) actions!: ActionGroup[];
  /** What each one brings along. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', enum: [...GRANTABLE] } })
  needs!: Partial<Record<GrantablePermission, GrantablePermission>>;
  /** In no role but admin. */
  @ApiProperty({ enum: ADMIN_ONLY, isArray: true }) adminOnly!: (typeof ADMIN_ONLY)[number][];
}
