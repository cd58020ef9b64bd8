import { ApiProperty } from '@nestjs/swagger';

export class PublicOperatorGroup {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [Number] }) operator_ids!: number[];
}
