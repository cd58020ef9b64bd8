import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { DomainError, notFound } from '#domain/shared/domain-error.js';
import { AssignTags, type TagAsker, type TagTarget } from '#domain/tags/assign-tags.js';
import { DEFAULT_COLORS } from '#domain/tags/tag.js';
import { Database } from '#persistence/database.js';
import { TagStore } from '#persistence/tags/tag.store.js';
import { tagById, tagPage } from '#persistence/tags/tag.view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicTag } from './tag.presenter.js';
import { AddPublicTag, AssignedTags, AssignTagsRequest, DeleteTagRequest, PublicTag, TagsQuery } from './tags.dto.js';

@PublicController('tags')
export class PublicTagsController {
  constructor(
    private readonly database: Database,
    private readonly tags: TagStore,
    private readonly assignTags: AssignTags,
  ) {}

  @Get()
  @Scope('tags:read')
  @ApiOperation({ summary: 'The tags of the company' })
  @ApiAnswer(PublicTag, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() { page, order = 'asc' }: TagsQuery): Promise<Answer<PublicTag[]>> {
    const { rows, total } = await this.database.transaction(companyId, (tx) => tagPage(tx, { order, ...page }));
    return { data: rows.map(presentPublicTag), meta: { total, ...page } };
  }

  @Get(':id')
  @Scope('tags:read')
  @ApiOperation({ summary: 'One tag' })
  @ApiAnswer(PublicTag)
  one(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicTag>> {
    return this.tag(companyId, id);
  }

  @Post()
  @HttpCode(200)
  @Scope('tags:write')
  @ApiOperation({ summary: 'Adds a tag' })
  @ApiAnswer(PublicTag)
  async add(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: AddPublicTag): Promise<Answer<PublicTag>> {
    const { tag_group_id: groupId = null, tag_label: label, tag_description: description = '', order_show = null } = body;
    const { tag_bg_color: backgroundColor = DEFAULT_COLORS.backgroundColor, tag_text_color: textColor = DEFAULT_COLORS.textColor } = body;
    return {
      data: presentPublicTag(await this.tags.add(companyId, { groupId, label, description, backgroundColor, textColor }, order_show)),
    };
  }

  @Post('assign_to')
  @HttpCode(200)
  @Scope('tags:write')
  @ApiOperation({
    summary: 'Puts tags on a client or a request',
    description: 'Tags of a client belong to the person: they show in all of the dialogs of the same card. All tags are put on, or none.',
  })
  @ApiAnswer(AssignedTags)
  async assign(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: AssignTagsRequest): Promise<Answer<AssignedTags>> {
    const { assignee_type = 'client', assignee_id } = body;
    const tag_ids = [...new Set(body.tag_ids)];
    const target = assignee_type === 'client' ? { clientId: assignee_id } : { requestId: assignee_id };
    await this.assignTags.assign(programOf(companyId), target, tag_ids);
    return { data: { tag_ids, assignee_type, assignee_id } };
  }

  @Delete(':id/delete_from')
  @Scope('tags:write')
  @ApiOperation({
    summary: 'Takes a tag off a client or a request',
    description: 'One of client_id and request_id, in the body or the query.',
  })
  @ApiAnswer(PublicTag)
  async take(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Body() body: DeleteTagRequest,
  ): Promise<Answer<PublicTag>> {
    await this.assignTags.take(programOf(companyId), targetOf(body), id);
    return this.tag(companyId, id);
  }

  private async tag(companyId: number, id: number): Promise<Answer<PublicTag>> {
    const row = await this.database.transaction(companyId, (tx) => tagById(tx, id));
    if (!row) throw notFound('Tag');
    return { data: presentPublicTag(row) };
  }
}

const programOf = (companyId: number): TagAsker => ({ companyId, operatorId: null, scope: { all: true } });

function targetOf({ client_id, request_id }: DeleteTagRequest): TagTarget {
  if (client_id !== undefined && request_id === undefined) return { clientId: client_id };
  if (request_id !== undefined && client_id === undefined) return { requestId: request_id };
  throw new DomainError('invalid_input', 'client_id or request_id must be given, and not both', 'invalid', 'client_id');
}
