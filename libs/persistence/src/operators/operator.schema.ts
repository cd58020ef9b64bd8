import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Role } from '#domain/access/caller.js';
import type { Locale } from '#domain/companies/company.js';
import { Operator, type ColorScheme, type OperatorState } from '#domain/operators/operator.js';

/** How an operator's card lies in its table. The password's hash is not mapped: no form may load or change it. */
export const OperatorSchema = defineEntity({
  class: Operator,
  tableName: 'operator',
  properties: {
    id: p.bigint('number').primary(),
    companyId: p.bigint('number').fieldName('company_id'),
    email: p.text(),
    firstName: p.text().accessor('_firstName').fieldName('first_name'),
    lastName: p.text().accessor('_lastName').fieldName('last_name'),
    phone: p.text().nullable().accessor('_phone').fieldName('phone'),
    role: p.text().$type<Role>().accessor('_role').fieldName('role'),
    locale: p.text().$type<Locale>().accessor('_locale').fieldName('locale'),
    colorScheme: p.text().$type<ColorScheme>().accessor('_colorScheme').fieldName('color_scheme'),
    state: p.text().$type<OperatorState>().accessor('_state').fieldName('state'),
    takesPartInQueue: p.boolean().accessor('_takesPartInQueue').fieldName('takes_part_in_queue'),
    maxOpenDialogs: p.integer().nullable().accessor('_maxOpenDialogs').fieldName('max_open_dialogs'),
  },
});
