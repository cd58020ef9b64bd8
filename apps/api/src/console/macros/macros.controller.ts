import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageMacros, mayReadMacros } from '#domain/access/rights.js';
import { Database } from '#persistence/database.js';
import { MacroStore } from '#persistence/macros/macro.store.js';
import { listMacros, type MacroRow } from '#persistence/macros/macro.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { AddMacroRequest, ChangeMacroRequest, Macro, MacroList } from './macros.dto.js';

/** Quick answers. */
@ApiTags('macros')
@Controller('api/macros')
export class MacrosController {
  constructor(
    private readonly database: Database,
    private readonly macros: MacroStore,
  ) {}

  @Requires(mayReadMacros)
  @Get()
  @ApiOkResponse({ type: MacroList })
  async list(@Caller() { companyId }: SignedIn): Promise<MacroList> {
    return { items: (await this.database.transaction(companyId, listMacros)).map(presentMacro) };
  }

  @Requires(mayManageMacros)
  @Post()
  @ApiCreatedResponse({ type: Macro })
  async add(@Caller() { companyId }: SignedIn, @Body() body: AddMacroRequest): Promise<Macro> {
    return presentMacro(await this.macros.add(companyId, body));
  }

  @Requires(mayManageMacros)
  @Patch(':id')
  @ApiOkResponse({ type: Macro })
  async change(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeMacroRequest): Promise<Macro> {
    return presentMacro(await this.macros.change(companyId, id, body));
  }

  @Requires(mayManageMacros)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.macros.delete(companyId, id);
  }
}

const presentMacro = ({ id, command, name, text }: MacroRow): Macro => ({ id, command, name, text });
