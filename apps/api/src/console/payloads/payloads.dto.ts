import { ApiProperty } from '@nestjs/swagger';

const PLACES = ['scenario', 'console', 'api', 'template'] as const;

class PayloadPlace {
  @ApiProperty({ enum: PLACES, description: 'Who sends it: a step, an operator, a program; or with which template it goes' })
  kind!: (typeof PLACES)[number];
  @ApiProperty({ description: 'How its button reads' }) title!: string;
  @ApiProperty({ description: 'The payload as it is sent there; in scenarios its values may be templates' }) payload!: string;
  @ApiProperty({ type: Number, nullable: true }) scenarioId!: number | null;
  @ApiProperty({ type: String, nullable: true }) stepId!: string | null;
  @ApiProperty({ type: String, nullable: true }) buttonId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The step to which the button leads by itself' }) leadsTo!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The name of the template' }) template!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Where it was sent last' }) dialogId!: number | null;
  @ApiProperty({ type: Number, nullable: true }) messageId!: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sentAt!: string | null;
}

class PayloadTriggered {
  @ApiProperty() scenarioId!: number;
  @ApiProperty({ description: 'The id of the trigger in its scenario' }) triggerId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null = where the scenario begins' }) stepId!: string | null;
  @ApiProperty({ type: [Number], nullable: true, description: 'Null = all channels' }) channelIds!: number[] | null;
}

class KnownPayload {
  @ApiProperty({ description: 'Of a payload in another form than action?name=value the whole of it' }) action!: string;
  @ApiProperty({ type: [String], description: 'Names of the parameters that it was seen with' }) parameters!: string[];
  @ApiProperty({ type: [PayloadPlace] }) places!: PayloadPlace[];
  @ApiProperty({ type: [PayloadTriggered], description: 'What a press starts, unless its button leads somewhere by itself' })
  triggers!: PayloadTriggered[];
}

class ScenarioOfPayloads {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() enabled!: boolean;
}

export class PayloadList {
  @ApiProperty({ type: [KnownPayload] }) items!: KnownPayload[];
  @ApiProperty({ type: [ScenarioOfPayloads], description: 'The scenarios that the items name' }) scenarios!: ScenarioOfPayloads[];
}
