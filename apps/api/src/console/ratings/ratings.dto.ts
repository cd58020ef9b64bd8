import { ApiProperty } from '@nestjs/swagger';

/** How clients rated an operator after their requests were closed. */
export class OperatorRating {
  @ApiProperty({ type: Number, nullable: true, description: '1 to 5; null while nobody has rated' }) average!: number | null;
  @ApiProperty() count!: number;
  @ApiProperty({ description: 'The days that it is the average of, until now' }) days!: number;
}
