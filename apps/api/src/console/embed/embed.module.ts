import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { EmbedTokens } from '#persistence/embed/embed-token.store.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { PlacesOfAddresses } from '../../access/places.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { EmbedAddress } from './embed-address.js';
import { EmbedController } from './embed.controller.js';
import { FrameFiles } from './frame-files.js';
import { FrameFilesController } from './frame-files.controller.js';

/** The agent view in a frame of somebody's page. */
@Module({
  imports: [SessionsModule],
  controllers: [EmbedController, FrameFilesController],
  providers: [
    EmbedAddress,
    FrameFiles,
    {
      provide: EmbedTokens,
      inject: [Database, JobsDatabase, PlacesOfAddresses],
      useFactory: (...parts: ConstructorParameters<typeof EmbedTokens>) => new EmbedTokens(...parts),
    },
  ],
  exports: [EmbedTokens, EmbedAddress],
})
export class EmbedModule {}
