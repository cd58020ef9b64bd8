import { ApiProperty } from '@nestjs/swagger';
import { Named } from '../named.dto.js';

export class TicketWords {
  @ApiProperty({ type: [Named] }) states!: Named[];
  @ApiProperty({ type: [Named] }) priorities!: Named[];
}
