import { Body, Controller, Get, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayChangeCompany, mayReadCompany } from '#domain/access/rights.js';
import { ChangeCompany } from '#domain/companies/change-company.js';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { Wake } from '#persistence/wake.js';
import { Caller, Public, Requires } from '../../access/auth.decorators.js';
import { SessionCookie } from '../../access/session-cookie.js';
import type { SignedIn } from '../../access/signed-in.js';
import { deviceOf } from '../../access/device.js';
import { MeReader } from '../sessions/me.reader.js';
import { Me } from '../sessions/sessions.dto.js';
import { ChangeCompanyRequest, Company, RegisterCompanyRequest } from './companies.dto.js';
import { presentCompany } from './company.presenter.js';
import { Registration } from './registration.js';

@ApiTags('company')
@Controller('api')
export class CompanyController {
  constructor(
    private readonly registration: Registration,
    private readonly companies: CompanyStore,
    private readonly changeCompany: ChangeCompany,
    private readonly cookie: SessionCookie,
    private readonly me: MeReader,
    private readonly wake: Wake,
  ) {}

  @Public()
  @Post('companies')
  @ApiCreatedResponse({ type: Me })
  async register(
    @Body() body: RegisterCompanyRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const session = await this.registration.run({ ...body, lastName: body.lastName ?? '' }, deviceOf(request));
    this.cookie.write(reply, session.token);
    return this.me.read(session.companyId, session.operatorId, session.csrfToken);
  }

  @Requires(mayReadCompany)
  @Get('company')
  @ApiOkResponse({ type: Company })
  async read(@Caller() caller: SignedIn): Promise<Company> {
    return presentCompany(await this.companies.get(caller.companyId));
  }

  @Requires(mayChangeCompany)
  @Patch('company')
  @ApiOkResponse({ type: Company })
  async change(@Caller() caller: SignedIn, @Body() body: ChangeCompanyRequest): Promise<Company> {
    const company = await this.changeCompany.run(caller.companyId, body);
    // Open consoles learn at once that their operators may do more, or less.
    if (body.operatorsAssignOthers !== undefined) this.wake.wake('session');
    return presentCompany(company);
  }
}
