import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, type ApiResponseSchemaHost, getSchemaPath } from '@nestjs/swagger';

/** Where a page stands in the whole. */
export class PageMeta {
  @ApiProperty({ required: false }) total?: number;
  @ApiProperty() limit!: number;
  @ApiProperty({ required: false }) offset?: number;
}

/** What a controller of `/v1` returns; the interceptor puts it into the envelope. */
export interface Answer<T> {
  data: T;
  meta?: PageMeta;
  /** For calls whose clients read what happened instead of the data; `error`: understood, and could not be done. */
  outcome?: { status: 'success' | 'error'; message: string };
}

type Schema = NonNullable<ApiResponseSchemaHost['schema']>;

/** Describes an answer in its envelope. */
export function ApiAnswer(type: Type, options: { list?: boolean } = {}): MethodDecorator {
  const one = { $ref: getSchemaPath(type) };
  const parts: Record<string, Schema> = {
    status: { type: 'string', enum: ['success'] },
    data: options.list ? { type: 'array', items: one } : one,
    ...(options.list && { meta: { $ref: getSchemaPath(PageMeta) } }),
  };
  const schema: Schema = { type: 'object', required: Object.keys(parts), properties: parts };
  return applyDecorators(ApiExtraModels(type, PageMeta), ApiOkResponse({ schema }));
}
