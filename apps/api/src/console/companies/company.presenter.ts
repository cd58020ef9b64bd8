import { RATING_QUESTIONS } from '#domain/ratings/rating.js';
import type { Company as CompanyEntity } from '#domain/companies/company.js';
import type { Company } from './companies.dto.js';

export function presentCompany(company: CompanyEntity): Company {
  const { id, name, timeZone, locale, autoAssign, maxOpenDialogs } = company;
  const { lastOperatorMode, lastOperatorWaitSeconds, offlineReleaseSeconds, backlogLimitSeconds, operatorsAssignOthers, workingHours } =
    company;
  const embedOrigins = [...company.embedOrigins];
  return {
    ...{ id, name, timeZone, locale, autoAssign, maxOpenDialogs },
    ...{
      lastOperatorMode,
      lastOperatorWaitSeconds,
      offlineReleaseSeconds,
      backlogLimitSeconds,
      operatorsAssignOthers,
      workingHours,
      embedOrigins,
    },
    ratingQuestion: company.ratingQuestion,
    usualRatingQuestion: RATING_QUESTIONS[locale],
  };
}
