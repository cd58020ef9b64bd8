import { defineEntity, p } from '@mikro-orm/postgresql';
import { Company, type LastOperatorMode, type Locale } from '#domain/companies/company.js';
import type { WorkingHours } from '#domain/companies/working-hours.js';

/** How a company lies in its table; the class knows nothing of it. */
export const CompanySchema = defineEntity({
  class: Company,
  tableName: 'company',
  properties: {
    id: p.bigint('number').primary(),
    name: p.text().accessor('_name').fieldName('name'),
    timeZone: p.text().accessor('_timeZone').fieldName('time_zone'),
    locale: p.text().$type<Locale>().accessor('_locale').fieldName('locale'),
    autoAssign: p.boolean().accessor('_autoAssign').fieldName('auto_assign'),
    maxOpenDialogs: p.integer().accessor('_maxOpenDialogs').fieldName('max_open_dialogs'),
    lastOperatorMode: p.text().$type<LastOperatorMode>().accessor('_lastOperatorMode').fieldName('last_operator_mode'),
    operatorsAssignOthers: p.boolean().accessor('_operatorsAssignOthers').fieldName('operators_assign_others'),
    lastOperatorWaitSeconds: p.integer().nullable().accessor('_lastOperatorWaitSeconds').fieldName('last_operator_wait_seconds'),
    offlineReleaseSeconds: p.integer().nullable().accessor('_offlineReleaseSeconds').fieldName('offline_release_seconds'),
    backlogLimitSeconds: p.integer().nullable().accessor('_backlogLimitSeconds').fieldName('backlog_limit_seconds'),
    embedOrigins: p.array().columnType('text[]').accessor('_embedOrigins').fieldName('embed_origins'),
    ratingQuestion: p.text().nullable().accessor('_ratingQuestion').fieldName('rating_question'),
    workingHours: p.json<WorkingHours>().nullable().accessor('_workingHours').fieldName('working_hours'),
  },
});
