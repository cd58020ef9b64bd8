import { ApiProperty } from '@nestjs/swagger';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalPhone, PageParameters } from '../parameters.js';

@IgnoresUnknown()
export class ChannelsQuery extends PageParameters {
  @OptionalPhone()
  phone?: string;
}

export class PublicChannel {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty({ type: [String], example: ['whatsapp'] }) transports!: string[];
  /** Whether it can write to somebody who never wrote, by his phone. */
  @ApiProperty() write_first_option!: boolean;
}
