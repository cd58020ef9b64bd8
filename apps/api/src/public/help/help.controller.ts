import { Get } from '@nestjs/common';
import { API_MODES } from '#domain/companies/api-mode.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { Named } from '../named.dto.js';
import { PublicController } from '../public-controller.js';
import { AnyToken } from '../scope.js';
import { TicketWords } from './help.dto.js';
import { DIALOG_STATES, MESSAGE_TYPES, ROLES_OF_OPERATORS, TICKETS, TRANSPORTS } from './words.js';

/** What the words of this API mean; the same for every company. */
@PublicController('help')
export class PublicHelpController {
  @AnyToken()
  @Get('api_modes')
  @ApiAnswer(Named, { list: true })
  apiModes(): Answer<Named[]> {
    return listOf([...API_MODES]);
  }

  @AnyToken()
  @Get('dialog_states')
  @ApiAnswer(Named, { list: true })
  dialogStates(): Answer<Named[]> {
    return listOf(DIALOG_STATES);
  }

  @AnyToken()
  @Get('message_types')
  @ApiAnswer(Named, { list: true })
  messageTypes(): Answer<Named[]> {
    return listOf(MESSAGE_TYPES);
  }

  @AnyToken()
  @Get('roles')
  @ApiAnswer(Named, { list: true })
  roles(): Answer<Named[]> {
    return listOf(ROLES_OF_OPERATORS);
  }

  @AnyToken()
  @Get('transports')
  @ApiAnswer(Named, { list: true })
  transports(): Answer<Named[]> {
    return listOf(TRANSPORTS);
  }

  @AnyToken()
  @Get('tickets')
  @ApiAnswer(TicketWords)
  tickets(): Answer<TicketWords> {
    return { data: TICKETS };
  }
}

/** The whole list is the page. */
const listOf = (data: Named[]): Answer<Named[]> => ({ data, meta: { total: data.length, limit: data.length, offset: 0 } });
