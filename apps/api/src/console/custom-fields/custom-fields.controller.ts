import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageCustomFields, mayReadCustomFields } from '#domain/access/rights.js';
import { CustomFieldStore } from '#persistence/custom-fields/custom-field.store.js';
import { listCustomFields } from '#persistence/custom-fields/custom-field.view.js';
import { Database } from '#persistence/database.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { AddCustomFieldRequest, ChangeCustomFieldRequest, CustomField, CustomFieldList } from './custom-fields.dto.js';

/** The company's own fields on the cards of its clients. */
@ApiTags('custom-fields')
@Controller('api/custom-fields')
export class CustomFieldsController {
  constructor(
    private readonly database: Database,
    private readonly fields: CustomFieldStore,
  ) {}

  @Requires(mayReadCustomFields)
  @Get()
  @ApiOkResponse({ type: CustomFieldList })
  async list(@Caller() { companyId }: SignedIn): Promise<CustomFieldList> {
    return { items: await this.database.transaction(companyId, listCustomFields) };
  }

  @Requires(mayManageCustomFields)
  @Post()
  @ApiCreatedResponse({ type: CustomField })
  add(@Caller() { companyId }: SignedIn, @Body() { name, kind = 'text', options = [] }: AddCustomFieldRequest): Promise<CustomField> {
    return this.fields.add(companyId, { name, kind, options });
  }

  @Requires(mayManageCustomFields)
  @Patch(':id')
  @ApiOkResponse({ type: CustomField })
  change(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeCustomFieldRequest): Promise<CustomField> {
    return this.fields.change(companyId, id, body);
  }

  @Requires(mayManageCustomFields)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.fields.delete(companyId, id);
  }
}
