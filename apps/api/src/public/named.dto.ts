import { ApiProperty } from '@nestjs/swagger';

/** A word of this API with what it means. */
export class Named {
  @ApiProperty() name!: string;
  @ApiProperty() description!: string;
}
