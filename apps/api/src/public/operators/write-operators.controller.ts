import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ChangeStatus } from '#domain/operators/change-status.js';
import { ManageOperators } from '#domain/operators/manage-operators.js';
import { DomainError, notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { isActiveOperator, publicOperator } from '#persistence/operators/operator.public-view.js';
import { listOwnStatuses } from '#persistence/operators/own-status.view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import {
  AddOperatorRequest,
  ChangeNamedOperatorRequest,
  ChangePublicOperatorRequest,
  OperatorStatusRequest,
  OperatorStatusWord,
} from './operator-parameters.dto.js';
import { statusOf, statusWords } from './operator-statuses.js';
import { presentPublicOperator } from './operator.presenter.js';
import { PublicOperator } from './operators.dto.js';

@PublicController('operators')
export class PublicWriteOperatorsController {
  constructor(
    private readonly database: Database,
    private readonly operators: ManageOperators,
    private readonly changeStatus: ChangeStatus,
  ) {}

  @Scope('operators:read')
  @Get('statuses')
  @ApiAnswer(OperatorStatusWord, { list: true })
  async statuses(@ApiCaller() { companyId }: CompanyOfToken): Promise<Answer<OperatorStatusWord[]>> {
    const data = statusWords(await this.database.transaction(companyId, listOwnStatuses));
    return { data, meta: { total: data.length, limit: data.length, offset: 0 } };
  }

  @Scope('operators:write')
  @Put('statuses/:id')
  @ApiAnswer(PublicOperator)
  async setStatus(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Body() { status_id }: OperatorStatusRequest,
  ): Promise<Answer<PublicOperator>> {
    if (status_id === undefined) throw new DomainError('invalid_input', 'status_id must be given', 'invalid', 'status_id');
    await this.answers(companyId, id, status_id);
    return this.one(companyId, id);
  }

  @Scope('operators:write')
  @Post()
  @HttpCode(200)
  @ApiAnswer(PublicOperator)
  async add(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: AddOperatorRequest): Promise<Answer<PublicOperator>> {
    const { email, first_name, last_name, phone, role, external_id } = body;
    const id = await this.operators.add(companyId, {
      ...{ email, firstName: first_name, lastName: last_name ?? '', phone: phone ?? null },
      ...{ role: { role: role ?? 'operator' }, externalId: external_id ?? null },
    });
    return this.one(companyId, id);
  }

  @Scope('operators:write')
  @Put()
  @ApiAnswer(PublicOperator)
  changeNamed(@ApiCaller() caller: CompanyOfToken, @Body() body: ChangeNamedOperatorRequest): Promise<Answer<PublicOperator>> {
    return this.change(caller, body.id, body);
  }

  @Scope('operators:write')
  @Put(':id')
  @ApiAnswer(PublicOperator)
  async change(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Body() { status_id, ...body }: ChangePublicOperatorRequest,
  ): Promise<Answer<PublicOperator>> {
    const { first_name, last_name, phone, role, external_id } = body;
    const lastName = last_name === null ? '' : last_name;
    const changes = { firstName: first_name, lastName, phone, role: role && { role }, externalId: external_id };
    if (Object.values(changes).some((value) => value !== undefined)) await this.operators.change(companyId, null, id, changes);
    if (status_id !== undefined) await this.answers(companyId, id, status_id);
    return this.one(companyId, id);
  }

  private async answers(companyId: number, id: number, statusId: number): Promise<void> {
    if (!(await this.database.transaction(companyId, (tx) => isActiveOperator(tx, id)))) throw notFound('Operator');
    const words = statusWords(await this.database.transaction(companyId, listOwnStatuses));
    if (!words.some((word) => word.id === statusId)) {
      throw new DomainError('unknown_status', 'status_id is not one of GET /v1/operators/statuses', 'invalid', 'status_id');
    }
    await this.changeStatus.run(companyId, id, statusOf(statusId));
  }

  private async one(companyId: number, id: number): Promise<Answer<PublicOperator>> {
    const row = await this.database.transaction(companyId, (tx) => publicOperator(tx, id));
    if (!row) throw notFound('Operator');
    return { data: presentPublicOperator(row) };
  }
}
