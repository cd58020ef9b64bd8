import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional } from 'class-validator';
import type { RunVariables } from '#domain/scenarios/facts.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalId, PageParameters, RequiredId } from '../parameters.js';

@IgnoresUnknown()
export class MenuItemsQuery extends PageParameters {
  /** Only items of bots that are heard in this channel. */
  @OptionalId()
  channel_id?: number;

  /** Only items of this depth; 1 are those at the top. */
  @OptionalId()
  level?: number;
}

@IgnoresUnknown()
export class SendMenuItemRequest {
  @RequiredId()
  client_id!: number;

  @RequiredId()
  menu_item_id!: number;
}

export class MenuItem {
  /** The same as long as its button is in the scenario, whatever is published meanwhile. */
  @ApiProperty() id!: number;
  @ApiProperty() text!: string;
  /** The payload of its button. */
  @ApiProperty() command!: string;
  /** The item that leads to it; null at the top. */
  @ApiProperty({ type: Number, nullable: true }) parentID!: number | null;
  /** Among the items beside it, from 1. */
  @ApiProperty() position!: number;
}

@IgnoresUnknown()
export class StartScenarioRequest {
  @RequiredId()
  client_id!: number;

  /** What the run knows from its beginning, by name. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject({ message: 'variables must be an object' })
  variables?: RunVariables;
}

export class StartedScenario {
  @ApiProperty() run_id!: number;
  @ApiProperty() client_id!: number;
  @ApiProperty() dialog_id!: number;
}
