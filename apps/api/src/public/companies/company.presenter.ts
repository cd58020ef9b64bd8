import type { PublicCompanyRow } from '#persistence/companies/company.public-view.js';
import type { ApiInfo, CompanyInfo } from './companies.dto.js';

/** Of `/v1`. */
const VERSION = 1;

export function presentApiInfo(row: PublicCompanyRow): ApiInfo {
  return {
    ...{ mode: row.apiMode, hook: row.hook, chat_close_web_hook: row.chatCloseHook, current_version: VERSION },
    ...{ requests_this_month: row.requestsThisMonth, channels: row.channels, company_name: row.name },
    ...{ companyID: row.id, partnerID: null, admin_email: row.adminEmail, company_mode: row.apiMode, company_lang: row.locale },
  };
}

export function presentCompanyInfo(row: PublicCompanyRow): CompanyInfo {
  return {
    ...{ id: row.id, name: row.name, time_zone: row.timeZone, lang: row.locale, mode: row.apiMode },
    ...{ online: row.operatorsOnline > 0 ? 1 : 0, operators_online: row.operatorsOnline, operators: row.operators },
    ...{ channels: row.channels, custom_fields: row.customFields },
  };
}
