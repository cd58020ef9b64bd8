import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayUseInternalChats } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { InternalChatWriter } from './internal-chat-writer.js';
import { AddMembersRequest, HandOverRequest, InternalChat, RenameGroupRequest } from './internal-chats.dto.js';

/** What the owner of a group does with it, and leaving it. */
@ApiTags('internal chats')
@Controller('api/internal-chats')
export class InternalGroupsController {
  constructor(private readonly writer: InternalChatWriter) {}

  @Requires(mayUseInternalChats)
  @Patch(':id')
  @ApiOkResponse({ type: InternalChat })
  rename(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() { name }: RenameGroupRequest): Promise<InternalChat> {
    return this.writer.rename(caller, id, name);
  }

  /** Whoever comes sees what is written from then on. */
  @Requires(mayUseInternalChats)
  @Post(':id/members')
  @HttpCode(200)
  @ApiOkResponse({ type: InternalChat })
  add(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() { operatorIds }: AddMembersRequest): Promise<InternalChat> {
    return this.writer.addMembers(caller, id, operatorIds);
  }

  @Requires(mayUseInternalChats)
  @Delete(':id/members/:operatorId')
  @ApiOkResponse({ type: InternalChat })
  remove(
    @Caller() caller: SignedIn,
    @Param('id', IdPipe) id: number,
    @Param('operatorId', IdPipe) operatorId: number,
  ): Promise<InternalChat> {
    return this.writer.removeMember(caller, id, operatorId);
  }

  /** The group gets another owner, who must be a member; the old one stays in it. */
  @Requires(mayUseInternalChats)
  @Post(':id/owner')
  @HttpCode(200)
  @ApiOkResponse({ type: InternalChat })
  handOver(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() { operatorId }: HandOverRequest): Promise<InternalChat> {
    return this.writer.handOver(caller, id, operatorId);
  }

  /** When the owner leaves, whoever has been there longest is the owner. */
  @Requires(mayUseInternalChats)
  @Post(':id/leave')
  @HttpCode(204)
  @ApiNoContentResponse()
  leave(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.writer.leave(caller, id);
  }
}
