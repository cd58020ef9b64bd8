import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ACTION_GROUPS, ADMIN_ONLY, NEEDS, SECTION_GROUPS } from '#domain/access/permissions.js';
import { mayManageRoles, mayReadPermissions, mayReadRoles } from '#domain/access/rights.js';
import { MOST_CUSTOM_ROLES } from '#domain/custom-roles/custom-role.js';
import { CustomRoleStore } from '#persistence/custom-roles/custom-role.store.js';
import { type BuiltInRoleRow, listBuiltInRoles, listCustomRoles } from '#persistence/custom-roles/custom-role.view.js';
import { Database } from '#persistence/database.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { givenRole } from './given-role.js';
import {
  AddRoleRequest,
  type BuiltInRole,
  ChangeRoleRequest,
  CustomRole,
  DeleteRoleRequest,
  PermissionCatalogue,
  RoleList,
} from './roles.dto.js';

/** What the roles may, and a company's own roles. */
@ApiTags('roles')
@Controller('api')
export class RolesController {
  constructor(
    private readonly database: Database,
    private readonly roles: CustomRoleStore,
  ) {}

  @Requires(mayReadPermissions)
  @Get('permissions')
  @ApiOkResponse({ type: PermissionCatalogue })
  catalogue(): PermissionCatalogue {
    return { sections: groupsOf(SECTION_GROUPS), actions: groupsOf(ACTION_GROUPS), needs: NEEDS, adminOnly: [...ADMIN_ONLY] };
  }

  @Requires(mayReadRoles)
  @Get('roles')
  @ApiOkResponse({ type: RoleList })
  list(@Caller() { companyId }: SignedIn): Promise<RoleList> {
    return this.database.transaction(companyId, async (tx) => ({
      custom: await listCustomRoles(tx),
      builtIn: (await listBuiltInRoles(tx)).map(presentBuiltIn),
      limit: MOST_CUSTOM_ROLES,
    }));
  }

  @Requires(mayManageRoles)
  @Post('roles')
  @ApiCreatedResponse({ type: CustomRole })
  add(@Caller() { companyId }: SignedIn, @Body() body: AddRoleRequest): Promise<CustomRole> {
    return this.roles.add(companyId, body);
  }

  @Requires(mayManageRoles)
  @Patch('roles/:id')
  @ApiOkResponse({ type: CustomRole })
  change(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeRoleRequest): Promise<CustomRole> {
    return this.roles.change(companyId, id, body);
  }

  /** Whoever has it gets `replacement`, which may be left out only while nobody does. */
  @Requires(mayManageRoles)
  @Delete('roles/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'Somebody has the role, and no replacement was named.' })
  remove(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() { replacement }: DeleteRoleRequest): Promise<void> {
    return this.roles.remove(companyId, id, replacement ? givenRole(replacement, 'replacement') : null);
  }
}

type Groups<Name extends string, Permission> = Record<Name, readonly Permission[]>;

const groupsOf = <Name extends string, Permission>(groups: Groups<Name, Permission>): { group: Name; permissions: Permission[] }[] =>
  Object.entries<readonly Permission[]>(groups).map(([group, permissions]) => ({ group: group as Name, permissions: [...permissions] }));

const presentBuiltIn = ({ permissions, ...row }: BuiltInRoleRow): BuiltInRole => ({ ...row, permissions: [...permissions] });
