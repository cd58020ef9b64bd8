/** The texts of one language, by the paths of their files. */
export type Catalogs = Record<string, Record<string, unknown>>;
