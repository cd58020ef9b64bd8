import { ApiProperty } from '@nestjs/swagger';
import { TEMPLATE_STATUSES, type TemplateStatus } from '#domain/templates/template.js';

const HEADERS = ['text', 'image', 'video', 'document', 'location'] as const;
const BUTTONS = ['quick_reply', 'url', 'phone', 'copy_code', 'other'] as const;

class TemplateHeaderView {
  @ApiProperty({ enum: HEADERS }) kind!: (typeof HEADERS)[number];
  /** Of a header of the kind `text`. */
  @ApiProperty({ required: false }) text?: string;
}

class TemplateButtonView {
  @ApiProperty({ enum: BUTTONS }) kind!: (typeof BUTTONS)[number];
  @ApiProperty() text!: string;
  @ApiProperty({ required: false }) url?: string;
  @ApiProperty({ required: false }) phone?: string;
}

export class TemplateView {
  @ApiProperty() name!: string;
  @ApiProperty() language!: string;
  @ApiProperty({ type: String, nullable: true }) externalId!: string | null;
  /** Only `approved` can be sent. */
  @ApiProperty({ enum: TEMPLATE_STATUSES }) status!: TemplateStatus;
  @ApiProperty({ type: String, nullable: true }) category!: string | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: TemplateHeaderView, nullable: true }) header!: TemplateHeaderView | null;
  /** With its placeholders, `{{1}}` or `{{name}}`. */
  @ApiProperty() body!: string;
  @ApiProperty({ type: String, nullable: true }) footer!: string | null;
  @ApiProperty({ type: [TemplateButtonView] }) buttons!: TemplateButtonView[];
}

export class TemplateList {
  @ApiProperty({ type: [TemplateView] }) items!: TemplateView[];
}

export class TemplateRefresh {
  @ApiProperty() count!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) syncedAt!: string | null;
  /** Why the list could not be read, in words; the one of before stays. */
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
  /** The provider has not answered yet: the list changes when it does. */
  @ApiProperty() running!: boolean;
}
