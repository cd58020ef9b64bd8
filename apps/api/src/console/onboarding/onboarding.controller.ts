import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayDoOnboarding } from '#domain/access/rights.js';
import { ApplyStep } from '#domain/onboarding/apply-step.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { AppliedStep, ForgetFieldsQuery, KeepFieldRequest, KeptField, Onboarding } from './onboarding.dto.js';
import { OnboardingReader } from './onboarding-reader.js';
import { OnboardingWriter } from './onboarding-writer.js';

/** The way from registration to the first conversation. */
@ApiTags('onboarding')
@Controller('api/onboarding')
export class OnboardingController {
  constructor(
    private readonly reader: OnboardingReader,
    private readonly writer: OnboardingWriter,
    private readonly applyStep: ApplyStep,
  ) {}

  @Requires(mayDoOnboarding)
  @Get()
  @ApiOkResponse({ type: Onboarding })
  read(@Caller() caller: SignedIn): Promise<Onboarding> {
    return this.reader.read(caller);
  }

  /** Keeps a field as it is typed; the last write stays. Whoever else has the onboarding open hears of it. */
  @Requires(mayDoOnboarding)
  @Put('fields/:step/:field')
  @ApiOkResponse({ type: KeptField })
  async keep(
    @Caller() caller: SignedIn,
    @Param('step') step: string,
    @Param('field') field: string,
    @Body() { value }: KeepFieldRequest,
  ): Promise<KeptField> {
    return { revision: await this.writer.keep(caller, step, field, value) };
  }

  /** Forgets what was typed in a step, as in the form of a messenger that is connected now. */
  @Requires(mayDoOnboarding)
  @Delete('fields/:step')
  @HttpCode(204)
  @ApiNoContentResponse()
  forget(@Caller() caller: SignedIn, @Param('step') step: string, @Query() { starting }: ForgetFieldsQuery): Promise<void> {
    return this.writer.forget(caller, step, starting);
  }

  /** "Continue": what was typed becomes so, or is refused with what is wrong by field (422). Once more is harmless. */
  @Requires(mayDoOnboarding)
  @Post('steps/:step/complete')
  @HttpCode(200)
  @ApiOkResponse({ type: AppliedStep })
  async complete(@Caller() caller: SignedIn, @Param('step') step: string): Promise<AppliedStep> {
    const invited = await this.applyStep.run(caller, step);
    return { ...(await this.reader.read(caller)), invited };
  }

  @Requires(mayDoOnboarding)
  @Post('steps/:step/skip')
  @HttpCode(200)
  @ApiOkResponse({ type: Onboarding })
  async skipStep(@Caller() caller: SignedIn, @Param('step') step: string): Promise<Onboarding> {
    await this.writer.skipStep(caller, step);
    return this.reader.read(caller);
  }

  /** Takes a step up again, done or passed over. */
  @Requires(mayDoOnboarding)
  @Post('steps/:step/reopen')
  @HttpCode(200)
  @ApiOkResponse({ type: Onboarding })
  async reopenStep(@Caller() caller: SignedIn, @Param('step') step: string): Promise<Onboarding> {
    await this.writer.reopenStep(caller, step);
    return this.reader.read(caller);
  }

  /** As a whole; what was typed is still there when it is opened again. */
  @Requires(mayDoOnboarding)
  @Post('skip')
  @HttpCode(200)
  @ApiOkResponse({ type: Onboarding })
  async skip(@Caller() caller: SignedIn): Promise<Onboarding> {
    await this.writer.skip(caller);
    return this.reader.read(caller);
  }

  /** From the settings; also for a company that never had one. */
  @Requires(mayDoOnboarding)
  @Post('reopen')
  @HttpCode(200)
  @ApiOkResponse({ type: Onboarding })
  async reopen(@Caller() caller: SignedIn): Promise<Onboarding> {
    await this.writer.reopen(caller);
    return this.reader.read(caller);
  }

  @Requires(mayDoOnboarding)
  @Post('finish')
  @HttpCode(200)
  @ApiOkResponse({ type: Onboarding })
  async finish(@Caller() caller: SignedIn): Promise<Onboarding> {
    await this.writer.finish(caller);
    return this.reader.read(caller);
  }
}
