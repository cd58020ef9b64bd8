import { ApiProperty } from '@nestjs/swagger';
import { Client } from '../clients/clients.dto.js';
import { DialogLimits, DialogRow } from './dialogs.dto.js';

/** A dialog with its client and what its channel can carry, as the thread and the panel beside it need them. */
export class DialogView extends DialogRow {
  @ApiProperty({ type: Client }) declare client: Client;
  @ApiProperty({ type: DialogLimits }) limits!: DialogLimits;
  @ApiProperty() canWrite!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Until when the channel takes free texts; null = always' })
  windowClosesAt!: string | null;
}
