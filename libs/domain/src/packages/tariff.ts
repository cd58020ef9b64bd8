/** What a company pays for its dialogs. Money in minor units (kopecks) of the company's currency. */
export interface Tariff {
  /** Paid for: packages are topped up by themselves only then. */
  active: boolean;
  /** The company's choice. */
  autoTopUp: boolean;
  /** How many dialogs a package has. */
  packageSize: number;
  packagePriceMinor: number;
  /** Of a dialog for which no package has a place. */
  singlePriceMinor: number;
}

/** What a tariff is unless somebody says otherwise. */
export const USUAL_PACKAGE_SIZE = 100;
/** 2.50 RUB. */
export const USUAL_SINGLE_PRICE_MINOR = 250;

/** Shares of the packages at which a company is told how much it has used, in percent. */
export const NOTICED_SHARES = [80, 95, 100] as const;
