import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayWriteFirst } from '#domain/access/rights.js';
import { WriteFirst, type Wanted } from '#domain/write-first/write-first.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { DialogReader } from '../dialogs/dialog-reader.js';
import { DialogRow } from '../dialogs/dialogs.dto.js';
import { templateOf } from '../messages/message-writer.js';
import { StartCheck, StartCheckRequest, StartDialogRequest } from './write-first.dto.js';

/** Chats that an operator begins. */
@ApiTags('dialogs')
@Controller('api/dialogs/start')
export class WriteFirstController {
  constructor(
    private readonly writeFirst: WriteFirst,
    private readonly reader: DialogReader,
  ) {}

  /** What is known of somebody before one writes to him. */
  @Post('check')
  @HttpCode(200)
  @Requires(mayWriteFirst)
  @ApiOkResponse({ type: StartCheck })
  async check(@Caller() caller: SignedIn, @Body() body: StartCheckRequest): Promise<StartCheck> {
    const { known, exists, needsTemplate, name } = await this.writeFirst.check(caller, wantedOf(body));
    return {
      ...{ exists, needsTemplate, name },
      known: known && { id: known.clientId, name: known.name },
      dialogId: known?.visible ? known.dialogId : null,
      operator: known?.operatorId ? { id: known.operatorId, name: known.operatorName ?? '' } : null,
    };
  }

  /** The dialog opens in the hands of whoever wrote. */
  @Post()
  @Requires(mayWriteFirst)
  @ApiCreatedResponse({ type: DialogRow })
  async start(@Caller() caller: SignedIn, @Body() body: StartDialogRequest): Promise<DialogRow> {
    const dialogId = await this.writeFirst.run(caller, {
      ...wantedOf(body),
      ...{
        name: body.name || null,
        text: body.text ?? null,
        template: templateOf(body),
        uploadIds: body.uploadIds ?? [],
        clientMessageId: body.clientMessageId,
      },
    });
    return this.reader.row(caller.companyId, dialogId);
  }
}

const wantedOf = ({ channelId, phone, username, clientId }: StartCheckRequest): Wanted => ({
  ...{ channelId, phone: phone ?? null, username: username ?? null, clientId: clientId ?? null },
});
