/** An operator's name as the audit log keeps it, of the columns of `operator`. */
export const fullNameOf = (table: string): string => `trim(${table}.first_name || ' ' || ${table}.last_name)`;
