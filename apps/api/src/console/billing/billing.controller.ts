import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageBilling } from '#domain/access/rights.js';
import { readPackages, readPackagesById, type PackageRow } from '#persistence/billing/package.view.js';
import { TariffStore } from '#persistence/billing/tariff.store.js';
import { Database } from '#persistence/database.js';
import { LedgerStore } from '#persistence/packages/ledger.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { PackagesQuery, WhatIfQuery } from './billing-query.dto.js';
import { Billing, BuyPackagesRequest, ChangeBillingRequest, DialogPackage, DialogPackagePage, WhatIf } from './billing.dto.js';
import { BillingReader } from './billing.reader.js';

/** What the company pays for its dialogs: tariff, packages, the running month. */
@ApiTags('billing')
@Requires(mayManageBilling)
@Controller('api/billing')
export class BillingController {
  constructor(
    private readonly reader: BillingReader,
    private readonly tariffs: TariffStore,
    private readonly ledger: LedgerStore,
    private readonly database: Database,
  ) {}

  @Get()
  @ApiOkResponse({ type: Billing })
  read(@Caller() { companyId }: SignedIn): Promise<Billing> {
    return this.reader.read(companyId);
  }

  @Patch()
  @ApiOkResponse({ type: Billing })
  async change(@Caller() { companyId }: SignedIn, @Body() { autoTopUp }: ChangeBillingRequest): Promise<Billing> {
    await this.tariffs.switchAutoTopUp(companyId, autoTopUp);
    return this.reader.read(companyId);
  }

  /** Newest first. */
  @Get('packages')
  @ApiOkResponse({ type: DialogPackagePage })
  async packages(@Caller() { companyId }: SignedIn, @Query() { before, limit }: PackagesQuery): Promise<DialogPackagePage> {
    const rows = await this.database.transaction(companyId, (tx) => readPackages(tx, { before: before ?? null, limit }));
    return { items: rows.map(present), next: rows.length === limit ? rows.at(-1)!.id : null };
  }

  /** Buys packages from the balance; asked again with the same key, it answers with those that were bought. */
  @Post('packages')
  @HttpCode(201)
  @ApiCreatedResponse({ type: DialogPackagePage })
  async buy(@Caller() { companyId }: SignedIn, @Body() { count, key }: BuyPackagesRequest): Promise<DialogPackagePage> {
    const ids = await this.ledger.buyPackages(companyId, count, key);
    const rows = await this.database.transaction(companyId, (tx) => readPackagesById(tx, ids));
    return { items: rows.map(present), next: null };
  }

  /** What a month would cost with packages of other sizes. */
  @Get('what-if')
  @ApiOkResponse({ type: WhatIf })
  whatIf(@Caller() { companyId }: SignedIn, @Query() { sizes }: WhatIfQuery): Promise<WhatIf> {
    const wanted = sizes === undefined ? null : sizes.split(',').map(Number);
    return this.reader.whatIf(companyId, wanted && wanted.filter((size) => size > 0));
  }
}

const present = ({ at, ...row }: PackageRow): DialogPackage => ({ ...row, at: at.toISOString() });
