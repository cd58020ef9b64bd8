import { Body, Controller, Delete, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageTags } from '#domain/access/rights.js';
import { TagStore } from '#persistence/tags/tag.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { presentTagGroup } from './tag.presenter.js';
import { AddTagGroupRequest, ArrangeTagGroupsRequest, ChangeTagGroupRequest, TagGroup } from './tags.dto.js';

@ApiTags('tags')
@Requires(mayManageTags)
@Controller('api/tag-groups')
export class TagGroupsController {
  constructor(private readonly tags: TagStore) {}

  @Post()
  @ApiCreatedResponse({ type: TagGroup })
  async add(@Caller() { companyId }: SignedIn, @Body() { name, display = true }: AddTagGroupRequest): Promise<TagGroup> {
    return presentTagGroup(await this.tags.addGroup(companyId, { name, display }, null));
  }

  @Put('order')
  @HttpCode(204)
  @ApiNoContentResponse()
  arrange(@Caller() { companyId }: SignedIn, @Body() { tagGroupIds }: ArrangeTagGroupsRequest): Promise<void> {
    return this.tags.arrangeGroups(companyId, tagGroupIds);
  }

  @Patch(':id')
  @ApiOkResponse({ type: TagGroup })
  async change(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeTagGroupRequest): Promise<TagGroup> {
    return presentTagGroup(await this.tags.changeGroup(companyId, id, body));
  }

  /** With the tags that are in it. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.tags.deleteGroup(companyId, id);
  }
}
