import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Public } from '../../access/auth.decorators.js';
import { Env } from '../../env.js';
import { productVersion } from '../../platform/product.js';

class PublicInfo {
  @ApiProperty() demo!: boolean;
  @ApiProperty({ type: String, nullable: true }) demoEmail!: string | null;
  @ApiProperty() simulator!: boolean;
  @ApiProperty() version!: string;
}

@ApiTags('session')
@Controller('api/public')
export class PublicController {
  constructor(private readonly env: Env) {}

  @Public()
  @Get()
  @ApiOkResponse({ type: PublicInfo })
  read(): PublicInfo {
    const { DEMO, DEMO_EMAIL, SIMULATOR_URL } = this.env;
    const demo = DEMO === 'on';
    return { demo, demoEmail: demo ? (DEMO_EMAIL ?? null) : null, simulator: SIMULATOR_URL !== undefined, version: productVersion };
  }
}
