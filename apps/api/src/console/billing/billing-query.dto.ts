import { ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IfGiven, Before, PageLimit } from '../../http/fields.js';

export class PackagesQuery {
  @Before() before?: number;
  @PageLimit(100) limit = 50;
}

const SIZES = /^\d{1,6}(,\d{1,6}){0,9}$/;

export class WhatIfQuery {
  @ApiPropertyOptional({ example: '50,100,500' })
  @IfGiven()
  @Matches(SIZES, { message: 'sizes must be up to ten numbers of dialogs, separated by commas: 50,100,500' })
  sizes?: string;
}
