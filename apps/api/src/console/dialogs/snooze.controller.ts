import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { maySnoozeDialogs } from '#domain/access/rights.js';
import { SnoozeDialog } from '#domain/snooze/snooze-dialog.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { DialogReader } from './dialog-reader.js';
import { DialogRow, SnoozeRequest } from './dialogs.dto.js';

/** Dialogs that are put off. */
@ApiTags('dialogs')
@Controller('api/dialogs/:id/snooze')
export class SnoozeController {
  constructor(
    private readonly snoozeDialog: SnoozeDialog,
    private readonly reader: DialogReader,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires(maySnoozeDialogs)
  @ApiOkResponse({ type: DialogRow })
  async snooze(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() { until }: SnoozeRequest): Promise<DialogRow> {
    await this.snoozeDialog.run(caller, id, new Date(until));
    return this.reader.row(caller.companyId, id);
  }

  @Delete()
  @Requires(maySnoozeDialogs)
  @ApiOkResponse({ type: DialogRow })
  async cancel(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<DialogRow> {
    await this.snoozeDialog.cancel(caller, id);
    return this.reader.row(caller.companyId, id);
  }
}
