import { Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import { IgnoresUnknown } from '../../http/validation.js';
import { type Answer, ApiAnswer, type PageMeta } from '../envelope.js';
import { OptionalChoice, OptionalId, PageParameters } from '../parameters.js';
import { PublicController } from '../public-controller.js';
import { AnyToken } from '../scope.js';
import { countriesIn, PLACE_LANGUAGES, regionsOf, type Place, type PlaceLanguage } from './places.js';

@IgnoresUnknown()
export class CountriesQuery extends PageParameters {
  @OptionalChoice(PLACE_LANGUAGES)
  lang?: PlaceLanguage;
}

@IgnoresUnknown()
export class RegionsQuery extends PageParameters {
  /** The number of a country, as /v1/countries has it. */
  @OptionalId()
  country_id?: number;
}

export class Country {
  @ApiProperty({ example: 643, description: 'ISO 3166-1' }) id!: number;
  @ApiProperty({ example: 'RU' }) code!: string;
  @ApiProperty({ example: 'Russian Federation' }) name!: string;
}

export class Region {
  @ApiProperty({ description: 'Made of the ISO codes, and stays as long as they do' }) id!: number;
  @ApiProperty({ example: 643 }) country_id!: number;
  @ApiProperty({ example: 'RU-MOS', description: 'ISO 3166-2' }) code!: string;
  @ApiProperty({ description: "In its country's own language, in Latin letters" }) name!: string;
}

/** Lists that are the same for everybody. */
@PublicController('')
export class PublicPlacesController {
  @Get('countries')
  @AnyToken()
  @ApiOperation({ summary: 'Countries', description: 'In English, or in Russian with lang=ru.' })
  @ApiAnswer(Country, { list: true })
  countries(@Query() { lang = 'en', page }: CountriesQuery): Answer<Country[]> {
    return paged(countriesIn(lang), page);
  }

  @Get('regions')
  @AnyToken()
  @ApiOperation({ summary: 'Regions of a country, or of all' })
  @ApiAnswer(Region, { list: true })
  regions(@Query() { country_id, page }: RegionsQuery): Answer<Region[]> {
    const { data, meta } = paged(regionsOf(country_id ?? null), page);
    return { data: data.map(({ id, countryId, code, name }) => ({ id, country_id: countryId, code, name })), meta };
  }
}

function paged<T extends Place>(all: T[], { limit, offset }: { limit: number; offset: number }): { data: T[]; meta: PageMeta } {
  return { data: all.slice(offset, offset + limit), meta: { total: all.length, limit, offset } };
}
