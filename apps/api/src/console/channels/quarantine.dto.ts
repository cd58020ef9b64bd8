import { ApiProperty } from '@nestjs/swagger';

const REASONS = ['unparsable', 'not_served', 'item_failed'] as const;
const OUTCOMES = ['replayed', 'still_failing'] as const;

class QuarantinedUpdate {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: REASONS }) reason!: (typeof REASONS)[number];
  @ApiProperty() error!: string;
  @ApiProperty({ format: 'date-time' }) receivedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) replayedAt!: string | null;
  /** The first 4 KB of what the provider sent. */
  @ApiProperty() body!: string;
}

export class QuarantineList {
  @ApiProperty({ type: [QuarantinedUpdate] }) items!: QuarantinedUpdate[];
}

export class Replay {
  @ApiProperty({ enum: OUTCOMES }) outcome!: (typeof OUTCOMES)[number];
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
}
