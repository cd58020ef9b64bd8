import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { UploadStore } from '#persistence/uploads/upload.store.js';
import { AttachmentsController } from './attachments.controller.js';
import { UploadReceiver } from './upload-receiver.js';
import { UploadsController } from './uploads.controller.js';

/** Files: on their way to a client, and out of dialogs. */
@Module({
  controllers: [UploadsController, AttachmentsController],
  providers: [UploadReceiver, { provide: UploadStore, inject: [Database], useFactory: (database: Database) => new UploadStore(database) }],
})
export class UploadsModule {}
