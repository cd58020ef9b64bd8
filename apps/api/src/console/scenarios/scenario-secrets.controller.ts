import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { mayManageSecrets, mayReadSecretNames } from '#domain/access/rights.js';
import { SCENARIO_LIMITS, VARIABLE_NAME } from '#domain/scenarios/scenario-limits.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { type ScenarioSecretRow, ScenarioSecretStore } from '#persistence/scenarios/secret.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';

export class SetSecretRequest {
  @ApiProperty({ maxLength: SCENARIO_LIMITS.secretValue })
  @IsString()
  @MinLength(1)
  @MaxLength(SCENARIO_LIMITS.secretValue)
  value!: string;
}

export class ScenarioSecret {
  /** As `{{ secrets.NAME }}` of HTTP steps has it. */
  @ApiProperty() name!: string;
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
}

export class ScenarioSecretList {
  @ApiProperty({ type: [ScenarioSecret] }) items!: ScenarioSecret[];
}

/** Keys of other programs, for HTTP steps. Admins write them; nobody reads them back. */
@ApiTags('scenarios')
@Requires(mayManageSecrets)
@Controller('api/scenario-secrets')
export class ScenarioSecretsController {
  constructor(private readonly secrets: ScenarioSecretStore) {}

  /** Their names, for whoever draws. */
  @Requires(mayReadSecretNames)
  @Get()
  @ApiOkResponse({ type: ScenarioSecretList })
  async list(@Caller() { companyId }: SignedIn): Promise<ScenarioSecretList> {
    return { items: (await this.secrets.list(companyId)).map(presentSecret) };
  }

  @Put(':name')
  @ApiOkResponse({ type: ScenarioSecret })
  async set(@Caller() { companyId }: SignedIn, @Param('name') name: string, @Body() { value }: SetSecretRequest): Promise<ScenarioSecret> {
    if (!VARIABLE_NAME.test(name)) {
      const words = 'name must be 1 to 64 Latin letters, digits and _, and not begin with a digit';
      throw new DomainError('invalid_input', words, 'invalid', 'name');
    }
    return presentSecret(await this.secrets.put(companyId, name, value));
  }

  @Delete(':name')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() { companyId }: SignedIn, @Param('name') name: string): Promise<void> {
    return this.secrets.remove(companyId, name);
  }
}

const presentSecret = ({ name, updatedAt }: ScenarioSecretRow): ScenarioSecret => ({ name, updatedAt: updatedAt.toISOString() });
