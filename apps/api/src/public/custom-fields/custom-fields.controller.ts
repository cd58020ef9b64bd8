import { Get } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import { CUSTOM_FIELD_KINDS, type CustomFieldKind } from '#domain/custom-fields/custom-field.js';
import { listCustomFields } from '#persistence/custom-fields/custom-field.view.js';
import { Database } from '#persistence/database.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';

/** A field of the company's own on its clients; values stand in a client's `custom_fields` under the id. */
export class CustomClientField {
  @ApiProperty() id!: number;
  @ApiProperty({ example: 'Contract No.' }) name!: string;
  @ApiProperty({ enum: CUSTOM_FIELD_KINDS }) type!: CustomFieldKind;
  @ApiProperty({ type: [String], description: 'What may be chosen, where the type is list' }) options!: string[];
}

@PublicController('custom_client_fields')
export class PublicCustomFieldsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Scope('clients:read')
  @ApiOperation({ summary: "The company's own fields on clients" })
  @ApiAnswer(CustomClientField, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken): Promise<Answer<CustomClientField[]>> {
    const rows = await this.database.transaction(companyId, listCustomFields);
    const data = rows.map(({ id, name, kind, options }) => ({ id, name, type: kind, options }));
    return { data, meta: { total: data.length, limit: data.length, offset: 0 } };
  }
}
