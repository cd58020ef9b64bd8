import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayBlockOperators, mayManageOperators, mayReadStaff } from '#domain/access/rights.js';
import { ChangeState } from '#domain/operators/change-state.js';
import { ManageOperators } from '#domain/operators/manage-operators.js';
import type { Transition } from '#domain/operators/staff-rules.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { readLicence } from '#persistence/operators/licence.js';
import { listStaff, staffMemberById } from '#persistence/operators/staff.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { givenRole } from '../roles/given-role.js';
import { presentStaffMember } from './operator.presenter.js';
import { ChangeOperatorRequest, StaffList, StaffListQuery, StaffMember } from './staff.dto.js';

/** The staff, for those who keep it. */
@ApiTags('operators')
@Controller('api')
export class StaffController {
  constructor(
    private readonly database: Database,
    private readonly operators: ManageOperators,
    private readonly changeState: ChangeState,
  ) {}

  @Requires(mayReadStaff)
  @Get('staff')
  @ApiOkResponse({ type: StaffList })
  list(@Caller() caller: SignedIn, @Query() { filter = 'all', withOpenChats = false, search = '' }: StaffListQuery): Promise<StaffList> {
    return this.database.transaction(caller.companyId, async (tx) => ({
      items: (await listStaff(tx, { filter, withOpenChats, search })).map((row) => presentStaffMember(row, caller)),
      licence: await readLicence(tx),
    }));
  }

  @Requires(mayReadStaff)
  @Get('staff/:id')
  @ApiOkResponse({ type: StaffMember })
  async one(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<StaffMember> {
    const row = await this.database.transaction(caller.companyId, (tx) => staffMemberById(tx, id));
    if (!row) throw notFound('Operator');
    return presentStaffMember(row, caller);
  }

  @Requires(mayManageOperators)
  @Patch('operators/:id')
  @ApiOkResponse({ type: StaffMember })
  async change(
    @Caller() caller: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() { role, customRoleId, lastName, ...changes }: ChangeOperatorRequest,
  ): Promise<StaffMember> {
    await this.operators.change(caller.companyId, caller, id, {
      ...changes,
      lastName: lastName === null ? '' : lastName,
      role: role === undefined && customRoleId === undefined ? undefined : givenRole({ role, customRoleId }),
    });
    return this.one(caller, id);
  }

  /** His open dialogs go to others, and every way in that he has ends at once. */
  @Requires(mayBlockOperators)
  @Post('operators/:id/block')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffMember })
  block(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<StaffMember> {
    return this.put(caller, id, 'block');
  }

  @Requires(mayBlockOperators)
  @Post('operators/:id/unblock')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffMember })
  unblock(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<StaffMember> {
    return this.put(caller, id, 'unblock');
  }

  /** As with blocking; and his e-mail is free for somebody else. His name stays with what he did. */
  @Requires(mayBlockOperators)
  @Delete('operators/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  delete(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.changeState.run(caller, id, 'delete');
  }

  @Requires(mayBlockOperators)
  @Post('operators/:id/restore')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffMember })
  restore(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<StaffMember> {
    return this.put(caller, id, 'restore');
  }

  private async put(caller: SignedIn, id: number, transition: Transition): Promise<StaffMember> {
    await this.changeState.run(caller, id, transition);
    return this.one(caller, id);
  }
}
