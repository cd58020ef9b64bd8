import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { mayUseConsole } from '#domain/access/rights.js';
import { AnyToken, Scope } from '../../public/scope.js';
import { ByApiToken, Public, Requires } from '../auth.decorators.js';
import { RoutesHaveRights } from '../routes-have-rights.js';

@Controller('said')
class SaidController {
  @Public()
  @Get('open')
  open(): void {}

  @Requires(mayUseConsole)
  @Get('closed')
  closed(): void {}

  @ByApiToken()
  @Scope('messages:read')
  @Get('scoped')
  scoped(): void {}

  @ByApiToken()
  @AnyToken()
  @Get('any')
  any(): void {}
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): void {}
}

@ByApiToken()
@Controller('scopeless')
class ScopelessController {
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

  it('is refused while a route for programs does not say which scope a token needs', async () => {
    await expect(starts(ScopelessController)).rejects.toThrow('ScopelessController.read');
  });

  it('goes on when all routes say it', async () => {
    await expect(starts(SaidController)).resolves.toBeUndefined();
  });
});
