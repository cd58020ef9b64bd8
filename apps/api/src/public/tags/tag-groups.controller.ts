import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { TagStore } from '#persistence/tags/tag.store.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicTagGroup } from './tag.presenter.js';
import { AddPublicTagGroup, PublicTagGroup } from './tags.dto.js';

@PublicController('tag_groups')
export class PublicTagGroupsController {
  constructor(private readonly tags: TagStore) {}

  @Post()
  @HttpCode(200)
  @Scope('tags:write')
  @ApiOperation({ summary: 'Adds a group of tags' })
  @ApiAnswer(PublicTagGroup)
  async add(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: AddPublicTagGroup): Promise<Answer<PublicTagGroup>> {
    const { tag_group_name: name, order_show = null, display = true } = body;
    return { data: presentPublicTagGroup(await this.tags.addGroup(companyId, { name, display }, order_show)) };
  }
}
