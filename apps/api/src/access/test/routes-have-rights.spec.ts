import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { mayUseConsole } from '#domain/access/rights.js';
import { Public, Requires } from '../auth.decorators.js';
import { RoutesHaveRights } from '../routes-have-rights.js';

@Controller('said')
class SaidController {
  @Public()
  @Get('open')
  open(): void {}

  @Requires(mayUseConsole)
  @Get('closed')
  closed(): void {}
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): void {}
}

async function starts(controller: new () => object): Promise<void> {
  @Module({ imports: [DiscoveryModule], controllers: [controller], providers: [RoutesHaveRights] })
  class ProgramModule {}
  const program = await Test.createTestingModule({ imports: [ProgramModule] }).compile();
  await program.init();
  await program.close();
}

describe('the start', () => {
  it('is refused while a route does not say who may call it, and names the route', async () => {
    await expect(starts(ForgottenController)).rejects.toThrow('ForgottenController.read');
  });

  it('goes on when all routes say it', async () => {
    await expect(starts(SaidController)).resolves.toBeUndefined();
  });
});
