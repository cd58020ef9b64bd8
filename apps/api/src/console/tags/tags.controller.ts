import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageTags, mayReadTags } from '#domain/access/rights.js';
import { DEFAULT_COLORS } from '#domain/tags/tag.js';
import { Database } from '#persistence/database.js';
import { TagStore } from '#persistence/tags/tag.store.js';
import { listTagGroups, listTags } from '#persistence/tags/tag.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { presentTag, presentTagGroup } from './tag.presenter.js';
import { AddTagRequest, ArrangeTagsRequest, ChangeTagRequest, Tag, TagList } from './tags.dto.js';

@ApiTags('tags')
@Controller('api/tags')
export class TagsController {
  constructor(
    private readonly database: Database,
    private readonly tags: TagStore,
  ) {}

  @Requires(mayReadTags)
  @Get()
  @ApiOkResponse({ type: TagList })
  list(@Caller() { companyId }: SignedIn): Promise<TagList> {
    return this.database.transaction(companyId, async (tx) => ({
      groups: (await listTagGroups(tx)).map(presentTagGroup),
      items: (await listTags(tx)).map(presentTag),
    }));
  }

  @Requires(mayManageTags)
  @Post()
  @ApiCreatedResponse({ type: Tag })
  async add(
    @Caller() { companyId }: SignedIn,
    @Body() { groupId = null, label, description = '', ...colors }: AddTagRequest,
  ): Promise<Tag> {
    const { backgroundColor = DEFAULT_COLORS.backgroundColor, textColor = DEFAULT_COLORS.textColor } = colors;
    return presentTag(await this.tags.add(companyId, { groupId, label, description, backgroundColor, textColor }, null));
  }

  @Requires(mayManageTags)
  @Put('order')
  @HttpCode(204)
  @ApiNoContentResponse()
  arrange(@Caller() { companyId }: SignedIn, @Body() { tagIds }: ArrangeTagsRequest): Promise<void> {
    return this.tags.arrange(companyId, tagIds);
  }

  @Requires(mayManageTags)
  @Patch(':id')
  @ApiOkResponse({ type: Tag })
  async change(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeTagRequest): Promise<Tag> {
    return presentTag(await this.tags.change(companyId, id, body));
  }

  @Requires(mayManageTags)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.tags.delete(companyId, id);
  }
}
