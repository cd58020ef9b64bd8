import { Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { macroById, macroPage, type MacroRow } from '#persistence/macros/macro.view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe, IgnoresUnknown } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PageParameters } from '../parameters.js';
import { PublicController } from '../public-controller.js';
import { publicTime } from '../public-time.js';
import { Scope } from '../scope.js';

@IgnoresUnknown()
export class TemplatesQuery extends PageParameters {}

/** A quick answer of the operators; "template" in this API. */
export class PublicTemplate {
  @ApiProperty() id!: number;
  @ApiProperty({ example: 'hello' }) command!: string;
  @ApiProperty() text!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) created!: string;
}

@PublicController('templates')
export class PublicTemplatesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Scope('templates:read')
  @ApiOperation({ summary: 'Quick answers' })
  @ApiAnswer(PublicTemplate, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() { page }: TemplatesQuery): Promise<Answer<PublicTemplate[]>> {
    const { rows, total } = await this.database.transaction(companyId, (tx) => macroPage(tx, page));
    return { data: rows.map(presentTemplate), meta: { total, ...page } };
  }

  @Get(':id')
  @Scope('templates:read')
  @ApiOperation({ summary: 'One quick answer' })
  @ApiAnswer(PublicTemplate)
  async one(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicTemplate>> {
    const row = await this.database.transaction(companyId, (tx) => macroById(tx, id));
    if (!row) throw notFound('Template');
    return { data: presentTemplate(row) };
  }
}

const presentTemplate = ({ id, command, text, name, createdAt }: MacroRow): PublicTemplate => ({
  ...{ id, command, text, name, created: publicTime(createdAt) },
});
