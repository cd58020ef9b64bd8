import { Module } from '@nestjs/common';

/** `/v1`: what integrators' programs call. */
@Module({})
export class PublicApiModule {}
