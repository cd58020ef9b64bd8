import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { FileLinks } from './file-links.js';
import { LivechatController } from './livechat.controller.js';
import { SendVisitorMessage } from './send-visitor-message.js';
import { VisitorFrames } from './visitor-frames.js';
import { VisitorSpeech } from './visitor-speech.js';
import { Visitors } from './visitors.js';
import { WidgetAudience } from './widget-audience.js';
import { WidgetDoor } from './widget-door.js';
import { WidgetFilesController } from './widget-files.controller.js';
import { WidgetController } from './widget.controller.js';
import { WidgetGateway } from './widget.gateway.js';
import { WidgetLimits } from './widget-limits.js';
import { WidgetSockets } from './widget-sockets.js';

/** `/widget`: the chat on the company's own pages and in its apps. */
@Module({
  imports: [LiveModule],
  controllers: [LivechatController, WidgetController, WidgetFilesController],
  providers: [
    FileLinks,
    SendVisitorMessage,
    VisitorFrames,
    VisitorSpeech,
    Visitors,
    WidgetAudience,
    WidgetDoor,
    WidgetGateway,
    WidgetLimits,
    WidgetSockets,
  ],
})
export class WidgetModule {}
