import { Body, Get, Put } from '@nestjs/common';
import { ChangeIntegration } from '#domain/companies/change-integration.js';
import { publicCompany } from '#persistence/companies/company.public-view.js';
import { Database } from '#persistence/database.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { ApiInfo, ChangePublicCompanyRequest, CompanyInfo, SwitchModeRequest } from './companies.dto.js';
import { presentApiInfo, presentCompanyInfo } from './company.presenter.js';

@PublicController('companies')
export class PublicCompaniesController {
  constructor(
    private readonly database: Database,
    private readonly changeIntegration: ChangeIntegration,
  ) {}

  @Scope('company:read')
  @Get('api_info')
  @ApiAnswer(ApiInfo)
  async apiInfo(@ApiCaller() { companyId }: CompanyOfToken): Promise<Answer<ApiInfo>> {
    return { data: presentApiInfo(await this.database.transaction(companyId, publicCompany)) };
  }

  @Scope('company:read')
  @Get('info')
  @ApiAnswer(CompanyInfo)
  async info(@ApiCaller() { companyId }: CompanyOfToken): Promise<Answer<CompanyInfo>> {
    return { data: presentCompanyInfo(await this.database.transaction(companyId, publicCompany)) };
  }

  @Scope('company:write')
  @Put()
  @ApiAnswer(CompanyInfo)
  async change(@ApiCaller() caller: CompanyOfToken, @Body() body: ChangePublicCompanyRequest): Promise<Answer<CompanyInfo>> {
    await this.changeIntegration.customFields(caller.companyId, body.custom_fields);
    return this.info(caller);
  }

  @Scope('company:write')
  @Put('switch_mode')
  @ApiAnswer(ApiInfo)
  async switchMode(@ApiCaller() caller: CompanyOfToken, @Body() { mode }: SwitchModeRequest): Promise<Answer<ApiInfo>> {
    await this.changeIntegration.mode(caller.companyId, mode);
    return this.apiInfo(caller);
  }
}
